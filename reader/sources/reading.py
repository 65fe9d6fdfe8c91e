"""Reads a file that was found, from opening it to its articles; nothing here raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from reader.model.article import RawArticle, Rejected
from reader.sources import frontmatter
from reader.sources.base import Hint, Source, StreamingSource
from reader.sources.fields import Layer
from reader.sources.registry import source_for
from reader.sources.rules import PathRule
from reader.sources.walk import Found, reason

Opener = Callable[[str], BinaryIO]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the configuration says about articles; the same for every file of a scan."""

    rules: tuple[PathRule, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    """Outlet names by alias, in lower case."""


def _open(path: str) -> BinaryIO:
    return open(path, "rb")


def read(
    found: Found, knowledge: Knowledge | None = None, *, opened: Opener = _open
) -> Iterator[RawArticle | Rejected]:
    """The articles of a file, in order, each as soon as it is read.

    Whatever is wrong with the file comes as a rejection with its reason: too large, vanished,
    no permission, binary, empty. Memory stays within the format's bound.

    Args:
        found: the file.
        knowledge: path rules and outlet names.
        opened: how a path is opened, for reading only.
    """
    source = source_for(found.path)
    if source is None:
        yield Rejected(found.shown, "not a format this program reads")
        return
    try:
        yield from _articles(source, found, knowledge or Knowledge(), opened)
    except OSError as error:
        yield Rejected(found.shown, reason(error))


def _articles(
    source: Source, found: Found, knowledge: Knowledge, opened: Opener
) -> Iterator[RawArticle | Rejected]:
    hint = Hint(
        path=found.relative,
        key=found.relative,
        sidecar=_sidecar(found, opened),
        rules=knowledge.rules,
        outlets=knowledge.outlets,
    )
    with opened(found.path) as file:
        if isinstance(source, StreamingSource):
            yield from source.stream(file, hint)
            return
        raw = file.read(source.largest + 1)
    if len(raw) > source.largest:
        yield Rejected(found.shown, f"larger than {source.largest // 1_000_000} MB")
    else:
        yield from source.read(raw, hint)


def _sidecar(found: Found, opened: Opener) -> Layer:
    """What the metadata file says; that it cannot be read costs its facts, not the article."""
    if found.sidecar is None:
        return Layer()
    try:
        with opened(found.sidecar) as file:
            return frontmatter.sidecar(file.read(frontmatter.LARGEST + 1))
    except OSError as error:
        return Layer(warnings=(f"sidecar: {reason(error)}",))
