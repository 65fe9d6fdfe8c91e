"""Fits the weights that choose a quotation's source, and reports them out of fold.

    python tests/eval/quotes_fit.py ARTICLES.jsonl [--folds-only | --write]

ARTICLES.jsonl holds {"id", "text", "quotes": [{"start", "end", "speaker_start", "speaker_end"}]} with
human labels. The model is log-linear over the features of `reader.quotes.candidates`: each stretch in
quotation marks chooses among its candidates, "no speech" and "unknown" included; trained by Adagrad on
the likelihood of the labelled ones, each stretch knowing the labelled source of the one before. Only
the standard library is used; the order of the examples is fixed, so that a run can be repeated.

With `--write` the weights fitted on all articles go to reader/quotes/data/speaker_weights.tsv.
Out of fold means five folds by article (a hash of its id): each article is scored with weights that
were fitted without it. `quotes_scores.py` prints the scores of these predictions.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.quotes import lexicon
from reader.quotes.attribute import Attribution, Choice
from reader.quotes.candidates import NOBODY, UNKNOWN, Article, Candidate
from reader.quotes.parse import parse
from reader.quotes.stretch import Stretch
from reader.text.segment import paragraphs, sentences

FOLDS = 5
EPOCHS = 6
RATE = 0.08
L2 = 0.006
RARE = 4
"""A feature seen in fewer choices is left out."""


class Problem(NamedTuple):
    """One choice: the features of each candidate, and which candidates are right."""

    features: list[list[str]]
    right: frozenset[int]


def fold_of(identifier: str) -> int:
    """The fold of an article: stable over runs and machines."""
    return int(hashlib.md5(identifier.encode()).hexdigest(), 16) % FOLDS


def read_articles(path: str) -> list[dict[str, Any]]:
    """The labelled articles of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def parsed(article: dict[str, Any]) -> Article:
    """The article as the extractor reads it."""
    cut = paragraphs(article["text"])
    return parse(
        article["text"],
        paragraphs=cut,
        sentences=sentences(article["text"], cut),
        lexicon=lexicon.load(),
    )


class GoldChooser:
    """Chooses the labelled source and notes each choice as an example."""

    def __init__(self, article: Article, quotes: Sequence[dict[str, Any]]) -> None:
        self._article = article
        self._quotes = quotes
        self.problems: list[Problem] = []

    def __call__(self, stretch: Stretch, candidates: list[Candidate]) -> Choice:
        run = self._article.runs[stretch.run]
        gold = _labelled(run.start, run.end, self._quotes)
        right = self._right(gold, candidates)
        if right:
            self.problems.append(Problem([c.features for c in candidates], frozenset(right)))
            return Choice(stretch, candidates[min(right)], 1.0, ())
        return Choice(stretch, candidates[-1], 1.0, ())

    def _right(self, gold: dict[str, Any] | None, candidates: list[Candidate]) -> list[int]:
        if gold is None:
            return [at for at, c in enumerate(candidates) if c.answer == NOBODY]
        if gold["speaker_start"] is None:
            return [at for at, c in enumerate(candidates) if c.answer == UNKNOWN]
        overlapping, exact = [], []
        words = self._article.words
        for at, candidate in enumerate(candidates):
            if candidate.place is None:
                continue
            mention = self._article.mention(candidate.place)
            start, end = words.start[mention.first], words.end[mention.last - 1]
            if start < gold["speaker_end"] and gold["speaker_start"] < end:
                overlapping.append(at)
                if start == gold["speaker_start"]:
                    exact.append(at)
        return exact or overlapping


def _labelled(start: int, end: int, quotes: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The labelled quotation that covers most of a stretch, if it is about the same."""
    best, most = None, 0.0
    for quote in quotes:
        shared = min(end, quote["end"]) - max(start, quote["start"])
        ratio = shared / max(end - start, quote["end"] - quote["start"])
        if ratio > most:
            best, most = quote, ratio
    return best if most > 0.75 else None


def problems_of(article: dict[str, Any]) -> list[Problem]:
    """The examples of one labelled article."""
    read = parsed(article)
    chooser = GoldChooser(read, article["quotes"])
    Attribution(read, chooser).choices()
    return chooser.problems


def fit(problems: Sequence[Problem], *, epochs: int = EPOCHS) -> dict[str, float]:
    """The weights that make the labelled choices likely."""
    numbers = _numbers(problems)
    data = [
        ([[numbers[n] for n in names if n in numbers] for names in p.features], p.right)
        for p in problems
    ]
    weights = [0.0] * len(numbers)
    squares = [1e-3] * len(numbers)
    order = list(range(len(data)))
    shuffle = random.Random(1)
    for _ in range(epochs):
        shuffle.shuffle(order)
        for at in order:
            _step(weights, squares, *data[at])
    return {name: weights[number] for name, number in numbers.items()}


def _numbers(problems: Iterable[Problem]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for problem in problems:
        for name in {name for names in problem.features for name in names}:
            counts[name] = counts.get(name, 0) + 1
    return {name: n for n, name in enumerate(sorted(k for k, c in counts.items() if c >= RARE))}


def _step(
    weights: list[float], squares: list[float], rows: list[list[int]], right: frozenset[int]
) -> None:
    scores = [sum([weights[n] for n in row]) for row in rows]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    good = sum([shares[at] for at in right])
    for at, row in enumerate(rows):
        share = shares[at] / total
        slope = share - (shares[at] / good if at in right and good else 0.0)
        if abs(slope) < 1e-4:
            continue
        for n in row:
            step = slope + L2 * weights[n]
            squares[n] += step * step
            weights[n] -= RATE * step / math.sqrt(squares[n])


def fit_folds(articles: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
    """For each fold, weights fitted on all the others."""
    by_fold: list[list[Problem]] = [[] for _ in range(FOLDS)]
    for article in articles:
        by_fold[fold_of(article["id"])].extend(problems_of(article))
    return [
        fit([p for other, held in enumerate(by_fold) if other != fold for p in held])
        for fold in range(FOLDS)
    ]


def main(argv: Sequence[str]) -> None:
    articles = read_articles(argv[0])
    problems = [p for article in articles for p in problems_of(article)]
    print(f"{len(articles)} articles, {len(problems)} choices")
    if "--write" in argv:
        write(fit(problems), len(articles), len(problems))


def write(weights: dict[str, float], articles: int, choices: int) -> None:
    """Writes the weights with a header that says where they come from."""
    import reader.quotes

    path = Path(reader.quotes.__file__).parent / "data" / "speaker_weights.tsv"
    rows = [f"{name}\t{value:.3f}" for name, value in sorted(weights.items()) if abs(value) > 0.02]
    header = (
        "# What: weights of the features that choose who said a quotation (reader/quotes/candidates.py).\n"
        f"# Source: fitted on {choices} quotations in {articles} articles labelled by hand (PolNeAR); no word of\n"
        "# the articles is kept. Script: tests/eval/quotes_fit.py --write. Licence: as the project.\n"
    )
    path.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} weights written to {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
