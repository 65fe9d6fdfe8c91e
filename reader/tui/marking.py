"""Bookmarks, marks and notes across the library: the list of them, and jumping to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model.article import ArticleHead
from reader.model.correction import Correction
from reader.model.note import Note
from reader.newsroom.services import Newsroom
from reader.tui.desk import Desk, orphans
from reader.tui.overlays import Overlays
from reader.tui.widgets.marks_overlay import MarksOverlay
from reader.tui.widgets.notes_tab import NotesTab
from reader.tui.work import Work

MARKS = "marks"
"""The kind of work, and the overlay's name."""


@dataclass(frozen=True)
class _Everything:
    notes: Sequence[Note]
    heads: dict[str, ArticleHead]
    orphans: Sequence[Correction]


class Marking:
    """Shows what was left in the library.

    Args:
        newsroom: the library.
        work: reads it.
        desk: opens articles.
        overlays: opens the list.
        overlay: the list.
        tab: the panel's notes, which can list the library too.
        tell: says what cannot be done.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        desk: Desk,
        overlays: Overlays,
        overlay: MarksOverlay,
        tab: NotesTab,
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._desk = desk
        self._overlays = overlays
        self._overlay = overlay
        self._tab = tab
        self._tell = tell

    def list(self, words: str) -> None:
        """Opens the list; it fills as soon as the notes are read."""
        self._overlays.open(MARKS)
        self._overlay.open(words)
        self.load()

    def turn_tab(self) -> None:
        """Lists the library in the panel, or what was left in the article again."""
        if self._tab.shows_library:
            self._tab.show_article()
        else:
            self._tab.show_library((), {})
            self.load()

    def refresh(self) -> None:
        """Reads the notes anew where the library is listed."""
        if self._tab.shows_library or self._overlays.is_open(MARKS):
            self.load()

    def load(self) -> None:
        """Reads the notes of the library."""
        newsroom = self._newsroom

        def load() -> _Everything:
            notes = newsroom.notes.all()
            ids = list(dict.fromkeys(note.article for note in notes))
            lost = orphans(newsroom.corrections.all())
            ids += [each.article for each in lost if each.article not in ids]
            heads = {head.id: head for head in newsroom.articles.heads(ids)}
            return _Everything(notes, heads, lost)

        self._work.latest(MARKS, lambda ticket: load(), self._show)

    def _show(self, everything: _Everything) -> None:
        self._overlay.show_notes(everything.notes, everything.heads)
        if self._tab.shows_library:
            self._tab.show_library(everything.notes, everything.heads, everything.orphans)

    def jump(self, letter: str) -> None:
        """To the mark of that letter, in whatever article it is."""
        notes = self._newsroom.notes
        self._work.latest(
            MARKS, lambda ticket: notes.mark(letter), lambda note: self._go(letter, note)
        )

    def _go(self, letter: str, note: Note | None) -> None:
        if note is None:
            self._tell(f"there is no mark {letter}; m{letter} sets it")
        elif note.placed.span is None:
            self._tell(f"the words of mark {letter} are gone; '' shows what they were")
        else:
            self._overlays.close_all()
            self._desk.open(note.article, note.placed.span)
