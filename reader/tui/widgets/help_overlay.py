"""Help and palette: every command with its keys, filtered while one types, run by Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.tui.messages import RunCommand
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field
from reader.tui.widgets.virtual_list import Row, SequenceSource, VirtualList

_KEYS_WIDTH = 20
_NAME_WIDTH = 34


@dataclass(frozen=True, slots=True)
class Offer:
    """A command as help shows it."""

    command: str
    """Its binding id."""
    name: str
    help: str
    keys: str


class HelpOverlay(Vertical):
    """A field over the commands that hold the words typed in it.

    Args:
        offers: the commands that hold some words, best first.
    """

    DEFAULT_CSS = """
    HelpOverlay {
        background: $surface;
        & > Field { margin: 0 1; }
    }
    """

    def __init__(self, offers: Callable[[str], Sequence[Offer]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offers = offers
        self._title = Bar(id="help-title")
        self.field = Field(id="help-field", placeholder="type to filter")
        self.choices = VirtualList(id="help-choices", empty="no command holds these words")
        self._heading = ""

    def compose(self) -> ComposeResult:
        """Title, field and commands."""
        yield self._title
        yield self.field
        yield self.choices

    def open(self, heading: str, words: str = "") -> None:
        """Shows the commands and takes the keys.

        Args:
            heading: what the overlay is for.
            words: the filter to begin with.
        """
        self._heading = heading
        self.field.start(words)
        self._filter(words)

    def accept(self) -> None:
        """Asks for the chosen command."""
        if self.choices.highlighted_key is not None:
            self.post_message(RunCommand(self.choices.highlighted_key))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filters."""
        event.stop()
        self._filter(event.value)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """A click asks for a command too."""
        event.stop()
        self.post_message(RunCommand(event.key))

    def _filter(self, words: str) -> None:
        found = self._offers(words)
        source = SequenceSource(found, row=_row, key=lambda offer: offer.command)
        self.choices.show(source, keep=False)
        count = f"{len(found)} commands" if len(found) != 1 else "1 command"
        self._title.set_runs((Run(self._heading, "strong"),), (Run(count),))


def _row(offer: Offer, width: int) -> Row:
    keys = offer.keys.ljust(_KEYS_WIDTH)
    name = offer.name.ljust(_NAME_WIDTH) if width > _KEYS_WIDTH + _NAME_WIDTH else offer.name
    return Row((Content.assemble((f" {keys} ", "bold"), f"{name} ", (offer.help, "dim")),))
