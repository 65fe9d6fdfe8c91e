"""The one pure pipeline of an article: clean, segment, find quotations, gather story terms.

The scan calls it in worker processes and `reader extract` without a library, so both answer alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.align.prepare import prepare
from reader.align.prepared import Prepared
from reader.align.world import WorldCounts
from reader.align.world import load as load_counts
from reader.model.article import Markup, Metadata
from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.quotes import extract
from reader.quotes.lexicon import QuoteLexicon
from reader.quotes.lexicon import load as load_quote_lexicon
from reader.stories.terms import StoryTerms, terms
from reader.text.clean import Cleaned, clean, is_hard_wrapped
from reader.text.segment import paragraphs as find_paragraphs
from reader.text.segment import sentences as find_sentences

VERSION = 3
"""Rises with every change that gives another result for the same text; stored with the result."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists and tables that the analysis needs, loaded once a process."""

    quotes: QuoteLexicon
    counts: WorldCounts


@cache
def load_lexicon() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon(quotes=load_quote_lexicon(), counts=load_counts())


@dataclass(frozen=True, slots=True)
class Analysed:
    """Everything that follows from one article's text. Spans are into `cleaned.text`."""

    cleaned: Cleaned
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    extraction: Extraction
    story_terms: StoryTerms
    words: int
    """Words divided by white space, as word processors count them."""
    markup: tuple[Markup, ...] = ()
    metadata: Metadata = Metadata()

    def prepared(self) -> Prepared:
        """The article made ready for alignment; derived when needed, never stored."""
        return prepare(
            self.cleaned.text,
            sentences=self.sentences,
            extraction=self.extraction,
            day=self.metadata.day,
        )


def analyse(
    given: str,
    metadata: Metadata,
    lexicon: Lexicon,
    *,
    markup: Sequence[Markup] = (),
    plain: bool = True,
) -> Analysed:
    """Analyses one article.

    Args:
        given: the text as decoded (or as its source rendered it).
        metadata: what is known about it; only date and title influence the result.
        lexicon: word lists and tables.
        markup: marks over the given text.
        plain: whether hard-wrapped lines may be joined, as in plain text files.
    """
    cleaned = clean(given, unwrap=plain and is_hard_wrapped(given))
    text = cleaned.text
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs)
    return Analysed(
        cleaned=cleaned,
        paragraphs=paragraphs,
        sentences=sentences,
        extraction=extract(
            text,
            paragraphs=paragraphs,
            sentences=sentences,
            lexicon=lexicon.quotes,
            day=metadata.day,
        ),
        story_terms=terms(text, title=metadata.title.value if metadata.title else None),
        words=len(text.split()),
        markup=tuple(replace(mark, span=cleaned.to_clean(mark.span)) for mark in markup),
        metadata=metadata,
    )
