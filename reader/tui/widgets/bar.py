"""One line with words at the left and at the right end: title bar, status line and footer."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from reader.tui.paint import LineWidget
from reader.tui.panel_rows import Run

_GAP = 2
"""Cells kept free between left and right."""


class Bar(LineWidget):
    """Shows runs of words. Where they do not fit, the right end loses its last runs until it takes
    half the line, unless the left end comes first; then the left end is cut.
    """

    LEFT_FIRST = False
    """Whether the left end is shown whole before anything of the right."""
    LOOKS = {
        "strong": "bold $foreground",
        "dim": "$foreground 38%",
        "key": "bold $text-accent",
        "problem": "bold $text-error",
    }
    DEFAULT_CSS = """
    Bar { height: 1; color: $text-muted; background: $panel; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Run, ...] = ()
        self._right: tuple[Run, ...] = ()

    def set_runs(self, left: tuple[Run, ...], right: tuple[Run, ...] = ()) -> None:
        """Shows other words; repaints only where they differ."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.repaint()

    @property
    def text(self) -> str:
        """All its words, however wide the screen is."""
        return "".join(run.text for run in (*self._left, *self._right))

    def line(self, y: int) -> Strip:
        """The only line."""
        return self.strips.get(y) or self.keep(y, self.strip(self._segments()))

    def _segments(self) -> list[Segment]:
        width = self.size.width - 1
        right = self._fitting(width)
        room = width - (_cells(right) + _GAP if right else 0)
        left = _cut(self._left, room)
        gap = width - _cells(left) - _cells(right)
        runs = (Run(" "), *left, Run(" " * max(0, gap)), *right)
        return [Segment(text, self.look(tuple(look.split()))) for text, look in runs]

    def _fitting(self, width: int) -> tuple[Run, ...]:
        """The right end as far as there is room for it; its last runs go first."""
        left, right = _cells(self._left), self._right
        beside = 0 if self.LEFT_FIRST else width // 2
        while right and _cells(right) > max(beside, width - left - _GAP):
            right = right[:-1]
        return right


def _cells(runs: tuple[Run, ...]) -> int:
    return sum(cell_len(run.text) for run in runs)


def _cut(runs: tuple[Run, ...], room: int) -> tuple[Run, ...]:
    """The runs as far as they fit; the last one that does not ends with an ellipsis."""
    kept: list[Run] = []
    for run in runs:
        cells = cell_len(run.text)
        if cells > room:
            if room > 1:
                kept.append(run._replace(text=set_cell_size(run.text, room - 1).rstrip() + "…"))
            break
        kept.append(run)
        room -= cells
    return tuple(kept)
