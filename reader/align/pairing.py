"""What two articles together say about their words: name variants, and weights within the story."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, mul

from rapidfuzz.distance import Levenshtein

from reader.align.prepared import Prepared
from reader.align.words import Keys
from reader.align.world import WorldCounts

STORY_SHARE = 0.8
"""How much of a word's weight hangs on its rarity within the two articles."""
COMMONEST = 0.15
"""What rarity within the story falls to, at the least, for a word of every sentence."""
DAMPING = 12.0
"""Weight added to both sides, so that two short sentences do not match by one word."""
UNION, SMALLER = 0.55, 0.45
"""The shares of the two denominators in the score."""


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the sentences of both articles: whole, frames only, quoted words only."""

    a: tuple[Keys, ...]
    b: tuple[Keys, ...]
    a_weight: tuple[float, ...]
    b_weight: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two prepared articles and the weights of their keys."""

    a: Prepared
    b: Prepared
    weights: Mapping[str, float]
    renamed: Mapping[str, Keys]
    """Keys of B and those of A that stand for them: spelling variants, acronyms."""
    whole: View
    frame: View
    said: View
    spellings_of_a: Mapping[str, str]
    """Keys of A that B spells otherwise, and the form they have in both for comparing words."""
    spellings_of_b: Mapping[str, str]
    names: Keys
    """Of both articles."""
    names_of_b: tuple[Keys, ...]
    """The names in each sentence of B, as A spells them."""
    speakers_of_b: tuple[Keys, ...]
    """Who speaks in each sentence of B, as A spells it."""

    def weight(self, some: Iterable[str]) -> float:
        """The summed weight of keys of B as renamed, or of A."""
        return sum(map(self.weights.__getitem__, some))

    def of_b(self, some: Keys) -> Keys:
        """Keys of B under the names that A has for them."""
        return rename(some, self.renamed)


def overlap(shared: float, a: float, b: float) -> float:
    """The score of two passages by weights: shared, of all A's words, of all B's words.

    `0.55·I/(U+12) + 0.45·I/(min+12)`, where I is shared and U the union.
    """
    smaller = a if a < b else b
    return UNION * shared / (a + b - shared + DAMPING) + SMALLER * shared / (smaller + DAMPING)


def pair(a: Prepared, b: Prepared, *, counts: WorldCounts) -> Pairing:
    """Weighs the words of two articles against each other."""
    renamed = _variants(a, b)
    weights = _weights(a, b, renamed, counts)
    whole, frame, said = (
        _view(list(map(get, a.sentences)), list(map(get, b.sentences)), renamed, weights)
        for get in (attrgetter("keys"), attrgetter("frame"), attrgetter("said"))
    )
    spellings = {key: next(iter(names)) for key, names in renamed.items() if len(names) == 1}
    return Pairing(
        a=a,
        b=b,
        weights=weights,
        renamed=renamed,
        whole=whole,
        frame=frame,
        said=said,
        spellings_of_a={name: name for name in spellings.values()},
        spellings_of_b=spellings,
        names=a.names | rename(b.names, renamed),
        names_of_b=_renamed([sentence.names for sentence in b.sentences], renamed),
        speakers_of_b=_renamed([sentence.speaker for sentence in b.sentences], renamed),
    )


def shared_weights(
    a: Mapping[str, Sequence[int]],
    b: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
    *,
    rows: int,
    columns: int,
) -> list[list[float]]:
    """The weight that each passage of A shares with each of B: only shared keys cost anything.

    Args:
        a: the passages of A that have each key.
        b: the same for B, under A's names.
        weights: of the keys.
        rows: how many passages A has.
        columns: how many B has.
    """
    found = [[0.0] * columns for _ in range(rows)]
    for key in a.keys() & b.keys():
        weight, places = weights[key], b[key]
        for i in a[key]:
            row = found[i]
            for j in places:
                row[j] += weight
    return found


def _view(
    a: Sequence[Keys],
    b: Sequence[Keys],
    renamed: Mapping[str, Keys],
    weights: Mapping[str, float],
) -> View:
    there = _renamed(b, renamed)
    return View(tuple(a), there, _sums(a, weights), _sums(there, weights))


def _renamed(sets: Sequence[Keys], renamed: Mapping[str, Keys]) -> tuple[Keys, ...]:
    return tuple([rename(some, renamed) for some in sets]) if renamed else tuple(sets)


def _sums(sets: Sequence[Keys], weights: Mapping[str, float]) -> tuple[float, ...]:
    weight = weights.__getitem__
    return tuple([sum(map(weight, some)) if some else 0.0 for some in sets])


def rename(some: Keys, renamed: Mapping[str, Keys]) -> Keys:
    """Keys with those that have another name replaced by it."""
    if not renamed or renamed.keys().isdisjoint(some):
        return some
    return frozenset().union(*(renamed.get(key, (key,)) for key in some))


def _weights(
    a: Prepared, b: Prepared, renamed: Mapping[str, Keys], counts: WorldCounts
) -> dict[str, float]:
    """Rarity in the world times rarity within this pair, key by key."""
    total = _counted(a, b, renamed)
    rarity = {**a.rarity(counts), **b.rarity(counts)}
    for key in set().union(*renamed.values()) - rarity.keys():
        rarity[key] = counts.weight(key)
    units = a.units + b.units
    scale = math.log(units + 1)
    factor = {
        count: 1
        - STORY_SHARE
        + STORY_SHARE * max(COMMONEST, math.log((units + 1) / (count + 0.5)) / scale)
        for count in set(total.values())
    }
    factors = map(factor.__getitem__, total.values())
    return dict(zip(total, map(mul, map(rarity.__getitem__, total), factors), strict=True))


def _counted(a: Prepared, b: Prepared, renamed: Mapping[str, Keys]) -> dict[str, int]:
    """In how many sentences of both articles each key stands, under A's names."""
    total = {**a.counts, **b.counts}
    for key in a.counts.keys() & b.counts.keys():
        total[key] += a.counts[key]
    for key in renamed.keys() & b.counts.keys():
        del total[key]
        if key in a.counts:
            total[key] = a.counts[key]
    for key in renamed.keys() & b.counts.keys():
        for name in renamed[key]:
            total[name] = total.get(name, 0) + b.counts[key]
    return total


def _variants(a: Prepared, b: Prepared) -> dict[str, Keys]:
    """Names of B that A spells otherwise (Zelensky, Zelenskyy), and acronyms that A writes out."""
    found: dict[str, Keys] = {}
    by_start: dict[str, list[str]] = defaultdict(list)
    for name in sorted(a.names - b.names):
        by_start[name[:3]].append(name)
    for name in sorted(b.names - a.names):
        if name in a.acronyms:
            found[name] = a.acronyms[name]
            continue
        near = [known for known in by_start.get(name[:3], ()) if _same_name(known, name)]
        if near:
            found[name] = frozenset(near[:1])
    for short, words in b.acronyms.items():
        if short in a.names and short not in b.names:
            found.update({word: frozenset({word, short}) for word in words})
    return found


def _same_name(one: str, other: str) -> bool:
    """Whether two long names differ as transliterations do: by one letter, or two in long ones."""
    if len(other) < 6 or not one.isalpha() or not other.isalpha():
        return False
    most = 1 if len(other) < 7 else 2
    return Levenshtein.distance(one, other, score_cutoff=most) <= most
