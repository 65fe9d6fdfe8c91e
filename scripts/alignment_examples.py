"""Labelled sentence pairs as examples for the model of reader/align, from an evaluation folder."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from logistic import fit

from reader.align.alone import wordings
from reader.align.evidence import FEATURES, WORDING
from reader.align.field import LEAST
from reader.align.pairing import Pairing, pair
from reader.align.quoted import Utterance, utterances
from reader.align.told import candidates
from reader.align.world import load as load_counts
from reader.model.article import Fact, Metadata, Origin
from reader.newsroom.analyse import analyse, load_lexicon

ASIDE = 0.4
"""Weight of an optional link (an aside, or planned and done) among the examples."""
TRAP = 2.0
"""Weight of a pair that looks alike and must not be linked."""
RIDGE = {"articles": 15.0, "sentences": 30.0}
NOISY = 0.05
"""Weight of a pair whose label follows from automatic coreference chains."""


@dataclass(frozen=True)
class Example:
    """What one pair of sentences shows the model."""

    group: str
    """Pairs of one group are never on both sides of a fold."""
    id: str
    values: list[float]
    label: float
    weight: float


@dataclass(frozen=True)
class Labelled:
    """A pair of articles, aligned as far as the quotations, with its examples."""

    gold: dict[str, Any]
    pairing: Pairing
    said: list[Utterance]
    examples: list[tuple[int, int, Example]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def article_pairs(folder: Path) -> Iterator[Labelled]:
    """The hand-labelled pairs of articles; units as its scorer understands them."""
    sys.path.insert(0, str(folder / "align"))
    import score_matches

    for gold in rows(folder / "align" / "aligned_dev.jsonl"):
        a, b = (prepared(gold[side]) for side in "ab")
        pairing = pair(a, b, counts=load_counts())
        said = list(utterances(pairing))
        taken = {(x.sentence, y.sentence) for u in said for x in u.a_pieces for y in u.b_pieces}
        units_a = [score_matches.units(s.span, gold["a_units"]) for s in a.sentences]
        units_b = [score_matches.units(s.span, gold["b_units"]) for s in b.sentences]
        kinds = {p: x["kind"] for x in gold["links"] for p in product(x["a"], x["b"])}
        traps = {(trap["a"], trap["b"]) for trap in gold["traps"]}
        examples = []
        for i, j, values in candidates(pairing, taken=taken, clear=LEAST):
            units = list(product(units_a[i], units_b[j]))
            found = {kinds[unit] for unit in units if unit in kinds}
            trap = any(unit in traps for unit in units)
            weight = ASIDE if found == {"partial"} else TRAP if trap and not found else 1.0
            example = Example(gold["id"], f"{i}:{j}", values, float(bool(found)), weight)
            examples.append((i, j, example))
        yield Labelled(gold, pairing, said, examples)


def prepared(article: dict[str, Any]) -> Any:
    date = article.get("date") or ""
    metadata = Metadata(date=Fact(date, Origin.RECORD) if date else None)
    return analyse(article["text"], metadata, load_lexicon()).prepared()


def sentence_pairs(path: Path, *, weight: float = 1.0) -> Iterator[Example]:
    """The pairs of a file of sentence pairs, grouped by story."""
    stories = defaultdict(list)
    for row in rows(path):
        if row["label"] in (0, 1, "0", "1"):
            stories[row["story"]].append(row)
    for story, found in stories.items():
        pairs = [(row["a"], row["b"]) for row in found]
        for row, values in zip(found, wordings(pairs, counts=load_counts()), strict=True):
            yield Example(story, row["id"], values, float(row["label"]), weight)


def fitted(examples: list[Example], *, setting: str) -> tuple[float, list[float]]:
    return fit(
        [example.values for example in examples],
        [example.label for example in examples],
        [example.weight for example in examples],
        ridge=RIDGE[setting],
    )


def names(setting: str) -> tuple[str, ...]:
    return FEATURES if setting == "articles" else WORDING
