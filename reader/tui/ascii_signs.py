"""Draws lines and signs in ASCII, for fonts and terminals that have no others."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_LINES = dict.fromkeys(range(0x2500, 0x2580), "+")
_BLOCKS = dict.fromkeys(range(0x2580, 0x25A0), "#")
_SIGNS = {
    **dict.fromkeys("│┃▌▍▎▏▐▕⏎", "|"),
    **dict.fromkeys("─═", "-"),
    **dict.fromkeys("━≈", "~"),
    **dict.fromkeys("•★", "*"),
    **dict.fromkeys("→▸▶", ">"),
    **dict.fromkeys("←◂◀", "<"),
    "↑": "^",
    "↓": "v",
    "✓": "v",
    "●": "o",
    "○": ".",
}
_TABLE = {**_LINES, **_BLOCKS, **str.maketrans(_SIGNS)}
"""One cell for one. Typographic marks that articles are full of, as “ and …, are not signs."""


class AsciiSigns(LineFilter):
    """Replaces what is drawn, whatever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with the same number of cells."""
        return [_replaced(segment) for segment in segments]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AsciiSigns)

    def __hash__(self) -> int:
        """One for all, so that strips cached under one filter are found under another."""
        return hash(AsciiSigns)


def _replaced(segment: Segment) -> Segment:
    text, style, control = segment
    return segment if text.isascii() else Segment(text.translate(_TABLE), style, control)
