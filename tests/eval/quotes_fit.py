"""Fits the weights by which quotations find their source, and pronouns their person.

usage: python tests/eval/quotes_fit.py FOLDER     (writes reader/quotes/data/*_weights.tsv)

FOLDER/articles_dev.jsonl holds {"id", "text", "quotes": [{"start", "end", "speaker_start",
"speaker_end", "speaker"}]}: the sources' places labelled by hand, their names by machine;
FOLDER/pronouns_dev.jsonl the persons of some pronouns, by hand: {"id", "mention_start", "name"}.

Both models are log-linear: each stretch in quotation marks chooses among its candidates, "no
speech" and "unknown" included, and each pronoun among the persons named before it. They are trained
by Adagrad on the likelihood of the labelled choices, each stretch knowing the labelled source of
the one before. Only the standard library is used, and the order of the examples is fixed: a run
can be repeated. `quotes_scores.py` reports what the models are worth out of fold.
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

import reader.quotes
from reader.quotes import lexicon
from reader.quotes.article import Article
from reader.quotes.attribute import Attribution, Choice
from reader.quotes.candidates import NOBODY, UNKNOWN, Candidate
from reader.quotes.features import names
from reader.quotes.mentions import PRONOUN
from reader.quotes.parse import parse
from reader.quotes.persons import Person
from reader.quotes.resolve import Resolver
from reader.quotes.stretch import Stretch
from reader.text.segment import paragraphs, sentences

FOLDS = 5
RARE = 4
"""A feature seen in fewer choices is left out."""
SAME = 0.75
"""Least share of the longer of two stretches that they must have in common to be the same."""

Labelled = dict[str, Any]


class Problem(NamedTuple):
    """One choice: the features of each candidate, and which candidates are right."""

    features: list[list[str]]
    right: frozenset[int]


class Setting(NamedTuple):
    """How a model is trained."""

    epochs: int
    rate: float
    l2: float


SPEAKERS = Setting(epochs=6, rate=0.08, l2=0.006)
PERSONS = Setting(epochs=4, rate=0.25, l2=0.001)


def fold_of(identifier: str) -> int:
    """The fold of an article: stable over runs and machines."""
    return int(hashlib.md5(identifier.encode()).hexdigest(), 16) % FOLDS


def read(path: Path) -> list[Labelled]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def parsed(text: str) -> Article:
    """The article as the extractor reads it."""
    cut = paragraphs(text)
    return parse(text, paragraphs=cut, sentences=sentences(text, cut), lexicon=lexicon.load())


# ---------------------------------------------------------------- examples


class GoldChooser:
    """Chooses the labelled source and notes each choice as an example."""

    def __init__(self, article: Article, quotes: Sequence[Labelled]) -> None:
        self._article = article
        self._quotes = quotes
        self.problems: list[Problem] = []

    def __call__(self, stretch: Stretch, candidates: list[Candidate]) -> Choice:
        run = self._article.runs[stretch.run]
        right = self._right(labelled(run.start, run.end, self._quotes), candidates)
        if not right:
            return Choice(stretch, candidates[-1], 1.0, ())
        self.problems.append(Problem([names(c.features) for c in candidates], frozenset(right)))
        return Choice(stretch, candidates[min(right)], 1.0, ())

    def _right(self, gold: Labelled | None, candidates: list[Candidate]) -> list[int]:
        if gold is None or gold["speaker_start"] is None:
            answer = NOBODY if gold is None else UNKNOWN
            return [at for at, c in enumerate(candidates) if c.answer == answer]
        overlapping, exact = [], []
        for at, candidate in enumerate(candidates):
            if candidate.place is None:
                continue
            mention = self._article.mention(candidate.place)
            span = self._article.words.span(mention.first, mention.last)
            if span.start < gold["speaker_end"] and gold["speaker_start"] < span.end:
                overlapping.append(at)
                if span.start == gold["speaker_start"]:
                    exact.append(at)
        return exact or overlapping


def labelled(start: int, end: int, quotes: Sequence[Labelled]) -> Labelled | None:
    """The labelled quotation that is about the same stretch."""
    best, most = None, SAME
    for quote in quotes:
        shared = min(end, quote["end"]) - max(start, quote["start"])
        ratio = shared / max(end - start, quote["end"] - quote["start"])
        if ratio > most:
            best, most = quote, ratio
    return best


class GoldPerson:
    """Chooses the labelled person and notes each choice as an example."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.problems: list[Problem] = []

    def __call__(self, persons: Sequence[Person]) -> tuple[int, float]:
        if self.name is None:
            return 0, 1.0
        surname = self.name.split()[-1]
        right = [n for n, person in enumerate(persons) if person.entity.name.endswith(surname)]
        if not right:
            return 0, 1.0
        self.problems.append(Problem([names(p.features) for p in persons], frozenset(right)))
        return right[0], 1.0


def examples(
    article: Labelled, by_hand: dict[tuple[str, int], str]
) -> tuple[list[Problem], list[Problem]]:
    """The choices of sources and of persons in one labelled article."""
    read = parsed(article["text"])
    sources, persons = GoldChooser(read, article["quotes"]), GoldPerson()
    resolver = Resolver(read, persons)
    for choice in Attribution(read, sources, thorough=True).choices():
        if choice.candidate.place is None:
            continue
        run = read.runs[choice.stretch.run]
        mention = read.mention(choice.candidate.place)
        gold = labelled(run.start, run.end, article["quotes"])
        silver = gold.get("speaker") if gold else None
        key = (article["id"], read.words.start[mention.first])
        persons.name = by_hand.get(key, silver) if mention.kind == PRONOUN else None
        resolver.resolve(choice.candidate.place, run)
    return sources.problems, persons.problems


def names_by_hand(folder: Path) -> dict[tuple[str, int], str]:
    """Labelled persons by article and place of the pronoun."""
    return {
        (label["id"], label["mention_start"]): label["name"]
        for label in read(folder / "pronouns_dev.jsonl")
        if label["name"]
    }


# ---------------------------------------------------------------- training


def fit(problems: Sequence[Problem], setting: Setting) -> dict[str, float]:
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
    for _ in range(setting.epochs):
        shuffle.shuffle(order)
        for at in order:
            _step(weights, squares, *data[at], setting)
    return {name: weights[number] for name, number in numbers.items()}


def _numbers(problems: Iterable[Problem]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for problem in problems:
        for name in {name for row in problem.features for name in row}:
            counts[name] = counts.get(name, 0) + 1
    kept = sorted(name for name, count in counts.items() if count >= RARE)
    return {name: number for number, name in enumerate(kept)}


def _step(
    weights: list[float],
    squares: list[float],
    rows: list[list[int]],
    right: frozenset[int],
    setting: Setting,
) -> None:
    scores = [sum([weights[n] for n in row]) for row in rows]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    good = sum([shares[at] for at in right])
    for at, row in enumerate(rows):
        slope = shares[at] / total - (shares[at] / good if at in right and good else 0.0)
        if abs(slope) < 1e-4:
            continue
        for n in row:
            step = slope + setting.l2 * weights[n]
            squares[n] += step * step
            weights[n] -= setting.rate * step / math.sqrt(squares[n])


# ---------------------------------------------------------------- writing


def write(name: str, what: str, weights: dict[str, float], source: str) -> None:
    """Writes a table of weights with a header that says where they come from."""
    path = Path(reader.quotes.__file__).parent / "data" / name
    rows = [f"{key}\t{value:.3f}" for key, value in sorted(weights.items()) if abs(value) > 0.01]
    header = [
        f"# What: weights of the features that choose {what}.",
        f"# Source: fitted on {source}; features are",
        "# names of grammatical relations and single words of the lists beside this file.",
        "# Licence: as the project. Script: tests/eval/quotes_fit.py",
    ]
    path.write_text("\n".join([*header, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} weights written to {path}")


def main(argv: Sequence[str]) -> None:
    """Fits on all of the folder's articles and writes both tables."""
    folder = Path(argv[0])
    articles = read(folder / "articles_dev.jsonl")
    by_hand = names_by_hand(folder)
    sources: list[Problem] = []
    persons: list[Problem] = []
    for article in articles:
        source, person = examples(article, by_hand)
        sources += source
        persons += person
    data = f"in {len(articles)} US news articles labelled by hand (PolNeAR)"
    write(
        "speaker_weights.tsv",
        "who said a quotation (reader/quotes/candidates.py)",
        fit(sources, SPEAKERS),
        f"{len(sources)} quotations {data}",
    )
    write(
        "person_weights.tsv",
        "who a pronoun is (reader/quotes/resolve.py)",
        fit(persons, PERSONS),
        f"{len(persons)} pronouns {data}, most of their persons by machine",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
