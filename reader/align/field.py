"""How alike all sentences of two articles are by words alone: the field one pair is judged in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.align.pairing import DAMPING, Pairing, overlap, shared_weights
from reader.align.prepared import postings

LEAST = 0.08
"""Score by words under which a pair of sentences is never considered."""
BESIDE_SOURCE = 2.0
"""Weight of shared words other than a speaker's name and role, without which nothing is told."""
MOST_RIVALS = 25
"""Passages that one is compared with in the other article, so that refrains cost no more."""
ELSEWHEN = 0.5
"""What score and chance are multiplied by where one side tells of another occasion only."""


@dataclass(frozen=True, slots=True)
class Field:
    """Scores of sentence pairs by shared words, with the best of each sentence."""

    pairing: Pairing
    shared: Sequence[Sequence[float]]
    """The weight of the words that each sentence of A shares with each of B."""
    scores: Mapping[tuple[int, int], float]
    """Of all pairs from `LEAST` up."""
    best_a: Mapping[int, float]
    best_b: Mapping[int, float]
    taken_a: frozenset[int]
    """Sentences of A with a quotation that has been recognised in B."""
    taken_b: frozenset[int]

    def near(self, i: int, j: int) -> float:
        """The best score of the pairs around a pair: passages are told in runs."""
        around = ((i - 1, j - 1), (i + 1, j + 1), (i - 1, j), (i, j - 1), (i + 1, j), (i, j + 1))
        return max([self._score(*place) for place in around])

    def _score(self, i: int, j: int) -> float:
        """The score of a pair, 0 beyond either end and where it is too small to say anything."""
        if not (0 <= i < len(self.shared) and 0 <= j < len(self.shared[i])):
            return 0.0
        shared = self.shared[i][j]
        if shared < LEAST / 2 * DAMPING:
            return 0.0
        return self.scores.get((i, j)) or _scored(self.pairing, i, j, shared, least=LEAST / 2)


def field(pairing: Pairing, *, taken: Collection[tuple[int, int]]) -> Field:
    """Scores every pair of sentences that share enough words.

    Args:
        pairing: the two articles.
        taken: pairs of sentences already linked by their quotations.
    """
    a, b = pairing.a, pairing.b
    there = postings(pairing.whole.b) if pairing.renamed else b.postings
    size = {"rows": len(a.sentences), "columns": len(b.sentences)}
    shared = shared_weights(a.postings, there, pairing.weights, **size)
    scores: dict[tuple[int, int], float] = {}
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    needs = _needs(pairing.whole.b_weight)
    for i, (row, own) in enumerate(zip(shared, _needs(pairing.whole.a_weight), strict=True)):
        found = [
            (score, j)
            for j, (weight, need) in enumerate(zip(row, needs, strict=True))
            if (weight >= need or weight >= own)
            and (score := _scored(pairing, i, j, weight, least=LEAST))
        ]
        if len(found) > MOST_RIVALS:
            found = sorted(found, key=lambda rival: (-rival[0], rival[1]))[:MOST_RIVALS]
        for score, j in found:
            scores[i, j] = score
            best_a[i] = max(best_a.get(i, 0.0), score)
            best_b[j] = max(best_b.get(j, 0.0), score)
    taken_a, taken_b = zip(*taken, strict=True) if taken else ((), ())
    return Field(pairing, shared, scores, best_a, best_b, frozenset(taken_a), frozenset(taken_b))


def _needs(weights: Iterable[float]) -> list[float]:
    """What a pair must share for a score of `LEAST`, by the weight of its lighter sentence."""
    return [LEAST * (weight + DAMPING) for weight in weights]


def _scored(pairing: Pairing, i: int, j: int, shared: float, *, least: float) -> float:
    """The score of a pair by the weight it shares; 0 for less than the least."""
    one, other = pairing.whole.a_weight[i], pairing.whole.b_weight[j]
    score = overlap(shared, one, other)
    if score < least:
        return 0.0
    score *= occasion(pairing, i, j)
    return score if score >= least and tells(pairing, i, j, shared) else 0.0


def tells(pairing: Pairing, i: int, j: int, shared: float) -> bool:
    """Whether two sentences share more than the words that name their quotations' sources."""
    a_source, b_source = pairing.a.sentences[i].source, pairing.b.sentences[j].source
    if not a_source and not b_source:
        return True
    a, b = pairing.whole.a[i], pairing.whole.b[j]
    source = (a_source | pairing.of_b(b_source)) & a & b
    return shared - pairing.weight(source) >= BESIDE_SOURCE


def occasion(pairing: Pairing, i: int, j: int) -> float:
    """What words like "isn't the first time" on one side only leave of a score."""
    one, other = pairing.a.sentences[i].elsewhen, pairing.b.sentences[j].elsewhen
    return ELSEWHEN if one != other else 1.0
