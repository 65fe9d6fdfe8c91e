"""Where the cue of a corrected quotation stands in an article's present text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.note import Anchor, AnchorState, Placed
from reader.text.anchor import place


def cue_place(
    cue: Anchor, anchors: Sequence[Anchor], places: Sequence[Placed], text: str, *, version: str
) -> Placed:
    """Where a cue stands: as far from the quoted words as ever, else where it is found by itself.

    A cue is a word or two that may stand in the text many times; the words it belongs to do not.

    Args:
        cue: made on the same version as the anchors.
        anchors: of the quotation's spans.
        places: where these stand in the text, one for each.
        text: the article's cleaned text.
        version: the text's name.
    """
    edges = [
        (was, now)
        for anchor, found in zip(anchors, places, strict=True)
        if found.span is not None
        for was, now in zip(anchor.span, found.span, strict=True)
    ]
    for was, now in sorted(edges, key=lambda edge: abs(edge[0] - cue.span.start)):
        span = cue.span.shifted(now - was)
        if span.start >= 0 and text[span.start : span.end] == cue.exact:
            same = span == cue.span
            return Placed(AnchorState.UNCHANGED if same else AnchorState.MOVED, span)
    return place(cue, text, version=version)
