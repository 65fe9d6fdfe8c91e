"""Words that often follow one another: phrases of which no position need be looked at any more.

The words of a slow phrase are both frequent, so that most documents have to be looked at. Of pairs
of frequent words that many documents hold, the documents are therefore gathered beforehand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise, repeat
from typing import TypeAlias

from reader.search.whoosh_postings import Entry, Postings
from reader.search.whoosh_schema import positions_in

Pair: TypeAlias = tuple[int, int]
"""The numbers of two forms among the frequent ones, counted from 1."""

_OTHER = 0
"""The number of every form that is not frequent."""

_WORTH = 1000
"""Documents of a segment from which it is worth its time."""
_SHARE = 256
"""Documents of which one must hold a pair."""
_CHUNK = 500
"""Documents looked at together."""
_SAMPLES, _SAMPLE = 6, 250
"""How many stretches of how many documents show which pairs are worth counting."""


def neighbours(
    postings: Postings, field: str, terms: Sequence[tuple[bytes, Entry]], *, size: int
) -> Iterator[tuple[tuple[str, str], Sequence[int]]]:
    """Pairs of forms that follow one another in many documents, and those documents.

    Which pairs are worth it is guessed from a sample; those that are given are given whole.

    Args:
        postings: of the segment.
        field: one with positions.
        terms: the frequent forms, among which pairs are looked for.
        size: how many documents the segment has.
    """
    if size < _WORTH:
        return
    wanted = _promising(postings, field, terms, size=size)
    found: dict[Pair, array[int]] = defaultdict(lambda: array("I"))
    readers = {
        number: _Reader(postings.positions(field, *terms[number - 1]))
        for number in sorted({number for pair in wanted for number in pair})
    }
    for start in range(0, size, _CHUNK):
        read = ((number, reader.until(start + _CHUNK)) for number, reader in readers.items())
        for document, pairs in _pairs(read):
            for pair in pairs & wanted:
                found[pair].append(document)
    for (one, other), documents in found.items():
        yield (terms[one - 1][0].decode(), terms[other - 1][0].decode()), documents


def _promising(
    postings: Postings, field: str, terms: Sequence[tuple[bytes, Entry]], *, size: int
) -> Set[Pair]:
    """The pairs that seem frequent by some stretches of the segment."""
    counts: Counter[Pair] = Counter()
    step = max(_SAMPLE, size // _SAMPLES)
    starts = range(0, size, step)
    sample = [d for start in starts for d in range(start, min(size, start + _SAMPLE))]
    read = (
        (number, ((d, place) for d, (_, place) in postings.places(field, term, sample).items()))
        for number, (term, _) in enumerate(terms, 1)
    )
    for _, pairs in _pairs(read):
        counts.update(pairs)
    return {pair for pair, count in counts.items() if count * _SHARE > len(sample) and all(pair)}


def _pairs(
    read: Iterable[tuple[int, Iterable[tuple[int, bytes]]]],
) -> Iterator[tuple[int, Set[Pair]]]:
    """Each document with the pairs of neighbours in it, given where each form stands."""
    standing: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, places in read:
        for document, encoded in places:
            row, positions = standing[document], positions_in(encoded)
            if positions[-1] >= len(row):
                row.extend(repeat(_OTHER, positions[-1] + 1 - len(row)))
            for position in positions:
                row[position] = number
    for document in sorted(standing):
        yield document, set(pairwise(standing[document]))


class _Reader:
    """Reads the positions of one term, a stretch of documents after the other."""

    def __init__(self, blocks: Iterator[tuple[Sequence[int], Sequence[bytes]]]) -> None:
        self._blocks = blocks
        self._documents: Sequence[int] = ()
        self._places: Sequence[bytes] = ()

    def until(self, end: int) -> Iterator[tuple[int, bytes]]:
        """The documents below `end` that were not yet read, with the encoded positions."""
        while True:
            known = bisect_left(self._documents, end)
            yield from zip(self._documents[:known], self._places[:known], strict=True)
            self._documents, self._places = self._documents[known:], self._places[known:]
            if self._documents:
                return
            block = next(self._blocks, None)
            if block is None:
                return
            self._documents, self._places = block
