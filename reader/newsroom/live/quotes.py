"""Quotations of one article and across the library, from what the analysis found."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import islice

from reader.errors import UsageError
from reader.model.quotation import Extraction
from reader.newsroom.live import refresh
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.naming import Naming, naming
from reader.newsroom.live.quotation_rows import rows_of
from reader.newsroom.quotes import QuotationFilter, QuotationRow
from reader.store import articles, quotations
from reader.store.connection import Connection
from reader.store.quotations import Wanted
from reader.text.fold import fold
from reader.text.stem import stem
from reader.text.tokens import tokens

_AT_A_TIME = 50
"""Articles read in one view of the library, so that a long listing does not hold it open."""


class LiveQuotes:
    """Implements `reader.newsroom.quotes.Quotes`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library

    def of(self, article: str) -> Extraction:
        """Everything found in the article's present version."""
        with self._library.reading() as db:
            number = articles.number(db, article)
        refresh.ensure_current(self._desk, number)
        with self._library.reading() as db:
            return articles.extraction(db, number)

    def rows(self, wanted: QuotationFilter) -> Iterator[QuotationRow]:
        """Quotations across the library, newest article first.

        Raises:
            UnknownArticle: the filter names an article that is not there.
            UsageError: the filter's day is none.
        """
        with self._library.reading() as db:
            known = naming(db, self._desk)
            query = _query(db, wanted, known)
            numbers = iter(quotations.articles(db, query))
        about = _stems(wanted.about or "")
        while some := list(islice(numbers, _AT_A_TIME)):
            with self._library.reading() as db:
                found = _rows(db, some, query, about, known)
            for row in found:
                if wanted.reviewed is None or row.quotation.by_hand == wanted.reviewed:
                    yield row


def _query(db: Connection, wanted: QuotationFilter, known: Naming) -> Wanted:
    if wanted.since is not None:
        try:
            datetime.date.fromisoformat(wanted.since)
        except ValueError:
            raise UsageError(f"“{wanted.since}” is no day", hint="write it as 2023-05-03") from None
    return Wanted(
        speakers=None if wanted.speaker is None else _named(db, wanted.speaker, known),
        outlet=wanted.outlet,
        since=wanted.since,
        confidence=wanted.confidence,
        article=None if wanted.article is None else articles.number(db, wanted.article),
    )


def _named(db: Connection, part: str, known: Naming) -> frozenset[str]:
    """All names of the speakers one of whose names contains the part; case, accents ignored."""
    folded = fold(part)
    names = quotations.speaker_names(db)
    return known.meant(lambda name: folded in fold(name)).union(
        name for name in names if folded in fold(name)
    )


def _rows(
    db: Connection, numbers: list[int], query: Wanted, about: frozenset[str], known: Naming
) -> list[QuotationRow]:
    heads = articles.heads_by_number(db, numbers)
    found: Mapping[int, Mapping[int, str]] = quotations.numbers(db, query, numbers)
    rows: list[QuotationRow] = []
    for number in numbers:
        texts = found.get(number, {})
        kept = [n for n, text in texts.items() if not about or about <= _stems(text)]
        if kept and number in heads:
            rows.extend(rows_of(db, number, heads[number], wanted=kept, known=known))
    return rows


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(token.norm) for token in tokens(text))
