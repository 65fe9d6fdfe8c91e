"""The bars and panes, and how they stand on the screen; the list is there first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.footer import KeyFooter
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from reader.config import UiConfig
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.side_panel import SidePanel


class Ground(Container):
    """Holds what covers it wholly: Textual need not draw it anew behind every key."""

    BLANK = True


class Parts:
    """Bars and panes by name. Article and panel are made after the first frame."""

    view: ArticleView
    reading: Horizontal
    panel: SidePanel

    def __init__(self) -> None:
        self.title = TitleBar(id="title")
        self.headlines = ArticleList(id="headlines")
        self.panes = Ground(self.headlines, id="panes")
        self.body = Container(self.panes, id="body")
        self.status = StatusLine(id="status")
        self.footer = KeyFooter(id="footer")

    def compose(self) -> ComposeResult:
        """What the first frame shows, from top to bottom."""
        yield self.title
        yield self.body
        yield self.status
        yield self.footer

    def make_reading(self, ui: UiConfig) -> None:
        """Makes article and panel, looking as configured."""
        from reader.tui.widgets.article_view import ArticleView
        from reader.tui.widgets.minimap import Minimap
        from reader.tui.widgets.side_panel import SidePanel

        self.view = ArticleView(id="view", measure=ui.width, letters=ui.speaker_signs)
        self.reading = Horizontal(self.view, Minimap(self.view, id="minimap"), id="reading")
        self.panel = SidePanel(id="panel")

    async def mount_reading(self) -> None:
        """Puts article and panel beside the list."""
        await self.panes.mount(self.reading, self.panel)
