"""A stretch of an article as its wording is compared, and runs of words in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.align.words import Words
from reader.model.span import Span

CURRENCIES = frozenset("$£€¥₹₽₴₺₩₪")
"""Signs before an amount of money."""
_MARKS = frozenset(",.;:?!()[]—–-“”„‟\"'‘’«»")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article and its words."""

    text: str
    span: Span
    words: Words
    forms: tuple[str, ...]
    """The words as they are compared: by `norm`, names under the other article's spelling."""

    @property
    def contracts(self) -> bool:
        """Whether there are contractions in it."""
        return len(set(self.words.starts)) < len(self.words.starts)

    def place(self, start: int, end: int) -> Span:
        """Where words stand; for none, the empty place between their neighbours."""
        if start < end:
            return Span(self.words.starts[start], self.words.ends[end - 1])
        at = self.words.ends[start - 1] if start else self._head()
        return Span(at, at)

    def contracted(self, position: int) -> bool:
        """Whether a word is contracted with the next: `do` of `don't`."""
        later = self.words.starts[position + 1 : position + 2]
        return bool(later) and later[0] == self.words.starts[position]

    def bracketed(self, position: int) -> bool:
        """Whether an editor changed letters of a word: `boat[s]`."""
        return "[" in self.text[self.words.starts[position] : self.words.ends[position]]

    def currency(self, position: int) -> str:
        """The sign before an amount; empty where there is none."""
        start = self.words.starts[position]
        sign = self.text[start - 1] if start else ""
        return sign if sign in CURRENCIES else ""

    def gap(self, position: int) -> str:
        """What stands between the words before and at a position."""
        before = self.words.ends[position - 1] if position else self.span.start
        after = self.words.starts[position] if position < len(self.words.starts) else self.span.end
        return self.text[before : max(before, after)]

    def _head(self) -> int:
        return self.words.starts[0] if self.words else self.span.start


class Run(NamedTuple):
    """Words of a passage that follow each other, or the place where the other passage has some."""

    passage: Passage
    start: int
    """By number in the passage."""
    end: int

    @property
    def size(self) -> int:
        """How many words."""
        return self.end - self.start

    @property
    def span(self) -> Span:
        """Where they stand."""
        return self.passage.place(self.start, self.end)

    @property
    def words(self) -> Words:
        """The words."""
        return self.passage.words[self.start : self.end]

    @property
    def norms(self) -> tuple[str, ...]:
        """The words, folded."""
        return self.passage.words.norms[self.start : self.end]

    @property
    def keys(self) -> tuple[str, ...]:
        """What they are matched by, empty for those too common."""
        return self.passage.words.keys[self.start : self.end]

    @property
    def set_off(self) -> bool:
        """Whether they stand between marks, or a sentence ends among them."""
        passage, span = self.passage, self.span
        before = passage.text[passage.span.start : span.start].rstrip()
        after = passage.text[span.end : passage.span.end].lstrip()
        apart = (not before or before[-1] in _MARKS) and (not after or after[0] in _MARKS)
        return apart or self.ends_sentence

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends among them."""
        text = self.passage.text[self.span.start : self.span.end]
        return any(stop in text for stop in (". ", "? ", "! "))
