"""Tells plain text that was wrapped at a fixed width from text with one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_NARROWEST, _WIDEST = 50, 90
"""Code points: the widths people and mailers wrap at."""
_RAGGED = 2
"""Code points by which a line may be shorter than a greedy wrap would leave it."""
_ENOUGH_BREAKS = 3
_MOSTLY = 0.8
_ITEM = re.compile(r"\s*(?:[-*•–>]|\d{1,3}[.)])\s")


def is_hard_wrapped(given: str) -> bool:
    """Whether newlines stand where a line was full, and blank lines divide the paragraphs.

    A newline is taken for a wrap where the next line's first word would not have fitted. Text
    without blank lines is never taken for wrapped: its lines are its paragraphs.
    """
    return _width(given.splitlines()) is not None


def wrapped_newlines(text: str) -> Iterator[int]:
    """Offsets of the newlines that only wrap a line; none unless the text is hard-wrapped.

    A line that ended early on purpose, as a heading or a list item does, keeps its newline.

    Args:
        text: cleaned text, so that a newline is the only line end.
    """
    lines = text.split("\n")
    width = _width(lines)
    if width is None:
        return
    offset = 0
    for line, following in pairwise(lines):
        offset += len(line)
        if _is_wrap(line, following, width):
            yield offset
        offset += 1


def _width(lines: list[str]) -> int | None:
    """The width the text was wrapped at, or None where it was not."""
    breaks = [pair for pair in pairwise(lines) if pair[0].strip() and pair[1].strip()]
    divided = any(line and not line.strip() for line in lines) or "" in lines[1:-1]
    if len(breaks) < _ENOUGH_BREAKS or not divided:
        return None
    lengths = sorted(len(line.rstrip()) for line, _ in breaks)
    width = lengths[int(len(lengths) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    wraps = sum(_is_wrap(line, following, width) for line, following in breaks)
    return width if wraps >= _MOSTLY * len(breaks) else None


def _is_wrap(line: str, following: str, width: int) -> bool:
    words = following.split(None, 1)
    if not words or not line.strip() or _ITEM.match(following):
        return False
    return len(line.rstrip()) + 1 + len(words[0]) > width - _RAGGED
