"""A selection that grows and shrinks by units."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.tui.selection import Selection, words_near

SENTENCES = [Span(0, 10), Span(11, 20), Span(21, 30)]
"""Three units with a blank between them."""


def by_sentences(start: Selection, *counts: int) -> Span:
    for count in counts:
        start = start.by_units(SENTENCES, count)
    return start.span


def test_forward_takes_the_rest_of_the_unit_first() -> None:
    assert by_sentences(Selection(11, 11), 1) == Span(11, 20)


def test_forward_again_takes_the_next_unit() -> None:
    assert by_sentences(Selection(0, 0), 1, 1) == Span(0, 20)


def test_backward_gives_back_what_forward_took() -> None:
    assert by_sentences(Selection(0, 0), 2, -1) == Span(0, 10)


def test_backward_goes_beyond_the_anchor_to_beginnings() -> None:
    assert by_sentences(Selection(15, 15), -1) == Span(11, 16)


def test_backward_from_the_far_side_stops_at_the_anchor() -> None:
    assert by_sentences(Selection(15, 19), -1) == Span(15, 16)


def test_at_the_ends_nothing_moves() -> None:
    assert by_sentences(Selection(21, 29), 1) == Span(21, 30)
    assert by_sentences(Selection(5, 0), -1) == Span(0, 6)


def test_the_other_end_can_be_moved() -> None:
    selection = Selection.over(Span(11, 20)).swapped()
    assert by_sentences(selection, -1) == Span(0, 20)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 29), st.integers(0, 29), st.integers(1, 3))
def test_forward_never_loses_what_was_selected_after_the_anchor(
    anchor: int, length: int, count: int
) -> None:
    start = Selection(anchor, min(29, anchor + length))
    assert start.by_units(SENTENCES, count).span.contains(start.span)


def test_words_keep_their_apostrophes_and_numbers() -> None:
    text = "Velmar’s bridge cost 1,200 crowns."
    words = [text[slice(*span)] for span in words_near(text, 3)]
    assert words == ["Velmar’s", "bridge", "cost", "1,200", "crowns"]
