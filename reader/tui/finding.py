"""Finding words in what has the keys: in the article as one types, in lists as a filter."""

from __future__ import annotations

from collections.abc import Callable

from reader.tui.desk import Desk
from reader.tui.overlays import Overlays
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.status_line import StatusLine

Filter = Callable[[str], None]
"""Shows only what holds the words; empty shows all."""


class Finding:
    """Leads the find bar's words to the article or to a list.

    Args:
        bar: the field.
        overlays: opens and closes it.
        view: the article.
        desk: keeps the hits with the open article.
        status: says where there is nothing to find.
        moved: called after a step, which may stay within the passage.
        filter: the filter of what has the keys; None where that is the article.
    """

    def __init__(
        self,
        bar: FindBar,
        *,
        overlays: Overlays,
        view: ArticleView,
        desk: Desk,
        status: StatusLine,
        moved: Callable[[], None],
        filter: Callable[[], Filter | None],
    ) -> None:
        self._bar = bar
        self._overlays = overlays
        self._view = view
        self._desk = desk
        self._status = status
        self._moved = moved
        self._filter_here = filter
        self._filter: Filter | None = None
        self._from = 0
        """Where the cursor stood when the bar was opened."""

    def open(self, words: str) -> None:
        """Opens the find bar for what has the keys now."""
        self._filter = self._filter_here()
        if self._filter is None and self._desk.document is None:
            self._status.tell("open an article first")
            return
        self._from = self._view.cursor
        self._overlays.open("find")
        self._bar.open(words)
        if words:
            self.change(words)

    def change(self, words: str) -> None:
        """Finds what is typed so far; the cursor goes to the first hit from where it was."""
        if self._filter is not None:
            self._filter(words)
            return
        document = self._desk.document
        if document is None:
            return
        hits = document.find(words)
        self._desk.set_hits(hits)
        self._view.goto(next((hit for hit in hits if hit.start >= self._from), self._from))
        self._bar.show_count(*self._view.hit)

    def accept(self) -> None:
        """Gives the keys back; `n` and `N` go on."""
        self._overlays.close()

    def leave(self) -> None:
        """Forgets what was typed: everything is shown again, the cursor is where it was."""
        if self._filter is not None:
            self._filter("")
        else:
            self._desk.set_hits(())
            self._view.goto(self._from)

    def step(self, count: int) -> None:
        """Moves to the next hit in the article, or the one before, round its ends."""
        if self._view.move_hits(count):
            self._moved()
        else:
            self._status.tell("nothing to step through; / finds words here, s in the library")
