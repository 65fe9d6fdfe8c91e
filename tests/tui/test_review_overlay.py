"""One quotation of the review queue in its context."""

from __future__ import annotations

from dataclasses import replace

from reader.model.quotation import Extraction
from reader.tui.widgets.review_overlay import ReviewOverlay
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, document_of, showcase

DOCUMENT = document_of(fake_newsroom(), "a:1000000001")
MAREN, MAYOR, *_ = DOCUMENT.quotations
SIZE = (100, 40)


async def test_the_words_stand_in_their_context_with_evidence() -> None:
    overlay = ReviewOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_quotation(DOCUMENT, MAYOR, MAYOR.spans, "review · 3 of 12")
        text = await stage.text()
        assert "review · 3 of 12" in text and "101 (outlet ?) ¶6" in text
        before, after = DOCUMENT.paragraphs[4], DOCUMENT.paragraphs[6]
        assert DOCUMENT.text[slice(*before)][:20] in text
        assert DOCUMENT.text[slice(*after)][:20] in text
        assert "Mayor of Velmar · likely" in text and "who that is" in text


async def test_a_quotation_over_several_paragraphs_is_shown_whole() -> None:
    overlay = ReviewOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_quotation(DOCUMENT, MAREN, MAREN.spans, "")
        text = " ".join((await stage.text()).split())
        assert "The ships can wait. People cannot be put at risk.”" in text


async def test_rejected_words_are_shown_as_no_quotation() -> None:
    overlay = ReviewOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_quotation(DOCUMENT, None, MAYOR.spans, "")
        text = await stage.text()
        assert "not a quotation · by you" in text and "half a town" in text


async def test_hostile_evidence_is_shown_as_symbols() -> None:
    hostile = replace(
        MAYOR, speaker=HOSTILE, via=HOSTILE, why=HOSTILE, alternatives=(HOSTILE,), role=HOSTILE
    )
    document = replace(DOCUMENT, extraction=Extraction((hostile,)))
    overlay = ReviewOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_quotation(document, hostile, hostile.spans, HOSTILE)
        text = await stage.text()
        assert text.count("[bold]@click") >= 5
        assert not any(sign in text for sign in RAW)
