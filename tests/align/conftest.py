"""Small articles in a notation of their own.

`<Ada Korr|We will sell.>` is a quotation of hers; the last place before it that has her name is its
mention. `<Ada Korr, the mayor|We will sell.>` says her role.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from reader.align import Prepared, align, prepare
from reader.align.world import load
from reader.model.match import Alignment, Caution, Match
from reader.model.quotation import (
    Confidence,
    Extraction,
    Quotation,
    QuotationKind,
    SpeakerKind,
)
from reader.model.span import Span
from reader.text.segment import paragraphs, sentences

ELSEWHERE_A = (
    "The bakery on Linden Row opens at six. Rain is expected over the western hills. "
    "A choir from Orsa sang for two hours. Tickets for the regatta sold out by noon."
)
ELSEWHERE_B = (
    "Beekeepers counted fewer hives this spring. The lighthouse lamp was painted green. "
    "Nobody has claimed the lost bicycle. Chess players met under the old arcade."
)


def article(noted: str, *, day: datetime.date | None = None) -> Prepared:
    """The article that a noted text stands for."""
    text, quotations, rest = "", [], noted
    while found := re.search(r"<([^|>]*)\|([^>]*)>", rest):
        text += rest[: found.start()]
        start, rest = len(text), rest[found.end() :]
        text += f"“{found.group(2)}”"
        span = Span(start, len(text))
        quotations.append(_quotation(len(quotations) + 1, found.group(1), text, span))
    text += rest
    cut = sentences(text, paragraphs(text))
    return prepare(text, sentences=cut, extraction=Extraction(tuple(quotations)), day=day)


def _quotation(number: int, source: str, text: str, span: Span) -> Quotation:
    speaker, _, role = source.partition(", ")
    place = text.rfind(speaker, 0, span.start) if speaker else -1
    return Quotation(
        number=number,
        kind=QuotationKind.DIRECT,
        spans=(span,),
        speaker=speaker or None,
        speaker_kind=SpeakerKind.PERSON if speaker else SpeakerKind.UNKNOWN,
        mention=Span(place, place + len(speaker)) if place >= 0 else None,
        cue=None,
        via=None,
        confidence=Confidence.SURE,
        why="noted",
        role=role or None,
    )


@dataclass(frozen=True)
class Compared:
    """Two articles and how they correspond."""

    a: Prepared
    b: Prepared
    alignment: Alignment

    @property
    def match(self) -> Match:
        """The only match."""
        (match,) = self.alignment.links
        return match

    def changes(self) -> list[tuple[str, str, str, Caution | None]]:
        """Of the only match: what became of which words, and the caution."""
        a, b = self.a.text, self.b.text
        return [
            (change.op.value, a[slice(*change.a)], b[slice(*change.b)], change.warning)
            for change in self.match.changes
        ]

    def passages(self) -> list[tuple[str, str]]:
        """The words of both sides of every match."""
        return [
            (self.a.text[slice(*match.a)], self.b.text[slice(*match.b)])
            for match in self.alignment.links
        ]


@pytest.fixture
def compared() -> Callable[..., Compared]:
    """Aligns two noted passages, each in an article that also tells of other things."""

    def compare(
        a: str,
        b: str,
        *,
        day_a: datetime.date | None = None,
        day_b: datetime.date | None = None,
    ) -> Compared:
        one = article(f"{a}\n{ELSEWHERE_A}", day=day_a)
        other = article(f"{ELSEWHERE_B}\n{b}", day=day_b)
        return Compared(one, other, align(one, other, counts=load()))

    return compare


@pytest.fixture
def prepared() -> Callable[..., Prepared]:
    """Prepares a noted text by itself."""
    return article
