"""The command line behind `:`: any command by its id, completed by tab, with a history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from reader.tui.messages import OverlayClosed, RunCommand
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field

_SHOWN = 8
"""Completions that are named."""


class CommandLine(Horizontal):
    """A field after a colon, with the completions of what is typed behind it."""

    DEFAULT_CSS = """
    CommandLine {
        height: 1;
        & > .command-line--colon { width: 2; color: $text-accent; }
        & > Field { width: 1fr; max-width: 40; }
        & > Bar { width: 1fr; }
    }
    """

    def __init__(self, complete: Callable[[str], Sequence[str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._complete = complete
        self.field = Field(id="command-field")
        self._offered = Bar(id="command-completions")

    def compose(self) -> ComposeResult:
        """Colon, field and completions."""
        yield Static(" :", markup=False, classes="command-line--colon")
        yield self.field
        yield self._offered

    def open(self, typed: str = "") -> None:
        """Begins anew and takes the keys."""
        self.field.start(typed)
        self._offer(typed)

    @property
    def history(self) -> tuple[str, ...]:
        """What was run, oldest first."""
        return self.field.history

    def set_history(self, lines: Iterable[str]) -> None:
        """Takes over what was run in earlier sessions."""
        self.field.set_history(lines)

    def complete(self) -> None:
        """Completes the id as far as it is certain."""
        typed = self.field.value
        found = self._complete(typed) if " " not in typed else ()
        shared = _shared_beginning(found)
        if len(shared) > len(typed) or len(found) == 1:
            self.field.value = shared + (" " if len(found) == 1 else "")
            self.field.cursor_position = len(self.field.value)

    def accept(self) -> None:
        """Runs what is typed; an empty line only closes."""
        typed = self.field.value.strip()
        if not typed:
            self.post_message(OverlayClosed())
            return
        self.field.remember(typed)
        command, _, argument = typed.partition(" ")
        self.post_message(RunCommand(command, argument.strip()))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offers what the id may become."""
        event.stop()
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        found = self._complete(typed) if typed and " " not in typed else ()
        more = f"  +{len(found) - _SHOWN}" if len(found) > _SHOWN else ""
        self._offered.set_runs((Run("  ".join(found[:_SHOWN]) + more),))


def _shared_beginning(words: Sequence[str]) -> str:
    if not words:
        return ""
    low, high = min(words), max(words)
    length = next((i for i, c in enumerate(low) if i >= len(high) or c != high[i]), len(low))
    return low[:length]
