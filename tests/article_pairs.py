"""Reads the fictional articles of `tests/articles` and asks them by words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.align import align
from reader.model.match import Alignment, Match
from reader.model.quotation import Quotation
from reader.newsroom.analyse import Analysed, analyse, load_lexicon
from reader.sources.registry import Hint, source_for

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Article:
    """An analysed article, asked by words."""

    analysed: Analysed

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.analysed.cleaned.text

    def quoted(self, words: str) -> Quotation:
        """The quotation that holds these words."""
        place = self.text.index(words)
        (found,) = (
            quotation
            for quotation in self.analysed.extraction.quotations
            if any(span.holds(place) for span in quotation.spans)
        )
        return found

    def said(self, words: str) -> str:
        """Who said these words; empty where nobody is named."""
        return self.quoted(words).speaker or ""


def read(name: str) -> Article:
    """The article in a file below `tests/articles`."""
    path = ARTICLES / name
    (raw,) = source_for(path).read(path.read_bytes(), Hint(path=name))
    lexicon = load_lexicon()
    return Article(analyse(raw.given, raw.metadata, lexicon, markup=raw.markup, plain=raw.plain))


def aligned(a: Article, b: Article) -> Alignment:
    """How two articles correspond."""
    return align(a.analysed.prepared(), b.analysed.prepared(), counts=load_lexicon().counts)


def links(found: Alignment, a: Article, b: Article, words_a: str, words_b: str) -> list[Match]:
    """The links that hold both places."""
    place_a, place_b = a.text.index(words_a), b.text.index(words_b)
    return [link for link in found.links if link.a.holds(place_a) and link.b.holds(place_b)]
