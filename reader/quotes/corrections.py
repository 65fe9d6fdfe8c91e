"""Applies a person's corrections to what the analysis found; a correction always wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.model.correction import Correction, Verdict
from reader.model.quotation import Confidence, Extraction, Quotation, Said
from reader.model.span import Span


def apply(found: Extraction, corrections: Iterable[Correction]) -> Extraction:
    """The effective quotations: those found, with every placed correction in their stead.

    Orphans change nothing. Where two corrections claim the same words the later one wins.
    Reported speech and marked words that a correction calls a quotation give way to it.
    """
    quotations = list(found.quotations)
    quoted: list[Span] = []
    for correction in sorted(corrections, key=lambda each: (each.made, each.id)):
        if correction.spans:
            quotations = _decided(quotations, correction)
            if correction.decision.verdict is not Verdict.NOT_QUOTED:
                quoted += correction.spans
    if quotations == list(found.quotations):
        return found
    quotations.sort(key=lambda quotation: quotation.spans)
    return Extraction(
        tuple(replace(each, number=n) for n, each in enumerate(quotations, start=1)),
        tuple(each for each in found.reported if not _covered(each.span, quoted)),
        tuple(each for each in found.marks if not _covered(each.span, quoted)),
    )


def _decided(quotations: Sequence[Quotation], correction: Correction) -> list[Quotation]:
    """The quotations with one decision carried out."""
    spans = correction.spans
    kept = [each for each in quotations if not _meant(each, spans)]
    if correction.decision.verdict is Verdict.NOT_QUOTED:
        return kept
    meant = [each for each in quotations if _meant(each, spans)]
    return [*kept, _quotation(correction, max(meant, key=_length, default=None))]


def _quotation(correction: Correction, found: Quotation | None) -> Quotation:
    """The quotation as decided, with the evidence that still holds."""
    decision = correction.decision
    same = found is not None and found.speaker == decision.speaker
    cue = correction.cue_placed.span if correction.cue_placed else None
    return Quotation(
        number=0,
        kind=decision.kind,
        spans=correction.spans,
        speaker=decision.speaker,
        speaker_kind=decision.speaker_kind,
        mention=found.mention if found and same else None,
        cue=cue or (found.cue if found and same else None),
        via=decision.via,
        confidence=Confidence.SURE if decision.speaker else Confidence.UNKNOWN,
        why=_why(correction),
        rule="by hand",
        chain=found.chain if found and same else (),
        role=found.role if found and same else None,
        said=found.said if found else Said(),
        by_hand=True,
    )


def _why(correction: Correction) -> str:
    """Who decided, when, and what the analysis had said."""
    by = f"by you, {correction.made:%Y-%m-%d}"
    if correction.decision.verdict is Verdict.CHANGED and correction.was:
        by += f"; found was {correction.was}"
    return f"{by}: {correction.decision.note}" if correction.decision.note else by


def _meant(quotation: Quotation, spans: Sequence[Span]) -> bool:
    """Whether most of the quotation, or most of the decided words, is the same words."""
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quotation.spans for b in spans
    )
    shorter = min(_length(quotation), sum(span.length for span in spans))
    return 2 * shared > shorter


def _length(quotation: Quotation) -> int:
    return sum(span.length for span in quotation.spans)


def _covered(span: Span, quoted: Iterable[Span]) -> bool:
    return any(words.contains(span) for words in quoted)
