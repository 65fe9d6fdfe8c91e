"""Correcting quotations, speakers and the review queue, in the whole app."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.correction import Correction, Decision, Verdict
from reader.model.note import AnchorState, Placed
from reader.newsroom.services import Newsroom
from tests.driving import HARBOUR, NARROW, TINY, Reader, reading, reading_article
from tests.fakes import fake_newsroom


def correction(reader: Reader) -> Correction:
    """The only one there is."""
    (made,) = reader.room.corrections.all()
    return made


async def test_a_speaker_is_corrected_by_typing_a_name(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".", "c")
        await reader.type("Ada Quell")
        await reader.press("enter")
        assert correction(reader).decision.speaker == "Ada Quell"
        assert "Ada Quell · by you, 2031-11-05" in reader.status
        await reader.press("k", "j")
        assert "¶6" in reader.status and "Ada Quell · by you, 2031-11-05" in reader.status
        assert "Qu✓" in reader.text()


async def test_escape_leaves_the_dialog_without_a_decision(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "c")
        await reader.type("Ada")
        await reader.press("escape")
        assert list(reader.room.corrections.all()) == []
        assert reader.app.overlays.top is None


async def test_tab_leads_through_the_parts_of_the_dialog(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "c", "tab", "down", "tab")
        await reader.type("Radio Velmar")
        await reader.press("shift+tab", "shift+tab", "enter")
        decision = correction(reader).decision
        assert (decision.kind.value, decision.via) == ("partial", "Radio Velmar")
        assert decision.verdict is Verdict.CHANGED


async def test_undo_and_redo_say_what_they_did_and_show_it(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".", "c")
        await reader.type("Ada Quell")
        await reader.press("enter", "u")
        assert "took back the correction of the quotation" in reader.status
        assert "Qu✓" not in reader.text()
        await reader.press("ctrl+r")
        assert "did again the correction of the quotation" in reader.status
        assert "Qu✓" in reader.text()


async def test_a_quotation_is_confirmed_by_one_key(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "+", "g", "q")
        assert correction(reader).decision.verdict is Verdict.RIGHT
        text = reader.text()
        assert "1 checked by you" in " ".join(text.split()).replace("▏ ", "")
        assert "Ma✓" in text


async def test_a_quotation_is_rejected_by_one_key(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".", "x")
        assert "not a quotation" in reader.status
        assert len(reader.app.view.document.quotations) == 3
        await reader.press("u")
        assert len(reader.app.view.document.quotations) == 4


async def test_the_quotes_tab_has_the_same_keys(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "q", "G", "+")
        assert correction(reader).decision.speaker == "Ilse Maren"
        await reader.press("c", "escape")
        await reader.press("x")
        assert correction_verdicts(reader) == [Verdict.NOT_QUOTED, Verdict.RIGHT]


def correction_verdicts(reader: Reader) -> list[Verdict]:
    return [made.decision.verdict for made in reader.room.corrections.all()]


async def test_a_line_without_a_quotation_says_so(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("c")
        assert reader.status.startswith("no quotation here")
        await reader.press("g", "q", "g", "g", "+")
        assert reader.status.startswith("no quotation here")


async def test_selected_words_become_a_quotation(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("v", ")", "c")
        await reader.type("Ada Quell")
        await reader.press("enter")
        made = correction(reader)
        assert made.decision.verdict is Verdict.MISSED
        assert len(reader.app.view.document.quotations) == 5
        assert reader.app.view.selection is None
        await reader.press("g", "q")
        assert "5 quotations" in reader.text()


# Speakers


async def test_a_speakers_page_leads_to_the_article_and_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "s")
        assert "5 speakers" in reader.text()
        await reader.press("enter")
        assert "Ilse Maren · person · 4 statements" in reader.text()
        await reader.press("j", "enter")
        assert reader.app.open_article == HARBOUR
        assert reader.app.overlays.top is None
        await reader.press("<")
        assert "Ilse Maren · person · 4 statements" in reader.text()
        await reader.press("q")
        assert reader.app.overlays.top is None


async def test_the_list_is_filtered_as_one_types(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "s", "/")
        await reader.type("tell")
        await reader.press("enter")
        assert "Jonas Tell" in reader.text() and "Brun Ostling" not in reader.text()
        await reader.press("q")
        assert reader.app.overlays.top is None


async def test_marked_speakers_are_merged_under_a_name_and_taken_apart(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "s", "/")
        await reader.type("person")
        await reader.press("enter", "j", "v", "v")
        await reader.press("M", "ctrl+u")
        await reader.type("Otto")
        await reader.press("enter")
        assert "merged as Otto" in reader.status
        assert "merged with" in reader.text()
        await reader.press("u")
        assert "merged with" not in reader.text()
        await reader.press("ctrl+r", "g", "g", "j")
        assert reader.app.later.attribution.speakers.speaker.name == "Otto"
        await reader.press("X")
        assert "stands alone again" in reader.status
        assert "merged with" not in reader.text()


async def test_one_speaker_cannot_be_merged(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "s", "v", "M")
        assert "mark two speakers or more" in reader.status


async def test_what_cannot_be_merged_is_told(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "s", "X")
        assert "is not merged" in reader.status


async def test_a_speaker_of_the_open_article_is_isolated_from_the_list(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "s", "i")
        assert reader.app.view.isolated == "Ilse Maren"
        await reader.press("g", "s", "/")
        await reader.type("Ostling")
        await reader.press("enter", "i")
        assert "is not quoted in the open article" in reader.status


# Review


async def test_the_review_begins_with_the_least_certain(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r")
        assert "review · 1 of 8" in reader.text()
        assert "Mayor of Velmar · likely" in reader.text()
        assert "Why Mayor of Velmar?" in reader.text()


async def test_deciding_goes_on_and_undoing_goes_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r", "+")
        assert "review · 2 of 8" in reader.text()
        assert "by you, 2031-11-05" in reader.status
        await reader.press("u")
        assert "review · 1 of 8" in reader.text()
        assert list(reader.room.corrections.all()) == []
        await reader.press("ctrl+r")
        assert "review · 2 of 8" in reader.text()


async def test_skipping_and_going_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r", "k")
        assert "that is the first" in reader.status
        await reader.press("j", "j", "k")
        assert "review · 2 of 8" in reader.text()


async def test_what_was_decided_stays_to_be_seen(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r", "x", "k")
        assert "not a quotation · by you" in reader.text()


async def test_fixing_in_the_review_opens_the_dialog_and_goes_on(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r", "c")
        await reader.type("Ada Quell")
        await reader.press("enter")
        assert correction(reader).decision.speaker == "Ada Quell"
        assert "review · 2 of 8" in reader.text()


async def test_the_end_counts_what_was_decided(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r", *"+jjjjjjj")
        assert "that was the last of 8: 1 decided, 7 skipped" in reader.text()
        await reader.press("+")
        assert reader.status.startswith("no quotation here")


async def test_a_long_review_goes_on_part_by_part_and_skips_nothing(tmp_path: Path) -> None:
    room = fake_newsroom()
    room.corrections.most = 3
    async with reading(tmp_path, room=room) as reader:
        await reader.press("g", "r")
        seen = []
        for number, key in enumerate("+jj+j+jj", start=1):
            assert f"review · {number} of 8" in reader.text()
            standing = reader.app.reviewing.present
            seen.append((standing.document.article.id, standing.spans))
            await reader.press(key)
        assert len(set(seen)) == 8
        assert "that was the last of 8: 3 decided, 5 skipped" in reader.text()


async def test_the_article_is_opened_from_the_review(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "r", "enter")
        assert reader.app.open_article == HARBOUR
        assert "half a town" in reader.passage


async def test_nothing_to_review_says_so(tmp_path: Path) -> None:
    async with reading(tmp_path, room=fake_newsroom(())) as reader:
        await reader.press("g", "r")
        assert "nothing to review" in reader.text()


# Orphans


def with_orphan(room: Newsroom) -> Correction:
    """A correction whose words are gone."""
    first = room.quotes.of(HARBOUR).quotations[0]
    decision = Decision(Verdict.CHANGED, speaker="Ada Quell", note="rang her")
    made = room.corrections.decide(HARBOUR, first.spans[:1], decision)
    gone = replace(made, placed=(Placed(AnchorState.ORPHAN),))
    room.corrections.kept[made.id] = gone
    return gone


async def test_orphaned_corrections_are_listed_with_their_words(tmp_path: Path) -> None:
    room = fake_newsroom()
    with_orphan(room)
    async with reading_article(tmp_path, room=room) as reader:
        await reader.press("g", "n")
        text = reader.text()
        assert "Corrections: words gone" in text
        assert "✓ Ada Quell" in text and "rang her" in text and "“We will not open" in text
        await reader.press("g", "n")
        assert "101 (outlet ?)" in reader.text() and "✓ Ada Quell" in reader.text()


async def test_while_no_article_is_open_the_librarys_orphans_are_listed(tmp_path: Path) -> None:
    room = fake_newsroom()
    with_orphan(room)
    async with reading(tmp_path, room=room) as reader:
        for _ in range(2):
            await reader.press("g", "n")
            assert "Corrections: words gone" in reader.text()
            assert "101 (outlet ?)" in reader.text() and "✓ Ada Quell" in reader.text()


async def test_an_orphan_can_be_taken_away_and_brought_back(tmp_path: Path) -> None:
    room = fake_newsroom()
    with_orphan(room)
    async with reading_article(tmp_path, room=room) as reader:
        await reader.press("g", "n", "d")
        assert "✓ Ada Quell" not in reader.text()
        await reader.press("u")
        assert "✓ Ada Quell" in reader.text()


@pytest.mark.parametrize("size", [NARROW, TINY], ids=["50x20", "20x5"])
async def test_every_view_opens_on_a_small_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reading_article(tmp_path, size=size) as reader:
        await reader.press(".", "c", "tab", "escape", "g", "s", "enter", "q", "q", "g", "r", "j")
        assert reader.app.overlays.is_open("review")
