"""Shows a passage with the words that differ from its counterpart: in looks, or in braces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.model.match import Change, ChangeOp
from reader.model.span import Span
from reader.tui.document import Document, Edges

Side = Literal["a", "b"]

_BRACES = {"a": ("{-", "-}"), "b": ("{+", "+}")}
"""As GNU wdiff writes them: never square brackets, which editors use inside quotations."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of one side that differ."""

    span: Span
    look: str
    """`differs`, `caution` where a fact-checker should look, `edited` for an editor's sign."""
    number: int
    """Which of the block's changes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article as it is shown, with its looks."""

    text: str
    edges: Edges
    places: tuple[tuple[int, Span], ...]
    """Number of a change and where its words stand in `text`."""


def differences(changes: Sequence[Change], side: Side) -> list[Difference]:
    """What differs on one side; changes without words there are left out."""
    found = []
    for number, change in enumerate(changes):
        span = change.a if side == "a" else change.b
        if span.length:
            found.append(Difference(span, _look(change), number))
    return sorted(found, key=lambda difference: difference.span)


def _look(change: Change) -> str:
    if change.warning is not None:
        return "caution"
    return "edited" if change.op is ChangeOp.EDITED else "differs"


def passage(
    document: Document,
    edges: Edges,
    span: Span,
    found: Iterable[Difference],
    *,
    side: Side,
    braces: bool,
) -> Passage:
    """The stretch with its differences marked.

    Args:
        document: the article of that side.
        edges: the looks of its text.
        span: what to show.
        found: the side's differences, in order; those outside the stretch are ignored.
        side: which braces to write.
        braces: write `{-old-}` and `{+new+}`, for screens without colour.
    """
    before, after = _BRACES[side] if braces else ("", "")
    parts: list[tuple[str, tuple[str, ...]]] = []
    places: list[tuple[int, Span]] = []
    length = 0
    for start, end, difference in _cut(span, found):
        looks = (difference.look,) if difference else ()
        pieces = [(document.text[a:b], base + looks) for a, b, base in edges.runs(start, end)]
        if difference:
            pieces = [(before, looks), *pieces, (after, looks)]
        size = sum(len(text) for text, _ in pieces)
        if difference:
            places.append((difference.number, Span(length, length + size)))
        length += size
        parts += [piece for piece in pieces if piece[0]]
    return Passage("".join(text for text, _ in parts), _joined(parts), tuple(places))


def _cut(span: Span, found: Iterable[Difference]) -> Iterator[tuple[int, int, Difference | None]]:
    """The stretch divided into words that differ and words between them."""
    at = span.start
    for difference in found:
        start, end = max(at, difference.span.start), min(span.end, difference.span.end)
        if start >= end:
            continue
        if at < start:
            yield at, start, None
        yield start, end, difference
        at = end
    if at < span.end:
        yield at, span.end, None


def _joined(parts: Iterable[tuple[str, tuple[str, ...]]]) -> Edges:
    offsets: list[int] = [0]
    looks: list[tuple[str, ...]] = [()]
    at = 0
    for text, look in parts:
        offsets.append(at)
        looks.append(look)
        at += len(text)
    return Edges(offsets, looks)
