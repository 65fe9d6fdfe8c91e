"""The shell: the app's parts, how they are connected, and what keys mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, ComposeResult
from textual.filter import ANSIToTruecolor, LineFilter
from textual.message import Message
from textual.widget import MountError

from reader.errors import ReaderError
from reader.tui import messages
from reader.tui.headlines import Headlines
from reader.tui.keyboard import Given, Keyboard
from reader.tui.keys.contexts import Where
from reader.tui.keys.spelling import shown, spelled
from reader.tui.layout import Pane, Tab
from reader.tui.overlays import Overlays
from reader.tui.paint import line_filters
from reader.tui.parts import Parts
from reader.tui.scanning import Scanning
from reader.tui.stage import Stage
from reader.tui.work import Threads

if TYPE_CHECKING:
    from reader.config import Config
    from reader.locations import Locations
    from reader.model.span import Span
    from reader.newsroom.articles import LibraryCounts
    from reader.newsroom.services import Newsroom
    from reader.tui.checking import Checking
    from reader.tui.commands.movement import Movable
    from reader.tui.comparing import Comparing
    from reader.tui.copying import Copying
    from reader.tui.correcting import Correcting
    from reader.tui.desk import Desk
    from reader.tui.editing import Editing
    from reader.tui.finding import Filter, Finding
    from reader.tui.guide import Guide
    from reader.tui.judging import Judging
    from reader.tui.jumping import Jumping
    from reader.tui.keys.keymap import Keymap
    from reader.tui.keys.sequences import KeyReader, Outcome
    from reader.tui.later import LaterParts
    from reader.tui.marking import Marking
    from reader.tui.notebook import Left, Notebook
    from reader.tui.passage import Explaining, Writing
    from reader.tui.reviewing import Reviewing
    from reader.tui.saved_searches import SavedSearches
    from reader.tui.searching import Searching
    from reader.tui.speaking import Speaking
    from reader.tui.tabletop import Tabletop
    from reader.tui.tabulating import Tabulating
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.compare_screen import CompareScreen
    from reader.tui.widgets.compare_view import CompareView
    from reader.tui.widgets.search_overlay import SearchOverlay
    from reader.tui.widgets.side_panel import SidePanel
    from reader.tui.widgets.status_line import StatusLine
    from reader.tui.work import Work

_HINTS = (("search.open", "search"), ("app.help", "help"), ("app.palette", "commands"))
"""Commands named in the title bar, each with a word."""

_IN_TAB = {Tab.MATCHES: Where.MATCHES, Tab.QUOTES: Where.QUOTES, Tab.NOTES: Where.NOTES}
"""The context that a tab of the panel has besides the panel's."""


@dataclass(frozen=True)
class Opening:
    """What the app is opened with."""

    newsroom: Newsroom
    config: Config
    locations: Locations
    folder: str
    """Where articles lie, as a person would write it."""
    name: str
    """What the title bar calls the library."""
    scan_command: Sequence[str] = ()
    """Reads the folder in a child process; empty where there is nothing to read."""
    read_only: bool = False
    """Nothing that is done will be kept."""
    history: Sequence[str] = ()
    """What was run on the command line in earlier sessions, oldest first."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    work: Callable[[Callable[[Message], object]], Work] = Threads


class Shell(App[int], inherit_bindings=False):
    """Widgets and the small objects that lead each of them; messages are `ReaderApp`'s business."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    keymap: Keymap
    view: ArticleView
    panel: SidePanel
    headlines: ArticleList
    status: StatusLine
    later: LaterParts
    search: SearchOverlay
    compare_screen: CompareScreen
    compare: CompareView
    overlays: Overlays
    stage: Stage
    guide: Guide
    tabletop: Tabletop
    desk: Desk
    jumping: Jumping
    notebook: Notebook
    lists: Headlines
    comparing: Comparing
    tabulating: Tabulating
    searching: Searching
    saved: SavedSearches
    finding: Finding
    marking: Marking
    explaining: Explaining
    writing: Writing
    copying: Copying
    scanning: Scanning
    correcting: Correcting
    checking: Checking
    judging: Judging
    editing: Editing
    speaking: Speaking
    reviewing: Reviewing

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.animation_level = "none"
        self.crash: Exception | None = None
        """What stopped the app, if anything unexpected did."""
        self.opening = opening
        self.is_complete = False
        """Whether everything is there that keys may ask for."""
        self._first_screen_shown = False
        self.keyboard = Keyboard(self._take, lambda: self._is_busy)
        self._signs = line_filters(ascii_only=opening.config.ui.ascii)
        self.newsroom = opening.newsroom
        self._counts: LibraryCounts | None = None
        self._keys: KeyReader
        self.work = opening.work(self.post_message)
        self.parts = parts = Parts()
        self.headlines, self.status = parts.headlines, parts.status
        self.overlays = Overlays(self._keys_went_elsewhere)
        self.stage = Stage(
            parts.panes,
            headlines=parts.headlines,
            layout=opening.config.ui.layout,
            changed=self._pane_changed,
        )
        self.lists = Headlines(
            opening.newsroom,
            self.work,
            view=parts.headlines,
            desk=lambda: self.desk,
            title=self,
            folder=opening.folder,
        )
        self.scanning = Scanning(opening.scan_command, self.work, self.post_message)

    # Wiring

    def _wire_reading(self, newsroom: Newsroom) -> None:
        """What opens articles and keeps what is left in them."""
        from reader.tui.desk import Desk
        from reader.tui.jumping import Jumping
        from reader.tui.notebook import Notebook
        from reader.tui.tabletop import Tabletop

        parts, work = self.parts, self.work
        self.tabletop = Tabletop(
            view=parts.view,
            panel=parts.panel,
            status=parts.status,
            headlines=parts.headlines,
            stage=self.stage,
            can_jump=lambda: self.jumping.leads_somewhere,
        )
        self.desk = Desk(newsroom, work, self.tabletop)
        self.jumping = Jumping(self.desk, parts.view, self.status.tell)
        self.notebook = Notebook(newsroom, work, self)

    def compose(self) -> ComposeResult:
        """The widgets, from top to bottom."""
        yield from self.parts.compose()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those that say which signs the terminal is sent, then Textual's own.

        What is dim is left to the terminal: Textual would mix a colour for it, line by line.
        """
        own = super().get_line_filters()
        return [*self._signs, *(each for each in own if not isinstance(each, ANSIToTruecolor))]

    def filter_here(self) -> Filter | None:
        """The filter of what has the keys; None where find looks into the article."""
        if self.overlays.top is not None:
            in_matrix = self.overlays.top.name == "matrix"
            in_lists = self.speaking.filter or self.saved.filter
            return self.tabulating.filter if in_matrix else in_lists
        if self.stage.pane is Pane.LIST:
            return self.lists.filter
        if self.stage.pane is Pane.PANEL and self.panel.tab is Tab.NOTES:
            return self.panel.notes.filter
        return None

    def write_sequence(self, sequence: str) -> None:
        """Writes to the terminal behind what is being painted; Textual's writer is a queue."""
        if self._driver is not None:
            self._driver.write(sequence)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Gives keys and pastes to the keyboard before anything of Textual's sees them.

        Thus no widget's default keys get in between, and reading needs no change of focus.
        """
        if isinstance(event, Given) and not event.is_forwarded:
            await self.keyboard.give(event)
        else:
            await super().on_event(event)

    @property
    def _is_busy(self) -> bool:
        """Whether something is on its way that the next key is meant for."""
        return (
            not self.is_complete
            or self.desk.is_opening
            or self.search.is_accepting
            or self.comparing.is_pairing
            or self.tabulating.is_busy
            or self.checking.is_asking
            or self.editing.is_busy
        )

    async def _take(self, given: Given) -> None:
        """Offers a key to the keymap first; what is left belongs to the field that has focus."""
        from reader.tui.widgets.field import Field  # the first screen has no use for it

        asked = self.focused
        if isinstance(given, events.Paste):
            if isinstance(asked, Field):
                asked.paste(given.text)
        elif not self.press(given):
            await self._type(given)
        if asked is not None:
            await self.keyboard.await_messages_of(asked)

    async def _type(self, event: events.Key) -> None:
        """Types a character, or does what an editing key means in the field."""
        from reader.tui.widgets.field import Field

        field = self.focused
        if not isinstance(field, Field):
            await super().on_event(event)
        elif event.is_printable and event.character is not None:
            field.put(event.character)
        elif (bound := self.screen.active_bindings.get(event.key)) is not None:
            await self.run_action(bound.binding.action, bound.node)

    def press(self, event: events.Key) -> bool:
        """Does what the key means here; False where it is to be typed."""
        self.status.tell("")
        outcome = self._keys.feed(spelled(event.key, event.character), self.contexts)
        if outcome.command is not None:
            self.run_command(outcome.command, outcome.argument)
        self.show_footer(outcome)
        return outcome.taken

    @property
    def contexts(self) -> tuple[Where, ...]:
        """Where keys mean something now, the nearest first."""
        if self.overlays.top is not None:
            return self.overlays.top.where()
        around = (Where.MOVEMENT, Where.EVERYWHERE)
        if self.stage.pane is Pane.LIST:
            return (Where.LIST, *around)
        if self.stage.pane is Pane.PANEL:
            return (_IN_TAB[self.panel.tab], Where.PANEL, *around)
        if self.view.selection is not None:
            return (Where.VISUAL, Where.EVERYWHERE)
        return (Where.ARTICLE, *around)

    @property
    def mover(self) -> Movable:
        """What movement keys move in."""
        top = self.overlays.top
        if top is not None and top.mover is not None:
            return top.mover
        movers: Mapping[Pane, Movable] = {
            Pane.LIST: self.headlines,
            Pane.ARTICLE: self.view,
            Pane.PANEL: self.panel.rows,
        }
        return movers[self.stage.pane]

    def run_command(self, command: str, argument: str = "") -> None:
        """Runs a command of the registry; what it cannot do is told, not raised."""
        from reader.tui.commands.registry import BY_ID

        try:
            BY_ID[command].action(self, argument)
        except ReaderError as error:
            self.complain(error)

    def complain(self, error: ReaderError) -> None:
        """Says what went wrong and what to do next."""
        hint = f"; {error.hint}" if error.hint else ""
        self.status.tell(f"{error.message}{hint}", problem=True)

    def show_footer(self, outcome: Outcome | None = None) -> None:
        """Shows the keys that matter here, or those that may follow a prefix."""
        if not self.is_complete:
            return
        from reader.tui.commands.registry import BY_ID, footer

        if outcome is not None and outcome.waiting:
            entries = [
                (shown(bound.keys[-1:]), BY_ID[bound.command].short or BY_ID[bound.command].name)
                for bound in outcome.waiting
            ]
            self.parts.footer.show(entries, pending=self._keys.pending)
        else:
            self.parts.footer.show(footer(self.contexts, self.keymap))

    def _keys_went_elsewhere(self) -> None:
        """An overlay was opened or closed."""
        self._keys.drop()
        if self.overlays.top is None:
            self.stage.focus()
        self.show_footer()

    def _pane_changed(self) -> None:
        """Another pane has the keys."""
        self.show_footer()
        self.show_standing()

    def show_standing(self) -> None:
        """Has the status line say where the cursor is: in the list, or in the article."""
        if self.stage.pane is Pane.LIST:
            self.status.show(None, calm=self.lists.standing)
        else:
            self.tabletop.follow()

    def leave(self) -> None:
        """Remembers the place and ends the app."""
        self.desk.save_position()
        self.exit(0)

    def redraw(self) -> None:
        """Paints the whole screen anew."""
        self.screen.refresh(repaint=True, layout=True)

    # What the parts are shown

    @property
    def open_article(self) -> str | None:
        """The id of the article that lies open."""
        return self.tabletop.open_article

    @property
    def target(self) -> Span:
        """The selection, else the passage."""
        return self.tabletop.target

    def show_left(self, left: Left) -> None:
        """Shows what an act on notes did."""
        self.view.select_end()
        if left.article is not None:
            self.desk.set_notes(left.article, left.notes)
        if left.head is not None:
            self.tabletop.show_head(left.head)
        if left.stepped is not None:
            self.later.show_stepped(left.article, left.stepped)
        self.marking.refresh()
        self.show_footer()
        self.status.tell(left.told)

    def show_counts(self, counts: LibraryCounts | None) -> None:
        """Shows how much the library holds."""
        self._counts = counts
        hints = self._hints() if self.is_complete else []
        banner = "read only: nothing will be kept" if self.opening.read_only else ""
        self.parts.title.show(self.opening.name, counts, hints=hints, banner=banner)
        if counts is not None:
            self.first_screen_is_shown()

    def _hints(self) -> list[tuple[str, str]]:
        return [(keys[0], word) for id, word in _HINTS if (keys := self.keymap.keys_of(id))]

    def first_screen_is_shown(self) -> None:
        """Has the rest of the app made ready, once, after what has to be painted first."""
        if not self._first_screen_shown:
            self._first_screen_shown = True
            self.call_after_refresh(self.post_message, messages.FirstScreenShown())

    async def complete(self) -> None:
        """Makes ready what the first screen did not need, and does what was typed meanwhile."""
        # Two thirds of all modules: what they need is a part of what a start would take.
        from reader.tui import later
        from reader.tui.commands.registry import keys_for
        from reader.tui.keys.sequences import KeyReader

        self.keymap = keys_for(self.opening.config.keys.bind)
        self._keys = KeyReader(self.keymap)
        self.parts.make_reading(self.opening.config.ui)
        self.view, self.panel = self.parts.view, self.parts.panel
        self.stage.add(view=self.view, reading=self.parts.reading, panel=self.panel)
        self._wire_reading(self.newsroom)
        self.later = later.LaterParts(self)
        self.search, self.compare_screen = self.later.searches.search, self.later.compare
        self.compare = self.later.compare.view
        later.wire(self)
        try:
            await self.parts.mount_reading()
            await self.later.mount()
        except MountError:  # the app is ending before it had quite begun
            return
        self.later.line.set_history(self.opening.history)
        await self.begin_to_obey()

    async def begin_to_obey(self) -> None:
        """Does what was typed before everything was there."""
        self.is_complete = True
        self.show_counts(self._counts)
        self.show_footer()
        await self.keyboard.go_on()
