"""Rows of terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from reader.model.span import Span
from reader.text.safe import printable
from reader.tui import wrap as wrapping
from reader.tui.wrap import Row, is_narrow, offset_at_cell, wrap

LATIN = st.text(st.sampled_from("abcdé ”“–…"), max_size=120).map(str.strip)
ANY = st.text(
    st.one_of(
        st.sampled_from("ab éö”、。海橋は한 👩‍🚀🇳🇴e\u0301\u0915\u094d\ufe0f"),
        st.characters(blacklist_categories=("Cs",)),
    ),
    max_size=60,
).map(printable)


def rows(text: str, width: int) -> list[str]:
    return [text[slice(*row)] for row in wrap(text, Span(0, len(text)), width)]


def test_rows_break_at_blanks() -> None:
    assert rows("the old dam was never built", 12) == ["the old dam", "was never", "built"]


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert rows("see example.org/a/very/long/path now", 10) == [
        "see",
        "example.or",
        "g/a/very/l",
        "ong/path",
        "now",
    ]


def test_several_blanks_in_a_row_do_not_begin_the_next_one() -> None:
    assert rows("one two    three", 7) == ["one two", "three"]


def test_wide_text_takes_two_cells_a_sign_and_breaks_anywhere() -> None:
    assert rows("港の橋は春まで閉まる", 8) == ["港の橋は", "春まで閉", "まる"]


def test_a_closing_mark_does_not_begin_a_row_of_wide_text() -> None:
    assert rows("港の橋は。春まで", 8) == ["港の橋", "は。春ま", "で"]


def test_a_sign_with_its_accents_is_never_divided() -> None:
    assert rows("e\u0301" * 5, 2) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]


def test_a_blank_that_carries_a_sign_without_width_is_not_dropped_at_a_row_s_end() -> None:
    assert "".join(rows("0000000000 \U000e0080", 2)).endswith("\U000e0080")


def test_a_paragraph_in_the_middle_of_a_text_keeps_its_offsets() -> None:
    text = "first\nthe second one"
    assert wrap(text, Span(6, len(text)), 10) == [Row(6, 16), Row(17, 20)]


def test_an_empty_paragraph_has_one_empty_row() -> None:
    assert wrap("", Span(0, 0), 10) == [Row(0, 0)]


@settings(max_examples=150, deadline=None)
@given(ANY, st.integers(2, 12))
def test_every_sign_but_blanks_stands_in_exactly_one_row(text: str, width: int) -> None:
    assert "".join(rows(text, width)).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=150, deadline=None)
@given(ANY, st.integers(2, 12))
def test_no_row_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(row) <= width for row in rows(text, width))


@settings(max_examples=150, deadline=None)
@given(LATIN, st.integers(2, 20))
def test_the_quick_way_and_the_general_way_agree(text: str, width: int) -> None:
    assert wrapping._wrap_narrow(text, width) == wrapping._wrap_cells(text, width)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_narrow_text_has_a_cell_for_every_code_point(text: str) -> None:
    if is_narrow(text):
        assert cell_len(text) == len(text)


@pytest.mark.parametrize(("cell", "offset"), [(0, 0), (1, 0), (2, 1), (5, 3), (90, 4)])
def test_a_cell_belongs_to_the_sign_that_covers_it(cell: int, offset: int) -> None:
    assert offset_at_cell("港は abc"[:5], Row(0, 5), cell) == offset


@settings(max_examples=100, deadline=None)
@given(ANY.filter(bool))
def test_the_first_cell_of_every_sign_leads_to_it(text: str) -> None:
    used = 0
    for start, _, cells in split_graphemes(text)[0]:
        if cells:
            assert offset_at_cell(text, Row(0, len(text)), used) == start
        used += cells
