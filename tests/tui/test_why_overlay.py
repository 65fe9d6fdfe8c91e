"""The evidence for a speaker and for a match."""

from __future__ import annotations

from dataclasses import replace

from reader.model.quotation import Confidence, Said
from reader.tui.widgets.match_rows import Parallel
from reader.tui.widgets.why_overlay import WhyOverlay, match_evidence, quotation_evidence
from tests.fakes import fake_newsroom
from tests.showcase import document_of, showcase

ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, "a:1000000001")
OTHER = ROOM.matches.of("a:1000000001").counterparts[0]
PRONOUN = DOCUMENT.quotations[1]


def evidence(**fields: object) -> dict[str, str]:
    quotation = replace(PRONOUN, **fields)  # type: ignore[arg-type]
    rows = [row.text for row in quotation_evidence(DOCUMENT, quotation)]
    return {row[:14].strip(): row[14:] for row in rows}


def test_the_words_that_name_the_speaker_and_the_cue_are_quoted_with_their_place() -> None:
    assert evidence()["named by"] == "“He” ¶5"
    assert evidence()["cue"] == "“said” ¶5"


def test_the_chain_from_the_pronoun_to_the_name_is_shown() -> None:
    assert evidence()["who that is"] == "The mayor of Velmar ¶4"


def test_confidence_is_told_in_words() -> None:
    assert evidence(confidence=Confidence.GUESS)["confidence"].startswith("guess: ")
    assert evidence(by_hand=True)["confidence"] == "checked by you"


def test_rivals_relay_role_and_occasion_are_told_where_there_are_any() -> None:
    told = evidence(
        alternatives=("Ilse Maren",),
        via="Radio Velmar",
        role="the mayor",
        said=Said("last year", "2030", "in Velmar"),
    )
    assert told["considered"] == "Ilse Maren"
    assert told["relayed by"] == "Radio Velmar"
    assert told["role"] == "the mayor"
    assert told["said"] == "last year (2030), in Velmar"
    assert "considered" not in evidence()


def test_a_quotation_without_a_name_or_cue_says_that_there_is_none() -> None:
    told = evidence(mention=None, cue=None)
    assert (told["named by"], told["cue"]) == ("nothing", "none")


def test_a_match_shows_shared_words_with_their_weights() -> None:
    rows = [row.text for row in match_evidence(DOCUMENT, OTHER, OTHER.alignment.links[1])]
    told = {row[:14].strip(): row[14:] for row in rows}
    assert told["shared words"] == "bridge 2.0  arches 1.5"
    assert told["kind"] == "= identical but for . ,"


async def test_both_pieces_of_evidence_fit_one_screen_and_can_be_scrolled() -> None:
    overlay = WhyOverlay()
    async with showcase(overlay, (80, 8)) as stage:
        overlay.show_both(DOCUMENT, PRONOUN, Parallel(OTHER.alignment.links[1], OTHER))
        assert "Why Mayor of Velmar?" in await stage.text()
        overlay.rows.move_bottom()
        assert "shared words" in await stage.text()
