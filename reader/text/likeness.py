"""Finds the passages of a text that share most words with a given one, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.model.span import Span
from reader.text.diff import blocks
from reader.text.tokens import Token, tokens

_MOST_PLACES = 60
"""A word that stands in more places than that says nothing about where a passage is."""
_MOST_WINDOWS = 8
_GAP = 0.4
"""What a word in between costs, in shared words: more than two in a row must be worth it."""


@dataclass(frozen=True, slots=True)
class Like:
    """A run of words that resembles the passage looked for."""

    start: int
    """The first shared word, counted in words of the text."""
    end: int
    """After the last shared word."""
    shared: int
    """Words that are the same in both, in order."""
    likeness: float
    """Dice coefficient of the two runs' words: twice the shared, over all; 0 to 1."""
    essence: float
    """The share of the passage's words that are shared, rare words counting more; 0 to 1."""
    skipped_before: int
    """Words of the passage that stand before the first shared one."""
    skipped_after: int
    """Words of the passage that stand after the last shared one."""


class Words:
    """A text's words, indexed for looking up passages in it."""

    def __init__(self, text: str) -> None:
        self.tokens: Sequence[Token] = tokens(text)
        self.norms = [token.norm for token in self.tokens]
        self._starts = [token.start for token in self.tokens]
        self._places: Mapping[str, list[int]] = _places(self.norms)

    def like(self, passage: Sequence[str]) -> list[Like]:
        """The runs that resemble the passage, most alike first; none overlaps another.

        Only runs that share a word which is rare in the text are found. The time grows with the
        passage's length, not with the text's.

        Args:
            passage: folded words.
        """
        found = [like for window in self._windows(passage) for like in self._in(passage, window)]
        best: list[Like] = []
        for each in sorted(found, key=lambda like: (-like.likeness, like.start)):
            if all(each.end <= other.start or other.end <= each.start for other in best):
                best.append(each)
        return best

    def count(self, span: Span) -> int:
        """How many words begin inside a span of the text."""
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)

    def _windows(self, passage: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Stretches of words in which several rare words stand as far apart as in the passage."""
        slack = max(3, len(passage) // 3)
        votes: dict[int, set[str]] = defaultdict(set)
        for at, norm in enumerate(passage):
            places = self._places.get(norm, ())
            for place in places if len(places) <= _MOST_PLACES else ():
                votes[(place - at) // slack].add(norm)
        ranked = sorted(votes, key=lambda band: (-len(votes[band]), band))
        for band in ranked[:_MOST_WINDOWS]:
            start = (band - 1) * slack
            yield max(0, start), min(len(self.norms), start + 3 * slack + len(passage))

    def _in(self, passage: Sequence[str], window: tuple[int, int]) -> Iterator[Like]:
        """The best run within a window, and the best on either side of it."""
        start, end = window
        like = self._inside(passage, start, end)
        if like is not None:
            sides = (
                self._inside(passage, start, like.start),
                self._inside(passage, like.end, end),
            )
            yield from filter(None, (like, *sides))

    def _inside(self, passage: Sequence[str], start: int, end: int) -> Like | None:
        """The best run within a window: the shared words that are worth the gaps between them."""
        shared = list(_shared(passage, self.norms[start:end]))
        if not shared:
            return None
        first, last = _best_stretch([there for _, there in shared])
        length = shared[last][1] - shared[first][1] + 1
        count = last - first + 1
        return Like(
            start + shared[first][1],
            start + shared[last][1] + 1,
            count,
            2 * count / (len(passage) + length),
            self._essence(passage, [here for here, _ in shared[first : last + 1]]),
            shared[first][0],
            len(passage) - shared[last][0] - 1,
        )

    def _essence(self, passage: Sequence[str], shared: Iterable[int]) -> float:
        """The share of the words' weight: a word weighs less the more places it has."""
        weights = [1 / max(1, len(self._places.get(norm, ()))) for norm in passage]
        return sum(weights[at] for at in shared) / sum(weights)


def _places(norms: Iterable[str]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, norm in enumerate(norms):
        places[norm].append(at)
    return places


def _shared(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places, in A and in B, of the words of their longest common subsequence."""
    for block in blocks(a, b):
        if block.same:
            yield from zip(
                range(block.a_start, block.a_end), range(block.b_start, block.b_end), strict=True
            )


def _best_stretch(places: Sequence[int]) -> tuple[int, int]:
    """First and last index of the heaviest stretch: one for a word, less `_GAP` for each between.

    This is the maximum subarray of Bentley's *Programming Pearls*, over the shared words only.
    """
    best, best_first, best_last = 1.0, 0, 0
    weight, first = 1.0, 0
    for at in range(1, len(places)):
        carried = weight - _GAP * (places[at] - places[at - 1] - 1)
        if carried <= 0:
            weight, first = 1.0, at
        else:
            weight = carried + 1
        if weight > best:
            best, best_first, best_last = weight, first, at
    return best_first, best_last
