"""What every source is, and what it is told about the bytes it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, runtime_checkable

from reader.model.article import RawArticle, Rejected
from reader.sources.fields import Layer
from reader.sources.rules import PathRule
from reader.text.safe import printable


@dataclass(frozen=True, slots=True)
class Hint:
    """Where bytes come from, and what is known about them apart from their content."""

    path: str
    """Relative to its folder, divided by `/`, as it is shown to people."""
    key: str = ""
    """The same path, exact; empty where it is `path` itself."""
    sidecar: Layer = field(default_factory=Layer)
    """What the metadata file beside it says."""
    rules: tuple[PathRule, ...] = ()
    """What the path may tell; the first that fits does."""
    outlets: Mapping[str, str] = field(default_factory=dict)
    """Outlet names by alias, in lower case."""

    @property
    def exact(self) -> str:
        """The path that keys and path rules see."""
        return self.key or self.path

    @property
    def shown(self) -> str:
        """The path without anything a terminal would obey."""
        return printable(self.path)


class Source(Protocol):
    """Reads one format. Stateless; never writes."""

    @property
    def kind(self) -> str:
        """The first part of its source keys."""
        ...

    @property
    def largest(self) -> int:
        """Bytes; a larger file, or record of a file of records, is rejected unread."""
        ...

    def read(self, raw: bytes, hint: Hint) -> Sequence[RawArticle | Rejected]:
        """The articles in a file's bytes, in order; what is no article comes with its reason."""
        ...


@runtime_checkable
class StreamingSource(Source, Protocol):
    """A source whose files hold many articles and may be of any size."""

    def stream(self, file: BinaryIO, hint: Hint) -> Iterator[RawArticle | Rejected]:
        """What `read` gives, one by one, holding one record in memory at a time.

        Raises:
            OSError: the file cannot be read to its end.
        """
        ...
