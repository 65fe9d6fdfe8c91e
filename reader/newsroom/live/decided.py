"""Applies a person's decisions about matches to an alignment."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.errors import UsageError
from reader.model.decision import MatchDecision
from reader.model.match import Alignment, Match, turned
from reader.model.note import Anchor
from reader.model.span import Span
from reader.store.decisions import StoredDecision
from reader.store.records import StoredText

SAME = 0.5
"""Share of the shorter of two passages that must lie in the longer for them to be one."""


def keep(
    sides: tuple[StoredText, StoredText],
    match: Match,
    *,
    right: bool,
    number: int,
    made: datetime.datetime,
) -> StoredDecision:
    """A decision about a match as it is kept: the article with the lower number first.

    Raises:
        UsageError: a passage lies outside its text.
    """
    a, b = sides
    if a.number > b.number:
        a, b, match = b, a, turned(match)
    return StoredDecision(
        id=number,
        a=a.number,
        b=b.number,
        right=right,
        a_anchor=_anchor(a, match.a),
        b_anchor=_anchor(b, match.b),
        match=match,
        made=made,
    )


def _anchor(stored: StoredText, span: Span) -> Anchor:
    from reader.text.anchor import anchor

    if not 0 <= span.start < span.end <= len(stored.text):
        raise UsageError(f"{stored.id} has no such passage")
    return anchor(stored.text, span, version=stored.sha256)


def placed(kept: StoredDecision, a: StoredText, b: StoredText) -> MatchDecision:
    """A decision with the places of its words in the present texts; either side may be A."""
    from reader.text.anchor import place

    anchors, match = (kept.a_anchor, kept.b_anchor), kept.match
    if a.number != kept.a:
        anchors, match = (kept.b_anchor, kept.a_anchor), turned(kept.match)
    return MatchDecision(
        id=kept.id,
        article=a.id,
        other=b.id,
        right=kept.right,
        a=anchors[0],
        b=anchors[1],
        match=match,
        made=kept.made,
        a_placed=place(anchors[0], a.text, version=a.sha256),
        b_placed=place(anchors[1], b.text, version=b.sha256),
    )


def decided(
    found: Alignment,
    decisions: Sequence[MatchDecision],
    *,
    sentences_a: Sequence[Span],
    sentences_b: Sequence[Span],
) -> Alignment:
    """An alignment without the rejected links, and with the confirmed ones marked.

    A confirmed link that the aligner does not find, or no longer finds, is put in.

    Args:
        found: what the aligner says.
        decisions: a person's, side A being the alignment's; orphans decide nothing.
        sentences_a: of A's text.
        sentences_b: of B's.
    """
    standing = [each for each in decisions if each.stands]
    if not standing:
        return found
    kept = [link for link in found.links if not _any(link, standing, right=False)]
    gone = [link for link in found.links if link not in kept]
    links = [replace(link, by_hand=_any(link, standing, right=True)) for link in kept]
    links += [
        _confirmed(each)
        for each in standing
        if each.right and not any(same(link, each) for link in links)
    ]
    links.sort(key=lambda link: (link.a, link.b))
    return replace(
        found,
        links=tuple(links),
        only_a=_alone(found.only_a, sentences_a, [x.a for x in gone], [x.a for x in links]),
        only_b=_alone(found.only_b, sentences_b, [x.b for x in gone], [x.b for x in links]),
    )


def same(link: Match, decision: MatchDecision) -> bool:
    """Whether a link is the one that was decided about."""
    a, b = decision.a_placed.span, decision.b_placed.span
    return a is not None and b is not None and one(link.a, a) and one(link.b, b)


def one(span: Span, other: Span) -> bool:
    """Whether two passages are one, though an aligner or an edit may have moved their ends."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared > 0 and shared >= SAME * min(span.length, other.length)


def _any(link: Match, decisions: Iterable[MatchDecision], *, right: bool) -> bool:
    return any(each.right is right and same(link, each) for each in decisions)


def _confirmed(decision: MatchDecision) -> Match:
    """A confirmed match where its words stand now; its word changes are not known any more."""
    a, b = decision.a_placed.span, decision.b_placed.span
    assert a is not None and b is not None, "only decisions that stand are applied"
    return replace(
        decision.match,
        a=a,
        b=b,
        changes=(),
        a_quotation=None,
        b_quotation=None,
        by_hand=True,
    )


def _alone(
    before: Iterable[Span], sentences: Iterable[Span], gone: Sequence[Span], linked: Sequence[Span]
) -> tuple[Span, ...]:
    """The sentences without a counterpart, after links were taken away and put in."""
    again = {s for s in sentences if any(s.overlaps(span) for span in gone)}
    return tuple(
        sorted(s for s in again | set(before) if not any(s.overlaps(span) for span in linked))
    )
