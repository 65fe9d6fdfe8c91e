"""Turns stored articles into quotation rows."""

from __future__ import annotations

from collections.abc import Collection

from reader.model.article import ArticleHead
from reader.model.quotation import Extraction, Quotation
from reader.newsroom.live.naming import Naming
from reader.newsroom.quotes import QuotationRow
from reader.store import articles
from reader.store.connection import Connection
from reader.store.records import StoredText


def rows_of(
    db: Connection, number: int, head: ArticleHead, *, wanted: Collection[int], known: Naming
) -> list[QuotationRow]:
    """The quotations of an article with the wanted numbers, in reading order.

    Args:
        db: a view of the library.
        number: the article's number.
        head: the article as lists show it.
        wanted: the quotations' numbers.
        known: which speakers are merged.
    """
    stored = articles.text(db, number)
    if stored is None:
        return []
    extraction: Extraction = articles.extraction(db, number)
    return [
        _row(stored, head, quotation, known)
        for quotation in extraction.quotations
        if quotation.number in wanted
    ]


def quoted(text: str, quotation: Quotation) -> str:
    """The quoted words, spans joined by a newline."""
    return "\n".join(text[slice(*span)] for span in quotation.spans)


def _row(
    stored: StoredText, head: ArticleHead, quotation: Quotation, known: Naming
) -> QuotationRow:
    paragraphs = stored.layout.paragraphs
    shown = known.of(quotation.speaker) if quotation.speaker else None
    return QuotationRow(
        article=head,
        quotation=quotation,
        text=quoted(stored.text, quotation),
        paragraphs=tuple(
            max(1, sum(paragraph.start <= span.start for paragraph in paragraphs))
            for span in quotation.spans
        ),
        cue=stored.text[slice(*quotation.cue)] if quotation.cue else "",
        shown_as=None if shown == quotation.speaker else shown,
    )
