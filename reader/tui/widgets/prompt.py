"""One line at the foot that asks for words: a label that says what for, and a field."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.text.safe import printable
from reader.tui.widgets.field import Field


class Prompt(Horizontal):
    """Takes one line.

    Args:
        settled: the message to post with what was typed, without blanks around it.
        id: the widget's id.
        placeholder: what stands in the empty field.
    """

    DEFAULT_CSS = """
    Prompt {
        height: 1; background: $panel;
        & > .prompt--label { width: auto; color: $text-accent; text-style: bold; }
        & > Field { width: 1fr; }
    }
    """

    def __init__(
        self,
        settled: Callable[[str], Message],
        *,
        id: str | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(id=id)
        self._settled = settled
        self._label = Static(markup=False, classes="prompt--label")
        self.field = Field(placeholder=placeholder)

    def compose(self) -> ComposeResult:
        """A label and the field."""
        yield self._label
        yield self.field

    def ask(self, label: str, text: str = "") -> None:
        """Says what is asked for, offers a text and takes the keys."""
        self._label.update(f" {printable(label)}  ")
        self.field.start(text)

    def accept(self) -> None:
        """Settles what is typed."""
        self.post_message(self._settled(self.field.value.strip()))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Nobody else is to hear of it."""
        message.stop()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter settles."""
        message.stop()
        self.accept()
