"""A match seen from the other article."""

from __future__ import annotations

from reader.model.match import Change, ChangeOp, Match, MatchKind, turned
from reader.model.span import Span

HERE, THERE = Span(0, 4), Span(7, 12)
MATCH = Match(
    HERE,
    THERE,
    MatchKind.PART,
    0.8,
    (Change(ChangeOp.DROPPED, Span(1, 2), Span(7, 7)),),
    a_quotation=1,
    b_quotation=3,
    note="B quotes 1 of 2 sentences; A has an ellipsis",
)


def test_the_sides_change_places() -> None:
    other = turned(MATCH)
    assert (other.a, other.b) == (THERE, HERE)
    assert (other.a_quotation, other.b_quotation) == (3, 1)


def test_what_was_dropped_here_is_added_there() -> None:
    assert turned(MATCH).changes == (Change(ChangeOp.ADDED, Span(7, 7), Span(1, 2)),)


def test_the_note_names_the_sides_as_they_are_now() -> None:
    assert turned(MATCH).note == "A quotes 1 of 2 sentences; B has an ellipsis"


def test_turning_twice_changes_nothing() -> None:
    assert turned(turned(MATCH)) == MATCH
