"""Turns cleaned text into the article that the attribution works on."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.span import Span
from reader.quotes import flags as f
from reader.quotes import spans, words
from reader.quotes.article import Article
from reader.quotes.lexicon import QuoteLexicon
from reader.quotes.links import Link, link
from reader.quotes.mentions import Chunker, Mention
from reader.quotes.people import People
from reader.quotes.words import Words


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
    links = link(read, mentions)
    people = People(read, mentions, talking=_talking(read, mentions, links))
    return Article(read, runs, mentions, links, people, lexicon.lemma)


def _talking(
    read: Words, mentions: Sequence[Sequence[Mention]], links: Sequence[Sequence[Link]]
) -> dict[int, int]:
    """How the names that stand as subjects of a verb of saying speak for persons, by first word.

    "Cole said" tells of a person, "Arden said it would" of an institution.
    """
    found = {}
    for own, links_here in zip(mentions, links, strict=True):
        for one in links_here:
            if one.relation in ("subject", "inverted") and read.flags[one.cue] & f.SAY:
                behind = read.low[one.cue + 1 : one.cue + 3]
                body = behind[:1] == ["it"] or behind in (["that", "it"], ["in", "its"])
                found[own[one.mention].core] = -2 if body else 1
    return found
