"""Words that wrap, above or below something larger: there where there is something to say."""

from __future__ import annotations

from textual.widgets import Static

from reader.model.span import Span
from reader.text.safe import printable
from reader.tui.wrap import wrap


class Remarks(Static):
    """Shows a few lines. Others of the same number cost no new layout of the screen.

    Args:
        classes: as Textual's.
        rows: kept free where there is less to say, so that nothing moves when there is more.
    """

    def __init__(self, *, classes: str, rows: int = 0) -> None:
        super().__init__(markup=False, classes=classes)
        self.styles.min_height = rows
        self.display = bool(rows)
        self._kept = rows
        self._said: tuple[str, int] = "", rows

    def say(self, text: str, *, width: int) -> None:
        """Shows another text; an empty one takes no more room than is kept free.

        Args:
            text: with newlines where lines have to end.
            width: cells in which it wraps; 0 or less while that is not known.
        """
        safe = printable(text, keep_newlines=True)
        said = safe, max(self._kept, _rows(safe, width))
        if said != self._said:
            other_room = said[1] != self._said[1] or width <= 0
            self._said = said
            self.update(safe, layout=other_room)
            self.display = bool(said[1])


def _rows(text: str, width: int) -> int:
    """How many rows the text takes; 0 where that cannot be known."""
    if width <= 0:
        return 0
    return sum(len(wrap(line, Span(0, len(line)), width)) for line in text.splitlines())
