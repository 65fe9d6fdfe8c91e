"""Corrections: what a person decided about a quotation, once for ever."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from reader.model.note import Anchor, Placed
from reader.model.quotation import QuotationKind, SpeakerKind
from reader.model.span import Span


class Verdict(StrEnum):
    """What a person said of a quotation."""

    RIGHT = "right"
    """As it was found."""
    CHANGED = "changed"
    """Another speaker, kind, relay or cue."""
    NOT_QUOTED = "not a quotation"
    MISSED = "missed"
    """A quotation that was not found, or was found with other ends."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything a person decides about a quotation; for NOT_QUOTED only the verdict counts.

    It is complete: what was confirmed stays so when a later analysis finds something else.
    """

    verdict: Verdict
    speaker: str | None = None
    """None is a decision too: nobody can tell who spoke."""
    speaker_kind: SpeakerKind = SpeakerKind.UNKNOWN
    kind: QuotationKind = QuotationKind.DIRECT
    via: str | None = None
    note: str = ""
    """Why, in the person's words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision, the words it hangs on, and where these stand now."""

    id: int
    article: str
    """The article's id."""
    decision: Decision
    anchors: tuple[Anchor, ...]
    """One for each span of the quotation, marks included."""
    cue: Anchor | None
    made: datetime.datetime
    was: str
    """What the analysis had said, in words; empty where it had found nothing."""
    placed: tuple[Placed, ...] = ()
    """Where the anchors stand in the present text, one for each."""
    cue_placed: Placed | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its words stand now; empty for an orphan, which is kept and shown as one."""
        spans = tuple(place.span for place in self.placed if place.span is not None)
        return spans if len(spans) == len(self.anchors) else ()
