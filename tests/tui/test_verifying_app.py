"""Checking words, judging matches and editing facts, in the whole app."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.model.decision import MatchDecision
from reader.tui.layout import Pane
from reader.tui.messages import WorkFinished
from reader.tui.work import Ticket
from tests.driving import BRIDGE, FROST, HARBOUR, NARROW, TINY, Reader, reading, reading_article
from tests.fakes import InlineWork, fake_newsroom

# Checking words


async def check(reader: Reader, words: str) -> None:
    """Asks on the command line."""
    await reader.press(":")
    await reader.type(f"check {words}")
    await reader.press("enter")


async def test_words_are_checked_on_the_command_line(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "half a town")
        text = reader.text()
        assert "check · 1 quotation: 1 found" in text and "in 4 articles" in text
        assert "= part of a longer quotation  2 sources" in text
        assert "there" in reader.footer and "why" in reader.footer


async def test_a_speaker_is_named_before_the_words(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "speaker:ostling half a town")
        assert "words found, other speaker: Mayor of Velmar, Jonas Tell" in reader.text()


async def test_what_is_not_found_may_have_been_said(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "nobody said so")
        text = " ".join(reader.text().split())
        assert "that does not mean it was not said" in text
        await reader.press("enter")
        assert reader.app.overlays.top is None


async def test_enter_opens_the_source_and_back_leads_to_the_answer(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "half a town")
        await reader.press("j", "enter")
        assert reader.app.open_article == BRIDGE
        assert "half a town" in reader.passage
        assert reader.app.overlays.top is None
        await reader.press("<")
        assert "= part of a longer quotation  2 sources" in reader.text()
        await reader.press("<")
        assert reader.app.overlays.top is None


async def test_the_quotation_at_the_cursor_is_checked_elsewhere(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".", "K")
        text = reader.text()
        assert "said by Mayor of Velmar" in text
        assert "not found elsewhere in this collection" in text


async def test_selected_words_are_checked_elsewhere(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".", "v", "w", "w", "w", "w", "K")
        assert reader.app.view.selection is None
        text = reader.text()
        assert "A town without its" in text
        assert "1 source elsewhere" in text and "East Bank Post (102) ¶4" in text


async def test_the_command_alone_takes_the_passage(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(":")
        await reader.type("check")
        await reader.press("enter")
        assert "The harbour bridge at Velmar will stay closed" in reader.text()


async def test_without_words_at_hand_they_are_asked_for(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("K")
        assert "speaker:name the words" in reader.text()
        await reader.type("half a town")
        await reader.press("enter")
        assert "2 sources" in reader.text()


async def test_the_words_can_be_changed_and_checked_again(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "half a towm")
        assert "1 not found" in reader.text()
        await reader.press("K", "backspace", "n", "enter")
        assert "1 found" in reader.text()
        await reader.press("q")
        assert reader.app.overlays.top is None


async def test_leaving_the_prompt_checks_nothing(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("K", "escape")
        assert reader.app.overlays.top is None
        await reader.press("K", "enter")
        assert "nothing checked" in reader.status


async def test_a_speakers_statement_is_checked(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("g", "s", "enter", "K")
        assert "check · 1 quotation" in reader.text()
        assert "said by Ilse Maren" in " ".join(reader.text().split())


async def test_a_passage_of_the_comparison_is_checked(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("=", "]", "m", "]", "m", "K")
        assert "said by Ilse Maren" in " ".join(reader.text().split())
        await reader.press("q")
        assert reader.app.overlays.is_open("compare")


async def test_a_source_is_copied_with_its_citation(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "half a town")
        await reader.press("y")
        assert "with citation" in reader.status
        (clip,) = list(tmp_path.rglob("clip.txt")) or [None]
        assert clip is None or "101_harbour.txt" in clip.read_text(encoding="utf-8")


async def test_the_evidence_of_a_source_is_shown(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "half a town")
        await reader.press("w")
        assert "Why 101 (outlet ?)?" in reader.text()
        await reader.press("q")
        assert "2 sources" in reader.text()


async def test_nothing_to_explain_where_nothing_was_found(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, "nobody said so")
        await reader.press("w")
        assert "no evidence" in reader.status


async def test_words_that_cannot_be_checked_are_told(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await check(reader, '""')
        assert "there are no words to check" in reader.status
        assert reader.app.overlays.top is None


class SlowWork(InlineWork):
    """Checks are done when they are let go; everything else at once."""

    def __init__(self, post) -> None:
        super().__init__(post)
        self.held: list = []

    def latest(self, kind, job, then) -> None:
        if kind != "check":
            super().latest(kind, job, then)
            return
        self.turns[kind] = self.turns.get(kind, 0) + 1
        self.held.append((self.turns[kind], job, then))

    def cancel(self) -> bool:
        self.turns["check"] += 1
        return True

    def let_go(self) -> None:
        for turn, job, then in self.held:
            self._post(WorkFinished("check", turn, job(Ticket()), then))
        self.held.clear()


async def test_keys_typed_ahead_wait_for_the_answer(tmp_path: Path) -> None:
    async with reading(tmp_path, work=SlowWork) as reader:
        await check(reader, "half a town")
        await reader.press("j", "enter")
        assert reader.app.overlays.is_open("check")
        reader.app.work.let_go()
        await reader.settle()
        assert reader.app.open_article == BRIDGE


async def test_a_check_that_is_cancelled_gives_the_keys_back(tmp_path: Path) -> None:
    async with reading(tmp_path, work=SlowWork) as reader:
        await check(reader, "half a town")
        await reader.press("ctrl+c")
        assert "cancelled" in reader.text()
        reader.app.work.let_go()
        await reader.settle()
        assert "2 sources" not in reader.text()
        await reader.press("q")
        assert reader.app.overlays.top is None


# Judging matches


def decisions(reader: Reader) -> list[tuple[str, bool]]:
    return [(each.other, each.right) for each in reader.room.matches.decisions(HARBOUR)]


def only(reader: Reader) -> MatchDecision:
    (made,) = reader.room.matches.decisions(HARBOUR)
    return made


def panel_text(reader: Reader) -> str:
    """The panel's words without its border and line ends."""
    return " ".join(row.text for row in reader.app.panel.matches.shown)


async def test_a_match_is_rejected_in_the_panel_and_set_aside(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m", "g", "m", "x")
        assert decisions(reader) == [(BRIDGE, False)]
        assert "East Bank Post (102): set aside by you · u undoes" in reader.status
        text = panel_text(reader)
        assert "Set aside by you" in text and "x East Bank Post (102)" in text
        assert len(reader.app.desk.document.matches) == 2


async def test_a_match_is_confirmed_in_the_panel(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m", "g", "m", "+")
        assert only(reader).right
        assert "confirmed by you · u undoes" in reader.status
        assert "✓ confirmed by you" in panel_text(reader)


async def test_what_was_set_aside_is_brought_back_by_confirming_it(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m", "g", "m", "x", "x")
        assert "set aside already; + brings it back" in reader.status
        await reader.press("+")
        assert decisions(reader) == [(BRIDGE, True)]
        assert "Set aside" not in panel_text(reader)


@pytest.mark.parametrize("key", ["+", "x"])
async def test_a_decision_is_forgotten(tmp_path: Path, key: str) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m", "g", "m")
        before = panel_text(reader)
        await reader.press(key, "d")
        assert decisions(reader) == []
        assert "decision forgotten" in reader.status
        assert panel_text(reader) == before
        await reader.press("d")
        assert "nothing was decided about this" in reader.status


async def test_undo_and_redo_show_the_match_and_take_it_away(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m", "g", "m", "x", "u")
        assert "took back the rejection of the match" in reader.status
        assert len(reader.app.desk.document.matches) == 3
        assert "Set aside" not in panel_text(reader)
        await reader.press("ctrl+r")
        assert "did again the rejection of the match" in reader.status
        assert len(reader.app.desk.document.matches) == 2


async def test_in_the_article_the_same_keys_mean_quotations(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".", "x")
        assert decisions(reader) == []
        assert len(reader.room.corrections.all()) == 1


async def test_a_line_without_a_match_says_so(tmp_path: Path) -> None:
    async with reading_article(tmp_path, FROST) as reader:
        await reader.press("g", "m", "x")
        assert "no match here" in reader.status


async def test_the_command_line_leads_to_the_panel(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m", ":")
        await reader.type("match.reject")
        await reader.press("enter")
        assert decisions(reader) == [(BRIDGE, False)]
        assert reader.app.stage.pane is Pane.PANEL


async def test_a_match_is_rejected_in_the_comparison_and_its_block_falls_apart(
    tmp_path: Path,
) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("=", "]", "m", "]", "m")
        assert reader.app.compare.match is not None
        at = reader.app.compare.match.a
        await reader.press("x")
        assert decisions(reader) == [(BRIDGE, False)]
        assert reader.app.compare.match is None
        assert any(span.overlaps(at) for span in reader.app.compare.block.a)
        assert "set aside by you" in reader.status
        await reader.press("u")
        assert reader.app.compare.match is not None
        await reader.press("+")
        assert "✓ confirmed by you" in reader.text()


async def test_a_block_without_a_match_has_nothing_to_judge(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("=", "g", "g", "x")
        assert "no match here" in reader.status


async def test_a_match_whose_words_are_gone_can_only_be_forgotten(tmp_path: Path) -> None:
    from dataclasses import replace

    from reader.model.note import AnchorState, Placed

    room = fake_newsroom()
    async with reading_article(tmp_path, room=room) as reader:
        await reader.press("]", "m", "g", "m", "x")
        made = only(reader)
        room.matches.kept[made.id] = replace(made, b_placed=Placed(AnchorState.ORPHAN))
        reader.app.desk.compare_anew()
        await reader.settle()
        await reader.press("+")
        assert "its words are gone" in reader.status
        await reader.press("d")
        assert decisions(reader) == []


# Editing facts


async def test_the_outlet_of_the_open_article_is_edited(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("e")
        assert "▸ outlet" in reader.text()
        await reader.type("The Gull")
        await reader.press("enter")
        assert reader.app.overlays.top is None
        assert "outlet The Gull · 101_harbour.txt · u undoes" in reader.status
        assert reader.room.articles.text(HARBOUR).metadata.outlet.value == "The Gull"
        text = reader.text()
        assert "101 · The Gull" in text
        assert reader.app.desk.document.article.metadata.outlet.value == "The Gull"


async def test_the_article_under_the_lists_cursor_is_edited(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("e", "tab", *"2031-11-03", "enter")
        assert "101 · outlet ? · 2031-11-03" in reader.text()


async def test_marked_articles_are_edited_together(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("v", "v")
        assert reader.text().count("✓ ") == 2
        assert "2 marked with v" in reader.status
        await reader.press("e")
        assert "2 articles" in reader.text() and "Edited together" in reader.text()
        await reader.type("The Gull")
        await reader.press("enter")
        outlets = [reader.room.articles.heads([id])[0].outlet for id in (HARBOUR, BRIDGE)]
        assert outlets == ["The Gull", "The Gull"]
        assert "✓ " not in reader.text()


async def test_back_takes_the_marks_away_before_it_leaves(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("v", "q")
        assert reader.app.headlines.chosen == ()
        assert "marked with v" not in reader.status


async def test_marking_twice_takes_the_mark_away(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("v", "k", "v")
        assert reader.app.headlines.chosen == ()


async def test_articles_that_are_filtered_out_are_marked_no_more(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("v", "v", "/")
        await reader.type("orchard")
        await reader.press("enter")
        assert reader.app.headlines.chosen == ()


async def test_a_bad_date_is_told_in_the_dialog_and_nothing_is_kept(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("e", "tab")
        await reader.type("soon")
        await reader.press("enter")
        assert "! “soon” is no date; write it as 2023-05-03" in reader.text()
        assert reader.room.articles.text(HARBOUR).metadata.date is None
        await reader.press("ctrl+u", *"2031-11-03", "enter")
        assert reader.app.overlays.top is None
        assert reader.room.articles.text(HARBOUR).metadata.date.value == "2031-11-03"


async def test_an_emptied_fact_is_what_the_file_says_again(tmp_path: Path) -> None:
    room = fake_newsroom()
    room.articles.edit([BRIDGE], {"outlet": "The Gull"})
    async with reading_article(tmp_path, BRIDGE, room=room) as reader:
        await reader.press("e")
        assert "by hand" in reader.text()
        await reader.press("ctrl+u")
        assert "what the file says" in reader.text()
        await reader.press("enter")
        assert room.articles.text(BRIDGE).metadata.outlet.value == "East Bank Post"


async def test_undo_and_redo_of_an_edit_are_shown_at_once(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("e")
        await reader.type("The Gull")
        await reader.press("enter", "u")
        assert "101 · outlet ?" in reader.text()
        assert reader.app.desk.document.article.metadata.outlet is None
        await reader.press("ctrl+r")
        assert "101 · The Gull" in reader.text()
        assert reader.app.desk.document.article.metadata.outlet.value == "The Gull"


async def test_a_new_outlet_names_the_article_in_the_panel_and_the_comparison(
    tmp_path: Path,
) -> None:
    async with reading_article(tmp_path, BRIDGE) as reader:
        await reader.press("g", "l", "g", "g", "e")
        await reader.type("The Gull")
        await reader.press("enter", "l", "]", "m")
        assert "The Gull (101)" in panel_text(reader)
        await reader.press("=")
        assert "The Gull" in reader.text()


async def test_escape_leaves_the_facts_as_they_were(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        await reader.press("e")
        await reader.type("The Gull")
        await reader.press("escape")
        assert reader.room.articles.text(HARBOUR).metadata.outlet is None
        assert reader.app.overlays.top is None


async def test_nothing_to_edit_says_so(tmp_path: Path) -> None:
    async with reading(tmp_path, room=fake_newsroom(())) as reader:
        await reader.press("e")
        assert "no article here" in reader.status


async def test_an_article_that_cannot_be_read_gives_the_keys_back(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        reader.room.articles.broken = UsageError("the library is gone")
        await reader.press("e")
        assert "the library is gone" in reader.status
        assert not reader.app.editing.is_busy


async def test_the_position_stays_when_the_open_article_is_edited(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".")
        before = reader.passage
        await reader.press("e")
        await reader.type("The Gull")
        await reader.press("enter")
        assert reader.passage == before
        assert reader.app.stage.pane is Pane.ARTICLE


@pytest.mark.parametrize("size", [NARROW, TINY], ids=["50x20", "20x5"])
async def test_every_view_opens_on_a_small_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reading_article(tmp_path, size=size) as reader:
        await reader.press(".", "K", "j", "w", "q", "q", "e", "tab", "escape", "g", "m", "x")
        assert reader.app.overlays.top is None
