"""What alignment costs, beside difflib.SequenceMatcher over the words of the same articles.

Generated pairs of 800 words, three in ten sentences shared in other words. Prints JSON: medians
in milliseconds of CPU, and ratios to difflib in the same run, which decide.

usage: python tests/bench/align.py [PAIRS] [SEED]
"""

from __future__ import annotations

import difflib
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from itertools import combinations

from reader.align import Prepared, align, prepare
from reader.align.world import load
from reader.model.quotation import (
    Confidence,
    Extraction,
    Quotation,
    QuotationKind,
    SpeakerKind,
)
from reader.model.span import Span
from reader.text.segment import paragraphs, sentences
from reader.text.tokens import tokens

WORDS = 800
LONG = 20_000
SHARED = 0.3
"""Share of an article's sentences that the other has in other words."""
FIRST = ("Ada", "Milo", "Ines", "Tomas", "Rhea", "Jon", "Odile", "Piet")
LAST = ("Korr", "Brandt", "Okafor", "Velde", "Sands", "Aldous", "Marchetti", "Lindqvist")
PEOPLE = tuple(f"{first} {last}" for first in FIRST for last in LAST)
Article = tuple[str, tuple[Span, ...], Extraction]


def vocabulary(draw: random.Random) -> tuple[list[str], list[float]]:
    """English stems with Zipf's law, so that overlap and rarity are as in news."""
    known = sorted(load().rarity.items(), key=lambda entry: (entry[1], entry[0]))[:6000]
    words = [word for word, _ in known if word.isalpha()]
    return words, [1 / (rank + 3) for rank in range(len(words))]


def sentence(draw: random.Random, words: list[str], weights: list[float]) -> list[str]:
    return draw.choices(words, weights, k=draw.randint(14, 30))


def reworded(draw: random.Random, told: list[str], words: list[str]) -> list[str]:
    return [draw.choice(words) if draw.random() < 0.4 else word for word in told]


def printed(draw: random.Random, told: list[str]) -> tuple[str, int | None]:
    """A sentence as an article prints it, and where a quotation in it ends."""
    text = " ".join(told).capitalize()
    if draw.random() < 0.3:
        return f"“{text},” {draw.choice(PEOPLE)} said.", len(text) + 3
    return f"{draw.choice(PEOPLE)} found that {text}." if draw.random() < 0.3 else text + ".", None


def article(draw: random.Random, told: list[list[str]]) -> Article:
    text, quotations = "", []
    for words in told:
        line, end = printed(draw, words)
        if end is not None:
            quotations.append(quotation(len(quotations) + 1, len(text), len(text) + end))
        text += line + "\n"
    return text, sentences(text, paragraphs(text)), Extraction(tuple(quotations))


def quotation(number: int, start: int, end: int) -> Quotation:
    return Quotation(
        number=number,
        kind=QuotationKind.DIRECT,
        spans=(Span(start, end),),
        speaker=PEOPLE[number % len(PEOPLE)],
        speaker_kind=SpeakerKind.PERSON,
        mention=None,
        cue=None,
        via=None,
        confidence=Confidence.SURE,
        why="generated",
    )


def articles(draw: random.Random, length: int) -> tuple[Article, Article]:
    words, weights = vocabulary(draw)
    told: list[list[str]] = []
    while sum(map(len, told)) < length:
        told.append(sentence(draw, words, weights))
    other = [
        reworded(draw, line, words) if draw.random() < SHARED else sentence(draw, words, weights)
        for line in told
    ]
    draw.shuffle(other)
    return article(draw, told), article(draw, other)


def ready(given: Article) -> Prepared:
    text, cut, extraction = given
    return prepare(text, sentences=cut, extraction=extraction)


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, best of seven: what else runs on the machine only ever adds."""
    spent = []
    for _ in range(7):
        start = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - start))
    return min(spent)


def measured(a: Article, b: Article) -> dict[str, float]:
    counts = load()
    one, other = ready(a), ready(b)
    norms = [[token.norm for token in tokens(side[0])] for side in (a, b)]
    matcher = difflib.SequenceMatcher
    return {
        "difflib": cpu(lambda: matcher(None, *norms, autojunk=False).get_opcodes()),
        "prepared": cpu(lambda: align(one, other, counts=counts)),
        "cold": cpu(lambda: align(ready(a), ready(b), counts=counts)),
    }


def story(draw: random.Random, articles_of_it: int = 10) -> float:
    """Milliseconds for all pairs of a story's articles, prepared."""
    counts = load()
    pairs = [articles(draw, WORDS) for _ in range(articles_of_it // 2)]
    ready_ones = [ready(side) for pair in pairs for side in pair]
    return cpu(lambda: [align(a, b, counts=counts) for a, b in combinations(ready_ones, 2)])


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    found = [measured(*articles(draw, WORDS)) for _ in range(pairs)]
    result = {name: round(statistics.median(m[name] for m in found), 3) for name in found[0]}
    result["prepared / difflib"] = round(result["prepared"] / result["difflib"], 2)
    result["cold / difflib"] = round(result["cold"] / result["difflib"], 2)
    result["story of 10 / prepared"] = round(story(draw) / result["prepared"], 1)
    long_a, long_b = (ready(side) for side in articles(draw, LONG))
    start = time.process_time()
    gave_up = align(long_a, long_b, counts=load()).gave_up
    result[f"{LONG} words"] = round(1000 * (time.process_time() - start), 1)
    print(json.dumps({**result, "gave up": gave_up}, indent=1))


if __name__ == "__main__":
    main()
