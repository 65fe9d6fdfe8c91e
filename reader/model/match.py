"""Matches: the same passage in two articles, what differs, and what has no counterpart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.model.span import Span


class MatchKind(StrEnum):
    """How two passages agree."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation"
    """The same words; only punctuation, case or typography differ."""
    PART = "part"
    """One is a part of the other's quotation."""
    SAME_QUOTE = "same_quote"
    """The same utterance in other words, as translations give it."""
    REWORDED = "reworded"


class ChangeOp(StrEnum):
    """What became of the words of A in B."""

    REPLACED = "replaced"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"
    EDITED = "edited"
    """An editor's bracket, ellipsis or contraction; no change of wording."""


class Caution(StrEnum):
    """What a fact-checker wants to see first, gravest first. It "differs", it is never "wrong"."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    MODAL = "modal"
    CONDITION = "condition"
    ELLIPSIS = "ellipsis"
    SPEAKER = "speaker"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in wording. An empty span marks the place where the other side has words."""

    op: ChangeOp
    a: Span
    b: Span
    warning: Caution | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A link between a passage of article A and one of article B."""

    a: Span
    b: Span
    kind: MatchKind
    score: float
    """0 to 1; 1 for identical words. A number for sorting, shown to people only as a kind."""
    changes: tuple[Change, ...] = ()
    cautions: tuple[Caution, ...] = ()
    """All warnings of the match, gravest first."""
    a_quotation: int | None = None
    """The number of A's quotation that the passage is, or lies in."""
    b_quotation: int | None = None
    shared: tuple[tuple[str, float], ...] = ()
    """The shared words and their weights, heaviest first: why the passages match."""
    note: str = ""
    """What the kind does not say: "B quotes 1 of 2 sentences", "B has an ellipsis".

    The capitals A and B alone name the sides.
    """
    by_hand: bool = False
    """A person confirmed it."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Two quotations of one speaker on one theme that are different statements."""

    a: Span
    b: Span
    speaker: str
    a_quotation: int
    b_quotation: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two articles correspond."""

    links: tuple[Match, ...] = ()
    apart: tuple[Apart, ...] = ()
    only_a: tuple[Span, ...] = ()
    """Sentences of A without a counterpart in B ("not found in B", never "exclusive")."""
    only_b: tuple[Span, ...] = ()
    gave_up: str = ""
    """Why the alignment is partial, where the texts were too long; else empty.

    The capitals A and B alone name the sides.
    """


_SIDE = re.compile(r"\b[AB]\b")


def sides_turned(words: str) -> str:
    """A note or another remark with A called B, and B called A."""
    return _SIDE.sub(lambda side: "B" if side[0] == "A" else "A", words)


def turned(match: Match) -> Match:
    """The same match seen from the other article."""
    flipped = {ChangeOp.DROPPED: ChangeOp.ADDED, ChangeOp.ADDED: ChangeOp.DROPPED}
    return Match(
        a=match.b,
        b=match.a,
        kind=match.kind,
        score=match.score,
        changes=tuple(Change(flipped.get(c.op, c.op), c.b, c.a, c.warning) for c in match.changes),
        cautions=match.cautions,
        a_quotation=match.b_quotation,
        b_quotation=match.a_quotation,
        shared=match.shared,
        note=sides_turned(match.note),
        by_hand=match.by_hand,
    )
