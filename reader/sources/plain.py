"""Plain text: the given text is the file's own, after its front matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import RawArticle, Rejected
from reader.sources.base import Hint
from reader.sources.opening import finished, opened


@dataclass(frozen=True, slots=True)
class PlainText:
    """Reads `.txt` files, one article each."""

    kind: str = "plain"
    largest: int = 20_000_000

    def read(self, raw: bytes, hint: Hint) -> Sequence[RawArticle | Rejected]:
        """The one article, or why there is none."""
        source = opened(raw, hint)
        if isinstance(source, Rejected):
            return (source,)
        return (finished(raw, hint, source, kind=self.kind, given=source.body, plain=True),)
