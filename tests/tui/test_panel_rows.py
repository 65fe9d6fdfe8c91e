"""Rows of a panel, laid out for a width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.tui.panel_rows import Row, Run, Target, cells, laid_out, row
from tests.showcase import HOSTILE, RAW


def texts(made: Row, width: int) -> list[str]:
    return ["".join(run.text for run in line) for line in laid_out(made, width)]


def test_a_row_without_limit_shows_all_its_words() -> None:
    assert texts(row("one two three four"), 9) == ["one two", "three", "four"]


def test_later_lines_hang_under_the_first() -> None:
    assert texts(row("one two three", hang=2), 8) == ["one two", "  three"]


def test_an_indented_row_has_less_room() -> None:
    assert texts(row("one two", indent=4), 8) == ["one", "two"]


def test_a_limit_cuts_the_last_line_with_an_ellipsis() -> None:
    assert texts(row("one two three four", limit=2), 8) == ["one two", "three…"]


def test_what_stands_at_the_right_end_is_kept_when_the_rest_is_cut() -> None:
    made = row("a rather long name", limit=1, right=(Run("¶12"),))
    assert texts(made, 14) == ["a rather… ¶12"] or texts(made, 14) == ["a rather…  ¶12"]


def test_looks_follow_their_words_over_a_line_break() -> None:
    lines = laid_out(row("plain ", Run("marked words", "differs")), 12)
    assert lines[0][-1] == Run("marked", "differs")
    assert lines[1] == (Run("words", "differs"),)


def test_control_characters_are_shown_as_symbols() -> None:
    shown = "".join(texts(row(HOSTILE), 80))
    assert not any(raw in shown for raw in RAW)
    assert "[bold]@click" in shown


def test_targets_at_one_place_are_told_apart_by_their_part() -> None:
    place = Span(3, 9)
    assert Target("a:1", place, part="1").key != Target("a:1", place, part="2").key


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="ab ,漢é\u0301\n\x1b", max_size=60),
    st.integers(6, 40),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_no_line_is_wider_than_its_room(text: str, width: int, indent: int, limit: int) -> None:
    made = row(text, indent=indent, limit=limit, right=(Run("¶1"),) if limit == 1 else ())
    lines = laid_out(made, width)
    assert lines
    assert all(cells(line) + indent <= max(width, indent + 4) for line in lines)
    assert not limit or len(lines) <= limit
