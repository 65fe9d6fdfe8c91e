"""Lays aligned blocks out in lines: side by side on wide screens, one under the other else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from reader.model.match import Alignment
from reader.model.span import Span
from reader.newsroom.wording import CONFIRMED
from reader.tui.blocks import Block, blocks
from reader.tui.diffview import Passage, Side, differences, passage
from reader.tui.document import Document, Edges
from reader.tui.signs import Sign, state_of
from reader.tui.wording import caution_words, kind_words
from reader.tui.wrap import Row, wrap

ONLY_HERE = "only here"


class Cell(NamedTuple):
    """One side of a line."""

    passage: Passage
    row: Row
    """Into the passage's text."""
    sign: tuple[Sign, str] | None
    """Speaker and state, in the first row of a passage with a quotation."""


class Line(NamedTuple):
    """One line of the comparison."""

    block: int
    label: str | None = None
    """What a block is, on the line above it."""
    left: Cell | None = None
    right: Cell | None = None
    under: bool = False
    """In a stacked layout: the line shows B, in the place of A."""


@dataclass(frozen=True)
class Comparison:
    """Two articles and how they correspond."""

    left: Document
    right: Document
    blocks: Sequence[Block]
    left_edges: Edges
    right_edges: Edges
    only: tuple[frozenset[Span], frozenset[Span]] | None = None
    """What has no counterpart, left and right, where not everything was compared; else None."""

    @classmethod
    def of(cls, left: Document, right: Document, alignment: Alignment) -> Comparison:
        """Aligns two articles in blocks."""
        found = blocks(left.sentences, right.sentences, alignment)
        right = replace(right, alike=_same_people(left, right, alignment))
        only = (frozenset(alignment.only_a), frozenset(alignment.only_b))
        partial = only if alignment.gave_up else None
        return cls(left, right, found, left.edges(), right.edges(), partial)

    def label(self, block: Block) -> str:
        """Kind and warnings of a block in words."""
        loosest = next((link for link in block.links if link.kind is block.kind), None)
        if loosest is None:
            return ONLY_HERE if self._was_compared(block) else f"{ONLY_HERE}, as far as compared"
        a, b = self.left.text[slice(*loosest.a)], self.right.text[slice(*loosest.b)]
        warnings = (f"! {caution_words(caution)}" for caution in block.cautions)
        confirmed = [f"✓ {CONFIRMED}"] if any(link.by_hand for link in block.links) else []
        return "  ".join((kind_words(loosest, a=a, b=b), *confirmed, *warnings))

    def _was_compared(self, block: Block) -> bool:
        if self.only is None:
            return True
        left, right = self.only
        return left.issuperset(block.a) and right.issuperset(block.b)

    def lines(self, *, width: int, stacked: bool, braces: bool) -> list[Line]:
        """The lines of all blocks.

        Args:
            width: cells for the text of one side.
            stacked: B under A, instead of beside it.
            braces: mark differences in the text, for screens without colour.
        """
        found = []
        for number, block in enumerate(self.blocks):
            found.append(Line(number, label=self.label(block)))
            left, right = self._cells(block, width=width, braces=braces)
            if stacked:
                found += [Line(number, left=cell) for cell in left]
                found += [Line(number, left=cell, under=True) for cell in right]
            else:
                found += [Line(number, None, a, b) for a, b in zip_longest(left, right)]
        return found

    def _cells(self, block: Block, *, width: int, braces: bool) -> tuple[list[Cell], list[Cell]]:
        def cells(side: Side) -> list[Cell]:
            document = self.left if side == "a" else self.right
            edges = self.left_edges if side == "a" else self.right_edges
            found = differences(block.changes, side)
            return [
                cell
                for span in _stretches(document, block.a if side == "a" else block.b)
                for cell in _wrapped(
                    passage(document, edges, span, found, side=side, braces=braces),
                    width=width,
                    sign=_sign(document, span),
                )
            ]

        return cells("a"), cells("b")


def _same_people(left: Document, right: Document, alignment: Alignment) -> dict[str, Sign]:
    """The left article's signs for the right one's speakers, also where names are spelt otherwise.

    Two names are one speaker's here if quotations of theirs match.
    """
    by_number = {quotation.number: quotation.speaker for quotation in left.quotations}
    there = {quotation.number: quotation.speaker for quotation in right.quotations}
    same = {name: name for name, _ in left.signs if name in there.values()}
    for link in alignment.links:
        name, own = there.get(link.b_quotation or 0), by_number.get(link.a_quotation or 0)
        if name is not None and own is not None:
            same.setdefault(name, own)
    signs = {name: left.signs.of(other) for name, other in same.items()}
    return {name: sign for name, sign in signs.items() if sign.slot is not None}


def _wrapped(shown: Passage, *, width: int, sign: tuple[Sign, str] | None) -> Iterator[Cell]:
    whole = Span(0, len(shown.text))
    for number, row in enumerate(wrap(shown.text, whole, max(2, width))):
        yield Cell(shown, row, sign if number == 0 else None)


def _stretches(document: Document, sentences: Sequence[Span]) -> Iterator[Span]:
    """Sentences that stand together in one paragraph, joined."""
    start = end = -1
    for sentence in sentences:
        gap = document.text[end : sentence.start] if end >= 0 else "\n"
        if gap.strip(" ") or not gap:
            if end >= 0:
                yield Span(start, end)
            start = sentence.start
        end = sentence.end
    if end >= 0:
        yield Span(start, end)


def _sign(document: Document, span: Span) -> tuple[Sign, str] | None:
    """The speaker of the first quotation in the stretch, also where it began before."""
    quotation = next(iter(document.touching(span)), None)
    return (document.signs.of(quotation.speaker), state_of(quotation)) if quotation else None
