"""From a document to the values it holds: posting lists, the other way round.

Counting the values of a small answer by every value's mask would take longer the more values a
library has; here it takes longer the more documents are counted.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.search.whoosh_postings import Postings

_VALUE = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Forward:
    """The values of each document of a segment, by their numbers in the order of terms."""

    starts: Sequence[int]
    """Where the values of each rank begin, and at last where they end."""
    numbers: Sequence[int]

    def counted(self, ranks: Iterable[int]) -> Counter[int]:
        """How many of the documents hold each value."""
        counts: Counter[int] = Counter()
        starts, numbers = self.starts, self.numbers
        for rank in ranks:
            counts.update(numbers[starts[rank] : starts[rank + 1]])
        return counts


def forward_of(
    postings: Postings, field: str, *, size: int, ranks: Sequence[int] | None
) -> Forward:
    """Gathers the values of every document.

    Args:
        postings: of the segment.
        field: one that holds whole values.
        size: how many documents the segment has.
        ranks: the rank of each document; None where they are the same.
    """
    held = array("Q")
    for number, (term, entry) in enumerate(postings.walk(field, b"")):
        documents = postings.documents(field, term, entry)
        found = documents if ranks is None else map(ranks.__getitem__, documents)
        held.extend(rank << 32 | number for rank in found)
    starts = array("I", bytes(4 * (size + 1)))
    for one in held:
        starts[(one >> 32) + 1] += 1
    for rank in range(size):
        starts[rank + 1] += starts[rank]
    return Forward(starts, array("I", (one & _VALUE for one in sorted(held))))
