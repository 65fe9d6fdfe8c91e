"""A scrolling list of rows of any height, with a cursor over those that can be chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.tui.paint import LineWidget
from reader.tui.panel_rows import Line, Row, laid_out
from reader.tui.signs import DARK, LIGHT

_MARGINS = 2
"""Cells: the cursor's column on the left, the sign for more on the right."""

_WHEEL_LINES = 3


class _Entry(NamedTuple):
    choice: Hashable
    first: int
    """Its first row."""
    end: int
    """The row after its last."""


class RowList(LineWidget):
    """Rows with a cursor. It knows no keys: its owner calls the methods."""

    COMPONENT_PREFIX = "row-list"
    COMPONENT_CLASSES = {
        "row-list--cursor",
        "row-list--heading",
        "row-list--strong",
        "row-list--dim",
        "row-list--differs",
        "row-list--caution",
        "row-list--hit",
    }
    DEFAULT_CSS = """
    RowList {
        & > .row-list--cursor { background: $boost; }
        & > .row-list--heading { text-style: bold; color: $text-muted; }
        & > .row-list--strong { text-style: bold; }
        & > .row-list--dim { color: $text-muted; }
        & > .row-list--differs { text-style: bold underline; }
        & > .row-list--caution { text-style: bold; color: $text-warning; }
        & > .row-list--hit { text-style: bold underline; }
    }
    """

    active: reactive[bool] = reactive(False, repaint=False)
    """Whether keys go here: the cursor is shown in full strength."""

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        rows: RowList
        choice: Hashable

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._entries: list[_Entry] = []
        self._cursor = 0
        self._top = 0
        self._lines: dict[int, list[Line]] = {}
        self._starts: list[int] = [0]

    # What is shown

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; the cursor stays on its choice where it is still there."""
        new = tuple(rows)
        if new == self._rows:
            return
        before = self.choice
        self._rows = new
        self._entries = _entries(new)
        self._lay_out()
        if before is None or not self.select(before):
            self._cursor = self._top = 0
        self.repaint()

    def select(self, choice: Hashable) -> bool:
        """Puts the cursor on the choice, if it is there, and brings it into view."""
        for index, entry in enumerate(self._entries):
            if entry.choice == choice:
                self._move_to(index)
                return True
        return False

    @property
    def choice(self) -> Hashable:
        """What the cursor stands on; None where nothing can be chosen."""
        return self._entries[self._cursor].choice if self._entries else None

    @property
    def choices(self) -> list[Hashable]:
        """Everything that can be chosen, in order."""
        return [entry.choice for entry in self._entries]

    @property
    def height_needed(self) -> int:
        """Lines of all rows at the present width."""
        return self._starts[-1]

    # Moving and choosing

    def move_down(self) -> None:
        """To the next row that can be chosen; scrolls where there is none."""
        self._step(1)

    def move_up(self) -> None:
        """To the one before."""
        self._step(-1)

    def move_half_down(self) -> None:
        """Half a page on."""
        self._leap(max(1, self.size.height // 2))

    def move_half_up(self) -> None:
        """Half a page back."""
        self._leap(-max(1, self.size.height // 2))

    def move_page_down(self) -> None:
        """A page on."""
        self._leap(max(1, self.size.height - 1))

    def move_page_up(self) -> None:
        """A page back."""
        self._leap(-max(1, self.size.height - 1))

    def move_top(self) -> None:
        """To the first row."""
        self._move_to(0)
        self._scroll(0)

    def move_bottom(self) -> None:
        """To the last row."""
        self._move_to(len(self._entries) - 1)
        self._scroll(self.height_needed)

    def choose(self) -> None:
        """Posts `Chosen` for what the cursor stands on."""
        if self.choice is not None:
            self.post_message(self.Chosen(self, self.choice))

    def _step(self, by: int) -> None:
        target = self._cursor + by
        if not self._entries or not 0 <= target < len(self._entries):
            self._scroll(self._top + by)
            return
        self._move_to(target)

    def _leap(self, lines: int) -> None:
        if not self._entries:
            self._scroll(self._top + lines)
            return
        at = self._starts[self._entries[self._cursor].first] + lines
        heads = [self._starts[entry.first] for entry in self._entries]
        self._scroll(self._top + lines)
        self._move_to(max(0, bisect_right(heads, max(0, at)) - 1))

    def _move_to(self, index: int) -> None:
        if not self._entries:
            return
        self._cursor = max(0, min(index, len(self._entries) - 1))
        entry = self._entries[self._cursor]
        first, end = self._starts[entry.first], self._starts[entry.end]
        if self._cursor == 0:
            first = 0 if end <= self.size.height else first
        if end > self._top + self.size.height:
            self._scroll(end - self.size.height)
        if first < self._top:
            self._scroll(first)
        self.refresh()

    def _scroll(self, top: int) -> None:
        self._top = max(0, min(top, self.height_needed - self.size.height))
        self.refresh()

    # Laying out and painting

    def _lay_out(self) -> None:
        width = self.size.width - _MARGINS
        self._lines = {}
        heights = [1 if row.limit == 1 else len(self._lines_of(i, width)) for i, row in self._each]
        self._starts = list(accumulate(heights, initial=0))
        self._top = max(0, min(self._top, self.height_needed - self.size.height))

    @property
    def _each(self) -> enumerate[Row]:
        return enumerate(self._rows)

    def _lines_of(self, index: int, width: int) -> list[Line]:
        if (lines := self._lines.get(index)) is None:
            lines = self._lines[index] = laid_out(self._rows[index], width)
        return lines

    def line(self, y: int) -> Strip:
        """The strip of screen line `y`."""
        at = self._top + y
        more = self._more(y)
        index = bisect_right(self._starts, at) - 1
        if index >= len(self._rows) or at >= self.height_needed:
            return self.strips.get(None) or self.keep(None, self.strip([Segment("", self.base)]))
        chosen = self._chosen(index)
        key = (index, at - self._starts[index], chosen, more)
        return self.strips.get(key) or self.keep(key, self._painted(*key))

    def overlaid(self, name: str) -> Style:
        """What a look sets; speakers' colours come from the palette, not from the style sheet."""
        if name.startswith("speaker-"):
            palette = DARK if self.app.current_theme.dark else LIGHT
            return Style(color=palette[int(name.removeprefix("speaker-"))])
        return super().overlaid(name)

    def _more(self, y: int) -> str:
        if y == 0 and self._top > 0:
            return "▴"
        below = self._top + self.size.height < self.height_needed
        return "▾" if below and y == self.size.height - 1 else " "

    def _chosen(self, index: int) -> str:
        """`cursor` in full strength, `dim` where keys go elsewhere, empty off the cursor."""
        if not self._entries:
            return ""
        entry = self._entries[self._cursor]
        if not entry.first <= index < entry.end:
            return ""
        return "cursor" if self.active else "dim"

    def _painted(self, index: int, sub: int, chosen: str, more: str) -> Strip:
        row, width = self._rows[index], self.size.width
        under = ("cursor",) if chosen == "cursor" else ()
        entry_starts = bool(chosen) and index == self._entries[self._cursor].first and sub == 0
        sign = "›" if entry_starts else " "
        segments = [
            Segment(sign, self.look((*under, "strong" if under else "dim"))),
            Segment(" " * row.indent, self.look(under)),
        ]
        for text, look in self._lines_of(index, width - _MARGINS)[sub]:
            segments.append(Segment(text, self.look((*under, *look.split()))))
        strip = Strip(segments).adjust_cell_length(width - 1, self.look(under))
        return self.strip([*strip, Segment(more, self.look((*under, "dim")))])

    def watch_active(self) -> None:
        """Shows or dims the cursor."""
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wraps anew."""
        self._lay_out()
        self._move_to(self._cursor)
        self.repaint()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of all rows at a width, for `height: auto`."""
        return sum(len(laid_out(row, width - _MARGINS)) for row in self._rows)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row and chooses it."""
        index = bisect_right(self._starts, self._top + event.y) - 1
        for number, entry in enumerate(self._entries):
            if entry.first <= index < entry.end:
                self._move_to(number)
                self.choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls on."""
        self._scroll(self._top + _WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls back."""
        self._scroll(self._top - _WHEEL_LINES)


def _entries(rows: Sequence[Row]) -> list[_Entry]:
    found = []
    for choice, group in groupby(enumerate(rows), key=lambda item: item[1].choice):
        members = [index for index, _ in group]
        if choice is not None:
            found.append(_Entry(choice, members[0], members[-1] + 1))
    return found
