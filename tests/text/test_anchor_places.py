"""The places where a passage may be, and what speaks for each."""

from __future__ import annotations

from reader.model.note import Anchor
from reader.model.span import Span
from reader.text.anchor_places import CONTEXT, Place, Places

TEXT = "The lamps on the quay were lit at six. Nobody stayed to see them, for it rained."
PASSAGE = "Nobody stayed to see them"


def kept(passage: str, text: str = TEXT) -> Anchor:
    start = text.index(passage)
    end = start + len(passage)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(passage, before, after, Span(start, end), "1")


def alike(passage: str, edited: str, text: str = TEXT) -> Place:
    return Places(kept(passage, text), edited).alike()[0]


def test_copies_are_found_in_order_also_where_they_overlap() -> None:
    copies = Places(kept("ana", "banana"), "banana").copies(9)
    assert [copy.span for copy in copies] == [Span(1, 4), Span(3, 6)]


def test_no_more_copies_are_looked_for_than_were_asked_for() -> None:
    assert len(Places(kept("a", "a"), "a" * 100).copies(7)) == 7


def test_a_place_in_unchanged_surroundings_is_whole() -> None:
    copy = Places(kept(PASSAGE), TEXT).copies(1)[0]
    assert copy.is_whole
    assert (copy.score, copy.touching) == (2.0, 2 * CONTEXT)


def test_the_end_of_the_text_counts_as_its_surroundings() -> None:
    last = Places(kept("for it rained."), TEXT).copies(1)[0]
    followed = Places(kept("for it rained."), TEXT + " Then it snowed.").copies(1)[0]
    assert last.after.share == 1.0
    assert followed.after.share == 0.0


def test_surroundings_touch_as_far_as_they_are_the_same() -> None:
    copy = Places(kept(PASSAGE), TEXT.replace("for it", "for all")).copies(1)[0]
    assert copy.after.touching == len(", for ")
    assert not copy.is_whole


def test_unrelated_surroundings_do_not_agree_by_chance() -> None:
    copy = Places(kept(PASSAGE), f"Much later. {PASSAGE} and went home by the last tram.").copies(
        1
    )[0]
    assert copy.score == 1.0


def test_a_place_reaches_to_where_the_surroundings_begin() -> None:
    edited = TEXT.replace("Nobody stayed", "Hardly a soul had stayed")
    span = alike(PASSAGE, edited).span
    assert edited[span.start : span.end].endswith("stayed to see them")
    assert edited[span.end :].startswith(", for it rained.")


def test_a_place_keeps_its_words_where_its_last_one_and_its_surroundings_are_gone() -> None:
    text = "The ferry left at nine from Kelby pier. Then came fog, and nobody saw the boats."
    edited = (
        "About the ferry: the ferry left at nine from Kelby. Other news stood on this page later."
    )
    span = alike("The ferry left at nine from Kelby pier.", edited, text).span
    assert edited[: span.end].endswith("from Kelby.")


def test_rare_words_are_the_essence() -> None:
    text = "In the one hall they sang. In the one yard they danced. In the one barn they slept."
    edited = text.replace("danced", "quarrelled")
    common, rare = alike("In the one yard they danced.", edited, text), alike("sang.", text, text)
    assert common.likeness > 0.8
    assert common.essence < 0.8
    assert rare.essence == 1.0


def test_where_a_passage_was_taken_out_its_surroundings_meet() -> None:
    text = "It is cold. Try to go on foot. Try to go by the road that leads through Pell."
    edited = text.replace("Try to go on foot. ", "")
    assert alike("Try to go on foot.", edited, text).is_gap
    assert not alike("Try to go on foot.", text, text).is_gap


def test_of_very_long_passages_nothing_similar_is_looked_for() -> None:
    text = " ".join(f"w{number}" for number in range(4000))
    places = Places(kept(text, text), text)
    assert places.alike() == []
    assert [copy.span for copy in places.copies(2)] == [Span(0, len(text))]
