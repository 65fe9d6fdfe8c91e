"""How alike all sentences of two articles are by words alone: the field one pair is judged in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reader.align.pairing import DAMPING, Pairing, overlap

LEAST = 0.08
"""Score by words under which a pair of sentences is never considered."""
BESIDE_SOURCE = 2.0
"""Weight of shared words other than a speaker's name and role, without which nothing is told."""
ELSEWHEN = 0.5
"""What score and chance are multiplied by where one side tells of another occasion only."""


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
            smaller = min(own, view.b_weight[j])
            if both < LEAST / 2 * (smaller + DAMPING):  # the score is at most both / (smaller + …)
                continue
            score = overlap(both, own, view.b_weight[j]) * occasion(pairing, i, j)
            if score >= LEAST / 2 and tells(pairing, i, j):
                scores[i, j] = score
                best_a[i] = max(best_a.get(i, 0.0), score)
                best_b[j] = max(best_b.get(j, 0.0), score)
    return Field(
        scores, best_a, best_b, frozenset(i for i, _ in taken), frozenset(j for _, j in taken)
    )


def tells(pairing: Pairing, i: int, j: int) -> bool:
    """Whether two sentences share more than the words that name their quotations' sources."""
    a_source, b_source = pairing.a.sentences[i].source, pairing.b.sentences[j].source
    if not a_source and not b_source:
        return True
    source = a_source | pairing.of_b(b_source)
    shared = pairing.whole.a[i] & pairing.whole.b[j]
    return pairing.weight(shared - source) >= BESIDE_SOURCE


def occasion(pairing: Pairing, i: int, j: int) -> float:
    """What words like "isn't the first time" on one side only leave of a score."""
    one, other = pairing.a.sentences[i].elsewhen, pairing.b.sentences[j].elsewhen
    return ELSEWHEN if one != other else 1.0
