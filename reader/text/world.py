"""How rare a word is in the world: the shipped table, and its blend with a library's own counts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from sys import intern

from reader import resources

DOCUMENT_WORDS = 400
"""Length of the article for which a word's frequency is turned into a document frequency."""
UNKNOWN_ZIPF = 2.1
"""Words that the table does not hold are rarer than its last row (Zipf 2.2)."""
SHIPPED_ARTICLES = 4000
"""How many articles of a library's own the shipped table outweighs."""
DATE_WEIGHT = 4.0
_DIGITS = {1: 3.0, 2: 4.5, 3: 5.5, 4: 5.0}
"""Weight of a number by its digits; four digits are mostly years."""


@dataclass(frozen=True, slots=True)
class WorldCounts:
    """Rarity of stems, a logarithm: 0 for a word of every article, about 9.9 for an unknown one."""

    rarity: Mapping[str, float]
    unknown: float
    snapshot: str = "shipped"
    """Names the counts; part of the key under which alignments are cached."""
    _own: Mapping[str, int] = field(default_factory=dict)
    _articles: int = 0

    def weight(self, key: str) -> float:
        """The rarity of a key (see `align.keys`), in natural logarithms of an article count."""
        known = self.rarity.get(key)
        if known is None:
            known = self._unlisted(key)
        if not self._articles:
            return known
        expected = SHIPPED_ARTICLES * math.exp(-known) + self._own.get(key, 0)
        return -math.log(min(1.0, expected / (SHIPPED_ARTICLES + self._articles) + 1e-6))

    def weights(self, keys: Iterable[str]) -> list[float]:
        """The rarity of each of many keys, as `weight` gives it."""
        if self._articles:
            return [self.weight(key) for key in keys]
        asked = list(keys)
        found = map(self.rarity.get, asked)
        return [
            self._unlisted(key) if rarity is None else rarity
            for key, rarity in zip(asked, found, strict=True)
        ]

    def _unlisted(self, key: str) -> float:
        if key[0] == "=":
            return DATE_WEIGHT
        return _DIGITS.get(len(key), 6.0) if key[0].isdigit() else self.unknown

    def blended(
        self, document_frequency: Mapping[str, int], *, articles: int, snapshot: str
    ) -> WorldCounts:
        """These counts with a library's own added, as if the world were 4,000 of its articles.

        Args:
            document_frequency: in how many of the library's articles each key stands.
            articles: how many articles were counted.
            snapshot: the name of this count; results computed with it are cached under it.
        """
        return WorldCounts(self.rarity, self.unknown, snapshot, dict(document_frequency), articles)


def rarity_of_zipf(zipf: float) -> float:
    """Inverse document frequency of a word used `10 ** zipf` times in a billion words.

    The share of articles with the word, were its uses spread evenly (Poisson), is
    `1 - exp(-f * length)`; the rarity is its negative logarithm.
    """
    return -math.log(-math.expm1(-(10 ** (zipf - 9)) * DOCUMENT_WORDS))


@cache
def load() -> WorldCounts:
    """The shipped table."""
    rarity: dict[str, float] = {}
    for tenths, stems in resources.rows("text", "world.tsv"):
        known = map(
            intern, stems.split()
        )  # looked up by the million: the same object is found first
        rarity.update(dict.fromkeys(known, rarity_of_zipf(int(tenths) / 10)))
    return WorldCounts(rarity, rarity_of_zipf(UNKNOWN_ZIPF))
