"""Finding words in the article: a field whose hits light up as one types, and where one stands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from reader.tui.messages import FindAccepted, FindChanged
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field


class FindBar(Horizontal):
    """One line at the foot of the view. The app finds; the bar shows how many and which."""

    DEFAULT_CSS = """
    FindBar {
        height: 1; background: $panel;
        & > .find-bar--slash { width: 3; color: $text-accent; text-style: bold; }
        & > Field { width: 1fr; }
        & > Bar { width: 24; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = Field(id="find-field")
        self._count = Bar(id="find-count")

    def compose(self) -> ComposeResult:
        """A slash, the field, and the count."""
        yield Static(" / ", markup=False, classes="find-bar--slash")
        yield self.field
        yield self._count

    def open(self, words: str = "") -> None:
        """Begins anew with the words and takes the keys."""
        self.field.start(words)
        self.show_count(0, 0)

    def show_count(self, which: int, total: int) -> None:
        """Tells the hit that the cursor stands on, 1-based, of how many: `3/7`."""
        nothing = "not found" if self.field.value.strip() else ""
        text = f"{which}/{total}" if total else nothing
        self._count.set_runs((), (Run(text, "strong"),))

    def accept(self) -> None:
        """Settles the words: the view has the keys again and `n` and `N` go on."""
        self.field.remember(self.field.value)
        self.post_message(FindAccepted(self.field.value))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Asks for other words."""
        message.stop()
        self.post_message(FindChanged(message.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter settles the words."""
        message.stop()
        self.accept()
