"""Notes, bookmarks and named marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.note import Note
from reader.model.span import Span


class Notes(Protocol):
    """What a person leaves at passages. Every change can be undone through `History`."""

    def of(self, article: str) -> Sequence[Note]:
        """Everything left in the article, by place; orphans last."""
        ...

    def all(self, *, matching: str = "") -> Sequence[Note]:
        """Everything in the library, newest first; `matching` filters note and passage words."""
        ...

    def write(self, article: str, span: Span, *, text: str) -> Note:
        """Leaves a note at a passage. Words beginning with `#` become tags as well."""
        ...

    def highlight(self, article: str, span: Span) -> Note:
        """Highlights a passage."""
        ...

    def edit(self, note: int, *, text: str) -> Note:
        """Replaces a note's text."""
        ...

    def delete(self, note: int) -> None:
        """Takes a note, bookmark or mark away; undo brings it back."""
        ...

    def toggle_bookmark(self, article: str, span: Span) -> Note | None:
        """Bookmarks the passage, or takes the bookmark away; returns it where it was set."""
        ...

    def set_mark(self, letter: str, article: str, span: Span) -> Note:
        """Sets the library's mark of that letter, wherever it was before."""
        ...

    def mark(self, letter: str) -> Note | None:
        """The mark of that letter."""
        ...

    def save_draft(self, article: str, span: Span, *, text: str) -> None:
        """Keeps what is being typed, so that a crash loses nothing; empty text forgets it."""
        ...

    def draft(self, article: str, span: Span) -> str:
        """What was being typed at that passage; empty if nothing."""
        ...
