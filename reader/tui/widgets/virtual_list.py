"""One list for everything: headlines, hits, quotations, notes. Fetches only rows on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from reader.tui.paint import LineWidget

_CACHED_ROWS = 2000
_WHEEL_LINES = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: a few lines that are chosen together."""

    lines: tuple[Content, ...]
    """At least one; lines longer than the list is wide are cut with an ellipsis."""
    selectable: bool = True
    """False for headings and remarks: the cursor passes over them."""


class RowSource(Protocol):
    """Where a list gets its rows. `row` must be quick: it is called while painting."""

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def row(self, index: int, width: int) -> Row:
        """One row, for a list of that many cells; wrap to that width, or leave the lines long."""
        ...

    def key(self, index: int) -> str:
        """What the row is, whatever its place: article id, note number."""
        ...

    def find(self, key: str) -> int | None:
        """Where the row of that key stands now."""
        ...


class SequenceSource(Generic[T]):
    """Rows made from a sequence of items."""

    def __init__(
        self,
        items: Sequence[T],
        *,
        row: Callable[[T, int], Row],
        key: Callable[[T], str],
    ) -> None:
        self.items = items
        self._row = row
        self._key = key
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.items)

    def row(self, index: int, width: int) -> Row:
        """The item's row."""
        return self._row(self.items[index], width)

    def key(self, index: int) -> str:
        """The item's key."""
        return self._key(self.items[index])

    def find(self, key: str) -> int | None:
        """Looks the key up; the first call reads all items."""
        if self._places is None:
            self._places = {self._key(item): at for at, item in enumerate(self.items)}
        return self._places.get(key)


NOTHING: RowSource = SequenceSource[str]([], row=lambda item, _: Row((Content(item),)), key=str)
"""A source without rows."""


class VirtualList(LineWidget, can_focus=True):
    """A list with a cursor. It binds no keys: its methods are what keys are bound to."""

    LOOKS = {
        "cursor": "on $primary 35%",
        "cursor-blurred": "on $foreground 8%",
        "empty": "$foreground 60%",
    }
    DEFAULT_CSS = """
    VirtualList { background: $surface; color: $foreground; }
    """

    class Highlighted(Message):
        """The cursor stands on another row; index None where the list is empty."""

        def __init__(self, view: VirtualList, *, index: int | None, key: str | None) -> None:
            super().__init__()
            self.view = view
            self.index = index
            self.key = key

        @property
        def control(self) -> VirtualList:
            """The list, for `@on` selectors."""
            return self.view

    class Chosen(Message):
        """A row was chosen, by Enter or a click."""

        def __init__(self, view: VirtualList, *, index: int, key: str) -> None:
            super().__init__()
            self.view = view
            self.index = index
            self.key = key

        @property
        def control(self) -> VirtualList:
            """The list, for `@on` selectors."""
            return self.view

    def __init__(
        self,
        source: RowSource = NOTHING,
        *,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._source = source
        self._empty = empty
        self._rows: dict[int, Row] = {}
        self._cursor = 0
        self._top = 0
        self._skip = 0
        """Lines of the top row that are above the screen."""
        self._places: list[tuple[int, int]] | None = None
        self._told: tuple[int | None, str | None] | None = None
        self._styles: dict[str, Style] = {}

    # What it shows

    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._source

    def show(self, source: RowSource, *, keep: bool = True, empty: str | None = None) -> None:
        """Shows other rows.

        Args:
            source: the rows.
            keep: stay on the row with the same key where there is one, else near the same place;
                otherwise start at the top.
            empty: what to say where there are no rows.
        """
        key = self.highlighted_key if keep else None
        place = source.find(key) if key is not None else None
        shift = self._cursor - self._top
        self._source = source
        self._rows.clear()
        if empty is not None:
            self._empty = empty
        self._cursor = place if place is not None else (self._cursor if keep else 0)
        self._top, self._skip = max(0, self._cursor - shift) if keep else 0, 0
        self._settle()

    def reload(self) -> None:
        """Asks for the visible rows again: their content changed."""
        self._rows.clear()
        self._settle()

    @property
    def highlighted(self) -> int | None:
        """The index of the row under the cursor."""
        return self._cursor if len(self._source) else None

    @property
    def highlighted_key(self) -> str | None:
        """The key of the row under the cursor."""
        return self._source.key(self._cursor) if self._cursor < len(self._source) else None

    # Moving

    def move_rows(self, count: int) -> None:
        """Moves by selectable rows; one that is taller than the list is read to its end first."""
        step = 1 if count > 0 else -1
        if self._read_on(step):
            return
        at = self._cursor
        for _ in range(abs(count)):
            following = self._selectable(at + step, step)
            if following is None:
                break
            at = following
        self._stand_on(at)

    def _read_on(self, step: int) -> bool:
        """Scrolls a line inside the row under the cursor, where it is taller than the list."""
        if self._top != self._cursor or not len(self._source):
            return False
        hidden = self._height(self._cursor) - self.size.height
        if not 0 <= self._skip + step <= hidden:
            return False
        self._skip += step
        self._places = None
        self.refresh()
        return True

    def move_pages(self, count: float) -> None:
        """Moves by pages; half pages are allowed."""
        lines = max(1, round(abs(count) * max(1, self.size.height - 1)))
        step = 1 if count > 0 else -1
        at = self._cursor
        while lines > 0 and 0 <= at + step < len(self._source):
            at += step
            lines -= self._height(at)
        self.goto(at, step=step)

    def move_top(self) -> None:
        """Moves to the first row."""
        self.goto(0)

    def move_bottom(self) -> None:
        """Moves to the last row."""
        self.goto(len(self._source) - 1, step=-1)

    def goto(self, index: int, *, step: int = 1) -> None:
        """Moves to a row, or to the nearest selectable one, looking in the direction first."""
        index = max(0, min(len(self._source) - 1, index))
        found = self._selectable(index, step)
        if found is None:
            found = self._selectable(index, -step)
        self._stand_on(index if found is None else found)

    def goto_key(self, key: str) -> bool:
        """Moves to the row of a key; False where there is none."""
        index = self._source.find(key)
        if index is not None:
            self._stand_on(index)
        return index is not None

    def choose(self) -> None:
        """Chooses the row under the cursor."""
        key = self.highlighted_key
        if key is not None:
            self.post_message(self.Chosen(self, index=self._cursor, key=key))

    # Within

    def _selectable(self, index: int, step: int) -> int | None:
        while 0 <= index < len(self._source):
            if self._row(index).selectable:
                return index
            index += step
        return None

    def _row(self, index: int) -> Row:
        row = self._rows.get(index)
        if row is None:
            if len(self._rows) > _CACHED_ROWS:
                self._rows.clear()
            row = self._rows[index] = self._source.row(index, max(1, self.width))
        return row

    def _height(self, index: int) -> int:
        return len(self._row(index).lines)

    def _settle(self) -> None:
        """After a change of rows: a cursor on a row, the row on the screen."""
        self._cursor = max(0, min(self._cursor, len(self._source) - 1))
        self._top = max(0, min(self._top, len(self._source) - 1))
        self._places = None
        if len(self._source):
            self.goto(self._cursor)
        self.refresh()
        self._tell()

    def _stand_on(self, index: int) -> None:
        if not len(self._source):
            return
        self._cursor = index
        self._reveal()
        self._places = None
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        told = (self.highlighted, self.highlighted_key)
        if told != self._told:
            self._told = told
            self.post_message(self.Highlighted(self, index=told[0], key=told[1]))

    def _reveal(self) -> None:
        """Scrolls as little as needed for the whole row under the cursor, never past the end."""
        height = max(1, self.size.height)
        if self._cursor <= self._top:
            self._top, self._skip = self._headed(self._cursor, height), 0
        lowest, lines = self._cursor, self._height(self._cursor)
        while lines < height and lowest > self._top:
            lowest -= 1
            lines += self._height(lowest)
        if lowest > self._top or lines - (self._skip if lowest == self._top else 0) > height:
            self._top, self._skip = lowest, max(0, min(lines - height, self._height(lowest) - 1))
            if lowest == self._cursor:
                self._skip = 0
        self._fill()

    def _headed(self, index: int, height: int) -> int:
        """The first of the headings right above a row, as far as they fit on the screen with it."""
        lines = self._height(index)
        while index > 0 and not self._row(index - 1).selectable:
            lines += self._height(index - 1)
            if lines > height:
                break
            index -= 1
        return index

    def _fill(self) -> None:
        """Pulls rows down where the list's end would leave blank lines under it."""
        height = max(1, self.size.height)
        lines, index = -self._skip, self._top
        while lines < height and index < len(self._source):
            lines += self._height(index)
            index += 1
        while lines < height and (self._skip or self._top):
            if self._skip:
                self._skip -= 1
                lines += 1
            else:
                self._top -= 1
                self._skip = self._height(self._top)

    def _visible(self) -> list[tuple[int, int]]:
        """Row and line for every screen line that has one."""
        if self._places is not None:
            return self._places
        places: list[tuple[int, int]] = []
        index, line, height = self._top, self._skip, self.size.height
        while len(places) < height and index < len(self._source):
            if line < self._height(index):
                places.append((index, line))
                line += 1
            else:
                index, line = index + 1, 0
        self._places = places
        return places

    # Painting

    def line(self, y: int) -> Strip:
        """The strip of a screen line; lines that look the same are the same strip."""
        places = self._visible()
        if y >= len(places):
            return self._remark(y)
        index, line = places[y]
        look: tuple[str, ...] = ()
        if index == self._cursor:
            look = ("cursor" if self.has_focus else "cursor-blurred",)
        content = self.content(index, line)
        key = (content.plain, tuple(content.spans), look)
        strip = self.strips.get(key)
        return strip if strip is not None else self.keep(key, self._paint(content, look))

    def content(self, index: int, line: int) -> Content:
        """What stands in a line of a row; a subclass may light a part of it up."""
        return self._row(index).lines[line]

    def _remark(self, y: int) -> Strip:
        text = self._empty if y == 0 and not len(self._source) else ""
        key = ("remark", text)
        strip = self.strips.get(key)
        if strip is None:
            strip = self.keep(key, self.strip([Segment(f" {text}", self.look(("empty",)))]))
        return strip

    def styled(self, look: str) -> Style:
        """A look by its names, divided by blanks, as contents take it: over the list's colours."""
        if (style := self._styles.get(look)) is None:
            style = Style()
            for name in look.split():
                style += Style.from_rich_style(self.overlaid(name))
            self._styles[look] = style
        return style

    def notify_style_update(self) -> None:
        """Draws the rows in the new colours."""
        super().notify_style_update()
        self._styles.clear()
        if self.is_mounted:
            self.reload()

    def _paint(self, content: Content, look: tuple[str, ...]) -> Strip:
        content = content.truncate(self.width, ellipsis=True)
        base = self.look(look)
        parse = self.app.stylesheet.parse_style
        runs = content.render(Style.from_rich_style(base), end="", parse_style=parse)
        segments = [Segment(text, style.rich_style) for text, style in runs]
        return self.strip([*segments, Segment(" " * (self.width - content.cell_length), base)])

    def on_resize(self) -> None:
        """Rows may be wrapped to the width: ask for them again."""
        self.width = self.size.width
        self._rows.clear()
        self._settle()

    def on_focus(self) -> None:
        """The cursor looks different."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor looks different."""
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Moves the cursor."""
        event.stop()
        self.move_rows(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Moves the cursor."""
        event.stop()
        self.move_rows(-_WHEEL_LINES)

    def on_click(self, event: events.Click) -> None:
        """Chooses the row that was clicked."""
        places = self._visible()
        if event.y < len(places):
            self.goto(places[event.y][0])
            self.choose()
