"""What speaks for and against two sentences telling the same thing, as numbers for the model."""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from reader.align.field import Field
from reader.align.pairing import DAMPING, Pairing, View, overlap
from reader.align.prepared import Kin, Sentence, beginnings
from reader.align.words import Keys

KIN_SHARE = 0.6
"""What a word counts that stands for another of its synonym family."""
KIN_WEIGHT = 0.5
"""What its weight counts among the shared weight."""
LEAD = 3
"""How many sentences are an article's head, where outlets tell the same news."""

FEATURES = (
    "whole",
    "frame",
    "said",
    "heaviest",
    "second",
    "shared words",
    "kin",
    "weight of kin",
    "whole with kin",
    "beginnings",
    "neighbouring",
    "covered",
    "of all words",
    "order",
    "beyond names",
    "words beyond names",
    "shortest",
    "names shared",
    "numbers shared",
    "dates shared",
    "negation differs",
    "both said",
    "one said",
    "speaker same",
    "speaker differs",
    "row",
    "column",
    "neighbours",
    "lead",
    "place",
    "taken",
)
"""Names of the values of `evidence`, in order; `data/weights.tsv` explains them."""
WORDING = FEATURES[: FEATURES.index("both said")]
"""Those that need the two sentences and their story only, not the articles around them."""


def evidence(pairing: Pairing, field: Field, i: int, j: int) -> list[float]:
    """The values of `FEATURES` for sentence `i` of A and `j` of B."""
    return [*wording(pairing, i, j), *_surroundings(pairing, field, i, j)]


def wording(pairing: Pairing, i: int, j: int) -> list[float]:
    """The values of `WORDING`: what the two sentences say, by themselves."""
    one, other = pairing.a.sentences[i], pairing.b.sentences[j]
    a, b = pairing.whole.a[i], pairing.whole.b[j]
    a_weight, b_weight = pairing.whole.a_weight[i], pairing.whole.b_weight[j]
    shared = a & b
    weights = sorted(map(pairing.weights.__getitem__, shared), reverse=True)
    one_kin, other_kin = pairing.a.kin(i), pairing.b.kin(j)
    number, beyond = len(shared), shared - one.names
    fewer, smaller = max(1, min(len(a), len(b))), min(a_weight, b_weight)
    both = sum(weights)
    whole = overlap(both, a_weight, b_weight)
    kin, kin_weight = _kin(pairing, (a, one_kin), (b, other_kin))
    framed = pairing.frame.a[i] is not a or pairing.frame.b[j] is not b
    return [
        whole,
        _of_view(pairing, pairing.frame, i, j) if framed else whole,
        _of_view(pairing, pairing.said, i, j),
        weights[0] / 10 if weights else 0.0,
        weights[1] / 10 if number > 1 else 0.0,
        min(number, 8) / 8,
        min(kin, 4) / 4,
        kin_weight / 10,
        overlap(min(both + KIN_WEIGHT * kin_weight, smaller), a_weight, b_weight),
        min(len(one_kin.beginnings & other_kin.beginnings) - len(beginnings(shared)), 4) / 4,
        min(len(one_kin.neighbours & other_kin.neighbours), 4) / 4,
        (number + KIN_SHARE * kin) / fewer,
        number / max(1, len(a) + len(b) - number),
        LCSseq.similarity(one.sequence, other.sequence) / fewer,
        pairing.weight(beyond) / (smaller + DAMPING),
        min(len(beyond), 6) / 6,
        min(smaller, 60.0) / 60,
        *_facts(pairing, one, other, pairing.names_of_b[j]),
    ]


def _of_view(pairing: Pairing, view: View, i: int, j: int) -> float:
    shared = view.a[i] & view.b[j]
    if not shared:
        return 0.0
    return overlap(pairing.weight(shared), view.a_weight[i], view.b_weight[j])


def _facts(
    pairing: Pairing, one: Sentence, other: Sentence, other_names: Keys
) -> tuple[float, ...]:
    """Names, numbers, dates, negation."""
    names = one.names & other_names
    return (
        min(pairing.weight(names), 20.0) / 20,
        min(len(one.numbers & other.numbers), 2) / 2,
        float(not one.dates.isdisjoint(other.dates)),
        float(one.negations.isdisjoint(other.negations)),
    )


def _kin(pairing: Pairing, one: tuple[Keys, Kin], other: tuple[Keys, Kin]) -> tuple[int, float]:
    """How many words of A that B lacks have a synonym there, and what such words weigh.

    The weight is that of the lighter side: three words put for one count as the one.
    """
    (a, a_kin), (b, b_kin) = one, other
    if a_kin.families.isdisjoint(b_kin.families):
        return 0, 0.0
    here, there = a_kin.families, b_kin.families
    of_a = [key for key, its in a_kin.related.items() if key in a and key not in b and its & there]
    of_b = [key for key, its in b_kin.related.items() if key in b and key not in a and its & here]
    return len(of_a), min(pairing.weight(of_a), pairing.weight(of_b))


def _surroundings(pairing: Pairing, field: Field, i: int, j: int) -> tuple[float, ...]:
    """Who speaks, and how the pair stands among all pairs of the two articles."""
    one, other = pairing.a.sentences[i], pairing.b.sentences[j]
    voices = bool(one.speaker) and bool(other.speaker)
    same = voices and not one.speaker.isdisjoint(pairing.speakers_of_b[j])
    quoted = (one.quotation is not None) + (other.quotation is not None)
    score = field.scores.get((i, j), 0.0)
    best_a, best_b = field.best_a.get(i, 0.0), field.best_b.get(j, 0.0)
    taken = (i in field.taken_a) + (j in field.taken_b)
    share = i / len(pairing.a.sentences) - j / len(pairing.b.sentences)
    return (
        float(quoted == 2),
        float(quoted == 1),
        float(same),
        float(voices and not same),
        score / best_a if best_a else 0.0,
        score / best_b if best_b else 0.0,
        field.near(i, j),
        float(i < LEAD and j < LEAD),
        abs(share),
        taken / 2,
    )
