"""Quotations: who said what, by which evidence, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.span import Span


class QuotationKind(StrEnum):
    """How the words stand in the article."""

    DIRECT = "direct"
    """A sentence or more of the speaker's own words."""
    PARTIAL = "partial"
    """Words built into the outlet's own sentence."""


class SpeakerKind(StrEnum):
    """What kind of source speaks."""

    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"
    """Unnamed or collective: "High-ranking officials", "three witnesses"."""
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure the attribution is, in words; UNKNOWN exactly when there is no speaker."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step from the mention in the sentence to the name: "He" → "Blinken" ¶13."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Said:
    """When and where it was said, as printed; kept apart from the date of publication."""

    when: str | None = None
    """As printed: "last year", "on Wednesday"."""
    date: str | None = None
    """Resolved against the article's date, ISO 8601, possibly shortened: `2022`, `2023-05-03`."""
    where: str | None = None
    """A place, occasion or channel as printed: "in Helsinki", "on Twitter"."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one speaker says in one go. All spans are into the version's text."""

    number: int
    """1-based place in the article, by first span."""
    kind: QuotationKind
    spans: tuple[Span, ...]
    """One or more, each inside one paragraph, quotation marks included."""
    speaker: str | None
    """The canonical name; None is unknown."""
    speaker_kind: SpeakerKind
    mention: Span | None
    """The words that name the source: "Dmitry Peskov", "He", "High-ranking U.S. officials"."""
    cue: Span | None
    """The word that says it is speech: "said", "countered", "statement read"."""
    via: str | None
    """Who relays it: "per Barron’s" → "Barron’s"."""
    confidence: Confidence
    why: str
    """The evidence in words."""
    rule: str = ""
    """The way to the source, in plain words."""
    chain: tuple[ChainLink, ...] = ()
    alternatives: tuple[str, ...] = ()
    """Other speakers that were considered, best first."""
    role: str | None = None
    """The speaker's role as printed here: "a spokesman for the Kremlin"."""
    said: Said = Said()
    by_hand: bool = False
    """A person confirmed or corrected it."""

    @property
    def start(self) -> int:
        """Where its first span starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last span ends."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Reported:
    """Speech told in the outlet's own words; never shown as a quotation."""

    span: Span
    speaker: str | None
    mention: Span | None
    cue: Span | None


class MarkedKind(StrEnum):
    """Why words stand in quotation marks without being speech."""

    SCARE = "scare quotes"
    TITLE = "title"
    SLOGAN = "slogan"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words in quotation marks that are not speech."""

    span: Span
    kind: MarkedKind


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything the quotation analysis found in one text."""

    quotations: tuple[Quotation, ...] = ()
    reported: tuple[Reported, ...] = ()
    marks: tuple[MarkedWords, ...] = ()
