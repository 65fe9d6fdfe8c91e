"""Stories: which articles tell of one event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.story import Story


class Stories(Protocol):
    """Groups of articles on one event."""

    def all(self, *, least: int = 1) -> Sequence[Story]:
        """Every story of at least so many articles, newest first; one alone is a story too."""
        ...

    def of(self, article: str) -> Story:
        """The story the article belongs to."""
        ...

    def rename(self, story: str, *, name: str | None) -> None:
        """Names a story by hand; None takes the name back. Can be undone."""
        ...

    def join(self, ids: Sequence[str]) -> None:
        """Puts articles, with their stories, into one story by hand. Can be undone."""
        ...

    def take_out(self, article: str) -> None:
        """Takes an article out of its story by hand, apart from all others in it. Can be undone."""
        ...
