"""Quotations: who said what in one article, and across the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from reader.model.article import ArticleHead
from reader.model.quotation import Confidence, Extraction, Quotation


@dataclass(frozen=True, slots=True)
class QuotationFilter:
    """Which quotations to list; None and empty mean any."""

    speaker: str | None = None
    """Any part of a name, case and accents ignored; of merged speakers, of any of their names."""
    about: str | None = None
    """Words that must stand in the quotation."""
    outlet: str | None = None
    since: str | None = None
    """ISO date; articles without a date are left out."""
    confidence: Confidence | None = None
    article: str | None = None
    reviewed: bool | None = None


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation with the article it stands in."""

    article: ArticleHead
    quotation: Quotation
    text: str
    """The quoted words, spans joined by a newline."""
    paragraphs: tuple[int, ...]
    """1-based, one for each span."""
    cue: str = ""
    """The cue as printed; empty where there is none."""
    shown_as: str | None = None
    """The name a merged speaker is shown under, where it is not the name in this article."""


class Quotes(Protocol):
    """Effective quotations: the extracted ones with a person's corrections applied."""

    def of(self, article: str) -> Extraction:
        """Everything found in the article's present version, in cleaned offsets."""
        ...

    def rows(self, wanted: QuotationFilter) -> Iterator[QuotationRow]:
        """Quotations across the library, newest article first, in reading order within it."""
        ...
