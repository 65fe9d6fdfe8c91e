"""The passage of an article that answers best, and its cut with the matched words marked."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.search import Snippet
from reader.model.span import Span
from reader.search.matching import Place
from reader.text.segment import sentences

WIDTH = 180
"""Code points of a snippet, about."""

_BEFORE = 60
_PARAGRAPHS_LOOKED_AT = 3
_ELLIPSIS = "…"


def best_sentence(text: str, places: Sequence[Place]) -> Span:
    """The sentence with the most different terms, the earliest of equals; else the first one."""
    candidates = [
        sentence
        for paragraph in _best_paragraphs(text, places) or [line_at(text, 0)]
        for sentence in sentences(text, [paragraph])
    ]
    return max(candidates, key=lambda span: _worth(span, places), default=Span(0, 0))


def _best_paragraphs(text: str, places: Sequence[Place]) -> list[Span]:
    terms: dict[Span, set[int]] = {}
    paragraph = Span(0, 0)
    for place in places:
        if not paragraph.contains(place.span) or not paragraph.length:
            paragraph = line_at(text, place.span.start)
        terms.setdefault(paragraph, set()).add(place.term)
    best = sorted(terms, key=lambda span: (-len(terms[span]), span.start))
    return best[:_PARAGRAPHS_LOOKED_AT]


def line_at(text: str, offset: int) -> Span:
    """The trimmed line, a paragraph, around an offset; from 0 the first that holds anything."""
    if not offset:
        offset = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _worth(sentence: Span, places: Sequence[Place]) -> tuple[int, int, int]:
    inside = [place for place in places if sentence.contains(place.span)]
    return len({place.term for place in inside}), min(len(inside), 3), -sentence.start


def cut(text: str, passage: Span, places: Sequence[Place]) -> Snippet:
    """The passage, or as much of it around the first match as a line or two hold."""
    inside = sorted({place.span for place in places if passage.contains(place.span)})
    start, end = passage
    if passage.length > WIDTH:
        first = inside[0].start if inside else passage.start
        start = _at_a_blank(text, max(passage.start, first - _BEFORE), passage.start)
        end = min(passage.end, start + WIDTH)
        end = _at_a_blank(text, end, start + WIDTH // 2) if end < passage.end else end
    lead = _ELLIPSIS if start > passage.start else ""
    tail = _ELLIPSIS if end < passage.end else ""
    shown = text[start:end].replace("\n", " ")
    marks = [span.shifted(len(lead) - start) for span in _apart(inside) if span.end <= end]
    kept = tuple(mark for mark in marks if mark.start >= len(lead))
    return Snippet(f"{lead}{shown}{tail}", kept)


def _at_a_blank(text: str, at: int, earliest: int) -> int:
    """The place, or the beginning of the word it lies in."""
    blank = text.rfind(" ", earliest, at)
    return blank + 1 if blank >= 0 else at


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans without those that overlap one before; of two that start together the longer."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
