"""Articles: lists of them, their text, their metadata and a person's reading state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reader.model.article import ArticleHead, ArticleText


class Show(StrEnum):
    """Which articles a list shows."""

    ALL = "all"
    UNREAD = "unread"
    MARKED = "marked"
    """Starred, or with a note or bookmark."""


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """What the title bar says."""

    articles: int
    stories: int
    quotations: int
    notes: int = 0


class Articles(Protocol):
    """Reads articles and remembers what a person did with them.

    Every method may be called from any thread. Unknown ids raise `UnknownArticle`.
    """

    def counts(self) -> LibraryCounts:
        """How much the library holds."""
        ...

    def ids(self, show: Show = Show.ALL) -> Sequence[str]:
        """Article ids in list order: newest story first, inside a story earliest first."""
        ...

    def heads(self, ids: Sequence[str]) -> list[ArticleHead]:
        """What lists show, in the order asked for; ids that have vanished are left out."""
        ...

    def text(self, article: str, *, version: str | None = None) -> ArticleText:
        """The article's present version, or the one named."""
        ...

    def resolve(self, given: str) -> str:
        """The id of the one article whose id or file name contains `given`.

        Raises:
            UnknownArticle: none does.
            AmbiguousArticle: several do, and none exactly.
        """
        ...

    def set_read(self, article: str, *, read: bool, by_hand: bool = True) -> None:
        """Marks the article read or unread; only what a person did by hand can be undone."""
        ...

    def set_starred(self, article: str, *, starred: bool) -> None:
        """Stars the article, or takes the star away."""
        ...

    def position(self, article: str) -> int:
        """The offset at which reading stopped; 0 at first."""
        ...

    def set_position(self, article: str, offset: int) -> None:
        """Remembers where reading stopped."""
        ...

    def set_metadata(self, articles: Sequence[str], *, field: str, value: str | None) -> None:
        """Sets `title`, `outlet`, `date`, `byline` or `url` by hand; None takes the hand edit back.

        Raises:
            UsageError: no such field, or a date that is none.
        """
        ...

    def edit(self, articles: Sequence[str], changes: Mapping[str, str | None]) -> None:
        """Sets several fields by hand in all the articles, as one act; see `set_metadata`."""
        ...
