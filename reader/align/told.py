"""Second pass: sentences against sentences, quoted or not, judged by the fitted model."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.align import model
from reader.align.evidence import evidence
from reader.align.field import LEAST, field
from reader.align.pairing import Pairing

CHANCE = 0.3
"""Least chance at which two sentences are linked: weighs found links against false ones."""
RELATIVE = 0.6
"""Least share of the best chance that either sentence has anywhere."""


@dataclass(frozen=True, slots=True)
class Told:
    """Two sentences that tell the same."""

    a: int
    b: int
    chance: float


def told(pairing: Pairing, *, taken: Collection[tuple[int, int]]) -> list[Told]:
    """Pairs of sentences that tell the same, many to many, in any order of telling.

    Args:
        pairing: the two articles.
        taken: pairs of sentences already linked by their quotations; they are left out.
    """
    known = field(pairing, taken=taken)
    judge = model.articles()
    found = [
        Told(i, j, judge.chance(evidence(pairing, known, i, j)))
        for (i, j), score in known.scores.items()
        if score >= LEAST and (i, j) not in taken
    ]
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for pair in found:
        best_a[pair.a] = max(best_a.get(pair.a, 0.0), pair.chance)
        best_b[pair.b] = max(best_b.get(pair.b, 0.0), pair.chance)
    return [
        pair
        for pair in found
        if pair.chance >= max(CHANCE, RELATIVE * min(best_a[pair.a], best_b[pair.b]))
    ]
