"""Moves the free end of a selection by units of text, growing and shrinking around its anchor."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.span import Span

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_WORD_REACH = 400
"""Code points looked at around the free end; no unit of a language with blanks is longer."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch between an anchor and a free end; both code points are inside."""

    anchor: int
    end: int

    @classmethod
    def over(cls, span: Span) -> Selection:
        """Selects a whole span, with the free end behind."""
        return cls(span.start, max(span.start, span.end - 1))

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.anchor, self.end), max(self.anchor, self.end) + 1)

    def swapped(self) -> Selection:
        """The same stretch with the other end free."""
        return Selection(self.end, self.anchor)

    def by_units(self, units: Sequence[Span], count: int) -> Selection:
        """Moves the free end over `count` units, backwards where negative.

        On the far side of the anchor it stops at ends of units, on the near side at beginnings, so
        that whole units are selected and the opposite count shrinks by what was added.
        """
        end = self.end
        for _ in range(abs(count)):
            end = self._forward(units, end) if count > 0 else self._backward(units, end)
        return Selection(self.anchor, end)

    def _forward(self, units: Sequence[Span], end: int) -> int:
        if end < self.anchor:
            index = bisect_right(units, end, key=lambda unit: unit.start)
            return min(units[index].start, self.anchor) if index < len(units) else self.anchor
        index = bisect_right(units, end + 1, key=lambda unit: unit.end)
        return units[index].end - 1 if index < len(units) else end

    def _backward(self, units: Sequence[Span], end: int) -> int:
        if end > self.anchor:
            index = bisect_left(units, end + 1, key=lambda unit: unit.end) - 1
            return max(units[index].end - 1, self.anchor) if index >= 0 else self.anchor
        index = bisect_left(units, end, key=lambda unit: unit.start) - 1
        return units[index].start if index >= 0 else end


def words_near(text: str, offset: int) -> list[Span]:
    """The words around an offset."""
    start = max(0, offset - _WORD_REACH)
    found = _WORD.finditer(text, start, offset + _WORD_REACH)
    return [Span(*match.span()) for match in found]
