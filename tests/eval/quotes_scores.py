"""Scores the extractor out of fold, and says how far its words of confidence can be trusted.

usage: python tests/eval/quotes_scores.py FOLDER [--folds 01] [--errors N] [--keep FILE.jsonl]
                                           [--cost N]

FOLDER holds articles_dev.jsonl, pronouns_dev.jsonl and the scorers score_quotes.py and
score_pronouns.py. Five folds by article: each article is read with weights fitted without it.
`--cost N` measures no scores, but the CPU on N articles beside that of pysbd, which splits the same
articles into sentences by turns.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import json
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quotes_fit import (
    FOLDS,
    PERSONS,
    SPEAKERS,
    Labelled,
    Problem,
    examples,
    fit,
    fold_of,
    names_by_hand,
    read,
)

from reader.model.quotation import Confidence, Extraction
from reader.quotes import extract, lexicon
from reader.quotes.features import Weights
from reader.quotes.lexicon import QuoteLexicon
from reader.text.segment import paragraphs, sentences


def held_out(
    articles: Sequence[Labelled], by_hand: dict[tuple[str, int], str], wanted: Sequence[int]
) -> Iterator[tuple[int, QuoteLexicon]]:
    """For each wanted fold, the lexicon with weights fitted on all other folds."""
    sources: list[list[Problem]] = [[] for _ in range(FOLDS)]
    persons: list[list[Problem]] = [[] for _ in range(FOLDS)]
    for article in articles:
        source, person = examples(article, by_hand)
        sources[fold_of(article["id"])] += source
        persons[fold_of(article["id"])] += person
    for fold in wanted:
        yield (
            fold,
            dataclasses.replace(
                lexicon.load(),
                speaker_weights=Weights(fit(_without(sources, fold), SPEAKERS)),
                person_weights=Weights(fit(_without(persons, fold), PERSONS)),
            ),
        )


def _without(folds: Sequence[list[Problem]], fold: int) -> list[Problem]:
    return [problem for number, held in enumerate(folds) if number != fold for problem in held]


def found(text: str, words: QuoteLexicon) -> Extraction:
    """What the extractor finds in a text."""
    cut = paragraphs(text)
    return extract(text, paragraphs=cut, sentences=sentences(text, cut), lexicon=words)


def records(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """One record a span, as `reader extract quotes` writes them."""
    for quotation in extraction.quotations:
        mention = quotation.mention
        for start, end in quotation.spans:
            yield {
                "start": start,
                "end": end,
                "speaker": quotation.speaker,
                "speaker_start": mention.start if mention else None,
                "speaker_end": mention.end if mention else None,
                "confidence": quotation.confidence.value,
                "how": quotation.rule,
            }


def trust(
    gold: Sequence[Labelled], predicted: dict[str, Any], scorer: dict[str, Any]
) -> Iterator[str]:
    """For each word of confidence, how often the source was right, on quotations found."""
    right: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    for article in gold:
        guesses = predicted[article["id"]]["quotes"]
        for i, j in scorer["match"](article["text"], article["quotes"], guesses):
            word = guesses[j]["confidence"]
            seen[word] += 1
            right[word] += scorer["speaker_right"](article["quotes"][i], guesses[j])[0]
    for word in Confidence:
        if seen[word]:
            share = 100 * right[word] / seen[word]
            yield f"  {word.value}: {seen[word]} quotations, source right {share:.1f} %"


def main(argv: Sequence[str]) -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", default="01234")
    parser.add_argument("--errors", default="0")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cost", type=int)
    options = parser.parse_args(argv)
    folder: Path = options.folder
    articles = read(folder / "articles_dev.jsonl")
    if options.cost:
        cost([article["text"] for article in articles[: options.cost]])
        return
    predicted: dict[str, Any] = {}
    seconds = 0.0
    wanted = [int(fold) for fold in options.folds]
    for fold, words in held_out(articles, names_by_hand(folder), wanted):
        for article in articles:
            if fold_of(article["id"]) == fold:
                before = time.process_time()
                extraction = found(article["text"], words)
                seconds += time.process_time() - before
                quotes = list(records(extraction))
                predicted[article["id"]] = {"id": article["id"], "quotes": quotes}
    gold = [article for article in articles if article["id"] in predicted]
    report(folder, gold, predicted, options.errors)
    print(f"CPU {1000 * seconds / len(gold):.2f} ms an article, sentences included")
    if options.keep:
        options.keep.write_text("\n".join(map(json.dumps, predicted.values())), encoding="utf-8")


def cost(texts: Sequence[str]) -> None:
    """Prints what reading the texts costs, sentences included, and what pysbd costs."""
    import pysbd

    rival = pysbd.Segmenter(language="en", clean=False)
    words = lexicon.load()
    found(texts[0], words)
    spent: list[tuple[float, float]] = []
    for text in texts:
        before = time.process_time()
        found(text, words)
        between = time.process_time()
        rival.segment(text)
        spent.append((between - before, time.process_time() - between))
    ours, theirs = (1000 * statistics.mean(column) for column in zip(*spent, strict=True))
    ratio = statistics.median(theirs / ours for ours, theirs in spent)
    print(f"CPU an article: {ours:.2f} ms, pysbd {theirs:.2f} ms; median ratio 1/{ratio:.1f}")


def report(folder: Path, gold: Sequence[Labelled], predicted: dict[str, Any], errors: str) -> None:
    """Runs the scorers over the predictions and prints what they print."""
    with tempfile.TemporaryDirectory() as place:
        articles, answers = Path(place, "gold.jsonl"), Path(place, "found.jsonl")
        articles.write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
        answers.write_text("\n".join(map(json.dumps, predicted.values())), encoding="utf-8")
        _score(folder / "score_quotes.py", articles, answers, "--errors", errors)
        labels = Path(place, "pronouns.jsonl")
        kept = [g for g in read(folder / "pronouns_dev.jsonl") if g["id"] in predicted]
        labels.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
        _score(folder / "score_pronouns.py", labels, answers, articles, "--errors", errors)
    print("how far the words of confidence can be trusted:")
    scorer = runpy.run_path(str(folder / "score_quotes.py"))
    print("\n".join(trust(gold, predicted, scorer)))


def _score(*arguments: object) -> None:
    subprocess.run([sys.executable, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
