"""The few words by which an article is told apart from articles on other events."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reader.text import world
from reader.text.stem import stem
from reader.text.tokens import Token, tokens

READ = 4000
"""Code points of the text that count: what is new stands at its head."""
KEPT = 100
"""Terms kept an article."""
TITLE, CAPITAL = 3.0, 1.6
"""How many times a word counts that stands in the headline; that is printed with a capital."""
COMMON = 1.3
"""Rarity (natural logarithm) under which a word says nothing about an event."""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """An article's heaviest terms and how often they stand in it (weighted)."""

    counts: tuple[tuple[str, float], ...] = ()
    """Heaviest first. A pair of neighbouring capitalised words is a term `one_two`."""


def terms(text: str, *, title: str | None) -> StoryTerms:
    """The terms of an article: a pure function of headline and text, small enough to store."""
    rarities = world.load()
    found: dict[str, float] = defaultdict(float)
    for part, times in ((title or "", TITLE), (text[:READ], 1.0)):
        for term, capital in _terms(part):
            found[term] += times * (CAPITAL if capital else 1.0)
    heaviest = sorted(
        found.items(), key=lambda entry: (-weight(entry[0], entry[1], rarities), entry[0])
    )
    kept = heaviest[:KEPT]
    return StoryTerms(tuple((term, round(count, 1)) for term, count in kept))


def weight(term: str, count: float, counts: world.WorldCounts) -> float:
    """TF-IDF of a term: `(1 + ln count) * rarity`; of a pair of names, the rarer one's rarity."""
    rarity = max(counts.weight(part) for part in term.split("_"))
    return (1 + math.log(max(1.0, count))) * rarity


def _terms(part: str) -> Iterator[tuple[str, bool]]:
    """Each term and whether it is capitalised; then pairs of neighbouring capitalised words."""
    rarities = world.load()
    before: Token | None = None
    for token in tokens(part):
        key = stem(token.norm)
        if len(key) < 2 or rarities.weight(key) < COMMON:
            before = None
            continue
        capital = token.raw[0].isupper()
        yield key, capital
        if capital and before is not None:
            yield f"{stem(before.norm)}_{key}", True
        before = token if capital else None
