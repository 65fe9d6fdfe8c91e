"""Groups articles into stories; the grouping is a function of the set, not of its order.

Average-linkage agglomeration (Sokal and Michener 1958) over the cosine of TF-IDF vectors: the two
groups whose articles are most alike on average are joined as long as that average reaches a
threshold. Ties go by day and article id, so any order of arrival gives the same stories.

Groups can only be joined where at least two of their articles are as alike as that themselves.
What hangs together by such pairs is therefore grouped by itself, and nothing else is compared.
"""

from __future__ import annotations

import datetime
import functools
import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.stories.linkage import Linkage, connected
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
_VECTORS_AT_HAND = 20_000
"""Vectors held in memory; those of articles within reach are asked for again and again."""

Vector = Mapping[int, float]
"""Weight by number of a term."""


@dataclass(frozen=True, slots=True)
class StoryItem:
    """An article as far as grouping needs it."""

    id: str
    day: datetime.date | None
    outlet: str | None
    terms: StoryTerms


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with its terms by number, a tenth the size of a `StoryItem`."""

    id: str
    day: datetime.date | None
    terms: array[int]
    counts: array[float]


@dataclass(frozen=True, slots=True)
class _Alike:
    """Some earlier articles and how much they are like one."""

    others: array[int]
    cosines: array[float]


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
    numbers: dict[str, int] = {}
    articles = sorted(
        (_article(item, numbers) for item in items),
        key=lambda article: (article.day or datetime.date.max, article.id),
    )
    place = {article.id: number for number, article in enumerate(articles)}
    joined = [(place[a], place[b]) for a, b in sorted(together) if a in place and b in place]
    split = [(place[a], place[b]) for a, b in sorted(apart) if a in place and b in place]
    alike = _similarities(articles, list(numbers), counts)
    return {
        articles[member].id: min(articles[m].id for m in members)
        for members in _grouped(alike, joined, split)
        for member in members
    }


def _article(item: StoryItem, numbers: dict[str, int]) -> _Article:
    terms = array("I", (numbers.setdefault(term, len(numbers)) for term, _ in item.terms.counts))
    return _Article(item.id, item.day, terms, array("d", (n for _, n in item.terms.counts)))


def _grouped(
    alike: Sequence[_Alike], joined: Sequence[tuple[int, int]], split: Sequence[tuple[int, int]]
) -> Iterator[Sequence[int]]:
    """The places of the articles of each story."""
    close = (
        (number, other)
        for number, row in enumerate(alike)
        for other, cosine in zip(row.others, row.cosines, strict=True)
        if cosine >= THRESHOLD
    )
    for members in connected(len(alike), (*close, *joined)):
        if len(members) == 1:
            yield members
            continue
        local = {number: i for i, number in enumerate(members)}
        rows = [
            {local[o]: c for o, c in zip(row.others, row.cosines, strict=True) if o in local}
            for row in map(alike.__getitem__, members)
        ]
        linkage = Linkage(len(members), rows, threshold=THRESHOLD)
        for one, other in joined:
            if one in local:
                linkage.join(local[one], local[other])
        for one, other in split:
            if one in local and other in local:
                linkage.forbid(local[one], local[other])
        for group in linkage.groups():
            yield [members[i] for i in group]


def _similarities(
    articles: Sequence[_Article], terms: Sequence[str], counts: WorldCounts
) -> list[_Alike]:
    """For each article the earlier ones it may share a story with, and their cosine."""
    vector_of = _vectors(articles, terms, counts)
    postings: dict[int, array[int]] = defaultdict(lambda: array("I"))
    found: list[_Alike] = []
    undated = bisect_left(articles, 1, key=lambda article: article.day is None)
    for number in range(len(articles)):
        vector = vector_of(number)
        clues = sorted(vector, key=lambda term: (-vector[term], terms[term]))[:CLUES]
        reach = _reach(articles, number, undated)
        near: set[int] = set()
        for clue in clues:
            known = postings[clue]
            first = bisect_left(known, reach)
            if len(known) - first <= COMMON_CLUE:
                near.update(known[first:])
            known.append(number)
        others = array("I", sorted(near))
        cosines = array("d", (_cosine(vector, vector_of(other)) for other in others))
        found.append(_Alike(others, cosines))
    return found


def _reach(articles: Sequence[_Article], number: int, undated: int) -> int:
    """The first article that one may be compared with: all of them, where it has no date."""
    day = articles[number].day
    if day is None:
        return 0
    earliest = day - datetime.timedelta(days=WINDOW_DAYS)
    return bisect_left(articles, earliest, hi=undated, key=lambda a: a.day or earliest)


def _vectors(
    articles: Sequence[_Article], terms: Sequence[str], counts: WorldCounts
) -> Callable[[int], Vector]:
    """What gives the TF-IDF vector of an article, of length 1.

    Rarity is the world's, blended with that in these articles.
    """
    frequency = Counter(term for article in articles for term in article.terms)
    rarity = array("d", bytes(8 * len(terms)))
    for term, held in frequency.items():
        world = max(counts.weight(part) for part in terms[term].split("_"))
        expected = SHIPPED_SHARE * math.exp(-world) + held
        rarity[term] = -math.log(min(1.0, expected / (SHIPPED_SHARE + len(articles))))

    @functools.lru_cache(maxsize=_VECTORS_AT_HAND)
    def vector(number: int) -> Vector:
        article = articles[number]
        counted = zip(article.terms, article.counts, strict=True)
        return _unit({t: (1 + math.log(max(1.0, c))) * rarity[t] for t, c in counted})

    return vector


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _cosine(one: Vector, other: Vector) -> float:
    return sum([value * other[term] for term, value in one.items() if term in other])
