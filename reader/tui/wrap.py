"""Wraps paragraphs into rows of terminal cells: greedy, by cell widths, quick on plain text."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from rich.cells import split_graphemes

from reader.model.span import Span

_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0400-\u0482\u2010-\u2027\u2030-\u205e]*"
)
"""Text in which every code point takes one cell."""

_NO_START = frozenset("、。，．：；！？）］｝」』】〕〉》”’…ー々")
"""Marks that may not begin a row of Chinese or Japanese text (JIS X 4051, simplified)."""


class Row(NamedTuple):
    """What stands in one row: code points from `start` up to `end`, without trailing blanks."""

    start: int
    end: int


def is_narrow(text: str) -> bool:
    """Whether every code point certainly takes one cell; False may be overcautious."""
    return _NARROW.fullmatch(text) is not None


def wrap(text: str, span: Span, width: int) -> list[Row]:
    """The rows of one paragraph, at least one.

    Args:
        text: the whole article; control characters already shown as symbols.
        span: the paragraph, without newlines.
        width: cells a row, at least 2.
    """
    paragraph = text[span.start : span.end]
    divide = _wrap_narrow if is_narrow(paragraph) else _wrap_cells
    return [Row(start + span.start, end + span.start) for start, end in divide(paragraph, width)]


def _wrap_narrow(text: str, width: int) -> list[tuple[int, int]]:
    rows = []
    start, end = 0, len(text)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            rows.append((start, start + width))
            start += width
        else:
            rows.append((start, _trimmed(text, start, cut)))
            start = cut + 1
        while start < end and text[start] == " ":
            start += 1
    if start < end or not rows:
        rows.append((start, _trimmed(text, start, end)))
    return rows


def _wrap_cells(text: str, width: int) -> list[tuple[int, int]]:
    """Never divides a grapheme; breaks at blanks and beside wide graphemes."""
    graphemes, _ = split_graphemes(text)
    before = [0, *accumulate(cells for _, _, cells in graphemes)]
    starts = [*(start for start, _, _ in graphemes), len(text)]
    rows = []
    first, count = 0, len(graphemes)
    while first < count:
        fits = bisect_right(before, before[first] + width) - 1
        cut = count if fits >= count else _break(text, graphemes, first, max(fits, first + 1))
        rows.append((starts[first], _trimmed(text, starts[first], starts[cut])))
        first = cut
        while first < count and text[starts[first] : starts[first + 1]] == " ":
            first += 1
    return rows or [(0, 0)]


def _break(text: str, graphemes: list[tuple[int, int, int]], first: int, fits: int) -> int:
    """The grapheme with which the next row begins, at most `fits`."""
    for index in range(fits, first, -1):
        start, _, cells = graphemes[index]
        previous, _, previous_cells = graphemes[index - 1]
        if text[start] == " " or text[previous] == " ":
            return index
        if 2 in (cells, previous_cells) and text[start] not in _NO_START:
            return index
    return fits


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def offset_at_cell(text: str, row: Row, cell: int) -> int:
    """The code point of the row that covers a cell; the last one where the row is shorter."""
    part = text[row.start : row.end]
    if is_narrow(part):
        return min(row.start + max(cell, 0), max(row.start, row.end - 1))
    graphemes, _ = split_graphemes(part)
    used = 0
    for start, _, cells in graphemes:
        used += cells
        if cell < used:
            return row.start + start
    return max(row.start, row.end - 1)
