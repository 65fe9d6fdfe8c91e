"""What widgets tell the app and ask of it: facts and requests without behaviour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from reader.model.search import Order
    from reader.model.span import Span
    from reader.newsroom.scan import Progress, ScanReport
    from reader.tui.draft import Draft, Subject
    from reader.tui.facts import Sheet


@dataclass
class WorkFinished(Message):
    """A job off the event loop has its result."""

    kind: str
    turn: int
    """Which job of that kind it was; an older one than the newest is dropped."""
    value: Any
    then: Callable[[Any], None]
    """Takes the value, on the event loop."""


@dataclass
class WorkFailed(Message):
    """A job off the event loop raised."""

    kind: str
    turn: int
    error: Exception


@dataclass
class FirstScreenShown(Message):
    """The headlines are on the screen for the first time."""


@dataclass
class ScanAdvanced(Message):
    """The scan in its child process has come further."""

    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the latest progress is of interest."""
        return isinstance(message, ScanAdvanced)


@dataclass
class ScanEnded(Message):
    """The scan's process has ended."""

    report: ScanReport | None
    """None where it ended without one."""
    problem: str = ""
    """What it said on stderr, where it failed."""


@dataclass
class RunCommand(Message):
    """A command was chosen by name: in the palette, in help or on the command line."""

    command: str
    """A binding id."""
    argument: str = ""


@dataclass
class OpenPassage(Message):
    """Please open an article at a passage."""

    article: str
    span: Span | None = None
    """None opens it where reading stopped."""
    query: str = ""
    """The search that led there: its places in the article become the hits of `n` and `N`."""


@dataclass
class SpeakerIsolated(Message):
    """Please show only this speaker's quotations; None shows all again."""

    speaker: str | None


@dataclass
class SearchChanged(Message):
    """Another query or order is wanted: please answer the latest."""

    query: str
    order: Order


@dataclass
class SearchMore(Message):
    """The last hit shown is reached: please hand over the next page."""

    query: str
    order: Order
    cursor: str


@dataclass
class SearchSettled(Message):
    """Nothing more is being typed: please survey the answers to this query."""

    query: str


@dataclass
class FacetChosen(Message):
    """Please narrow the search by the facet under the cursor, or no longer."""


@dataclass
class SearchNamed(Message):
    """The name is settled under which a search is saved."""

    name: str


@dataclass
class SavedChosen(Message):
    """Please open a saved search."""

    name: str
    query: str


@dataclass
class SearchExplained(Message):
    """Please say how the query is understood."""

    query: str


@dataclass
class FindChanged(Message):
    """Other words stand in the find field."""

    text: str


@dataclass
class FindAccepted(Message):
    """The words to find are settled; the view has the keys again."""

    text: str


@dataclass
class NoteDrafted(Message):
    """What is being typed as a note: please keep it, a crash must lose nothing."""

    text: str


@dataclass
class NoteWritten(Message):
    """A note is finished."""

    text: str


@dataclass
class OtherChosen(Message):
    """Please put this article on the right side of the comparison."""

    article: str


@dataclass
class CheckAsked(Message):
    """Please look for these words, of whoever is named with them."""

    text: str


@dataclass
class SourceChosen(Message):
    """Please open the article at a source of checked words; going back leads to the answer."""

    article: str
    span: Span


@dataclass
class FactsEdited(Message):
    """Please keep what was typed about these articles."""

    sheet: Sheet


@dataclass
class CellChosen(Message):
    """Please open the article of the matrix's cell under the cursor."""


@dataclass
class QuotationCorrected(Message):
    """Please decide so about these words."""

    subject: Subject
    draft: Draft


@dataclass
class SpeakerChosen(Message):
    """Please show everything that this speaker has said."""

    name: str


@dataclass
class StatementChosen(Message):
    """Please open the article at a statement; going back leads to the speaker's page again."""

    speaker: str
    article: str
    span: Span


@dataclass
class SpeakersNamed(Message):
    """The name is settled under which the marked speakers become one."""

    name: str


@dataclass
class OverlayClosed(Message):
    """A field or overlay gives the keys back."""
