"""One consistent state of the index: segments with the masks of what lives in them.

A plan is evaluated to two masks a segment, what answers for certain and what may answer: they
differ only where positions have to be looked at, and only until that is done.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from reader.search import masks
from reader.search.plan import (
    All,
    And,
    Days,
    Form,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Rows,
    Similar,
    Value,
    Word,
    leaves,
)
from reader.search.whoosh_segment import Segment

_FIRST_CHUNK, _LARGEST_CHUNK = 200, 800


class Bounds(NamedTuple):
    """What certainly answers in one segment, and what may answer."""

    sure: int
    maybe: int


class Place(NamedTuple):
    """A document in a view."""

    key: int
    """`day << 32 | rowid`."""
    part: int
    """The number of its part."""
    rank: int


@dataclass(frozen=True, slots=True)
class Part:
    """A segment and which of its documents live."""

    segment: Segment
    live: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan evaluated over a whole view."""

    found: tuple[tuple[Part, Bounds], ...]
    """For each part of the view."""
    frontier: int
    """The key (`day << 32 | rowid`) of the newest document still in doubt, or -1: all is known."""

    @property
    def total(self) -> int:
        """Documents that answer for certain."""
        return sum(bounds.sure.bit_count() for _, bounds in self.found)

    def newest(self, limit: int, *, before: int | None = None) -> list[int]:
        """The keys of the newest certain answers, falling, none beyond one still in doubt."""
        newest: list[int] = []
        for part, bounds in self.found if limit else ():
            sure, keys = bounds.sure, part.segment.keys
            if before is not None:
                sure &= part.segment.before(before)
            if not sure or (
                len(newest) >= limit and keys[sure.bit_length() - 1] < newest[limit - 1]
            ):
                continue
            newest.extend(map(keys.__getitem__, islice(masks.highest_first(sure), limit)))
            newest.sort(reverse=True)
            del newest[limit:]
        return [key for key in newest if key > self.frontier]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Segments with their live documents, of one generation of the index."""

    generation: int
    parts: tuple[Part, ...]
    frequencies: dict[Hashable, Sequence[tuple[str, int]]] = field(default_factory=dict)
    """How many documents hold each value, as far as that was asked."""
    alike: dict[str, Sequence[str]] = field(default_factory=dict)
    """Words spelt like others, as far as that was asked."""

    @property
    def documents(self) -> int:
        """How many documents live."""
        return sum(part.live.bit_count() for part in self.parts)

    def answer(
        self, node: Node, *, late: Callable[[], bool], wanted: int, before: int | None = None
    ) -> Answer:
        """Evaluates the plan, then verifies positions, newest documents first.

        Goes on until nothing is in doubt, or until `late` and the newest `wanted` before a key are
        certain; gives up on those too when it has been late for a good while (8 further rounds).
        """
        found = [(part, evaluated(node, part)) for part in self.parts]
        positional = [leaf for leaf, _ in leaves(node) if isinstance(leaf, Phrase | Near)]
        size, rounds_late = _FIRST_CHUNK, 0
        while doubted := _newest_in_doubt(found, size):
            answer = Answer(tuple(found), frontier=doubted[0].key)
            if late():
                rounds_late += 1
                if rounds_late > 8 or len(answer.newest(wanted, before=before)) >= wanted:
                    return answer
            for i, ranks in _by_part(doubted).items():
                part = found[i][0]
                for leaf in positional:
                    _verify(leaf, part, ranks)
                found[i] = (part, evaluated(node, part))
            size = min(size * 2, _LARGEST_CHUNK)
        return Answer(tuple(found), frontier=-1)


def evaluated(node: Node, part: Part) -> Bounds:
    """What of one part answers the plan, as far as is known. Deleted documents never do."""
    match node:
        case All():
            return Bounds(part.live, part.live)
        case And():
            return _all_of(node, part)
        case Or():
            return _any_of(node, part)
        case Not():
            inner = evaluated(node.part, part)
            return Bounds(part.live & ~inner.maybe, part.live & ~inner.sure)
        case Phrase() | Near():
            known = part.segment.known(node)
            maybe = part.segment.candidates(node) & part.live
            sure = known.holding & part.live
            return Bounds(sure, (maybe & ~known.looked_at) | sure)
        case _:
            mask = _mask(node, part.segment) & part.live
            return Bounds(mask, mask)


def _mask(leaf: Node, segment: Segment) -> int:
    match leaf:
        case Word():
            return segment.word(leaf)
        case Form():
            return segment.form(leaf)
        case Prefix():
            return segment.prefix(leaf)
        case Similar():
            return segment.similar(leaf)
        case Value():
            return segment.value(leaf)
        case Days():
            return segment.days(leaf)
        case Rows():
            return segment.rows(leaf)
        case _:
            raise TypeError(f"not a leaf: {leaf!r}")


def _all_of(node: And, part: Part) -> Bounds:
    sure = maybe = part.live
    for one in node.parts:
        bounds = evaluated(one, part)
        sure &= bounds.sure
        maybe &= bounds.maybe
        if not maybe:
            break
    return Bounds(sure, maybe)


def _any_of(node: Or, part: Part) -> Bounds:
    sure = maybe = 0
    for one in node.parts:
        bounds = evaluated(one, part)
        sure |= bounds.sure
        maybe |= bounds.maybe
    return Bounds(sure, maybe)


def _newest_in_doubt(found: Sequence[tuple[Part, Bounds]], size: int) -> list[Place]:
    """The newest documents in doubt, newest first."""
    doubted: list[Place] = []
    for i, (part, bounds) in enumerate(found):
        if doubt := bounds.maybe & ~bounds.sure:
            keys = part.segment.keys
            doubted.extend(
                Place(keys[rank], i, rank) for rank in islice(masks.highest_first(doubt), size)
            )
    return heapq.nlargest(size, doubted)


def _by_part(doubted: Sequence[Place]) -> dict[int, list[int]]:
    ranks: dict[int, list[int]] = {}
    for _, i, rank in doubted:
        ranks.setdefault(i, []).append(rank)
    return ranks


def _verify(leaf: Phrase | Near, part: Part, ranks: Sequence[int]) -> None:
    """Verifies one phrase in those of the documents that have all its words."""
    open_still = part.segment.candidates(leaf) & ~part.segment.known(leaf).looked_at
    candidates = [rank for rank in ranks if open_still >> rank & 1]
    if candidates:
        part.segment.verify(leaf, candidates)
