"""The dialog that corrects a quotation."""

from __future__ import annotations

from dataclasses import replace

from reader.model.correction import Verdict
from reader.model.quotation import SpeakerKind
from reader.newsroom.speakers import SpeakerRow
from reader.tui.draft import Draft, Subject
from reader.tui.messages import QuotationCorrected
from reader.tui.widgets.correct_overlay import CorrectOverlay
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, Stage, document_of, showcase

DOCUMENT = document_of(fake_newsroom(), "a:1000000001")
SUBJECT = Subject(DOCUMENT, DOCUMENT.quotations[1].spans, DOCUMENT.quotations[1])
SIZE = (100, 24)


async def applied(overlay: CorrectOverlay, stage: Stage) -> Draft:
    overlay.accept()
    return (await stage.asked(QuotationCorrected))[-1].draft


async def test_enter_at_once_confirms() -> None:
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(SUBJECT)
        draft = await applied(overlay, stage)
        assert draft.decision.verdict is Verdict.RIGHT
        assert draft.decision.speaker == "Mayor of Velmar"


async def test_it_shows_the_words_and_the_decision_so_far() -> None:
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(SUBJECT)
        text = await stage.text()
        assert "“A town without its bridge is half a town.”" in text
        assert "▸ speaker  Mayor of Velmar" in text
        assert "cue      “said”" in text
        assert "enter apply" in text


async def test_a_name_is_typed_and_applied() -> None:
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(SUBJECT)
        await stage.type("mare")
        draft = await applied(overlay, stage)
        assert draft.decision.speaker == "Ilse Maren"
        assert draft.decision.verdict is Verdict.CHANGED


async def test_every_part_can_be_changed_in_one_go() -> None:
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(SUBJECT)
        for typed in ("mare", "part", "Radio Velmar", "none", "rang her"):
            await stage.type(typed)
            if typed != "rang her":
                overlay.turn(1)
        draft = await applied(overlay, stage)
        decision = draft.decision
        assert (decision.speaker, decision.kind.value) == ("Ilse Maren", "partial")
        assert (decision.via, draft.cue, decision.note) == ("Radio Velmar", None, "rang her")


async def test_turning_back_shows_what_was_chosen() -> None:
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(SUBJECT)
        await stage.type("mare")
        overlay.turn(1)
        overlay.turn(-1)
        assert "▸ speaker  Ilse Maren" in await stage.text()
        assert (await applied(overlay, stage)).decision.speaker == "Ilse Maren"


async def test_the_librarys_speakers_come_later_and_leave_the_choice_alone() -> None:
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(SUBJECT)
        overlay.choices.move_rows(1)
        overlay.offer_also((SpeakerRow("Brun Ostling", SpeakerKind.PERSON, 1, 1),))
        assert "Brun Ostling" in await stage.text()
        assert (await applied(overlay, stage)).decision.speaker == "Ilse Maren"


async def test_hostile_names_and_notes_are_shown_as_symbols() -> None:
    quotation = replace(SUBJECT.document.quotations[1], speaker=HOSTILE, via=HOSTILE)
    overlay = CorrectOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.open(replace(SUBJECT, found=quotation))
        overlay.offer_also((SpeakerRow(f"x{HOSTILE}", SpeakerKind.GROUP, 1, 1),))
        text = await stage.text()
        assert "[bold]@click" in text
        assert not any(sign in text for sign in RAW)
