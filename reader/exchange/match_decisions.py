"""Decisions about matches as entries of the file of corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.exchange.fields import anchor, anchor_record, line
from reader.model.decision import MatchDecision
from reader.model.match import Caution, Match, MatchKind
from reader.model.note import Anchor
from reader.model.span import Span

_VERDICTS = {True: "right", False: "no match"}


@dataclass(frozen=True, slots=True)
class MatchEntry:
    """One decision of a file. Articles are named by id and, for other libraries, by file."""

    article: str
    file: str
    other: str
    other_file: str
    right: bool
    here: Anchor
    """The passage in `article`."""
    there: Anchor
    match: Match
    """As it was seen: kind, likeness, warnings and note; without its word changes."""


def record(decision: MatchDecision, files: Mapping[str, str]) -> dict[str, Any]:
    """A decision as the file writes it.

    Args:
        decision: what was decided.
        files: the articles' file names by id.
    """
    match = decision.match
    return {
        "article": decision.article,
        "file": files.get(decision.article, ""),
        "other": decision.other,
        "other_file": files.get(decision.other, ""),
        "verdict": _VERDICTS[decision.right],
        "kind": match.kind.value,
        "likeness": round(match.score, 4),
        "warnings": [caution.value for caution in match.cautions],
        "note": match.note,
        "made": decision.made.isoformat(),
        "here": anchor_record(decision.a),
        "there": anchor_record(decision.b),
    }


def entry(record: dict[str, Any]) -> MatchEntry:
    """A decision of a file.

    Raises:
        KeyError, TypeError, ValueError: it is none; the message says why.
    """
    here, there = anchor(record["here"]), anchor(record["there"])
    return MatchEntry(
        article=line(record, "article"),
        file=line(record, "file"),
        other=line(record, "other"),
        other_file=line(record, "other_file"),
        right=_right(record["verdict"]),
        here=here,
        there=there,
        match=_match(record, here.span, there.span),
    )


def _right(verdict: object) -> bool:
    for right, written in _VERDICTS.items():
        if verdict == written:
            return right
    raise ValueError(f"{verdict!r} is no verdict on a match")


def _match(record: dict[str, Any], here: Span, there: Span) -> Match:
    likeness, warnings = record.get("likeness", 1.0), record.get("warnings") or []
    if not isinstance(likeness, int | float) or not 0 <= likeness <= 1:
        raise ValueError(f"“likeness” {likeness!r} is none")
    if not isinstance(warnings, list):
        raise TypeError("“warnings” is no list")
    found = {Caution(warning) for warning in warnings}
    return Match(
        a=here,
        b=there,
        kind=MatchKind(record["kind"]),
        score=float(likeness),
        cautions=tuple(caution for caution in Caution if caution in found),
        note=line(record, "note"),
    )
