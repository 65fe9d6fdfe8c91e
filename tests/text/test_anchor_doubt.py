"""Where two places could be the passage's, anchors tell them apart or take neither."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.note import AnchorState, Placed
from reader.model.span import Span
from reader.text.anchor import anchor, place

FIRST = "The ferry to Kelby stopped running in the autumn of last year."
COST = "Repairs to the old pier had become too dear for the harbour board."
DOUBT = "Ines Moor doubts that it will ever sail again from the eastern quay."
LAST = "A decision on the timetable is expected from the board before Easter."
TEXT = f"{FIRST} {COST} {DOUBT} {LAST}"
POLLS = (
    "Among women in the valley she is at minus nine.",
    "Among farmers in the valley she is at minus thirty.",
    "Among graduates in the valley she is at minus four.",
)
nowhere = (AnchorState.AMBIGUOUS, AnchorState.ORPHAN)


def spot(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def placed(words: str, edited: str, *, text: str = TEXT) -> Placed:
    return place(anchor(text, spot(words, text), version="1"), edited, version="2")


def ward(number: int) -> str:
    return f"Ward {number}: {number * 37 + 1000} votes for Alder, {number * 91 + 500} for Finch."


def test_words_in_a_sentence_that_is_repeated_stay_in_the_first() -> None:
    edited = TEXT + " " + DOUBT
    assert placed("will ever sail again from", edited).span == spot("will ever sail again from")


def test_very_words_that_moved_are_not_doubted_for_a_similar_sentence() -> None:
    similar = "Ines Moor hopes that it will soon sail again from the western quay."
    edited = f"{similar} {FIRST} {DOUBT} {COST}"
    found = placed(DOUBT, edited, text=f"{FIRST} {similar} {COST} {DOUBT} {LAST}")
    assert found == Placed(AnchorState.MOVED, spot(DOUBT, edited))


def test_a_similar_neighbour_does_not_take_the_place_of_a_passage_that_moved() -> None:
    text = f"{FIRST} {' '.join(POLLS)} {LAST}"
    edited = f"{POLLS[1]} {FIRST} {POLLS[0]} {POLLS[2]} {LAST}"
    found = placed(POLLS[1], edited, text=text)
    assert found.span in (None, spot(POLLS[1], edited))


def test_a_passage_reworded_in_its_place_is_found_though_its_old_words_stand_elsewhere() -> None:
    fresh = DOUBT.replace("doubts", "denies")
    edited = f"{FIRST} {COST} {fresh} {LAST} As was said: {DOUBT}"
    assert placed(DOUBT, edited) == Placed(AnchorState.CHANGED, spot(fresh, edited))


def test_very_words_elsewhere_are_not_passed_over_for_what_stood_beside_them() -> None:
    text = f"{FIRST} {' '.join(POLLS)} {LAST}"
    edited = f"{FIRST} {POLLS[1]} {LAST} {POLLS[0]} {POLLS[2]}"
    assert placed(POLLS[2], edited, text=text).span in (None, spot(POLLS[2], edited))


def test_two_copies_without_their_old_neighbours_are_ambiguous() -> None:
    edited = f"{DOUBT} {FIRST} {LAST} {DOUBT} {COST}"
    assert placed(DOUBT, edited) == Placed(AnchorState.AMBIGUOUS)


def test_a_passage_taken_out_is_not_found_in_a_next_sentence_that_begins_alike() -> None:
    gone = "Try to get to Orton by road."
    text = f"{FIRST} {gone} Try to get to Pell in the snow and see. {LAST}"
    assert placed(gone, text.replace(gone + " ", ""), text=text).state in nowhere


def test_what_only_repeats_the_common_words_of_a_list_is_not_the_passage() -> None:
    lines = [ward(number) for number in range(1, 30)]
    text = "\n".join(lines)
    edited = "\n".join([*lines[:11], *lines[12:20]])
    assert placed(lines[11], edited, text=text) == Placed(AnchorState.ORPHAN)


def test_a_sentence_between_unchanged_ones_is_found_whatever_of_it_was_changed() -> None:
    fresh = "Repairs to the new ferry had become cheap enough for the town."
    found = placed(COST, TEXT.replace(COST, fresh))
    assert found == Placed(AnchorState.CHANGED, spot(fresh, TEXT.replace(COST, fresh)))


def test_a_word_printed_often_is_known_by_both_its_sides() -> None:
    text = f"“No,” said Ines Moor of Kelby. {FIRST} “Yes,” said the harbour board. {LAST}"
    edited = text.replace(FIRST, COST)
    assert placed("said", edited, text=text) == Placed(AnchorState.UNCHANGED, spot("said", text))
    assert placed("said", edited.replace("said Ines Moor", "she said"), text=text).state in nowhere


def test_the_end_of_the_text_is_a_part_of_the_surroundings() -> None:
    passage = LAST.removesuffix(" Easter.")
    at_the_end, after_its_neighbour = f"{DOUBT} {COST} {LAST}", f"{DOUBT} {LAST} {COST}"
    assert placed(passage, f"{after_its_neighbour} {LAST}").state is AnchorState.AMBIGUOUS
    assert placed(passage, at_the_end).state is AnchorState.MOVED


def test_of_two_passages_alike_from_the_start_one_that_moved_is_not_the_other() -> None:
    text = f"{FIRST} {COST} {DOUBT} {COST} {LAST}"
    edited = f"{COST} {FIRST} {COST} {DOUBT} {LAST}"
    second = Span(text.rindex(COST), text.rindex(COST) + len(COST))
    assert place(anchor(text, second, version="1"), edited, version="2").state in nowhere


@pytest.mark.parametrize("kept", [12, 32, 64])
def test_an_anchor_may_keep_more_or_less_of_its_surroundings(kept: int) -> None:
    span = spot(DOUBT)
    made = replace(
        anchor(TEXT, span, version="1"),
        prefix=TEXT[span.start - kept : span.start],
        suffix=TEXT[span.end : span.end + kept],
    )
    edited = f"A new first line. {TEXT}"
    assert place(made, edited, version="2") == Placed(AnchorState.MOVED, spot(DOUBT, edited))


def test_a_sentence_printed_thousands_of_times_is_nowhere() -> None:
    text = "He said no to the plan. " * 5000
    made = anchor(text, Span(240, 263), version="1")
    assert place(made, "New. " + text, version="2").state in nowhere


def test_a_passage_of_many_thousand_words_is_found_by_its_very_words_alone() -> None:
    text = " ".join(ward(number) for number in range(2000))
    span = Span(2000, 70_000)
    made = anchor(text, span, version="1")
    assert place(made, "New. " + text, version="2") == Placed(
        AnchorState.MOVED, Span(span.start + 5, span.end + 5)
    )
    edited = text[:30_000] + "a word " + text[30_000:]
    assert place(made, edited, version="2") == Placed(AnchorState.ORPHAN)


@given(st.sets(st.integers(0, 39), min_size=1, max_size=30), st.data())
@settings(max_examples=60, deadline=None)
def test_a_line_of_a_list_is_itself_or_nowhere(gone: set[int], data: st.DataObject) -> None:
    lines = [ward(number) for number in range(40)]
    mine = data.draw(st.integers(0, 39))
    moved = data.draw(st.integers(0, 39))
    kept = [line for number, line in enumerate(lines) if number not in gone]
    edited = "\n".join(kept[moved:] + kept[:moved])
    found = placed(lines[mine], edited, text="\n".join(lines))
    assert found.span is None or found.span == spot(lines[mine], edited)


CJK = "市长在会议上说桥的维修要两百万元农民把车停在门前"
MARKED = "cafe\u0301 Ze\u0301no\u0308 नमस्ते สวัสดี "


@given(
    st.lists(
        st.text(st.sampled_from(CJK + MARKED), min_size=8, max_size=20), min_size=4, max_size=9
    ),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_in_any_script_a_sentence_that_moved_is_itself_or_nowhere(
    drawn: list[str], data: st.DataObject
) -> None:
    lines = [f"{number}{line.strip()}。" for number, line in enumerate(drawn)]
    mine = data.draw(st.sampled_from(lines))
    edited = "\n".join(["新。", *data.draw(st.permutations(lines))])
    assert placed(mine, edited, text="\n".join(lines)).span in (None, spot(mine, edited))
