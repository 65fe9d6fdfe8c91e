"""Scores the fitted parts of alignment out of fold, and compares with the plain formula.

Each fold's articles (by pair) and sentence pairs (by story) are judged by weights fitted on the
others only. Usage: python tests/eval/align_folds.py FOLDER
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from alignment_examples import (
    NOISY,
    Example,
    Labelled,
    article_pairs,
    fitted,
    sentence_pairs,
)
from logistic import chance

from reader.align.field import field
from reader.align.told import Told, chosen, leaves, worth_judging

FOLDS = 8
SAMPLES = 200
FORMULA = 0.18
"""The threshold at which the plain formula scores best on these pairs."""


def judged_out_of_fold(labelled: list[Labelled]) -> list[list[Told]]:
    found: list[list[Told]] = [[] for _ in labelled]
    for fold in range(FOLDS):
        others = [x for n, pair in enumerate(labelled) if n % FOLDS != fold for x in pair.examples]
        bias, weights = fitted([example for _, _, example in others], setting="articles")
        for number in range(fold, len(labelled), FOLDS):
            pair = labelled[number]
            found[number] = chosen(
                [
                    Told(i, j, chance(bias, weights, x.values) * leaves(pair.pairing, i, j))
                    for i, j, x in pair.examples
                    if worth_judging(x.values[0], i, j)
                ]
            )
    return found


def links(pair: Labelled, told: list[Told]) -> list[dict[str, Any]]:
    a, b = pair.pairing.a.sentences, pair.pairing.b.sentences
    said = [{"a": list(u.a_span), "b": list(u.b_span)} for u in pair.said]
    return said + [{"a": list(a[x.a].span), "b": list(b[x.b].span)} for x in told]


def by_formula(pair: Labelled) -> list[Told]:
    """Sentences linked by the plain formula: `s >= 0.18` and `s >= 0.8 min(best_i, best_j)`."""
    known = field(pair.pairing, taken=())
    return [
        Told(i, j, score)
        for (i, j), score in known.scores.items()
        if score >= max(FORMULA, 0.8 * min(known.best_a[i], known.best_b[j]))
    ]


def summed(counts: list[Counter[str]]) -> tuple[float, Counter[str]]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    precision = total["right"] / max(1, total["predicted"])
    recall = total["found"] / max(1, total["required"])
    return 2 * precision * recall / max(1e-9, precision + recall), total


def articles(folder: Path) -> None:
    labelled = list(article_pairs(folder))
    import score_matches

    told = judged_out_of_fold(labelled)
    ours = [score_matches.one(p.gold, links(p, t)) for p, t in zip(labelled, told, strict=True)]
    plain = [
        score_matches.one(p.gold, [x for x in links(p, by_formula(p)) if x not in links(p, [])])
        for p in labelled
    ]
    for name, counts in (("out of fold", ours), ("plain formula", plain)):
        f1, total = summed(counts)
        here_p = total["here tp"] / max(1, total["here tp"] + total["here fp"])
        here_r = total["here tp"] / max(1, total["here tp"] + total["here fn"])
        here = 2 * here_p * here_r / max(1e-9, here_p + here_r)
        kinds = {k: f"{total['found ' + k]}/{total['n ' + k]}" for k in score_matches.KINDS}
        print(
            f"aligned, {name}: F1 {f1:.3f}, traps {total['trapped']}/{total['traps']}, "
            f"has counterpart {here:.3f}, {kinds}"
        )
    draw = random.Random(7)
    better = 0
    for _ in range(SAMPLES):
        sample = [draw.randrange(len(ours)) for _ in ours]
        better += summed([ours[n] for n in sample])[0] > summed([plain[n] for n in sample])[0]
    print(f"better than the plain formula in {better} of {SAMPLES} bootstrap samples over pairs")


def ranked(examples: list[Example], extra: list[Example]) -> tuple[float, float]:
    """AUC and average precision out of fold, by story."""
    stories = sorted({example.group for example in examples})
    scores: list[tuple[float, float]] = []
    for fold in range(min(FOLDS, len(stories))):
        held = set(stories[fold::FOLDS])
        rest = [x for x in (*examples, *extra) if x.group not in held]
        bias, weights = fitted(rest, setting="sentences")
        scores += [(chance(bias, weights, x.values), x.label) for x in examples if x.group in held]
    scores.sort(reverse=True)
    hits = precision = wrong = below = 0.0
    for number, (_, label) in enumerate(scores, 1):
        hits += label
        precision += label * hits / number
        below += (1 - label) * hits
        wrong += 1 - label
    return below / (hits * wrong), precision / hits


def main() -> None:
    folder = Path(sys.argv[1])
    articles(folder)
    superpal, ecb = (folder / "align" / f"{n}_dev.jsonl" for n in ("superpal", "ecb_sentences"))
    for name, path, other, shares in (
        ("superpal", superpal, ecb, (1.0, NOISY)),
        ("ecb", ecb, superpal, (NOISY, 1.0)),
    ):
        examples = list(sentence_pairs(path, weight=shares[0]))
        auc, ap = ranked(examples, list(sentence_pairs(other, weight=shares[1])))
        print(f"{name}, out of fold: AUC {auc:.4f}, AP {ap:.4f}")


if __name__ == "__main__":
    main()
