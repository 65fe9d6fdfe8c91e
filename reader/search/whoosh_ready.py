"""Which masks of a segment are worth keeping ready, and how they are gathered in one walk.

A prefix of one or two letters stands for thousands of terms, a frequent word for thousands of
documents: gathering those when a key is pressed would be felt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.search import masks
from reader.search.plan import WordField
from reader.search.whoosh_postings import Entry, Postings

_LONGEST_PREFIX = 8
# What reading postings costs, in microseconds; only the ratios matter.
_A_TERM, _A_POSTING, _A_READY_MASK = 9.0, 0.12, 30.0
_BUDGET, _BUDGET_A_DOCUMENT = 300.0, 0.02
_FREQUENT, _FREQUENT_SHARE = 400, 64
_SPARSE_SHARE = 64


def form_key(field: str, norm: str) -> str:
    """Under which the mask of one form of a word is kept."""
    return f"={field} {norm}"


def prefix_key(field: str, norm: str) -> str:
    """Under which the mask of a prefix is kept."""
    return f"*{field} {norm}"


def is_frequent(entry: Entry, size: int) -> bool:
    """Whether the mask of a term is kept ready."""
    return entry.frequency > _FREQUENT and entry.frequency * _FREQUENT_SHARE > size


def ready_masks(
    postings: Postings, *, size: int, ranks: Sequence[int] | None
) -> Iterator[tuple[str, int]]:
    """Key and mask of every frequent word, and of every prefix that would be slow to gather."""
    for name in WordField:
        prefixes = _Prefixes(name, size)
        for term, entry in postings.walk(name, b""):
            norm = term.decode()
            yield from prefixes.leave(norm)
            prefixes.enter(norm)
            documents = postings.documents(name, term, entry)
            found = list(documents if ranks is None else map(ranks.__getitem__, documents))
            if is_frequent(entry, size):
                mask = masks.mask_of(found, size=size, expected=entry.frequency)
                yield form_key(name, norm), mask
                prefixes.add_mask(mask)
            else:
                prefixes.add_ranks(found)
        yield from prefixes.leave("\0")


@dataclass(slots=True)
class _Prefix:
    """A prefix, and what the terms that begin so have gathered so far."""

    text: str
    cost: float = 0.0
    """What gathering it afresh would take, in microseconds."""
    ranks: list[int] = field(default_factory=list)
    mask: int = 0

    def settled(self, size: int) -> int:
        """The mask of everything gathered so far."""
        if self.ranks:
            self.mask |= masks.mask_of(self.ranks, size=size, expected=len(self.ranks))
            self.ranks = []
        return self.mask

    def take(self, longer: _Prefix, size: int) -> None:
        """Adds what a longer prefix has gathered."""
        self.cost += longer.cost
        self.mask |= longer.mask
        self.ranks.extend(longer.ranks)
        if len(self.ranks) * _SPARSE_SHARE > size:
            self.settled(size)


class _Prefixes:
    """The prefixes of the term that a walk through a field's terms has come to."""

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._budget = _BUDGET + _BUDGET_A_DOCUMENT * size
        self._open = [_Prefix("")]

    def leave(self, norm: str) -> Iterator[tuple[str, int]]:
        """Closes the prefixes that the next term does not begin with; gives the costly ones."""
        while not norm.startswith(self._open[-1].text):
            closed = self._open.pop()
            self._open[-1].take(closed, self._size)
            if closed.cost > self._budget:
                yield prefix_key(self._name, closed.text), closed.settled(self._size)

    def enter(self, norm: str) -> None:
        """Opens the prefixes of a term."""
        for length in range(len(self._open[-1].text) + 1, min(len(norm), _LONGEST_PREFIX) + 1):
            self._open.append(_Prefix(norm[:length]))

    def add_mask(self, mask: int) -> None:
        """Adds a term whose mask is kept ready itself."""
        self._open[-1].cost += _A_READY_MASK
        self._open[-1].mask |= mask

    def add_ranks(self, ranks: Sequence[int]) -> None:
        """Adds a term by its documents."""
        self._open[-1].cost += _A_TERM + _A_POSTING * len(ranks)
        self._open[-1].ranks.extend(ranks)
