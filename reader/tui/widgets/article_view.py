"""Shows one article to read: gutter, text with its quotations, a reading cursor, a selection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.model.article import MarkupKind
from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.tui.paint import safe_link
from reader.tui.rows import MEASURE
from reader.tui.selection import Selection
from reader.tui.widgets.reading import Reading
from reader.tui.wrap import Row, offset_at_cell

_WHEEL_ROWS = 3

Overlay = tuple[tuple[int, int, str], ...]
"""Stretches of one row and the looks laid over them: passage, selection, present hit."""


class ArticleView(Reading, can_focus=True):
    """The article. It binds no keys: its methods are what keys are bound to.

    The gutter of four cells holds what a person left (`▌` bookmark, `•` note), two letters for
    the speaker whose quotation begins in the row, and how sure the attribution is.

    Args:
        measure: cells of a row of text, at most.
        letters: whether the gutter holds the letters.
    """

    GUTTER = 4
    LOOKS = {
        "title": "bold",
        "facts": "$foreground 60%",
        "gutter": "$foreground 60%",
        "heading": "bold",
        "emphasis": "italic",
        "strong": "bold",
        "code": "$text-secondary",
        "link": "underline",
        "block-quote": "italic",
        "reported": "$foreground 60%",
        "unnamed": "italic",
        "cue": "dim",
        "elsewhere": "$foreground 38%",
        "highlight": "on $warning 25%",
        "hit": "underline",
        "present-hit": "reverse",
        "passage": "on $foreground 6%",
        "here": "on $foreground 12%",
        "selection": "on $primary 45%",
        "caret": "reverse",
    }
    DEFAULT_CSS = """
    ArticleView { background: $surface; color: $foreground; }
    """

    class PassageChanged(Message):
        """The reading cursor stands in another passage, or at another quotation of it."""

        def __init__(
            self, view: ArticleView, *, article: str, passage: Span, quotation: Quotation | None
        ) -> None:
            super().__init__()
            self.view = view
            self.article = article
            self.passage = passage
            self.quotation = quotation

        @property
        def control(self) -> ArticleView:
            """The view, for `@on` selectors."""
            return self.view

    class SelectionChanged(Message):
        """A selection began, changed or ended (None)."""

        def __init__(self, view: ArticleView, *, selection: Span | None) -> None:
            super().__init__()
            self.view = view
            self.selection = selection

        @property
        def control(self) -> ArticleView:
            """The view, for `@on` selectors."""
            return self.view

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        letters: bool = True,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(measure=measure, name=name, id=id, classes=classes)
        self._letters = letters
        self._lit: tuple[tuple[Span, str], ...] = ()
        """The stretches that change with every key: they are not part of the document's looks."""
        self._lit_rows = range(0)
        self._told: tuple[str, Span, int] | None = None
        self._told_selection: Span | None = None
        self._pressed_at: int | None = None

    # Painting

    def line(self, y: int) -> Strip:
        """The strip of a screen line."""
        number = self._top + y
        if number >= len(self._page):
            number = -1
        overlay = self._overlay(number) if number in self._lit_rows else ()
        key = (number, overlay)
        strip = self.strips.get(key)
        return strip if strip is not None else self.keep(key, self._paint(number, overlay))

    def _paint(self, number: int, overlay: Overlay) -> Strip:
        if number < 0:
            return self.strip([])
        page = self._page
        if number < page.first:
            heading = page.headings[number]
            text = " " * self.GUTTER + heading.text
            return self.strip([Segment(text, self.look((heading.look,)))])
        row = page.row(number)
        return self.strip([*self._gutter(row), *self._text(row, overlay)])

    def _gutter(self, row: Row) -> Iterator[Segment]:
        quiet = self.look(("gutter",))
        if row.start == row.end:
            yield Segment(" " * self.GUTTER, quiet)
            return
        yield Segment(self._document.mark_between(row.start, row.end), quiet)
        signed = self._document.sign_between(row.start, row.end)
        if signed is None:
            yield Segment("   ", quiet)
        else:
            sign, state = signed
            colour = quiet if sign.slot is None else self.look((f"speaker-{sign.slot}",))
            yield Segment(sign.letters if self._letters else "  ", colour + Style(bold=True))
            yield Segment(state, quiet)

    def _text(self, row: Row, overlay: Overlay) -> Iterator[Segment]:
        text = self._document.text
        cuts = sorted({cut for a, b, _ in overlay for cut in (a, b)})
        for start, end, looks in self._edges.runs(row.start, row.end):
            inner = [start, *(cut for cut in cuts if start < cut < end), end]
            for a, b in pairwise(inner):
                over = tuple(look for s, e, look in overlay if s <= a < e)
                style = self.look(looks + over)
                if "link" in looks:
                    style = self._linked(a, style)
                yield Segment(text[a:b], style)

    def _linked(self, offset: int, style: Style) -> Style:
        links = (m for m in self._document.article.markup if m.kind is MarkupKind.LINK)
        target = next((mark.target for mark in links if mark.span.holds(offset)), "")
        address = safe_link(target)
        return style.update_link(address) if address else style

    def _overlay(self, number: int) -> Overlay:
        """The lit stretches inside one row."""
        if number < self._page.first:
            return ()
        row = self._page.row(number)
        parts = ((max(s.start, row.start), min(s.end, row.end), look) for s, look in self._lit)
        return tuple(part for part in parts if part[0] < part[1])

    # What changed

    def _moved(self) -> None:
        self._light()
        self._tell()

    def _light(self) -> None:
        """Lights passage and row, or the selection, and repaints the rows concerned."""
        before = self._lit_rows
        self._lit = tuple(self._lights())
        page = self._page
        spans = [span for span, _ in self._lit]
        first = page.row_of(min(span.start for span in spans))
        self._lit_rows = range(first, page.row_of(max(span.end - 1 for span in spans)) + 1)
        width, height = self.size
        first, last = self._top, self._top + height
        for rows in (before, self._lit_rows):
            shown = range(max(rows.start, first), min(rows.stop, last))
            if shown:
                self.refresh(Region(0, shown.start - first, width, len(shown)))

    def _lights(self) -> Iterator[tuple[Span, str]]:
        cursor = self._cursor
        if self._selection is not None:
            yield self._selection.span, "selection"
            yield Span(cursor, cursor + 1), "caret"
            return
        passage = self.passage
        yield passage, "passage"
        row = self._page.row(self._page.row_of(cursor))
        here = Span(max(row.start, passage.start), min(row.end, passage.end))
        if here.start < here.end:
            yield here, "here"
        number, _ = self.hit
        if number and self._document.hits[number - 1].overlaps(passage):
            yield self._document.hits[number - 1], "present-hit"

    def _tell(self) -> None:
        quotation = self.quotation
        told = (self._document.article.id, self.passage, quotation.number if quotation else 0)
        if told != self._told:
            self._told = told
            self.post_message(
                self.PassageChanged(self, article=told[0], passage=told[1], quotation=quotation)
            )
        if self.selection != self._told_selection:
            self._told_selection = self.selection
            self.post_message(self.SelectionChanged(self, selection=self.selection))

    def _scrolled(self) -> None:
        super()._scrolled()
        self.refresh()

    def _restyle(self) -> None:
        self.strips.clear()
        super()._restyle()

    # Resize and mouse

    def on_resize(self) -> None:
        """Wraps anew; the text at the top stays at the top."""
        self._lay_out()
        self._reveal()
        self._light()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls; the cursor comes along at the edge."""
        event.stop()
        self.scroll_rows(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls; the cursor comes along at the edge."""
        event.stop()
        self.scroll_rows(-_WHEEL_ROWS)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Puts the cursor there, without scrolling; a selection by dragging begins there."""
        self._cursor = self._pressed_at = self._offset_at(event.x, event.y)
        self.capture_mouse()
        self.select_end()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Selects from where the button was pressed."""
        if self._pressed_at is not None and event.button:
            offset = self._offset_at(event.x, event.y)
            if offset != self._pressed_at or self._selection is not None:
                self._select(Selection(self._pressed_at, offset))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends dragging; the selection stays."""
        self._pressed_at = None
        self.release_mouse()

    def _offset_at(self, x: int, y: int) -> int:
        """The offset under a cell of the widget, or the nearest."""
        page = self._page
        number = max(page.first, min(len(page) - 1, self._top + y))
        return self._inside(offset_at_cell(self._document.text, page.row(number), x - self.GUTTER))
