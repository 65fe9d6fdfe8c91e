"""Two articles side by side: aligned blocks level, one scroll, what differs marked in place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.model.article import ArticleText, Metadata
from reader.model.match import Alignment, Match
from reader.model.span import Span
from reader.text.safe import printable
from reader.tui.blocks import Block
from reader.tui.compare_rows import Cell, Comparison, Line
from reader.tui.document import Document
from reader.tui.paint import LineWidget
from reader.tui.rows import MEASURE

_GUTTER = 4
_STACKED_BELOW = 100
"""Cells of width under which B stands beneath A."""
_WHEEL_ROWS = 3
_EMPTY = Document(ArticleText("", "", "", (), (), Metadata(), encoding="", path=""))


class CompareView(LineWidget, can_focus=True):
    """The comparison. It binds no keys: its methods are what keys are bound to.

    Args:
        measure: cells of a row of text on one side, at most.
        letters: whether the gutters hold two letters for the speaker.
    """

    LOOKS = {
        "name": "bold",
        "label": "$foreground 60%",
        "present": "$foreground on $foreground 12%",
        "gutter": "$foreground 60%",
        "differs": "bold underline",
        "edited": "underline",
        "caution": "bold underline $text-warning",
        "present-difference": "reverse",
        "emphasis": "italic",
        "block-quote": "italic",
        "unnamed": "italic",
        "cue": "dim",
    }
    DEFAULT_CSS = """
    CompareView { background: $surface; color: $foreground; }
    """

    class BlockChanged(Message):
        """The cursor stands in another block."""

        def __init__(self, view: CompareView, *, block: Block | None) -> None:
            super().__init__()
            self.view = view
            self.block = block

        @property
        def control(self) -> CompareView:
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
        super().__init__(name=name, id=id, classes=classes)
        self._measure = measure
        self._letters = letters
        self._comparison = Comparison.of(_EMPTY, _EMPTY, Alignment())
        self._lines: list[Line] = []
        self._firsts: list[int] = []
        """The line of each block's label."""
        self._top = 0
        self._at = 0
        self._change: int | None = None
        """The present difference: a number among the block's changes."""
        self._right_side = False
        self._told: Block | None = None

    # What it shows

    def show(
        self, left: Document, right: Document, alignment: Alignment, *, at: Span | None = None
    ) -> None:
        """Compares two articles, beginning at a passage of the left one."""
        self._comparison = Comparison.of(left, right, alignment)
        self._top = self._at = 0
        self._change = None
        self._lay_out()
        if at is not None:
            self.goto(at)
        self._moved()

    @property
    def documents(self) -> tuple[Document, Document]:
        """Left and right."""
        return self._comparison.left, self._comparison.right

    @property
    def block(self) -> Block | None:
        """The block in which the cursor stands."""
        number = self._number
        return self._comparison.blocks[number] if number is not None else None

    @property
    def match(self) -> Match | None:
        """The first match of the present block."""
        block = self.block
        return block.links[0] if block and block.links else None

    @property
    def place(self) -> tuple[Document, Span] | None:
        """The passage of the active column in the present block."""
        block = self.block
        if block is None:
            return None
        document = self._comparison.right if self._right_side else self._comparison.left
        spans = block.b if self._right_side else block.a
        return (document, Span(spans[0].start, spans[-1].end)) if spans else None

    @property
    def right_side(self) -> bool:
        """Whether the right column is the active one."""
        return self._right_side

    def swap_side(self) -> None:
        """Makes the other column the active one."""
        self._right_side = not self._right_side
        self.repaint()

    # Moving

    def goto(self, passage: Span) -> None:
        """Moves to the block that holds a passage of the left article."""
        for number, block in enumerate(self._comparison.blocks):
            if any(span.overlaps(passage) for span in block.a):
                self._stand_in(number)
                return

    def move_rows(self, count: int) -> None:
        """Moves the cursor by lines."""
        self._stand_at(self._at + count)

    def move_pages(self, count: float) -> None:
        """Moves by pages; half pages are allowed."""
        rows = round(self._height * count)
        self._top = self._within(self._top + rows)
        self._stand_at(self._at + rows)

    def move_top(self) -> None:
        """Moves to the first line."""
        self._stand_at(0)

    def move_bottom(self) -> None:
        """Moves to the last line."""
        self._stand_at(len(self._lines) - 1)

    def move_blocks(self, count: int) -> bool:
        """Moves by blocks that have a match; False where there is none that way."""
        matched = [n for n, block in enumerate(self._comparison.blocks) if block.links]
        return self._walk(matched, count)

    def move_differences(self, count: int) -> bool:
        """Moves by differences, through all blocks; False where there is none that way."""
        stops = [
            (number, change)
            for number, block in enumerate(self._comparison.blocks)
            for change in range(len(block.changes))
        ]
        here = (self._number or 0, -1 if self._change is None else self._change)
        index = bisect_right(stops, here) if count > 0 else bisect_left(stops, here) - 1
        if not 0 <= index < len(stops):
            return False
        number, self._change = stops[index]
        self._stand_in(number, change=stops[index][1])
        return True

    # Within

    @property
    def _height(self) -> int:
        """Lines under the names."""
        return max(1, self.size.height - 1)

    @property
    def _stacked(self) -> bool:
        return self.size.width < _STACKED_BELOW

    @property
    def _half(self) -> int:
        """Cells of the left column."""
        return self.size.width if self._stacked else (self.size.width - 1) // 2

    @property
    def _number(self) -> int | None:
        return self._lines[self._at].block if self._lines else None

    def _lay_out(self) -> None:
        number = self._number
        width = min(self._measure, (self._half or MEASURE) - _GUTTER - 1)
        plain = self.app.no_color if self.is_attached else False
        self._lines = self._comparison.lines(width=width, stacked=self._stacked, braces=plain)
        self._firsts = [at for at, line in enumerate(self._lines) if line.label is not None]
        self._at = self._firsts[number] if number is not None and self._firsts else 0
        self._top = self._within(self._at - 1)
        self.repaint()

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self._lines) - self._height))

    def _walk(self, stops: list[int], count: int) -> bool:
        here = self._number or 0
        index = bisect_right(stops, here) if count > 0 else bisect_left(stops, here) - 1
        index += count - (1 if count > 0 else -1)
        if not 0 <= index < len(stops):
            return False
        self._stand_in(stops[index])
        return True

    def _stand_in(self, number: int, *, change: int | None = None) -> None:
        """Moves to a block, with as much of it on the screen as fits."""
        self._change = change
        first = self._firsts[number]
        end = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._lines)
        if first < self._top or end > self._top + self._height:
            self._top = self._within(first - self._height // 3)
        self._stand_at(first, change=change)

    def _stand_at(self, at: int, *, change: int | None = None) -> None:
        before = self._number
        self._at = max(0, min(at, len(self._lines) - 1))
        if change is not None or self._number != before:
            self._change = change
        if self._at < self._top:
            self._top = self._at
        elif self._at >= self._top + self._height:
            self._top = self._at - self._height + 1
        self.refresh()
        self._moved()

    def _moved(self) -> None:
        if self.block is not self._told:
            self._told = self.block
            self.post_message(self.BlockChanged(self, block=self.block))

    # Painting

    def line(self, y: int) -> Strip:
        """The strip of a screen line: the names on the first, lines of blocks below."""
        if y == 0:
            return self.strips.get("names") or self.keep("names", self._names())
        at = self._top + y - 1
        if at >= len(self._lines):
            return self.strips.get("blank") or self.keep("blank", self.strip([]))
        present = self._lines[at].block == self._number
        key = (at, present, self._change if present else None)
        return self.strips.get(key) or self.keep(key, self._paint(*key))

    def _names(self) -> Strip:
        names = []
        for document, active in zip(self.documents, (False, True), strict=True):
            name = printable(document.head.column) if document.head else ""
            mark = "▸" if active is self._right_side else " "
            look = self.look(("name",) if active is self._right_side else ("label",))
            names.append(Segment(f"{mark}{name}", look))
        if self._stacked:
            return self.strip([names[0], Segment("  │ ", self.base), names[1]])
        return self.strip([*self._filled([names[0]]), self._divider(), names[1]])

    def _divider(self) -> Segment:
        return Segment("│", self.look(("gutter",)))

    def _filled(self, segments: list[Segment]) -> list[Segment]:
        """Segments as wide as the left column."""
        used = sum(cell_len(segment.text) for segment in segments)
        return [*segments, Segment(" " * max(0, self._half - used), self.base)]

    def _paint(self, at: int, present: bool, change: int | None) -> Strip:
        line = self._lines[at]
        if line.label is not None:
            return self._label(line, present=present)
        left = list(self._side(line.left, change)) if line.left else []
        if self._stacked:
            return self.strip(left if not line.under else self._indented(left))
        right = list(self._side(line.right, change)) if line.right else []
        return self.strip([*self._filled(left), self._divider(), *right])

    def _indented(self, segments: list[Segment]) -> list[Segment]:
        """B's line in a stacked layout: a bar tells it from A's."""
        first, *others = segments
        return [Segment("│", self.look(("gutter",))), Segment(first.text[1:], first.style), *others]

    def _label(self, line: Line, *, present: bool) -> Strip:
        block = self._comparison.blocks[line.block]
        style = self.look(("label", "present") if present else ("label",))
        half = self._half
        words = f" ─ {line.label} "[:half]
        rule = words + "─" * max(0, half - 1 - len(words)) + " "
        bare = " " + "─" * max(0, half - 2) + " "
        if self._stacked:
            return self.strip([Segment(rule, style)])
        left = rule if block.a else " " * half
        right = (bare if block.links else rule) if block.b else ""
        return self.strip([Segment(left[:half], style), self._divider(), Segment(right, style)])

    def _side(self, cell: Cell, change: int | None) -> Iterator[Segment]:
        yield from self._gutter(cell)
        here = [span for number, span in cell.passage.places if number == change]
        for start, end, looks in cell.passage.edges.runs(cell.row.start, cell.row.end):
            lit = any(span.start <= start and end <= span.end for span in here)
            style = self.look((*looks, "present-difference") if lit else looks)
            yield Segment(cell.passage.text[start:end], style)

    def _gutter(self, cell: Cell) -> Iterator[Segment]:
        quiet = self.look(("gutter",))
        if cell.sign is None:
            yield Segment(" " * _GUTTER, quiet)
            return
        sign, state = cell.sign
        colour = quiet if sign.slot is None else self.look((f"speaker-{sign.slot}",))
        yield Segment(" ", quiet)
        yield Segment(sign.letters if self._letters else "  ", colour + Style(bold=True))
        yield Segment(state, quiet)

    def on_mount(self) -> None:
        """Lays out again, now that the app's colours are known."""
        self._lay_out()

    def on_resize(self) -> None:
        """Wraps anew; the present block stays."""
        self._lay_out()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Moves down."""
        event.stop()
        self.move_rows(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Moves up."""
        event.stop()
        self.move_rows(-_WHEEL_ROWS)

    def on_click(self, event: events.Click) -> None:
        """Moves to the line and the column that were clicked."""
        right = not self._stacked and event.x > self._half
        if right is not self._right_side:
            self.swap_side()
        if event.y > 0:
            self._stand_at(self._top + event.y - 1)
