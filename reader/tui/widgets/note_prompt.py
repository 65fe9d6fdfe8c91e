"""Writing a note in one line, or in the person's own editor; nothing typed is ever lost."""

from __future__ import annotations

import os
from collections.abc import Callable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from reader.text.safe import printable
from reader.tui.editor import Edited, edit
from reader.tui.messages import NoteDrafted, NoteWritten, OverlayClosed
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field

NEWLINE_SIGN = "⏎"
"""Stands for a newline in the one-line field, there and back."""

_MARGINS = 3
"""Cells that a bar keeps free at its ends."""


class NotePrompt(Horizontal):
    """A field for one note. A note of several lines shows `⏎` where they end."""

    DEFAULT_CSS = """
    NotePrompt {
        height: 1; background: $panel;
        & > .note-prompt--label { width: 7; color: $text-accent; text-style: bold; }
        & > Field { width: 1fr; }
        & > Bar { max-width: 70%; }
    }
    """

    def __init__(
        self, *, id: str | None = None, editor: Callable[[str], Edited] | None = None
    ) -> None:
        super().__init__(id=id)
        self.field = _NoteField(id="note-field")
        self._said = Bar(id="note-said")
        self._editor = editor or self._edit
        self._drafted = ""

    def compose(self) -> ComposeResult:
        """A label, the field, and what happened."""
        yield Static(" note  ", markup=False, classes="note-prompt--label")
        yield self.field
        yield self._said

    def open(self, text: str = "", *, told: str = "ctrl+g editor") -> None:
        """Begins with a text, a draft for instance, and takes the keys.

        Args:
            text: newlines are kept.
            told: a remark at the right end: that this is a draft, of which passage.
        """
        self._drafted = text
        self.field.start(text.replace("\n", NEWLINE_SIGN))
        self._say(told)

    @property
    def text(self) -> str:
        """The note as it stands."""
        return self.field.value.replace(NEWLINE_SIGN, "\n")

    def accept(self) -> None:
        """Writes the note, which is no draft any more; an empty one only closes."""
        self._drafted = self.text
        if self.text.strip():
            self.post_message(NoteWritten(self.text))
        else:
            self.post_message(OverlayClosed())

    def open_editor(self) -> None:
        """Opens the note in the editor; what is saved there is written, a failure is told."""
        edited = self._editor(self.text)
        self._drafted = edited.text
        self.field.value = edited.text.replace("\n", NEWLINE_SIGN)
        if edited.problem:
            self._say(edited.problem, look="problem")
        else:
            self.accept()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Hands the draft over, so that a crash loses nothing."""
        message.stop()
        if self.text != self._drafted:
            self._drafted = self.text
            self.post_message(NoteDrafted(self.text))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter writes the note."""
        message.stop()
        self.accept()

    def _edit(self, text: str) -> Edited:
        return edit(text, suspend=self.app.suspend, environment=os.environ)

    def _say(self, text: str, *, look: str = "dim") -> None:
        self._said.styles.width = cell_len(text) + _MARGINS
        self._said.set_runs((Run(text, look),))


class _NoteField(Field):
    """Keeps the newlines of what is pasted."""

    def paste(self, text: str) -> None:
        """Takes every line, not only the first; other control characters become symbols."""
        lines = text.expandtabs(1).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        self.put(printable(lines, keep_newlines=True).replace("\n", NEWLINE_SIGN))
