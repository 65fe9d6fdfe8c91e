"""Second pass: sentences against sentences, quoted or not, judged by the fitted model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reader.align import model
from reader.align.evidence import LEAD, evidence
from reader.align.field import LEAST, field, occasion
from reader.align.pairing import Pairing
from reader.align.roles import turned

CHANCE = 0.34
"""Least chance at which two sentences are linked; from .28 to .40 as many links are right."""
RELATIVE = 0.8
"""Least share of the best chance that either sentence has anywhere."""
CLEAR = 0.12
"""Score by words from which a pair of sentences is judged; the model is fitted from `LEAST` on."""
TURNED = 0.3
"""What the chance is multiplied by where one who does it here has it done to them there."""


@dataclass(frozen=True, slots=True)
class Told:
    """Two sentences that may tell the same."""

    a: int
    b: int
    chance: float
    """0 to 1."""


def told(pairing: Pairing, *, taken: Collection[tuple[int, int]]) -> list[Told]:
    """Pairs of sentences that tell the same, many to many, in any order of telling.

    Args:
        pairing: the two articles.
        taken: pairs of sentences already linked by their quotations; they are left out.
    """
    judge = model.articles()
    judged = [(i, j, judge.chance(values)) for i, j, values in candidates(pairing, taken=taken)]
    return chosen(
        [Told(i, j, chance * leaves(pairing, i, j)) for i, j, chance in judged if chance >= CHANCE]
    )


def candidates(
    pairing: Pairing, *, taken: Collection[tuple[int, int]], clear: float = CLEAR
) -> Iterator[tuple[int, int, list[float]]]:
    """The pairs of sentences worth judging, and the evidence on each.

    Args:
        pairing: the two articles.
        taken: pairs left out.
        clear: score by words from which a pair counts, wherever it stands.
    """
    known = field(pairing, taken=taken)
    for (i, j), score in known.scores.items():
        if score < LEAST or not worth_judging(score, i, j, clear=clear):
            continue
        if (i, j) not in taken:
            yield i, j, evidence(pairing, known, i, j)


def worth_judging(score: float, i: int, j: int, *, clear: float = CLEAR) -> bool:
    """Whether two sentences share enough; at the head of both articles less is enough."""
    return score >= clear or (score >= LEAST and i < LEAD and j < LEAD)


def leaves(pairing: Pairing, i: int, j: int) -> float:
    """What another occasion, or names in each other's places, leave of the chance."""
    left = occasion(pairing, i, j)
    return left * TURNED if turned(pairing, i, j) else left


def chosen(judged: Sequence[Told]) -> list[Told]:
    """Those likely enough, in themselves and beside the best that either sentence has."""
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for pair in judged:
        best_a[pair.a] = max(best_a.get(pair.a, 0.0), pair.chance)
        best_b[pair.b] = max(best_b.get(pair.b, 0.0), pair.chance)
    return [
        pair
        for pair in judged
        if pair.chance >= max(CHANCE, RELATIVE * min(best_a[pair.a], best_b[pair.b]))
    ]
