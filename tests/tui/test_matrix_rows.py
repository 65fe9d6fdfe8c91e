"""What stands in the rows and cells of a matrix, and which columns fit on the screen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.match import Caution, MatchKind
from reader.model.matrix import Cell, Matrix, MatrixRow
from reader.model.span import Span
from reader.tui.matrix_rows import (
    GAP,
    arranged,
    cell_rows,
    header,
    hidden_words,
    holds,
    preview,
    statement,
    table_lines,
    title_words,
)
from reader.tui.panel_rows import cells
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE

FIRST = Cell((Span(0, 9),), "No ferry sails today.", (2,))
OTHER = Cell(
    (Span(4, 9), Span(20, 30)),
    "Two ferries sail … none today.",
    (3, 7),
    beside=0,
    kind=MatchKind.SAME_QUOTE,
    cautions=(Caution.NEGATION, Caution.NUMBER),
)
SHARED = MatrixRow((FIRST, OTHER, None), "Ada Crane", MatchKind.SAME_QUOTE)
ALONE = MatrixRow((None, None, FIRST))
HEADS = fake_newsroom().matches.matrix("a:1000000001").articles
MATRIX = Matrix((*HEADS, replace(HEADS[1], outlet="The Gull")), (SHARED, ALONE))


def told(row, column):
    return [each.text for each in cell_rows(row, column)]


def test_the_cell_that_others_are_told_against_says_only_where_it_stands():
    assert told(SHARED, 0) == ["¶2"]


def test_a_cell_says_how_it_agrees_where_it_stands_and_what_differs_most():
    assert told(SHARED, 1) == ["~ reworded ¶3, 7", "! negation differs, 1 more"]


def test_a_blank_says_nothing():
    assert told(SHARED, 2) == []


def test_what_one_article_alone_has_is_called_only_here():
    assert told(ALONE, 2) == ["only here ¶2"]


def test_a_statement_names_its_speaker():
    assert statement(SHARED).text == "Ada Crane  No ferry sails today."
    assert statement(ALONE).text == "No ferry sails today."


def test_every_kind_of_match_has_a_sign_and_a_short_word():
    shown = {
        kind: told(MatrixRow((FIRST, replace(OTHER, kind=kind, cautions=()))), 1)[0]
        for kind in MatchKind
    }
    assert shown[MatchKind.IDENTICAL] == shown[MatchKind.PUNCTUATION] == "= identical ¶3, 7"
    assert shown[MatchKind.PART] == "= part ¶3, 7"
    assert shown[MatchKind.REWORDED] == "~ reworded ¶3, 7"


def test_the_cell_in_full_names_the_article_that_it_is_told_against():
    first, words = (row.text for row in preview(MATRIX, SHARED, 1))
    assert first.startswith("East Bank Post (102) ¶3, 7  ~ reworded · compared with 101 (outlet ?)")
    assert first.endswith("! negation differs  ! number differs")
    assert words == "Two ferries sail … none today."


def test_a_blank_in_full_says_where_the_statement_was_not_found():
    assert [row.text for row in preview(MATRIX, SHARED, 2)] == ["not found in The Gull (102)"]


def test_words_are_looked_for_in_speaker_and_all_cells():
    assert holds(SHARED, "crane TWO")
    assert not holds(SHARED, "crane dog")


def test_all_columns_stand_side_by_side_where_there_is_room():
    columns = arranged(118, 2, column=0, first=0)
    assert (columns.shown, hidden_words(columns)) == (2, "")


def test_at_80_cells_two_columns_are_shown_and_the_hidden_ones_are_told():
    columns = arranged(78, 5, column=0, first=0)
    assert columns.shown == 2
    assert hidden_words(columns) == "columns 1–2 of 5"


def test_columns_scroll_no_further_than_the_cursor_needs():
    assert arranged(78, 5, column=2, first=0).first == 1
    assert arranged(78, 5, column=2, first=2).first == 2
    assert arranged(78, 5, column=4, first=0).first == 3


@given(
    width=st.integers(1, 300),
    total=st.integers(1, 12),
    at=st.integers(0, 11),
    first=st.integers(0, 11),
)
def test_the_cursors_column_is_always_on_the_screen_and_every_line_fits(width, total, at, first):
    column = at % total
    columns = arranged(width, total, column=column, first=first)
    assert column in columns.visible
    assert 0 <= columns.first <= total - columns.shown
    if width >= 30:
        used = columns.statement + columns.shown * (columns.each + GAP)
        assert used <= width
        row = MatrixRow(tuple([FIRST, *[OTHER] * 11][:total]), "Ada Crane")
        for line in table_lines(row, columns):
            assert sum(map(cells, line)) <= width


def test_a_place_on_the_screen_belongs_to_a_column():
    columns = arranged(78, 5, column=3, first=0)
    starts = [columns.start(column) for column in columns.visible]
    assert [columns.at(start) for start in starts] == list(columns.visible)
    assert columns.at(0) is None


def test_column_names_are_numbered_for_the_digits_that_choose_them():
    columns = arranged(118, 3, column=1, first=0)
    runs = header(MATRIX.articles, columns, column=1)
    assert [run.text for run in runs if run.look == "strong"] == ["2 East Bank Post"]
    assert title_words(MATRIX) == "2 statements · 3 articles"


def test_hostile_words_are_shown_as_symbols():
    cell = replace(FIRST, text=HOSTILE)
    lines = table_lines(MatrixRow((cell,), HOSTILE), arranged(78, 1, column=0, first=0))
    shown = "".join(text for line in lines for part in line for text, _ in part)
    assert shown.isprintable()
