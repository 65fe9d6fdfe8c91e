"""Cleaning: what is deleted, what is replaced, and that every offset finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.clean import Cleaned, clean, is_hard_wrapped

HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "\x1b[]P_^\\;?01mJ\x07\x9b\x9c\x9d\x90\r\n\t\x0b\x85\u2028\u200b\u202e\u00ad"
        ),
        st.sampled_from("ab .”’\u0301\u200d\u00a0\ud800\U000e0041"),
        st.characters(),
    ),
    max_size=60,
)

WRAPPED = """The town council of Little Wenham met for the third time this week to talk
about the bridge, which has been closed since the flood in early spring of
last year and which nobody wants to pay for, least of all the county.

“We have waited long enough,” said the mayor, Ruth Alder, who has held her
office since the bridge was built and hopes to see it opened again before
she leaves it. The county did not answer questions about its plans for it.
"""


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[2J",
        "\x1b[?1049h",
        "\x9b0m",
        "\x1b]52;c;ZXZpbA==\x07",
        "\x1b]8;;https://example.org\x1b\\",
        "\x9d0;title\x9c",
        "\x1bPq#0;2;0;0;0\x1b\\",
        "\x1b_application\x1b\\",
        "\x1b^private\x1b\\",
        "\x1bc",
        "\x1b(B",
        "\x1bPtmux;\x1b\x1b]52;c;ZXZpbA==\x07\x1b\\",
    ],
)
def test_an_escape_sequence_is_deleted_whole(sequence: str) -> None:
    assert clean(f"be{sequence}fore").text == "before"


def test_an_unclosed_control_string_does_not_swallow_the_article() -> None:
    assert clean("Headline \x1b]0;first line\nSecond line.").text == (
        "Headline 0;first line\nSecond line."
    )


@pytest.mark.parametrize("invisible", "\x00\x08\x7f\x80\u00ad\u200b\u200e\u202e\u2066\u2069\ufeff")
def test_what_has_no_shape_is_deleted(invisible: str) -> None:
    assert clean(f"a{invisible}b").text == "ab"


@pytest.mark.parametrize("invisible", ["\ud800", "\udfff", "\ufff9", "\U000e0041"])
def test_surrogates_annotations_and_tags_are_deleted(invisible: str) -> None:
    assert clean(f"a{invisible}b").text == "ab"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_of_scripts_and_emoji_stay(joiner: str) -> None:
    assert clean(f"a{joiner}b").text == f"a{joiner}b"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_newline(line_end: str) -> None:
    assert clean(f"one{line_end}two").text == "one\ntwo"


@pytest.mark.parametrize("space", "\t\u00a0\u2003\u202f\u3000")
def test_tabs_and_exotic_spaces_become_spaces(space: str) -> None:
    assert clean(f"one{space}two").text == "one two"


def test_letters_are_never_composed() -> None:
    assert clean("Cafe\u0301").text == "Cafe\u0301"


def test_text_that_needs_no_cleaning_carries_no_map() -> None:
    text = "“Nothing to see here,” she said.\nNext."
    assert clean(text) == Cleaned(text)


def test_deleted_code_points_at_the_edges_stay_outside_the_given_span() -> None:
    cleaned = clean("\u200bone\u200b two\u200b")
    assert cleaned.to_given(Span(0, 3)) == Span(1, 4)


def test_deleted_code_points_inside_stay_inside_the_given_span() -> None:
    cleaned = clean("o\x1b[1mne")
    assert cleaned.to_given(Span(0, 3)) == Span(0, 7)


@given(HOSTILE)
@example("\r\r\n\n\x1b]\x1b]")
@settings(max_examples=300)
def test_no_cleaned_code_point_could_steer_a_terminal(text: str) -> None:
    for point in clean(text).text:
        assert point == "\n" or ord(point) >= 0x20
        assert not 0x7F <= ord(point) <= 0x9F
        assert not 0xD800 <= ord(point) <= 0xDFFF
        assert point not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"


@given(HOSTILE)
@settings(max_examples=200)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once) == Cleaned(once)


@given(HOSTILE, st.data())
@settings(max_examples=300)
def test_every_cleaned_span_goes_to_given_text_and_back(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    assert cleaned.to_clean(cleaned.to_given(Span(start, end))) == Span(start, end)


@given(HOSTILE, st.data())
@settings(max_examples=300)
def test_a_given_span_holds_the_given_span_of_what_is_left_of_it(
    text: str, data: st.DataObject
) -> None:
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    left = cleaned.to_clean(span)
    assert left.start == left.end or span.contains(cleaned.to_given(left))


@given(HOSTILE)
@settings(max_examples=200)
def test_each_cleaned_code_point_is_a_given_one_or_stands_for_one_blank(text: str) -> None:
    cleaned = clean(text)
    for at, point in enumerate(cleaned.text):
        start, end = cleaned.to_given(Span(at, at + 1))
        assert end == start + 1
        assert point == text[start] or (point in " \n" and text[start].isspace())


def test_wrapped_lines_are_joined_within_their_paragraphs() -> None:
    joined = clean(WRAPPED, unwrap=True).text
    assert [line.count(" ") > 20 for line in joined.split("\n\n")] == [True, True]
    assert "this week to talk about the bridge" in joined


def test_unwrapping_moves_no_offset() -> None:
    cleaned = clean(WRAPPED, unwrap=True)
    assert len(cleaned.text) == len(WRAPPED)
    assert cleaned.to_given(Span(10, 200)) == Span(10, 200)


def test_a_line_that_ended_early_on_purpose_stays_a_line() -> None:
    text = "LITTLE WENHAM\nBy Ann Roe, for the Wenham Courier\n" + WRAPPED
    assert clean(text, unwrap=True).text.startswith(
        "LITTLE WENHAM\nBy Ann Roe, for the Wenham Courier\nThe town council"
    )


def test_list_items_keep_their_lines() -> None:
    text = (
        WRAPPED + "\n- the bridge over the river Wen, which has been closed since last spring\n- x"
    )
    assert "\n- x" in clean(text, unwrap=True).text


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph a line.\nAnother, which is longer than the first by far.\nThird.\nFourth.",
        WRAPPED.replace("\n\n", "\n"),
        "\n\n".join(["A paragraph of its own, divided from the next by one blank line."] * 9),
        "Short\nlines\n\nas in\na poem\nthat\nrhymes",
        "",
    ],
)
def test_text_with_a_paragraph_a_line_is_not_taken_for_wrapped(text: str) -> None:
    assert not is_hard_wrapped(text)
    assert clean(text, unwrap=True).text == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_wrapped_text_is_known_with_any_line_end(line_end: str) -> None:
    assert is_hard_wrapped(WRAPPED.replace("\n", line_end))
