"""Groups articles into stories; the grouping is a function of the set, not of its order.

Average-linkage agglomeration (Sokal and Michener 1958) over the cosine of TF-IDF vectors: the two
groups whose articles are most alike on average are joined as long as that average reaches a
threshold. Ties go by day and article id, so any order of arrival gives the same stories.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.stories.linkage import Linkage
from reader.stories.terms import StoryTerms
from reader.text.world import WorldCounts

WINDOW_DAYS = 3
"""Dated articles further apart than this are not compared; undated ones always are."""
THRESHOLD = 0.14
"""Average cosine from which two groups are one story."""
SHIPPED_SHARE = 400
"""As how many articles the world's rarities count beside those of the articles given."""
CLUES = 25
"""Heaviest terms of an article, of which two articles must share one to be compared."""
COMMON_CLUE = 300
"""A term that more articles within reach have is no clue."""
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class StoryItem:
    """An article as far as grouping needs it."""

    id: str
    day: datetime.date | None
    outlet: str | None
    terms: StoryTerms


def group(
    items: Iterable[StoryItem],
    *,
    counts: WorldCounts,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Article id → story id, which is the smallest article id of its group.

    Args:
        items: in any order; the result does not depend on it.
        counts: how rare words are in the world.
        together: pairs that a person put into one story.
        apart: pairs that a person separated. Where both are asked of two articles, together wins.
    """
    ordered = sorted(items, key=lambda item: (item.day or datetime.date.max, item.id))
    place = {item.id: number for number, item in enumerate(ordered)}
    linkage = Linkage(len(ordered), _similarities(ordered, counts), threshold=THRESHOLD)
    for one, other in sorted(together):
        if one in place and other in place:
            linkage.join(place[one], place[other])
    for one, other in sorted(apart):
        if one in place and other in place:
            linkage.forbid(place[one], place[other])
    return {
        ordered[member].id: min(ordered[m].id for m in members)
        for members in linkage.groups()
        for member in members
    }


def _similarities(ordered: Sequence[StoryItem], counts: WorldCounts) -> list[dict[int, float]]:
    """For each article the earlier ones it may share a story with, and their cosine."""
    vectors = _vectors(ordered, counts)
    postings: dict[str, list[int]] = defaultdict(list)
    found: list[dict[int, float]] = []
    undated = bisect_left(ordered, 1, key=lambda item: item.day is None)
    for number, vector in enumerate(vectors):
        clues = sorted(vector, key=lambda term: (-vector[term], term))[:CLUES]
        reach = _reach(ordered, number, undated)
        near: set[int] = set()
        for clue in clues:
            known = postings[clue]
            first = bisect_left(known, reach)
            if len(known) - first <= COMMON_CLUE:
                near.update(known[first:])
            known.append(number)
        found.append({other: _cosine(vector, vectors[other]) for other in sorted(near)})
    return found


def _reach(ordered: Sequence[StoryItem], number: int, undated: int) -> int:
    """The first article that one may be compared with: all of them, where it has no date."""
    day = ordered[number].day
    if day is None:
        return 0
    earliest = day - datetime.timedelta(days=WINDOW_DAYS)
    return bisect_left(ordered, earliest, hi=undated, key=lambda item: item.day or earliest)


def _vectors(ordered: Sequence[StoryItem], counts: WorldCounts) -> list[Vector]:
    """TF-IDF vectors of length 1; rarity is the world's, blended with that in these articles."""
    frequency = Counter(term for item in ordered for term, _ in item.terms.counts)
    rarity = {}
    for term, articles in frequency.items():
        world = max(counts.weight(part) for part in term.split("_"))
        expected = SHIPPED_SHARE * math.exp(-world) + articles
        rarity[term] = -math.log(min(1.0, expected / (SHIPPED_SHARE + len(ordered))))
    return [
        _unit({t: (1 + math.log(max(1.0, c))) * rarity[t] for t, c in item.terms.counts})
        for item in ordered
    ]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _cosine(one: Vector, other: Vector) -> float:
    return sum([value * other[term] for term, value in one.items() if term in other])
