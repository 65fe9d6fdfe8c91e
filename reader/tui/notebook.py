"""The notebook: notes, bookmarks and marks at the passage, and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reader.model.article import ArticleHead, ArticleText
from reader.model.correction import Correction
from reader.model.note import Note
from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.newsroom.services import Newsroom
from reader.tui.desk import WRITING
from reader.tui.work import Work


@dataclass(frozen=True)
class Left:
    """What is left in an article after an act."""

    told: str
    """What was done, in words for the status line."""
    article: str | None = None
    notes: Sequence[Note] = ()
    head: ArticleHead | None = None
    stepped: Stepped | None = None
    """What undo or redo brought back; None after any other act."""


@dataclass(frozen=True)
class Stepped:
    """What holds in the open article after undo or redo, which may have been about anything."""

    back: bool
    """Whether it was an undo."""
    article: ArticleText | None = None
    """None where no article is open."""
    extraction: Extraction | None = None
    corrections: Sequence[Correction] = ()


class Page(Protocol):
    """What the notebook needs of the screen."""

    @property
    def open_article(self) -> str | None:
        """The id of the article that lies open."""
        ...

    @property
    def target(self) -> Span:
        """The selection, else the passage."""
        ...

    def show_left(self, left: Left) -> None:
        """Shows what an act did."""
        ...


class Notebook:
    """Every act is queued: none is lost, whatever is typed meanwhile."""

    def __init__(self, newsroom: Newsroom, work: Work, page: Page) -> None:
        self._newsroom = newsroom
        self._work = work
        self._page = page

    def toggle_bookmark(self) -> None:
        """Bookmarks the passage, or takes the bookmark away."""
        notes = self._newsroom.notes

        def toggle(article: str, span: Span) -> str:
            set_now = notes.toggle_bookmark(article, span) is not None
            return "bookmarked" if set_now else "bookmark taken away"

        self._here(toggle)

    def set_mark(self, letter: str) -> None:
        """Marks the passage with a letter."""
        notes = self._newsroom.notes

        def mark(article: str, span: Span) -> str:
            notes.set_mark(letter, article, span)
            return f"mark {letter} set; '{letter} comes back here"

        self._here(mark)

    def highlight(self) -> None:
        """Highlights the passage."""
        notes = self._newsroom.notes

        def highlight(article: str, span: Span) -> str:
            notes.highlight(article, span)
            return "highlighted"

        self._here(highlight)

    def write(self, article: str, span: Span, text: str) -> None:
        """Leaves a note and forgets its draft."""
        notes = self._newsroom.notes

        def write() -> str:
            notes.write(article, span, text=text)
            notes.save_draft(article, span, text="")
            return "note written"

        self._act(article, write)

    def edit(self, note: Note, text: str) -> None:
        """Replaces a note's text."""
        notes = self._newsroom.notes

        def edit() -> str:
            notes.edit(note.id, text=text)
            return "note changed"

        self._act(note.article, edit)

    def delete(self, note: Note) -> None:
        """Takes a note, bookmark or mark away."""
        notes = self._newsroom.notes

        def delete() -> str:
            notes.delete(note.id)
            return f"{note.kind.value} deleted; u brings it back"

        self._act(note.article, delete)

    def save_draft(self, article: str, span: Span, text: str) -> None:
        """Keeps what is being typed."""
        notes = self._newsroom.notes
        self._work.every(
            WRITING,
            lambda ticket: notes.save_draft(article, span, text=text),
            lambda done: None,
        )

    def undo(self) -> None:
        """Takes the last act back."""
        self._again(redo=False)

    def redo(self) -> None:
        """Does it again."""
        self._again(redo=True)

    def _again(self, *, redo: bool) -> None:
        newsroom, article = self._newsroom, self._page.open_article

        def again() -> Left:
            done = newsroom.history.redo() if redo else newsroom.history.undo()
            told = done.what if done else f"nothing to {'do again' if redo else 'undo'}"
            return replace(self._left(article, told), stepped=stepped())

        def stepped() -> Stepped:
            if article is None:
                return Stepped(not redo)
            return Stepped(
                not redo,
                newsroom.articles.text(article),
                newsroom.quotes.of(article),
                newsroom.corrections.of(article),
            )

        self._work.every(WRITING, lambda ticket: again(), self._page.show_left)

    def _here(self, act: Callable[[str, Span], str]) -> None:
        article, span = self._page.open_article, self._page.target
        if article is not None:
            self._act(article, lambda: act(article, span))

    def _act(self, article: str | None, act: Callable[[], str]) -> None:
        def run() -> Left:
            told = act()
            return self._left(article, told)

        self._work.every(WRITING, lambda ticket: run(), self._page.show_left)

    def _left(self, article: str | None, told: str) -> Left:
        """What is left in an article now; called off the event loop."""
        if article is None:
            return Left(told)
        head = next(iter(self._newsroom.articles.heads([article])), None)
        return Left(told, article, tuple(self._newsroom.notes.of(article)), head)
