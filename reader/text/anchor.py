"""Anchors: remembers a passage by its words and surroundings, and finds it in an edited text.

The selectors are those of the W3C Web Annotation Data Model (TextQuoteSelector and
TextPositionSelector). A wrong place is worse than none: a passage that could be two, or that is
not supported well enough, is not placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.model.note import Anchor, AnchorState, Placed
from reader.model.span import Span
from reader.text.anchor_places import CONTEXT, Place, Places
from reader.text.tokens import tokens

_MOST_COPIES = 2000
"""A passage that is printed as often is no place."""

# These bounds were set on edited articles so that no passage is misplaced; see
# `tests/eval/anchors.py`.
_FEW_WORDS = 5
"""Passages of fewer words need support by their surroundings."""
_FEW_POINTS = 16
"""Code points: a passage of fewer is as short, also where words are not divided."""
_MANY_POINTS = 200
"""Code points: a passage of as many is not short, however few its words."""
_SIDE = 0.5
"""How well a side must agree to speak for a place, 0 to 1."""
_FEW_WORDS_SIDE = 0.75
_LEAST_ALIKE_WITHIN = 0.5
"""The share of words that must be the same between surroundings that both agree."""
_LEAST_ALIKE = 0.7
"""The share of words that must be the same elsewhere."""
_FEW_WORDS_ALIKE = 0.75
_ESSENCE = 0.6
"""The share that must be the same when rare words count more: lists repeat their common ones."""
_TWIN = 1.0
"""The rival's score from which the passage's own version had the words, or nearly, twice."""
_OVER_TWIN = 0.4
"""By how much each side must agree better than any side of a twin did."""
_BOTH_SIDES = 0.75
_OVER_LIKENESS = 0.6
"""By how much a changed passage must score more than a twin, with both its sides in agreement."""
_OVER_RIVAL = 0.15
_CLEARLY = 0.4
"""By how much the best place must lead, in score or in likeness."""
_MOSTLY = 0.8
"""The share of words that must be the same for unchanged surroundings to decide alone."""
_WORD = 8
"""Code points: surroundings that touch by so little more tell nothing."""


def anchor(text: str, span: Span, *, version: str) -> Anchor:
    """What is needed to find `text[span]` again when the text has changed.

    Args:
        text: one version's cleaned text.
        span: the passage.
        version: the version's name, by which its own text is known again.
    """
    made = Anchor(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
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
    places = Places(anchor, text)
    copies = places.copies(_MOST_COPIES)
    if len(copies) == _MOST_COPIES:
        return Placed(AnchorState.AMBIGUOUS)
    chosen = _chosen(anchor, copies)
    if chosen is None or not chosen.is_whole:  # otherwise nothing that is merely alike can win
        found = [*copies, *_others(places.alike(), copies)]
        if not any(_is_supported(anchor, each) for each in found):
            return Placed(AnchorState.ORPHAN)
        chosen = _chosen(anchor, found)
    return Placed(AnchorState.AMBIGUOUS) if chosen is None else _placed(anchor, chosen)


def _placed(anchor: Anchor, chosen: Place) -> Placed:
    if not chosen.is_copy:
        return Placed(AnchorState.CHANGED, chosen.span)
    state = AnchorState.UNCHANGED if chosen.span == anchor.span else AnchorState.MOVED
    return Placed(state, chosen.span)


def _others(alike: Sequence[Place], copies: Sequence[Place]) -> Iterator[Place]:
    """The places that are no copies: a copy is alike, too."""
    for place in alike:
        if not any(place.span.overlaps(copy.span) for copy in copies):
            yield place


def _rival(made: Anchor, text: str) -> float:
    """The score of the best place in the anchor's own version that is not its own."""
    places = Places(made, text)
    found = [*places.copies(_MOST_COPIES), *places.alike()]
    return max((each.score for each in found if not each.span.overlaps(made.span)), default=0.0)


def _chosen(anchor: Anchor, places: Sequence[Place]) -> Place | None:
    """The one place that is the passage's beyond doubt, if there is one."""
    good = [place for place in places if _is_supported(anchor, place)]
    if not good:
        return None
    start = anchor.span.start
    best = max(good, key=lambda p: (p.score, p.is_copy, -abs(p.span.start - start)))
    return None if any(_rivals(anchor, best, other) for other in places) else best


def _is_supported(anchor: Anchor, place: Place) -> bool:
    """Whether a place is good enough to be shown as the passage's."""
    if anchor.rival >= _TWIN and not _is_over_twin(anchor, place):
        return False
    if place.is_copy and place.span == anchor.span and place.weaker >= _SIDE:
        return True
    if place.score < anchor.rival + _OVER_RIVAL:
        return False
    if _is_short(anchor.exact):
        side = place.stronger if place.is_copy else place.weaker
        return place.likeness >= _FEW_WORDS_ALIKE and side >= _FEW_WORDS_SIDE
    if place.is_copy:
        return True
    is_in_place = place.is_whole and place.likeness > anchor.rival
    if not is_in_place and (place.essence < _ESSENCE or place.is_gap):
        return False
    if place.weaker >= _SIDE:
        return place.likeness >= _LEAST_ALIKE_WITHIN
    # On one side its neighbour agrees as well where the passage itself was taken out.
    return place.likeness >= max(_LEAST_ALIKE, anchor.rival + _OVER_RIVAL)


def _is_short(exact: str) -> bool:
    """Whether other people may well write the same."""
    return len(exact) < _FEW_POINTS or (
        len(exact) < _MANY_POINTS and len(tokens(exact)) < _FEW_WORDS
    )


def _is_over_twin(anchor: Anchor, place: Place) -> bool:
    """Whether a place differs on both sides from the passage that was most like the anchor's."""
    if place.is_copy:
        most_of_a_side = 2 * (anchor.rival - _TWIN)  # were all the twin's support on that side
        return place.weaker >= most_of_a_side + _OVER_TWIN
    return place.weaker >= _BOTH_SIDES and place.score >= anchor.rival + _OVER_LIKENESS


def _rivals(anchor: Anchor, best: Place, other: Place) -> bool:
    """Whether another place is so nearly as good that choosing would be guessing."""
    if best.span.overlaps(other.span):
        return False
    ahead = best.touching - other.touching
    decides = best.is_copy or not other.is_copy or anchor.rival < _TWIN
    if best.is_whole and best.likeness >= _MOSTLY and ahead >= _WORD and decides:
        return False
    if best.is_copy and not other.is_copy:
        # The words were never printed twice, so these are they unless others took their place.
        took_its_place = anchor.rival >= _TWIN or other.weaker >= _SIDE
        return took_its_place and not best.is_whole and not _is_clear(best, other)
    if other.is_copy and (not best.is_copy or ahead < _WORD):
        return True
    return not _is_clear(best, other)


def _is_clear(best: Place, other: Place) -> bool:
    return max(best.score - other.score, best.likeness - other.likeness) >= _CLEARLY
