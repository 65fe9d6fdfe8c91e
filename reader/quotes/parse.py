"""Turns cleaned text into the article that the attribution works on."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.span import Span
from reader.quotes import spans, words
from reader.quotes.candidates import Article
from reader.quotes.lexicon import QuoteLexicon
from reader.quotes.links import Linker
from reader.quotes.mentions import Chunker
from reader.quotes.people import People


def parse(
    text: str,
    *,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    lexicon: QuoteLexicon,
) -> Article:
    """Quotation stretches, words, mentions, cue links and people of a text."""
    runs = spans.find(text, paragraphs)
    read = words.read(text, runs=runs, sentences=sentences, paragraphs=paragraphs, lexicon=lexicon)
    mentions = Chunker(read).read()
    links = [
        Linker(read, own, block.first, block.last).links()
        for block, own in zip(read.blocks, mentions, strict=True)
    ]
    return Article(read, runs, mentions, links, People(read, mentions, ()), lexicon.lemma)
