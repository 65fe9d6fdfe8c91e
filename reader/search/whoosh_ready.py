"""Which masks of a segment are worth keeping ready, and how they are gathered.

A prefix of one or two letters stands for thousands of terms, a frequent word for thousands of
documents: gathering those when a key is pressed would be felt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.search import masks
from reader.search.plan import Value, ValueField, WordField
from reader.search.whoosh_neighbours import neighbours
from reader.search.whoosh_postings import Entry, Postings

_LONGEST_PREFIX = 8
# What reading postings costs, in microseconds; only the ratios matter.
_A_TERM, _A_POSTING, _A_READY_MASK = 9.0, 0.12, 30.0
_BUDGET, _BUDGET_A_DOCUMENT = 30.0, 0.004
_FREQUENT, _FREQUENT_SHARE = 400, 64
_SPARSE_SHARE = 64


def form_key(field: str, norm: str) -> str:
    """Under which the mask of one form of a word, or of one printed value, is kept."""
    return f"={field} {norm}"


def prefix_key(field: str, norm: str) -> str:
    """Under which the mask of a prefix is kept; of values, of those with a word that begins so."""
    return f"*{field} {norm}"


def word_key(field: str, root: str) -> str:
    """Under which the mask of all forms with one stem, or of all values with one word, is kept."""
    return f"~{field} {root}"


def row_key(field: str, norms: Sequence[str]) -> str:
    """Under which the mask of two forms, one after the other, is kept."""
    return f'"{field} {" ".join(norms)}'


def value_key(leaf: Value) -> str:
    """Under which the mask of a condition on values is kept; the plainest may lie ready."""
    if leaf.similar is None and not leaf.norms:
        return prefix_key(leaf.field, leaf.prefix)
    if leaf.similar is None and len(leaf.norms) == 1 and not leaf.prefix:
        return word_key(leaf.field, leaf.norms[0])
    return f"@{leaf.field} {leaf.norms} {leaf.prefix} {leaf.similar}"


def is_frequent(entry: Entry, size: int) -> bool:
    """Whether the mask of a term is kept ready."""
    return entry.frequency > _FREQUENT and entry.frequency * _FREQUENT_SHARE > size


def ready_masks(
    postings: Postings,
    *,
    size: int,
    ranks: Sequence[int] | None,
    families: Mapping[str, Sequence[str]],
    values: Mapping[ValueField, Mapping[str, Sequence[str]]],
) -> Iterator[tuple[str, int]]:
    """Key and mask of what is frequent, and of what would be slow to gather.

    Args:
        postings: of the segment.
        size: how many documents it has.
        ranks: the rank of each document; None where they are the same.
        families: stem to forms.
        values: folded word to the printed values that hold it.
    """
    lists = _Lists(postings, size, ranks)
    for word_field in WordField:
        yield from lists.terms(word_field)
        yield from lists.words(word_field, families)
    for value_field, held in values.items():
        yield from lists.values(value_field, held)
    frequent = [
        (term, entry)
        for term, entry in postings.walk(WordField.TEXT, b"")
        if is_frequent(entry, size)
    ]
    for norms, found in neighbours(postings, WordField.TEXT, frequent, size=size):
        mask = masks.mask_of(lists.ranked(found), size=size, expected=len(found))
        yield row_key(WordField.TEXT, norms), mask


class _Lists:
    """The posting lists of a segment, as ranks."""

    def __init__(self, postings: Postings, size: int, ranks: Sequence[int] | None) -> None:
        self._postings, self._size, self._ranks = postings, size, ranks
        self._budget = _BUDGET + _BUDGET_A_DOCUMENT * size

    def ranked(self, documents: Iterable[int]) -> Iterable[int]:
        """The ranks of documents."""
        return documents if self._ranks is None else map(self._ranks.__getitem__, documents)

    def terms(self, name: WordField) -> Iterator[tuple[str, int]]:
        """Every frequent form, and every prefix that would be slow to gather."""
        prefixes = _Prefixes(name, self._size, self._budget)
        for term, entry in self._postings.walk(name, b""):
            norm = term.decode()
            yield from prefixes.come_to(norm)
            found = list(self.ranked(self._postings.documents(name, term, entry)))
            if is_frequent(entry, self._size):
                mask = masks.mask_of(found, size=self._size, expected=len(found))
                yield form_key(name, norm), mask
                prefixes.add_mask(mask)
            else:
                prefixes.add_ranks(found)
        yield from prefixes.finish()

    def words(
        self, name: WordField, families: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[str, int]]:
        """All forms of a word together, where that would be slow to gather."""
        for root, forms in families.items():
            held = [(form.encode(), e) for form in forms if (e := self._entry(name, form))]
            if sum(self._cost(entry) for _, entry in held) > self._budget:
                yield word_key(name, root), self._union(name, held)

    def values(
        self, name: ValueField, held: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[str, int]]:
        """Every frequent value; words of values and their beginnings that are slow to gather."""
        for value in held.get("", ()):
            entry = self._entry(name, value)
            if entry and is_frequent(entry, self._size):
                yield form_key(name, value), self._union(name, [(value.encode(), entry)])
        prefixes = _Prefixes(name, self._size, self._budget)
        for word in sorted(held):
            found = [(value.encode(), e) for value in held[word] if (e := self._entry(name, value))]
            if not word:
                continue
            yield from prefixes.come_to(word)
            mask, cost = self._union(name, found), sum(self._cost(entry) for _, entry in found)
            if cost > self._budget:
                yield word_key(name, word), mask
            prefixes.add_mask(mask, cost)
        yield from prefixes.finish()

    def _entry(self, name: str, norm: str) -> Entry | None:
        return self._postings.entry(name, norm.encode())

    def _cost(self, entry: Entry) -> float:
        """What gathering a term would take, in microseconds."""
        if is_frequent(entry, self._size):
            return _A_READY_MASK
        return _A_TERM + _A_POSTING * entry.frequency

    def _union(self, name: str, held: Iterable[tuple[bytes, Entry]]) -> int:
        found = [
            rank
            for term, entry in held
            for rank in self.ranked(self._postings.documents(name, term, entry))
        ]
        return masks.mask_of(found, size=self._size, expected=len(found))


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

    def __init__(self, name: str, size: int, budget: float) -> None:
        self._name, self._size, self._budget = name, size, budget
        self._open = [_Prefix("")]

    def come_to(self, norm: str) -> Iterator[tuple[str, int]]:
        """Opens the prefixes of the next term; gives the costly ones that it does not have."""
        while not norm.startswith(self._open[-1].text):
            yield from self._close()
        for length in range(len(self._open[-1].text) + 1, min(len(norm), _LONGEST_PREFIX) + 1):
            self._open.append(_Prefix(norm[:length]))

    def finish(self) -> Iterator[tuple[str, int]]:
        """Gives the costly ones of the prefixes that are open still, at last the empty one."""
        self._open.insert(0, _Prefix(""))
        while len(self._open) > 1:
            yield from self._close()

    def _close(self) -> Iterator[tuple[str, int]]:
        closed = self._open.pop()
        self._open[-1].take(closed, self._size)
        if closed.cost > self._budget:
            yield prefix_key(self._name, closed.text), closed.settled(self._size)

    def add_mask(self, mask: int, cost: float = _A_READY_MASK) -> None:
        """Adds a term by its mask.

        Args:
            mask: its documents.
            cost: what gathering them takes; by default, what it takes where they are kept ready.
        """
        self._open[-1].cost += cost
        self._open[-1].mask |= mask

    def add_ranks(self, ranks: Sequence[int]) -> None:
        """Adds a term by its documents."""
        self._open[-1].cost += _A_TERM + _A_POSTING * len(ranks)
        self._open[-1].ranks.extend(ranks)
