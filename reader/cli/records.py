"""JSON records of the domain's values, shared by all commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reader.model.article import ArticleHead, Metadata
from reader.model.match import Alignment, Match
from reader.model.quotation import Extraction, Quotation
from reader.model.span import Span

Convert = Callable[[Span], Span]
"""Turns a span of the cleaned text into the offsets that are asked for."""


def _as_it_is(span: Span) -> Span:
    return span


def _ends(name: str, span: Span | None, convert: Convert) -> dict[str, int | None]:
    """The two ends of a span under `name_start` and `name_end`; null where there is none."""
    place = convert(span) if span is not None else (None, None)
    return {f"{name}_start": place[0], f"{name}_end": place[1]}


def quotation_spans(
    quotation: Quotation, *, convert: Convert = _as_it_is
) -> Iterator[dict[str, Any]]:
    """One record a span; spans of one quotation share its number."""
    for span in quotation.spans:
        place = convert(span)
        yield {
            "start": place.start,
            "end": place.end,
            "quotation": quotation.number,
            "kind": quotation.kind,
            "speaker": quotation.speaker,
            "speaker_kind": quotation.speaker_kind,
            **_ends("speaker", quotation.mention, convert),
            **_ends("cue", quotation.cue, convert),
            "via": quotation.via,
            "confidence": quotation.confidence,
            "why": quotation.why,
        }


def extraction(found: Extraction, *, convert: Convert = _as_it_is) -> dict[str, Any]:
    """Quotations by span, reported speech and marked words."""
    return {
        "quotes": [
            record
            for quotation in found.quotations
            for record in quotation_spans(quotation, convert=convert)
        ],
        "reported": [
            {
                **dict(zip(("start", "end"), convert(reported.span), strict=True)),
                "speaker": reported.speaker,
                **_ends("speaker", reported.mention, convert),
                **_ends("cue", reported.cue, convert),
            }
            for reported in found.reported
        ],
        "marks": [
            {
                **dict(zip(("start", "end"), convert(mark.span), strict=True)),
                "kind": mark.kind,
            }
            for mark in found.marks
        ],
    }


def match(
    link: Match, *, convert_a: Convert = _as_it_is, convert_b: Convert = _as_it_is
) -> dict[str, Any]:
    """A link with its word changes."""
    return {
        "a": convert_a(link.a),
        "b": convert_b(link.b),
        "kind": link.kind,
        "score": round(link.score, 4),
        "changes": [
            {
                "op": change.op,
                "a": convert_a(change.a),
                "b": convert_b(change.b),
                "warning": change.warning,
            }
            for change in link.changes
        ],
        "warnings": list(link.cautions),
        "note": link.note or None,
        "by_hand": link.by_hand,
    }


def alignment(
    found: Alignment, *, convert_a: Convert = _as_it_is, convert_b: Convert = _as_it_is
) -> dict[str, Any]:
    """Links, the same speaker's other statements, and what only one side has."""
    return {
        "links": [match(link, convert_a=convert_a, convert_b=convert_b) for link in found.links],
        "apart": [
            {"a": convert_a(pair.a), "b": convert_b(pair.b), "speaker": pair.speaker}
            for pair in found.apart
        ],
        "only_a": [convert_a(span) for span in found.only_a],
        "only_b": [convert_b(span) for span in found.only_b],
        **({"gave_up": found.gave_up} if found.gave_up else {}),
    }


def head(article: ArticleHead) -> dict[str, Any]:
    """What a list shows of an article."""
    return {
        "id": article.id,
        "file": article.path,
        "title": None if article.title_is_guess else article.display_title,
        "title_display": article.display_title,
        "outlet": article.outlet,
        "date": article.day.isoformat() if article.day else None,
        "words": article.words,
        "quotations": article.quotations,
        "matches": article.matches,
        "story": article.story,
    }


def metadata(known: Metadata) -> dict[str, Any]:
    """Every field with its value and origin; null where unknown."""
    fields = ("title", "outlet", "date", "byline", "url", "language")
    facts = {name: getattr(known, name) for name in fields}
    return {
        name: {"value": fact.value, "origin": fact.origin} if fact else None
        for name, fact in facts.items()
    }
