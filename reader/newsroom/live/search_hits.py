"""Makes hits of articles that were found: the passage that answers best, cut and marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from reader.model.article import ArticleHead
from reader.model.quotation import Quotation
from reader.model.search import Hit
from reader.model.span import Span
from reader.search.matching import Finder, Place
from reader.search.snippets import best_sentence, cut
from reader.store import articles
from reader.store.connection import Connection

_PLACES = 60
"""Of the query's words in one article: enough to choose a passage by."""


@dataclass(frozen=True, slots=True)
class HitCutter:
    """Cuts the hits of one query from the library's texts."""

    db: Connection
    finder: Finder

    def hits(
        self, head: ArticleHead, number: int, text: str, *, quotations: Collection[int]
    ) -> list[Hit]:
        """The article's hits: each of the quotations, or the best sentence where none is named."""
        places = self.finder.places(text, at_most=_PLACES) if self.finder.terms else []
        if not quotations:
            return [_hit(head, text, best_sentence(text, places), places)]
        spoken = articles.extraction(self.db, number).quotations
        return [
            _hit(head, text, _best_span(one.spans, places), places, quotation=one)
            for one in spoken
            if one.number in quotations
        ]


def spoken_places(quotations: Iterable[Quotation], words: Collection[Span]) -> set[Span]:
    """What answers inside quotations: the words that were looked for, else how each begins."""
    found: set[Span] = set()
    for quotation in quotations:
        inside = {word for word in words if any(span.contains(word) for span in quotation.spans)}
        found |= inside or {quotation.spans[0]}
    return found


def _best_span(spans: Sequence[Span], places: Sequence[Place]) -> Span:
    """The stretch of a quotation with most of the query's words, the first of equals."""
    return max(
        spans,
        key=lambda span: len({p.term for p in places if span.contains(p.span)}),
    )


def _hit(
    head: ArticleHead,
    text: str,
    passage: Span,
    places: Sequence[Place],
    *,
    quotation: Quotation | None = None,
) -> Hit:
    return Hit(
        article=head,
        passage=passage,
        paragraph=_paragraph(text, passage.start),
        snippet=cut(text, passage, places),
        quotation=quotation.number if quotation else None,
        speaker=quotation.speaker if quotation else None,
    )


def _paragraph(text: str, offset: int) -> int:
    """The 1-based number of the paragraph that holds the offset; blank lines are none."""
    before = text[: offset + 1].split("\n")
    return max(1, sum(1 for line in before if line.strip()))
