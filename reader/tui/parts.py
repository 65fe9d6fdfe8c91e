"""The widgets of the first frame, and how they stand on the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from reader.tui.keys.contexts import Where
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.footer import KeyFooter
from reader.tui.widgets.minimap import Minimap
from reader.tui.widgets.side_panel import SidePanel
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.title_bar import TitleBar

_SCROLLING = (Where.MOVEMENT, Where.EVERYWHERE)


class Ground(Container):
    """Holds what covers it wholly: Textual need not draw it anew behind every key."""

    BLANK = True


class Parts:
    """The widgets of the first frame, by name."""

    def __init__(self) -> None:
        self.title = TitleBar(id="title")
        self.headlines = ArticleList(id="headlines")
        self.view = ArticleView(id="view")
        self.reading = Horizontal(self.view, Minimap(self.view, id="minimap"), id="reading")
        self.panel = SidePanel(id="panel")
        self.panes = Ground(self.headlines, self.reading, self.panel, id="panes")
        self.body = Container(self.panes, id="body")
        self.status = StatusLine(id="status")
        self.footer = KeyFooter(id="footer")

    def compose(self) -> ComposeResult:
        """What the first frame shows, from top to bottom."""
        yield self.title
        yield self.body
        yield self.status
        yield self.footer
