"""Speakers across the library: the list, a speaker's page, and which names are one person's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.newsroom.quotes import QuotationRow
from reader.newsroom.services import Newsroom
from reader.newsroom.speakers import SpeakerRow
from reader.tui.desk import WRITING, Desk
from reader.tui.overlays import Overlays
from reader.tui.tabletop import Tabletop
from reader.tui.widgets.speakers_overlay import NamePrompt, SpeakersOverlay, StatementsOverlay
from reader.tui.work import Work

SPEAKERS, STATEMENTS, NAMING = "speakers", "statements", "name"
"""The kinds of work, and the overlays' names."""


@dataclass(frozen=True)
class Page:
    """What is known of a speaker."""

    name: str
    speaker: SpeakerRow | None
    statements: Sequence[QuotationRow]


@dataclass(frozen=True)
class Renamed:
    """What holds after names were merged or taken apart."""

    told: str


class Speaking:
    """Shows who is quoted in the library.

    Args:
        newsroom: the library.
        work: reads and writes it.
        desk: opens articles.
        tabletop: dims what others say.
        overlays: opens list, page and prompt.
        list: everyone.
        page: one speaker's statements.
        prompt: asks for a name.
        tell: says what was done, and what cannot be.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        desk: Desk,
        tabletop: Tabletop,
        overlays: Overlays,
        list: SpeakersOverlay,
        page: StatementsOverlay,
        prompt: NamePrompt,
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._desk = desk
        self._tabletop = tabletop
        self._overlays = overlays
        self._list = list
        self._page = page
        self._prompt = prompt
        self._tell = tell

    # Showing

    def open(self, words: str = "") -> None:
        """Opens the list; it fills as soon as the speakers are counted."""
        self._overlays.open(SPEAKERS)
        self._list.filter(words)
        self.load()

    def load(self) -> None:
        """Counts the speakers anew."""
        speakers = self._newsroom.speakers
        self._work.latest(SPEAKERS, lambda ticket: speakers.all(), self._list.show_speakers)

    def refresh(self) -> None:
        """Reads anew what is on the screen."""
        if self._overlays.is_open(SPEAKERS):
            self.load()
        if self._overlays.is_open(STATEMENTS):
            self._load_page(self._page.name_shown)

    @property
    def filter(self) -> Callable[[str], None] | None:
        """The filter of the list, where that is on top."""
        top = self._overlays.top
        return self._list.filter if top is not None and top.name == SPEAKERS else None

    def open_page(self, name: str) -> None:
        """Opens a speaker's page."""
        self._overlays.open(STATEMENTS)
        self._load_page(name)

    def _load_page(self, name: str) -> None:
        speakers = self._newsroom.speakers

        def load() -> Page:
            every = speakers.all()
            known = next((r for r in every if name == r.name or name in r.aliases), None)
            return Page(known.name if known else name, known, speakers.statements(name))

        self._work.latest(STATEMENTS, lambda ticket: load(), self._show_page)

    def _show_page(self, page: Page) -> None:
        self._page.show_statements(page.name, page.speaker, page.statements)

    @property
    def _name(self) -> str | None:
        """Who is meant: the page's speaker, else the one under the list's cursor."""
        top = self._overlays.top
        if top is not None and top.name == STATEMENTS:
            return self._page.name_shown
        return self._list.speaker.name if self._list.speaker else None

    def isolate(self) -> None:
        """Dims everything else in the open article."""
        name, document = self._name, self._desk.document
        if name is None:
            return
        row = self._list.row_of(name)
        names = {name, *(row.aliases if row else ())}
        here = [q.speaker for q in document.quotations if q.speaker in names] if document else []
        if not here:
            self._tell(f"{name} is not quoted in the open article")
            return
        self._overlays.close_all()
        self._tabletop.isolate(here[0])

    @property
    def statement(self) -> QuotationRow | None:
        """What the page's cursor stands on."""
        return self._page.statement

    # One speaker under several names

    def mark(self) -> None:
        """Marks the speaker under the cursor for merging."""
        self._list.toggle_mark()

    def merge(self) -> None:
        """Asks under which name the marked speakers are to be shown."""
        marked = self._list.marked
        if len(marked) < 2:
            self._tell("mark two speakers or more with v, then M merges them")
            return
        self._overlays.open(NAMING)
        self._prompt.open(marked, self._most_quoted(marked))

    def _most_quoted(self, names: Sequence[str]) -> str:
        rows = [row for name in names if (row := self._list.row_of(name)) is not None]
        return max(rows, key=lambda row: row.quotations).name if rows else ""

    def accept(self, name: str) -> None:
        """Merges the marked speakers under a name."""
        self._overlays.close()
        marked, speakers = self._list.marked, self._newsroom.speakers
        if not name:
            self._tell("nothing merged: a merged speaker needs a name")
            return
        self._rename(lambda: speakers.merge(marked, display=name), f"merged as {name}; u undoes")

    def split(self) -> None:
        """Takes merged names apart: all of the list's speaker, on a page the statement's name."""
        statement, speakers = self._page.statement, self._newsroom.speakers
        name = self._name
        top = self._overlays.top
        if top is not None and top.name == STATEMENTS and statement is not None:
            name = statement.quotation.speaker or name
        if name is not None:
            taken = name
            self._rename(lambda: speakers.split(taken), f"{taken} stands alone again; u undoes")

    def _rename(self, act: Callable[[], None], told: str) -> None:
        def run() -> Renamed:
            act()
            return Renamed(told)

        self._work.every(WRITING, lambda ticket: run(), self._show_renamed)

    def _show_renamed(self, renamed: Renamed) -> None:
        self._list.clear_marks()
        self.refresh()
        self._tell(renamed.told)
