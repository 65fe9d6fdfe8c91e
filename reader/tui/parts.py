"""Every widget of the app, and how they stand on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from reader.tui.keys.contexts import Where
from reader.tui.overlays import Overlay
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.command_line import CommandLine
from reader.tui.widgets.compare_screen import CompareScreen
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.footer import KeyFooter
from reader.tui.widgets.help_overlay import HelpOverlay, Offer
from reader.tui.widgets.marks_overlay import MarksOverlay
from reader.tui.widgets.minimap import Minimap
from reader.tui.widgets.note_prompt import NotePrompt
from reader.tui.widgets.search_overlay import SearchOverlay
from reader.tui.widgets.side_panel import SidePanel
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.title_bar import TitleBar
from reader.tui.widgets.why_overlay import WhyOverlay

_SCROLLING = (Where.MOVEMENT, Where.EVERYWHERE)


class Ground(Container):
    """Holds what covers it wholly: Textual need not draw it anew behind every key."""

    BLANK = True


class Parts:
    """The widgets by name.

    Args:
        offers: the commands that hold some words, for help.
        complete: the ids that begin with what is typed, for the command line.
    """

    def __init__(
        self,
        *,
        offers: Callable[[str], Sequence[Offer]],
        complete: Callable[[str], Sequence[str]],
    ) -> None:
        self.title = TitleBar(id="title")
        self.headlines = ArticleList(id="headlines")
        self.view = ArticleView(id="view")
        self.reading = Horizontal(self.view, Minimap(self.view, id="minimap"), id="reading")
        self.panel = SidePanel(id="panel")
        self.panes = Ground(self.headlines, self.reading, self.panel, id="panes")
        self.body = Container(self.panes, id="body")
        self.search = SearchOverlay(id="search")
        self.help = HelpOverlay(offers, id="help")
        self.marks = MarksOverlay(id="marks")
        self.why = WhyOverlay(id="why")
        self.compare = CompareScreen(id="compare")
        self.line = CommandLine(complete, id="command")
        self.find = FindBar(id="find")
        self.note = NotePrompt(id="note")
        self.status = StatusLine(id="status")
        self.footer = KeyFooter(id="footer")

    def compose(self) -> ComposeResult:
        """What the first frame shows, from top to bottom."""
        yield self.title
        yield self.body
        yield self.status
        yield self.footer

    async def complete(self) -> None:
        """Mounts what is opened later; overlays over the panes, fields above the status line."""
        above = (self.search, self.help, self.marks, self.why, self.compare)
        await self.body.mount(*above)
        await self.body.screen.mount(self.line, self.find, self.note, before=self.status)

    def overlays(self, *, leave_find: Callable[[], object]) -> tuple[Overlay, ...]:
        """What can be opened over the panes, with its contexts and what its keys act on.

        Args:
            leave_find: undoes what the find bar did, when it is closed without Enter.
        """
        field, choice = (Where.FIELD,), (Where.CHOICE, Where.FIELD)
        return (
            Overlay(
                "search",
                self.search,
                self._search_contexts,
                mover=self.search.hits,
                field=self.search.field,
                accept=self.search.accept,
            ),
            Overlay(
                "help",
                self.help,
                lambda: choice,
                mover=self.help.choices,
                field=self.help.field,
                accept=self.help.accept,
            ),
            Overlay(
                "marks",
                self.marks,
                lambda: choice,
                mover=self.marks.choices,
                field=self.marks.field,
                accept=self.marks.accept,
            ),
            Overlay("why", self.why, lambda: _SCROLLING, mover=self.why.rows),
            Overlay(
                "compare",
                self.compare,
                lambda: (Where.COMPARE, *_SCROLLING),
                mover=self.compare.view,
            ),
            Overlay(
                "command",
                self.line,
                lambda: field,
                field=self.line.field,
                accept=self.line.accept,
                complete=self.line.complete,
                is_line=True,
            ),
            Overlay(
                "find",
                self.find,
                lambda: field,
                field=self.find.field,
                accept=self.find.accept,
                leave=leave_find,
                is_line=True,
            ),
            Overlay(
                "note",
                self.note,
                lambda: field,
                field=self.note.field,
                accept=self.note.accept,
                is_line=True,
            ),
        )

    def _search_contexts(self) -> tuple[Where, ...]:
        if self.search.hits.has_focus:
            return (Where.HITS, *_SCROLLING)
        return (Where.SEARCH, Where.FIELD)
