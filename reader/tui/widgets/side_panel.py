"""The panel beside the article: matches, quotations and notes, following the reading cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.newsroom.matches import ArticleMatches
from reader.tui.document import Document
from reader.tui.layout import Tab
from reader.tui.messages import OpenPassage
from reader.tui.panel_rows import Target
from reader.tui.set_aside import SetAside
from reader.tui.widgets.matches_tab import MatchesTab
from reader.tui.widgets.notes_tab import NotesTab
from reader.tui.widgets.quotes_tab import QuotesTab
from reader.tui.widgets.virtual_list import VirtualList


class SidePanel(Widget):
    """One panel with three tabs. It knows no keys: its owner calls the methods."""

    DEFAULT_CSS = """
    SidePanel {
        layout: vertical;
        background: $surface;
        & > .side-panel--tabs { height: 1; padding: 0 1; color: $text-muted; }
        & > RowList { height: 1fr; margin-top: 1; }
        &.-low > RowList { margin-top: 0; }
    }
    """

    tab: reactive[Tab] = reactive(Tab.MATCHES)
    _LOW = 14
    """Lines below which the blank one under the tabs is given to the rows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.matches = MatchesTab(id="matches")
        self.quotes = QuotesTab(id="quotes")
        self.notes = NotesTab(id="notes")
        self._titles = Static(markup=False, classes="side-panel--tabs")
        self._passage = Span(0, 0)

    def compose(self) -> ComposeResult:
        """The titles and the three tabs, of which one is displayed."""
        yield self._titles
        yield self.matches
        yield self.quotes
        yield self.notes

    @property
    def _tabs(self) -> tuple[MatchesTab, QuotesTab, NotesTab]:
        return self.matches, self.quotes, self.notes

    @property
    def rows(self) -> MatchesTab | QuotesTab | NotesTab:
        """The tab that is shown: moving and choosing go there."""
        return self._tabs[list(Tab).index(self.tab)]

    @property
    def target(self) -> Target | None:
        """What the cursor of the shown tab stands on."""
        return self.rows.target

    # What is shown

    def show_document(self, document: Document, *, isolated: str | None = None) -> None:
        """Shows another article; its matches follow with `show_matches`."""
        self.matches.show_document(document)
        self.quotes.show_document(document, isolated=isolated)
        self.notes.show_document(document)

    def show_matches(
        self,
        matches: ArticleMatches | None,
        said: Mapping[str, Extraction] | None = None,
        set_aside: Sequence[SetAside] = (),
    ) -> None:
        """Shows what the article shares with others; None while that is being worked out."""
        self.matches.show_matches(matches, said, set_aside)

    def show_document_parts(self, document: Document, *, isolated: str | None = None) -> None:
        """Shows the same article after its notes, corrections or isolation have changed."""
        self.matches.replace_document(document)
        self.quotes.show_document(document, isolated=isolated)
        self.notes.show_document(document)

    def show_passage(self, passage: Span) -> None:
        """Follows the reading cursor; tabs that are hidden catch up when they are shown."""
        self._passage = passage
        self._follow()

    def _follow(self) -> None:
        self.rows.show_passage(self._passage)

    # Tabs

    def show_tab(self, tab: Tab) -> None:
        """Brings a tab to the front."""
        self.tab = tab

    def next_tab(self) -> None:
        """The tab to the right, after the last the first."""
        self._turn(1)

    def previous_tab(self) -> None:
        """The tab to the left, before the first the last."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        tabs = list(Tab)
        self.tab = tabs[(tabs.index(self.tab) + by) % len(tabs)]

    def watch_tab(self) -> None:
        """Shows one tab, names it in capitals, and lets it catch up."""
        parts = [
            (f"{tab.upper()}  ", "bold $text") if tab is self.tab else f"{tab}  " for tab in Tab
        ]
        self._titles.update(Content.assemble(*parts))
        had_keys = any(rows.has_focus for rows in self._tabs)
        for rows in self._tabs:
            rows.display = rows is self.rows
        if had_keys:
            self.screen.set_focus(self.rows, scroll_visible=False)
        self._follow()

    def on_resize(self) -> None:
        """Saves a line where there are few."""
        self.set_class(self.size.height < self._LOW, "-low")

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """Asks the app to open what was chosen."""
        message.stop()
        target = self.rows.target_at(message.index)
        if target is not None and target.span is not None:
            self.post_message(OpenPassage(target.article, target.span))
