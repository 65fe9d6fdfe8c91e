"""What hangs together, and average-linkage agglomeration with a person's decisions in it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What hangs together by pairs of the numbers below `count`, each part rising.

    Union by smaller number and find with path halving (Tarjan and van Leeuwen 1984).
    """
    above = list(range(count))

    def head(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    for one, other in pairs:
        a, b = sorted((head(one), head(other)))
        above[b] = a
    parts: dict[int, list[int]] = {}
    for number in range(count):
        parts.setdefault(head(number), []).append(number)
    return list(parts.values())


class Linkage:
    """Joins the two most similar groups again and again; a pair not in the table has 0.

    Items are numbers from 0; the numbering decides ties, nothing else does.
    """

    def __init__(
        self, count: int, similarities: Sequence[Mapping[int, float]], *, threshold: float
    ) -> None:
        """Starts with every item alone.

        Args:
            count: how many items there are.
            similarities: for each item, those of some items with a smaller number.
            threshold: the average similarity below which nothing is joined.
        """
        self._threshold = threshold
        self._members: dict[int, list[int]] = {item: [item] for item in range(count)}
        self._group = list(range(count))
        self._forbidden: dict[int, set[int]] = {}
        self._sums: dict[int, dict[int, float]] = {item: {} for item in range(count)}
        for item, row in enumerate(similarities):
            for other, similarity in row.items():
                self._sums[item][other] = self._sums[other][item] = similarity
        self._next = count

    def join(self, one: int, other: int) -> None:
        """Puts two items into one group, whatever their similarity."""
        if self._group[one] != self._group[other]:
            self._merge(self._group[one], self._group[other])

    def forbid(self, one: int, other: int) -> None:
        """Keeps two items apart, unless `join` has put them together before."""
        a, b = self._group[one], self._group[other]
        if a != b:
            self._forbidden.setdefault(a, set()).add(b)
            self._forbidden.setdefault(b, set()).add(a)

    def groups(self) -> Iterable[list[int]]:
        """Joins all that may be joined and returns the groups."""
        heap = [
            entry
            for group in list(self._members)
            for entry in self._entries(group)
            if entry[1] < entry[2]
        ]
        heapq.heapify(heap)
        while heap:
            _, one, other = heapq.heappop(heap)
            if one in self._members and other in self._members:
                for entry in self._entries(self._merge(one, other)):
                    heapq.heappush(heap, entry)
        return self._members.values()

    def _entries(self, group: int) -> list[tuple[float, int, int]]:
        """The groups that one may be joined with: negative average, smaller and larger number."""
        size, forbidden = len(self._members[group]), self._forbidden.get(group, ())
        found = []
        for other, total in self._sums[group].items():
            average = total / (size * len(self._members[other]))
            if average >= self._threshold and other not in forbidden:
                found.append((-average, min(group, other), max(group, other)))
        return found

    def _merge(self, one: int, other: int) -> int:
        """Replaces two groups by a new one and returns its number."""
        new, self._next = self._next, self._next + 1
        self._members[new] = self._members.pop(one) + self._members.pop(other)
        for member in self._members[new]:
            self._group[member] = new
        sums = self._sums.pop(one)
        for neighbour, total in self._sums.pop(other).items():
            sums[neighbour] = sums.get(neighbour, 0.0) + total
        self._sums[new] = {n: total for n, total in sums.items() if n not in (one, other)}
        for neighbour, total in self._sums[new].items():
            row = self._sums[neighbour]
            row.pop(one, None)
            row.pop(other, None)
            row[new] = total
        self._inherit_forbidden(one, other, new)
        return new

    def _inherit_forbidden(self, one: int, other: int, new: int) -> None:
        forbidden = self._forbidden.pop(one, set()) | self._forbidden.pop(other, set())
        for neighbour in forbidden - {one, other}:
            self._forbidden[neighbour] -= {one, other}
            self._forbidden[neighbour].add(new)
            self._forbidden.setdefault(new, set()).add(neighbour)
