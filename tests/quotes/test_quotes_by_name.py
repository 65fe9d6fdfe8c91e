"""Whole little articles of many subjects and countries: who said each quotation, by name.

Each file of articles/ holds an article of our own, a line of dashes, and for each quotation its
first words and its speaker.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.quotes import extract, lexicon
from reader.text.segment import paragraphs, sentences

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def speakers(text: str) -> list[tuple[str, str | None]]:
    cut = paragraphs(text)
    found = extract(text, paragraphs=cut, sentences=sentences(text, cut), lexicon=lexicon.load())
    return [
        (text[span.start + 1 : span.end], quotation.speaker)
        for quotation in found.quotations
        for span in quotation.spans
    ]


def expected(lines: str) -> list[tuple[str, str]]:
    return [(start, name) for start, _, name in (x.partition(" => ") for x in lines.splitlines())]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_names_the_speaker_of_every_quotation(path: Path) -> None:
    text, _, lines = path.read_text(encoding="utf-8").partition("----\n")
    wanted = expected(lines)
    found = speakers(text)
    starts = [start for start, _ in wanted]
    named = [(start, name) for words, name in found for start in starts if words.startswith(start)]
    assert named == wanted
