"""Nothing that a terminal would act on leaves through the printer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import phrases
from reader.cli.printer import as_json
from reader.model.match import Change, ChangeOp, Match, MatchKind
from reader.model.span import Span

HOSTILE = "\x1b]52;c;aGk=\x07 \x9b2J \u202eevil\u2069 [bold]x[/bold] \x00"


def test_json_escapes_what_a_terminal_may_act_on_and_stays_the_same_value():
    written = as_json({"text": HOSTILE})
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2069" for c in written)
    assert json.loads(written)["text"] == HOSTILE


@given(st.text())
def test_json_of_any_text_reads_back_the_same(text):
    assert json.loads(as_json(text)) == text


def test_words_of_both_sides_stand_in_braces_where_they_differ():
    a, b = "We don’t sell.", "We do not sell, ever."
    match = Match(
        Span(0, 14),
        Span(0, 21),
        MatchKind.SAME_QUOTE,
        0.9,
        changes=(
            Change(ChangeOp.EDITED, Span(3, 8), Span(3, 9)),
            Change(ChangeOp.ADDED, Span(13, 13), Span(16, 20)),
        ),
    )
    assert phrases.word_diff(a, b, match) == "We {-don’t-}{+do not+} sell, {+ever+}."


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [("short", 10, "short"), ("one two three four", 12, "one two…"), ("a  b\nc", 10, "a b c")],
)
def test_a_line_is_cut_at_a_word(text, length, shown):
    assert phrases.shortened(text, length) == shown
