"""Paragraphs and sentences: where news text is cut, and where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.clean import clean
from reader.text.segment import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, paragraphs(text))]


def test_paragraphs_are_the_trimmed_lines_that_hold_something() -> None:
    text = "  One. \n\n \nTwo, with more.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One.", "Two, with more."]


@pytest.mark.parametrize(
    "one",
    [
        "Gov. Ana Reyes met Dr. Lund and Mrs. Olsen on Jan. 5 in St. Albans.",
        "J. K. Norden and George W. Vale were there.",
        "Several U.S. officials and a U.N. envoy declined to comment.",
        "The rate rose by 3.5 percent to 1.25 million, see No. 5 and fig. 2.",
        "They left at 5 p.m. Tuesday and came back at 9 a.m. EST the next day.",
        "Acme Inc. Chief Executive Pat Lund resigned.",
        "“Is it?” he asked.",
        "“Never!” the minister shouted, and left.",
        "“Who paid for it?” Ms. Lund asked.",
        "“Who paid for it?” Mayor Pat Lund of Wenham asked.",
        "He paused ... and went on.",
        "“... We believe that it is so.”",
        "It was … not what “Dr. No” wanted.",
        "Apples, pears, etc. were sold vs. nothing at all.",
        "The senator (R-Ky.) voted against it.",
        "He said:",
        "A headline without a stop",
        "1. The first point of the plan",
    ],
)
def test_one_sentence_stays_one(one: str) -> None:
    assert cut(one) == [one]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("She lives in the U.S.", "The rest of them do not."),
        ("They flew to Washington, D.C.", "It was late."),
        ("“We win.", "We stay.”"),
        ("He said “no.”", "Then he left."),
        ("''We will not go.''", "She meant it."),
        ("Why?!", "Nobody knows."),
        ("“Stop!”", "The crowd fell silent."),
        ("“Stop!”", "“Why?”"),
        ("It was over (he said so.)", "Nobody wept."),
        ("He trailed off...", "Then he slept."),
        ("The vote was held in Jan.", "Police counted it."),
        ("The train left at 5 p.m.", "Nobody saw it."),
        ("Her answer was no.", "Nobody asked again."),
        ("He works for Acme Inc.", "The firm is old."),
        ("It was plan B.", "The other had failed."),
        ("It grew to 5.", "Then it shrank."),
        ("Sales fell.", "iPhone users were blamed."),
        ("It is so.[12]", "It was always so."),
        ("« C’est fini. »", "Elle part."),
        ("我们走。", "他来。"),
        ("ما هذا؟", "لا أعرف"),
        ("यह सच है।", "वह गया"),
    ],
)
def test_two_sentences_are_told_apart(first: str, second: str) -> None:
    assert cut(f"{first} {second}") == [first, second]


def test_sentences_never_cross_paragraphs() -> None:
    assert cut("He said\n“Yes. No.”\n- an item. Another") == [
        "He said",
        "“Yes.",
        "No.”",
        "- an item.",
        "Another",
    ]


@given(st.text(st.sampled_from("aB .?!…”“’\"')(\n12。»·-"), max_size=80) | st.text(max_size=60))
@settings(max_examples=400)
def test_sentences_cover_all_text_in_order_without_overlap(given_text: str) -> None:
    text = clean(given_text).text
    lines = paragraphs(text)
    at = 0
    for start, end in sentences(text, lines):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert any(line.start <= start and end <= line.end for line in lines)
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", [".", ". ", "“A?” ", ".”", "U.S. ", "....", ". . . x", "“"])
def test_hostile_repetition_is_cut_without_trouble(piece: str) -> None:
    text = piece * 20_000
    assert sentences(text, paragraphs(text))[-1].end == len(text.rstrip())
