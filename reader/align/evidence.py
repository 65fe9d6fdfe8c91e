"""What speaks for and against two sentences telling the same thing, as numbers for the model."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from reader.align import lexicon
from reader.align.field import Field
from reader.align.pairing import Pairing, View, overlap
from reader.align.prepared import Keys, Sentence
from reader.text.diff import blocks

KIN_SHARE = 0.6
"""What a word counts that stands for another of its synonym family."""
BEGINNING = 4
"""Letters by which words with different stems count as related."""
LEAD = 3
"""How many sentences are an article's head, where outlets tell the same news."""

FEATURES = (
    "whole",
    "frame",
    "said",
    "across",
    "related",
    "contained",
    "heaviest",
    "second",
    "shared words",
    "kin",
    "beginnings",
    "neighbouring",
    "covered",
    "of all words",
    "order",
    "run",
    "beyond names",
    "words beyond names",
    "length",
    "shortest",
    "names shared",
    "names differ",
    "numbers shared",
    "numbers differ",
    "dates shared",
    "dates differ",
    "negation differs",
    "elsewhen one",
    "elsewhen both",
    "both said",
    "one said",
    "speaker same",
    "speaker differs",
    "row",
    "column",
    "neighbours",
    "lead",
    "place",
    "taken one",
    "taken both",
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
    smaller, larger = sorted((a_weight, b_weight))
    shared = a & b
    weights = sorted([pairing.weights[key] for key in shared], reverse=True)
    both = sum(weights)
    kin, related = _kin(pairing, a - b, b - a)
    keys_a = [word.key for word in one.words if word.key]
    keys_b = [word.key for word in other.words if word.key]
    same = [step.a_end - step.a_start for step in blocks(keys_a, keys_b) if step.same]
    beyond = shared - one.names
    return [
        overlap(both, a_weight, b_weight),
        _of_view(pairing, pairing.frame, i, j),
        _of_view(pairing, pairing.said, i, j),
        _across(pairing, i, j),
        related / (smaller + 12),
        both / (smaller + 12),
        weights[0] / 10 if weights else 0.0,
        weights[1] / 10 if len(weights) > 1 else 0.0,
        min(len(shared), 8) / 8,
        min(kin, 4) / 4,
        min(len(_beginnings(a - b) & _beginnings(b - a)), 4) / 4,
        min(len(set(pairwise(keys_a)) & set(pairwise(keys_b))), 4) / 4,
        (len(shared) + KIN_SHARE * kin) / max(1, min(len(a), len(b))),
        len(shared) / max(1, len(a | b)),
        sum(same) / max(1, min(len(keys_a), len(keys_b))),
        min(max(same, default=0), 8) / 8,
        pairing.weight(beyond) / (smaller + 12),
        min(len(beyond), 6) / 6,
        smaller / max(larger, 1e-9),
        min(smaller, 60.0) / 60,
        *_facts(pairing, one, other),
    ]


def _beginnings(some: Keys) -> set[str]:
    """What related words have in common that the stemmer does not join: `elect`, `election`."""
    return {key[:BEGINNING] for key in some if len(key) > BEGINNING}


def _of_view(pairing: Pairing, view: View, i: int, j: int) -> float:
    shared = view.a[i] & view.b[j]
    if not shared:
        return 0.0
    return overlap(pairing.weight(shared), view.a_weight[i], view.b_weight[j])


def _across(pairing: Pairing, i: int, j: int) -> float:
    """One outlet quotes what the other tells in its own words."""
    said, frame = pairing.said, pairing.frame
    return max(
        _of_views(pairing, (said.a[i], said.a_weight[i]), (frame.b[j], frame.b_weight[j])),
        _of_views(pairing, (frame.a[i], frame.a_weight[i]), (said.b[j], said.b_weight[j])),
    )


def _of_views(pairing: Pairing, a: tuple[Keys, float], b: tuple[Keys, float]) -> float:
    shared = a[0] & b[0]
    return overlap(pairing.weight(shared), a[1], b[1]) if shared else 0.0


def _facts(pairing: Pairing, one: Sentence, other: Sentence) -> Iterable[float]:
    """Names, numbers, dates, negation, and words that move the event."""
    other_names = pairing.of_b(other.names)
    names = one.names & other_names
    numbers, dates = one.numbers & other.numbers, one.dates & other.dates
    return (
        min(pairing.weight(names), 20.0) / 20,
        float(bool(one.names and other_names and not names)),
        min(len(numbers), 2) / 2,
        float(bool(one.numbers and other.numbers and not numbers)),
        float(bool(dates)),
        float(bool(one.dates and other.dates and not dates)),
        float(one.negated != other.negated),
        float(one.elsewhen != other.elsewhen),
        float(one.elsewhen and other.elsewhen),
    )


def _kin(pairing: Pairing, only_a: Keys, only_b: Keys) -> tuple[int, float]:
    """Words of A for which B has another of a synonym family: how many, and their weight."""
    families, weights = lexicon.load().families, pairing.weights
    there = [(families[key], weights[key]) for key in only_b if key in families]
    count, total = 0, 0.0
    for key in only_a:
        mine = families.get(key)
        if mine:
            heaviest = max((w for f, w in there if not mine.isdisjoint(f)), default=0.0)
            count += heaviest > 0
            total += min(weights[key], heaviest)
    return count, total


def _surroundings(pairing: Pairing, field: Field, i: int, j: int) -> Iterable[float]:
    """Who speaks, and how the pair stands among all pairs of the two articles."""
    one, other = pairing.a.sentences[i], pairing.b.sentences[j]
    voices = bool(one.speaker) and bool(other.speaker)
    same = voices and bool(one.speaker & pairing.of_b(other.speaker))
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
        float(taken == 1),
        float(taken == 2),
    )
