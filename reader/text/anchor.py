"""Anchors: remembers a passage by its words and surroundings, and finds it in an edited text.

The selectors are those of the W3C Web Annotation Data Model (TextQuoteSelector and
TextPositionSelector). A wrong place is worse than none: a passage that could be two, or that is
not supported well enough, is not placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reader.model.note import Anchor, AnchorState, Placed
from reader.model.span import Span
from reader.text.likeness import Like, Words
from reader.text.tokens import Token, tokens

_CONTEXT = 32
"""Code points of surroundings that are kept on each side."""
_FEW_WORDS = 5
"""Passages of fewer words need support by their surroundings."""
_MOST_COPIES = 500
_NEW_WORDS = 2
"""Words that may have been put in at an edge of the passage."""

# Support is how well the surroundings agree, each side from 0 to 1. These bounds were set on edited
# articles so that no passage is misplaced; see `tests/eval/anchors.py`.
_NO_CHANCE = 0.2
_SIDE = 0.5
_LEAST_ALIKE_WITHIN = 0.5
_LEAST_ALIKE = 0.7
_FEW_WORDS_SIDE = 0.75
_FEW_WORDS_ALIKE = 0.75
_OVER_RIVAL = 0.15
_OVER_TWIN = 0.45
_CLEARLY = 0.4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the passage may be now."""

    span: Span
    likeness: float
    """The share of words in common, 0 to 1."""
    is_copy: bool
    """Whether it reads exactly the same."""
    before: float
    """How well the text before agrees, 0 to 1."""
    after: float

    @property
    def support(self) -> float:
        return self.before + self.after

    @property
    def score(self) -> float:
        """What places are ranked by: words first, surroundings second."""
        return self.likeness + self.support / 2


def anchor(text: str, span: Span, *, version: str) -> Anchor:
    """What is needed to find `text[span]` again when the text has changed.

    Args:
        text: one version's cleaned text.
        span: the passage.
        version: the version's name, by which its own text is known again.
    """
    made = Anchor(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - _CONTEXT) : span.start],
        suffix=text[span.end : span.end + _CONTEXT],
        span=span,
        version=version,
    )
    return replace(made, rival=_rival(made, text))


def place(anchor: Anchor, text: str, *, version: str) -> Placed:
    """Where the anchor's passage stands in a version's text.

    UNCHANGED: the same words at the same offsets. MOVED: the same words elsewhere. CHANGED: other
    words in the same place, or most of the words in another; the span covers the new words.
    AMBIGUOUS: two places are equally good. ORPHAN: no place is good enough.

    Args:
        anchor: as made by `anchor` on this or another version.
        text: the version's cleaned text.
        version: the version's name.
    """
    start, end = anchor.span
    if version == anchor.version and text[start:end] == anchor.exact:
        return Placed(AnchorState.UNCHANGED, anchor.span)
    places = list(_places(anchor, text))
    good = [place for place in places if _is_supported(anchor, place)]
    if not good:
        return Placed(AnchorState.ORPHAN)
    best = max(good, key=lambda place: (place.score, -abs(place.span.start - start)))
    if any(_rivals(best, other) for other in places):
        return Placed(AnchorState.AMBIGUOUS)
    if text[best.span.start : best.span.end] != anchor.exact:
        return Placed(AnchorState.CHANGED, best.span)
    state = AnchorState.UNCHANGED if best.span == anchor.span else AnchorState.MOVED
    return Placed(state, best.span)


def _rival(made: Anchor, text: str) -> float:
    """The score of the best place in the anchor's own version that is not its own."""
    others = (place.score for place in _places(made, text) if not place.span.overlaps(made.span))
    return min(2.0, max(others, default=0.0))


def _is_supported(anchor: Anchor, place: _Place) -> bool:
    """Whether a place is good enough to be shown as the passage's."""
    least_side = min(place.before, place.after)
    if place.is_copy and place.span == anchor.span and least_side >= _SIDE:
        return True
    has_twin = anchor.rival >= 1.0
    if place.score < anchor.rival + (_OVER_TWIN if has_twin else _OVER_RIVAL):
        return False
    if len(tokens(anchor.exact)) < _FEW_WORDS:
        side = max(place.before, place.after) if place.is_copy and not has_twin else least_side
        return place.likeness >= _FEW_WORDS_ALIKE and side >= _FEW_WORDS_SIDE
    if least_side >= _SIDE:
        return place.likeness >= _LEAST_ALIKE_WITHIN
    # On one side its neighbour agrees as well where the passage itself was taken out.
    if place.is_copy:
        return not has_twin
    return place.likeness >= max(_LEAST_ALIKE, anchor.rival + _OVER_RIVAL)


def _rivals(best: _Place, other: _Place) -> bool:
    """Whether another place is so nearly as good that choosing would be guessing."""
    if best.span.overlaps(other.span):
        return False
    return max(best.score - other.score, best.likeness - other.likeness) < _CLEARLY


def _places(anchor: Anchor, text: str) -> Iterator[_Place]:
    copies = list(_copies(anchor, text))
    yield from copies
    for place in _alike(anchor, text):
        if not any(place.span.overlaps(copy.span) for copy in copies):
            yield place


def _copies(anchor: Anchor, text: str) -> Iterator[_Place]:
    """The places of the exact words."""
    at = text.find(anchor.exact) if anchor.exact else -1
    for _ in range(_MOST_COPIES):
        if at < 0:
            return
        yield _placed(anchor, text, Span(at, at + len(anchor.exact)), None)
        at = text.find(anchor.exact, at + 1)


def _alike(anchor: Anchor, text: str) -> Iterator[_Place]:
    """The places of similar words, the exact ones among them."""
    wanted = tokens(anchor.exact)
    words = Words(text)
    for like in words.like([token.norm for token in wanted]):
        span = _edges(anchor, wanted, text, words.tokens, like)
        yield _placed(anchor, text, span, 2 * like.shared / (len(wanted) + words.count(span)))


def _edges(
    anchor: Anchor, wanted: Sequence[Token], text: str, words: Sequence[Token], like: Like
) -> Span:
    """The run's span, its ends put where the surroundings agree best, else at the passage's own.

    It is widened over changed words, and narrowed where it took in words from beside the passage.
    """
    lead, tail = wanted[0].start, len(anchor.exact) - wanted[-1].end
    fresh = min(_NEW_WORDS, len(wanted) // _FEW_WORDS)
    surplus = min(max(0, like.end - like.start - len(wanted)), len(wanted) // 2)
    first = max(0, like.start - like.skipped_before - fresh)
    last = min(len(words), like.end + like.skipped_after + fresh)
    starts = (
        (_over_marks(text, word.start, -1, lead), word.norm == wanted[0].norm)
        for word in words[first : like.start + surplus + 1]
    )
    ends = (
        (_over_marks(text, word.end, 1, tail), word.norm == wanted[-1].norm)
        for word in words[like.end - surplus - 1 : last]
    )
    return Span(
        max(starts, key=lambda edge: (_before(anchor, text, edge[0]), edge[1], edge[0]))[0],
        max(ends, key=lambda edge: (_after(anchor, text, edge[0]), edge[1], -edge[0]))[0],
    )


def _over_marks(text: str, at: int, step: int, most: int) -> int:
    """The edge moved outwards over at most so many marks: the passage had marks at its edge."""
    for _ in range(most):
        beyond = at if step > 0 else at - 1
        if not 0 <= beyond < len(text) or text[beyond].isalnum() or text[beyond].isspace():
            break
        at += step
    return at


def _placed(anchor: Anchor, text: str, span: Span, likeness: float | None) -> _Place:
    """A place with its support; no likeness means that it reads exactly the same."""
    before, after = _before(anchor, text, span.start), _after(anchor, text, span.end)
    if likeness is None:
        return _Place(span, 1.0, True, before, after)
    return _Place(span, likeness, False, before, after)


def _before(anchor: Anchor, text: str, at: int) -> float:
    """How well the text before an offset agrees with the anchor's prefix, 0 to 1."""
    there = text[max(0, at - _CONTEXT) : at]
    return _agreement(anchor.prefix[::-1], there[::-1])


def _after(anchor: Anchor, text: str, at: int) -> float:
    return _agreement(anchor.suffix, text[at : at + _CONTEXT])


def _agreement(kept: str, there: str) -> float:
    """The share of surroundings that is the same from the passage outwards, or nearly so."""
    if not kept:
        return 0.0 if there.strip() else 1.0  # the passage began or ended the text
    same = 0
    for one, other in zip(kept, there, strict=False):
        if one != other:
            break
        same += 1
    alike = fuzz.ratio(kept, there) / 50 - 1  # unrelated prose shares about a third
    agreement = max(same / len(kept), alike)
    return agreement if agreement >= _NO_CHANCE else 0.0
