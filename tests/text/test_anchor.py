"""Anchors find their passage in an edited text, and rather none than another."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.model.note import AnchorState, Placed
from reader.model.span import Span
from reader.text.anchor import anchor, place

TEXT = """The council of Little Wenham met on Tuesday to talk about the closed bridge.
Ruth Alder, the mayor, said the repair would cost nearly two million pounds.
“We have waited long enough for the county to make up its mind,” she told the meeting.
Farmers from the east bank brought their tractors and parked them before the hall.
Nobody from the county came, and nobody had been expected to come either.
The next meeting is planned for the second week of June."""
COST = "Ruth Alder, the mayor, said the repair would cost nearly two million pounds."
WAIT = "“We have waited long enough for the county to make up its mind,”"


def spot(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def placed(words: str, edited: str, *, text: str = TEXT) -> Placed:
    return place(anchor(text, spot(words, text), version="1"), edited, version="2")


def words_at(found: Placed, text: str) -> str:
    assert found.span is not None
    return text[found.span.start : found.span.end]


def test_an_anchor_keeps_the_words_and_what_stands_around_them() -> None:
    made = anchor(TEXT, spot(COST), version="1")
    assert made.exact == COST
    assert TEXT[made.span.start - 32 : made.span.start] == made.prefix
    assert made.suffix == "\n“We have waited long enough for"
    assert (made.span, made.version) == (spot(COST), "1")


def test_in_its_own_version_a_passage_is_where_it_was() -> None:
    made = anchor("again and again", Span(0, 5), version="1")
    assert place(made, "again and again", version="1") == Placed(AnchorState.UNCHANGED, Span(0, 5))


def test_an_edit_further_down_leaves_it_unchanged() -> None:
    found = placed(COST, TEXT.replace("second week of June", "first of July"))
    assert found == Placed(AnchorState.UNCHANGED, spot(COST))


@pytest.mark.parametrize("between", ["", "Snow fell again in the hills above the town.\n"])
def test_a_reworded_passage_begins_with_its_own_words_where_the_same_stand_before(
    between: str,
) -> None:
    passage = "“The weir was never built to carry that much water,”"
    text = f"The weir broke.\n{passage} said Ada Crane.\nNobody was hurt."
    edited = text.replace("built", "made").replace("broke.\n", f"broke.\n{between}")
    found = placed(passage, edited, text=text)
    assert words_at(found, edited) == passage.replace("built", "made")


def test_a_reworded_passage_ends_with_its_own_words_where_the_same_stand_behind() -> None:
    passage = "Nobody had seen how much water the weir would carry"
    text = f"Ada Crane said: {passage}, to be sure. The weir would carry none."
    edited = text.replace("seen how", "known how")
    found = placed(passage, edited, text=text)
    assert words_at(found, edited) == passage.replace("seen", "known")


def test_an_edit_further_up_moves_it() -> None:
    edited = "LITTLE WENHAM, Tuesday\n" + TEXT
    assert placed(COST, edited) == Placed(AnchorState.MOVED, spot(COST, edited))


def test_a_paragraph_that_changes_its_place_is_found() -> None:
    lines = TEXT.split("\n")
    edited = "\n".join([*lines[2:], *lines[:2]])
    assert placed(COST, edited) == Placed(AnchorState.MOVED, spot(COST, edited))


def test_changed_words_are_found_with_the_new_ones() -> None:
    edited = TEXT.replace("nearly two million", "over a million")
    found = placed(COST, edited)
    assert found.state is AnchorState.CHANGED
    assert words_at(found, edited) == COST.replace("nearly two million", "over a million")


def test_a_change_at_the_edges_is_covered_as_well() -> None:
    edited = TEXT.replace("Ruth Alder", "R. A. Alder").replace("pounds.", "euros.")
    found = placed(COST, edited)
    assert found.state is AnchorState.CHANGED
    assert words_at(found, edited).endswith("euros.")
    assert words_at(found, edited).startswith("R. A. Alder")


def test_marks_at_the_edges_belong_to_what_is_found() -> None:
    edited = TEXT.replace("waited long", "waited far too long")
    found = placed(WAIT, edited)
    assert words_at(found, edited) == WAIT.replace("waited long", "waited far too long")


def test_other_typography_is_a_change_in_the_same_place() -> None:
    edited = TEXT.replace("“", '"').replace("”", '"')
    found = placed(WAIT, edited)
    assert found.state is AnchorState.CHANGED
    assert words_at(found, edited) == WAIT.replace("“", '"').replace("”", '"')


def test_a_sentence_put_into_a_long_passage_is_covered() -> None:
    passage = TEXT[spot(COST).start : spot(WAIT).end]
    edited = TEXT.replace("pounds.\n", "pounds.\nShe has said so before.\n")
    found = placed(passage, edited)
    assert found.state is AnchorState.CHANGED
    assert "She has said so before." in words_at(found, edited)


def test_a_deleted_passage_is_an_orphan() -> None:
    assert placed(COST, TEXT.replace(COST + "\n", "")) == Placed(AnchorState.ORPHAN)


def test_a_deleted_passage_is_not_given_to_a_similar_one() -> None:
    text = TEXT + "\nRuth Alder, the mayor, said the tractors would cost nearly two hundred pounds."
    edited = text.replace(COST + "\n", "")
    assert placed(COST, edited, text=text) == Placed(AnchorState.ORPHAN)


def test_a_deleted_copy_is_not_given_to_the_other() -> None:
    text = f"First.\n{COST}\nSecond thoughts came late.\n{COST}\nThird and last."
    edited = f"First.\n{COST}\nSecond thoughts came late.\nThird and last."
    second = Span(text.rindex(COST), text.rindex(COST) + len(COST))
    assert place(anchor(text, second, version="1"), edited, version="2") == Placed(
        AnchorState.ORPHAN
    )


def test_of_two_copies_the_one_in_the_old_surroundings_is_taken() -> None:
    edited = TEXT + "\nAs was said before: " + COST
    assert placed(COST, edited) == Placed(AnchorState.UNCHANGED, spot(COST))


def test_two_copies_in_the_same_surroundings_are_ambiguous() -> None:
    edited = "A new first line.\n" + TEXT + "\n" + TEXT
    assert placed(WAIT, edited) == Placed(AnchorState.AMBIGUOUS)


def test_a_short_passage_needs_its_surroundings_on_one_side() -> None:
    edited = TEXT.replace("from the east bank brought their", "of the villages took the old")
    assert placed("tractors", edited) == Placed(AnchorState.MOVED, spot("tractors", edited))
    assert placed("tractors", "Only the word tractors is left.") == Placed(AnchorState.ORPHAN)
    edited = "New.\n" + TEXT
    assert placed("tractors", edited) == Placed(AnchorState.MOVED, spot("tractors", edited))


@pytest.mark.parametrize("edited", ["", " ", "\n", "Another article altogether, on other things."])
def test_in_another_text_it_is_an_orphan(edited: str) -> None:
    assert placed(COST, edited) == Placed(AnchorState.ORPHAN)


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 5), Span(len(TEXT), len(TEXT))])
def test_an_empty_passage_is_never_guessed(span: Span) -> None:
    made = anchor(TEXT, span, version="1")
    assert place(made, "New.\n" + TEXT, version="2") == Placed(AnchorState.ORPHAN)


def test_text_without_blanks_has_anchors_too() -> None:
    text = "今天下雨。他说不去。我们留在家里看书。明天再说吧。"
    edited = "昨天晴天。" + text
    found = placed("我们留在家里看书。", edited, text=text)
    assert words_at(found, edited) == "我们留在家里看书。"


def test_a_text_of_one_repeated_word_takes_no_sides() -> None:
    made = anchor("ha " * 500, Span(300, 305), version="1")
    assert place(made, "ho " + "ha " * 500, version="2").state in (
        AnchorState.AMBIGUOUS,
        AnchorState.ORPHAN,
    )


@given(st.lists(st.sampled_from(TEXT.split()), max_size=12), st.data())
@settings(max_examples=60)
def test_words_put_in_elsewhere_never_lose_a_sentence(
    fresh: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([0, spot(WAIT).end, len(TEXT)]))
    edited = TEXT[:at] + " " + " ".join(fresh) + " " + TEXT[at:]
    assume(edited.count(COST) == 1)
    assert placed(COST, edited).span == spot(COST, edited)


@given(st.text(st.sampled_from("ab. “”\n"), max_size=40), st.data())
@settings(max_examples=150)
def test_whatever_is_edited_the_span_lies_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    made = anchor(text, Span(start, data.draw(st.integers(start, len(text)))), version="1")
    edited = data.draw(st.text(st.sampled_from("ab. “”\n"), max_size=40))
    found = place(made, edited, version="2")
    has_place = found.state in (AnchorState.UNCHANGED, AnchorState.MOVED, AnchorState.CHANGED)
    assert has_place is (found.span is not None)
    if found.span is not None:
        assert 0 <= found.span.start < found.span.end <= len(edited)
    if found.state in (AnchorState.UNCHANGED, AnchorState.MOVED):
        assert words_at(found, edited) == made.exact
