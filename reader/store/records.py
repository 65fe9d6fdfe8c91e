"""What goes into the library and comes out of it, besides the domain's own values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from reader.model.article import Markup, Metadata, RawArticle
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """How a version's cleaned text is divided and marked up."""

    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    markup: tuple[Markup, ...] = ()


class QuotationLine(NamedTuple):
    """A quotation as it can be searched for."""

    number: int
    speaker: str | None
    speaker_kind: str
    kind: str
    confidence: str
    mention: str | None
    """The words that name the source, as printed."""
    role: str | None
    said_on: str | None
    text: str
    """The quoted words, spans joined by a newline."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An analysed article, encoded: workers make it, the one writer stores it."""

    id: str
    """The id that follows from the key; another is found where an article has it already."""
    key: str
    path: str
    sha256: str
    encoding: str
    plain: bool
    """Whether the given text stands in the file as it is."""
    begins_at: int
    """Where in the decoded file the given text begins."""
    analysis: int
    """The version of the analysis."""
    metadata: str
    warnings: tuple[str, ...]
    marks: str
    """Markup over the given text."""
    layout: str
    text: bytes
    given: bytes | None
    """None where it equals the cleaned text."""
    first_sentence: str
    words: int
    terms: bytes
    extraction: bytes
    quotations: tuple[QuotationLine, ...]


class Outcome(Enum):
    """What storing an article came to."""

    NEW = auto()
    DUPLICATE = auto()
    """New, with the very bytes of another article."""
    UPDATED = auto()
    UNCHANGED = auto()
    MOVED = auto()
    """The bytes of a vanished article under another path; it keeps its id."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """One version of an article as it is kept."""

    number: int
    """The article's."""
    id: str
    path: str
    version: int
    sha256: str
    encoding: str
    plain: bool
    analysis: int
    metadata: Metadata
    """With a person's edits."""
    warnings: tuple[str, ...]
    layout: Layout
    text: str
    corrected: str = ""
    """Tells the quotations with one set of corrections from those with another."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the present version of an article was analysed from."""

    raw: RawArticle
    """With the metadata as found."""
    metadata: Metadata
    """With a person's edits."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What the grouping of stories needs of an article."""

    id: str
    day: datetime.date | None
    outlet: str | None
    terms: bytes
