"""The stage: which pane has the keys, and which panes are on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.widget import Widget

from reader.tui.layout import Arrangement, Pane, Tab, arrange, neighbour, width_of

if TYPE_CHECKING:
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.side_panel import SidePanel

_BENEATH = "-beneath"
"""The class of the panes' container while the panel stands under the article."""
_ALONE = "-alone"
"""The class while one pane has the screen to itself."""


class Stage:
    """Shows and hides the three panes.

    Args:
        root: holds the panes.
        headlines: the list; it stands alone until the others are added.
        layout: `auto`, or the arrangement a person wants whatever the terminal's width.
        changed: called after the keys went to another pane.
    """

    def __init__(
        self,
        root: Widget,
        *,
        headlines: ArticleList,
        layout: str,
        changed: Callable[[], None],
    ) -> None:
        self._root = root
        self._headlines = headlines
        self._view: ArticleView
        self._panel: SidePanel
        self._widgets: dict[Pane, Widget] = {Pane.LIST: headlines}
        self._layout = layout
        self._changed = changed
        self._size = Size(80, 24)
        self._panel_wanted = True
        self.pane = Pane.LIST
        self.zen = False

    def add(self, *, view: ArticleView, reading: Widget, panel: SidePanel) -> None:
        """Takes in the other panes; they are shown where the terminal has room for them.

        Args:
            view: the article.
            reading: the article with its minimap.
            panel: the side panel.
        """
        self._view = view
        self._panel = panel
        self._widgets |= {Pane.ARTICLE: reading, Pane.PANEL: panel}
        self._show()

    @property
    def arrangement(self) -> Arrangement:
        """What is on the screen."""
        width, height = self._size
        return arrange(
            width_of(self._layout, width),
            height,
            pane=self.pane,
            panel=self._panel_wanted,
            zen=self.zen,
        )

    def resize(self, size: Size) -> None:
        """Arranges the panes for another size of the terminal."""
        self._size = size
        self._show()

    def show(self, pane: Pane) -> None:
        """Gives the keys to a pane and brings it onto the screen."""
        self.pane = pane
        if pane is Pane.LIST:
            self.zen = False
        self._show()

    def show_tab(self, tab: Tab) -> None:
        """Gives the keys to a tab of the panel."""
        self._panel.show_tab(tab)
        self._panel_wanted = True
        self.show(Pane.PANEL)

    def turn(self, step: int, *, around: bool) -> None:
        """Gives the keys to the next pane, or the previous one."""
        self.show(neighbour(self.pane, step, around=around, panel=self._panel_wanted))

    def toggle_zen(self) -> None:
        """Shows only the article, or everything again."""
        self.zen = not self.zen
        if self.zen:
            self.pane = Pane.ARTICLE
        self._show()

    def toggle_panel(self) -> None:
        """Shows the side panel, or hides it."""
        self._panel_wanted = not self._panel_wanted
        if not self._panel_wanted and self.pane is Pane.PANEL:
            self.pane = Pane.ARTICLE
        self._show()

    def back(self) -> bool:
        """One step towards the list; False where the list already has the keys."""
        if self.pane is Pane.LIST:
            return False
        is_screen = self.pane is Pane.PANEL and self.arrangement.panes == (Pane.PANEL,)
        self.show(Pane.ARTICLE if is_screen else Pane.LIST)
        return True

    def focus(self) -> None:
        """Gives Textual's focus to the widget with the keys: it shows its cursor in full.

        At once: a widget's own `focus` comes later, and takes what was opened meanwhile its keys.
        """
        widget: Widget = self._headlines
        if self.pane is not Pane.LIST:
            widget = self._view if self.pane is Pane.ARTICLE else self._panel.rows
        if widget.is_attached:
            widget.screen.set_focus(widget, scroll_visible=False)

    def _show(self) -> None:
        arrangement = self.arrangement
        for pane, widget in self._widgets.items():
            widget.display = pane in arrangement.panes
        self._root.set_class(arrangement.beneath, _BENEATH)
        self._root.set_class(len(arrangement.panes) == 1, _ALONE)
        self.focus()
        self._changed()
