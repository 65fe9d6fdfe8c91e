"""Passages that share words in order are found, the most alike first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.likeness import Words

TEXT = (
    "The mayor opened the bridge on Friday. Farmers had waited for two years. "
    "The mayor closed the market on Friday, and nobody had asked for it."
)


def found(passage: str, text: str = TEXT) -> list[tuple[str, float]]:
    words = Words(text)
    return [
        (text[words.tokens[like.start].start : words.tokens[like.end - 1].end], like.likeness)
        for like in words.like(passage.split())
    ]


def test_the_very_words_are_wholly_alike() -> None:
    assert found("farmers had waited for two years")[0] == ("Farmers had waited for two years", 1.0)


def test_a_changed_word_lowers_the_likeness() -> None:
    run, likeness = found("farmers had waited for three years")[0]
    assert run == "Farmers had waited for two years"
    assert likeness == 2 * 5 / (6 + 6)


def test_the_most_alike_comes_first() -> None:
    runs = [run for run, _ in found("the mayor closed the market on friday")]
    assert runs[0] == "The mayor closed the market on Friday"
    assert "The mayor opened the bridge on Friday" in runs


def test_of_two_like_runs_side_by_side_both_are_found() -> None:
    text = "It is the hardest job in town. It is the oldest job in town, he said."
    runs = [run for run, _ in found("it is the hardest job in town", text)]
    assert runs == ["It is the hardest job in town", "It is the oldest job in town"]


def test_words_far_away_do_not_stretch_the_run() -> None:
    assert found("two years nobody")[0][0] == "two years"


def test_a_passage_of_other_words_is_not_found() -> None:
    assert found("tractors blocked every road") == []


def test_words_are_counted_by_their_beginning() -> None:
    assert Words(TEXT).count(Span(0, 9)) == 2
    assert Words(TEXT).count(Span(2, 3)) == 0


@given(
    st.lists(st.sampled_from("abcde"), max_size=30),
    st.lists(st.sampled_from("abcx"), max_size=8),
)
@settings(max_examples=150)
def test_runs_never_overlap_and_count_rightly(text: list[str], passage: list[str]) -> None:
    runs = Words(" ".join(text)).like(passage)
    for run in runs:
        assert 0 <= run.start < run.end <= len(text)
        assert 0 < run.shared <= min(len(passage), run.end - run.start)
        assert 0 < run.likeness <= 1
    for one in runs:
        for other in runs:
            assert one is other or one.end <= other.start or other.end <= one.start
