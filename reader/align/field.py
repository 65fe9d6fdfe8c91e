"""How alike all sentences of two articles are by words alone: the field one pair is judged in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reader.align.pairing import Pairing, overlap

LEAST = 0.08
"""Score by words under which a pair of sentences is never considered."""


@dataclass(frozen=True, slots=True)
class Field:
    """Scores of sentence pairs by shared words, with the best of each sentence."""

    scores: Mapping[tuple[int, int], float]
    best_a: Mapping[int, float]
    best_b: Mapping[int, float]
    taken_a: frozenset[int]
    """Sentences of A with a quotation that has been recognised in B."""
    taken_b: frozenset[int]

    def near(self, i: int, j: int) -> float:
        """The best score of the pairs around a pair: passages are told in runs."""
        get = self.scores.get
        return max(
            *(get((i - 1, j - 1), 0.0), get((i + 1, j + 1), 0.0), get((i - 1, j), 0.0)),
            *(get((i, j - 1), 0.0), get((i + 1, j), 0.0), get((i, j + 1), 0.0)),
        )


def field(pairing: Pairing, *, taken: Collection[tuple[int, int]]) -> Field:
    """Scores every pair of sentences that share a word, by an inverted index over B.

    Args:
        pairing: the two articles.
        taken: pairs of sentences already linked by their quotations.
    """
    view, weights = pairing.whole, pairing.weights
    postings: dict[str, list[int]] = defaultdict(list)
    for j, some in enumerate(view.b):
        for key in some:
            postings[key].append(j)
    scores: dict[tuple[int, int], float] = {}
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for i, some in enumerate(view.a):
        shared: dict[int, float] = {}
        for key in some:
            if key in postings:
                weight = weights[key]
                for j in postings[key]:
                    shared[j] = shared.get(j, 0.0) + weight
        own = view.a_weight[i]
        for j, both in shared.items():
            score = overlap(both, own, view.b_weight[j])
            if score >= LEAST / 2:
                scores[i, j] = score
                best_a[i] = max(best_a.get(i, 0.0), score)
                best_b[j] = max(best_b.get(j, 0.0), score)
    return Field(
        scores, best_a, best_b, frozenset(i for i, _ in taken), frozenset(j for _, j in taken)
    )
