"""Bookmarks, named marks and notes of the whole library: a field that filters, a list to jump."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.model.article import ArticleHead
from reader.model.note import Note, NoteKind
from reader.tui.messages import OpenPassage
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field
from reader.tui.widgets.notes_tab import NotesTab
from reader.tui.widgets.virtual_list import VirtualList

_ORDER = {NoteKind.MARK: 0, NoteKind.BOOKMARK: 1, NoteKind.NOTE: 2, NoteKind.HIGHLIGHT: 3}


class _Choices(NotesTab):
    """Shows its cursor in full while the keys are in the field above it."""

    LOOKS = {**NotesTab.LOOKS, "cursor-blurred": NotesTab.LOOKS["cursor"]}


class MarksOverlay(Vertical):
    """Marks by letter first, then bookmarks, notes and highlights, newest first."""

    DEFAULT_CSS = """
    MarksOverlay {
        background: $surface;
        & > Field { margin: 0 1; }
        & > NotesTab { margin-top: 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="marks-title")
        self.field = Field(id="marks-field", placeholder="type to filter")
        self.choices = _Choices(id="marks-choices")

    def compose(self) -> ComposeResult:
        """Title, field and what was left."""
        yield self._title
        yield self.field
        yield self.choices

    def open(self, words: str = "") -> None:
        """Takes the keys; the notes follow with `show_notes`."""
        self._title.set_runs((Run("bookmarks, marks and notes", "strong"),))
        self.choices.filter(words)
        self.field.start(words)

    def show_notes(self, notes: Sequence[Note], heads: Mapping[str, ArticleHead]) -> None:
        """Shows everything that was left in the library.

        Args:
            notes: newest first.
            heads: the articles they stand in, by id.
        """
        self.choices.show_library(sorted(notes, key=_place), heads)

    def accept(self) -> None:
        """Asks for the passage under the cursor."""
        target = self.choices.target
        if target is not None and target.span is not None:
            self.post_message(OpenPassage(target.article, target.span))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Filters."""
        message.stop()
        self.choices.filter(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter jumps."""
        message.stop()
        self.accept()

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click jumps too."""
        message.stop()
        self.accept()


def _place(note: Note) -> tuple[int, str]:
    return _ORDER[note.kind], note.letter
