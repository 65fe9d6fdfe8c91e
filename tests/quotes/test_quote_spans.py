"""Where quotations begin and end, in every style of marks."""

from __future__ import annotations

import pytest

from reader.quotes import spans
from reader.text.segment import paragraphs


def stretches(text: str) -> list[str]:
    return [text[run.start : run.end] for run in spans.find(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and left.', ['"no"']),
        ("He said ''no'' and left.", ["''no''"]),
        ("He said ``no'' and left.", ["``no''"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Er sagte »nein« und ging.", ["»nein«"]),
        ("彼は「いいえ」と言った。", ["「いいえ」"]),
    ],
)
def test_every_style_of_double_marks_is_read(text: str, found: list[str]) -> None:
    assert stretches(text) == found


def test_single_marks_hold_speech_and_apostrophes_do_not_close_it() -> None:
    text = "'It's the players' fault,' said Cole. 'They won't run.'"
    assert stretches(text) == ["'It's the players' fault,'", "'They won't run.'"]


def test_curly_single_marks_hold_speech() -> None:
    assert stretches("‘It’s over,’ she said.") == ["‘It’s over,’"]


def test_apostrophes_alone_make_no_quotation() -> None:
    assert stretches("The '90s were the players' best years, weren't they?") == []


def test_marks_within_marks_belong_to_the_outer_quotation() -> None:
    text = "“She told me ‘never again’ and meant it,” he said."
    assert stretches(text) == ["“She told me ‘never again’ and meant it,”"]


def test_double_marks_nest_where_enough_of_them_close() -> None:
    assert stretches("“He called it “odd” twice,” she said.") == ["“He called it “odd” twice,”"]


def test_an_opening_mark_typed_for_a_closing_one_closes() -> None:
    assert stretches("The “Comet“ sank, and the “Star“ too.") == ["“Comet“", "“Star“"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('""The pier is gone,"" said the harbour master.', ['""The pier is gone,""']),
        ("““The pier is gone,”” said the harbour master.", ["““The pier is gone,””"]),
        ('He called it ""a wreck"" twice.', ['""a wreck""']),
        (
            '""The pier is gone," he said. "So is the ferry.""',
            ['""The pier is gone,"', '"So is the ferry.""'],
        ),
        ('"Gone.""All of it?"', ['"Gone."', '"All of it?"']),
        ('The box "" was left empty, "and so" was the other.', ['"and so"']),
    ],
)
def test_a_mark_typed_twice_is_one_mark(text: str, found: list[str]) -> None:
    assert stretches(text) == found


def test_brackets_and_ellipses_stay_inside() -> None:
    text = "She said: “We need [more] boats … and soon.”"
    assert stretches(text) == ["“We need [more] boats … and soon.”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We went to sea at dawn.\n“We came home at night,” she said."
    assert stretches(text) == ["“We went to sea at dawn.", "“We came home at night,”"]


def test_the_paragraph_that_reopens_carries_on() -> None:
    text = "“We went to sea at dawn.\n“We came home at night,” she said."
    assert [run.continues for run in spans.find(text, paragraphs(text))] == [False, True]


def test_a_chain_of_reopened_marks_is_a_chain_of_stretches() -> None:
    text = '"One for the tide. "Two for the wind. "Three for the rope," he said.'
    assert stretches(text) == [
        '"One for the tide.',
        '"Two for the wind.',
        '"Three for the rope,"',
    ]


def test_an_odd_mark_spoils_no_other_paragraph() -> None:
    text = "The board is 6 feet 2” long.\n“Fine,” said Cole.\nAn odd ” here.\n“Good,” he said."
    assert stretches(text) == ["“Fine,”", "“Good,”"]


def test_inches_are_no_marks() -> None:
    assert stretches("""At 6'2" he was the tallest. "So what," he said.""") == ['"So what,"']


def test_marks_around_nothing_are_left_alone() -> None:
    assert stretches("He said “ ” and then “…”.") == []
