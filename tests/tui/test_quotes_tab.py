"""Who said what in the article, in the side panel."""

from __future__ import annotations

from dataclasses import replace

from reader.model.quotation import Extraction, Quotation
from reader.tui.document import Document
from reader.tui.messages import SpeakerIsolated
from reader.tui.widgets.quotes_tab import QuotesTab, quotation_rows
from tests.fakes import fake_newsroom
from tests.showcase import document_of, showcase

ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, "a:1000000001")


def told(document: Document = DOCUMENT, *, isolated: str | None = None) -> list[str]:
    rows = quotation_rows(document, isolated=isolated)
    return [" ".join(row.text.split()) for row in rows]


def with_quotations(*quotations: Quotation) -> Document:
    return replace(DOCUMENT, extraction=Extraction(quotations))


def test_the_header_says_how_sure_the_attributions_are() -> None:
    assert told()[0] == "4 quotations: 3 sure, 1 likely; 0 checked by you"


def test_the_header_counts_what_the_reader_has_checked() -> None:
    checked = with_quotations(replace(DOCUMENT.quotations[0], by_hand=True))
    assert told(checked)[0] == "1 quotation: 1 sure; 1 checked by you"


def test_an_article_without_quotations_says_so() -> None:
    assert told(with_quotations())[0] == "no quotations"


def test_the_legend_uses_the_letters_of_the_gutter_and_counts() -> None:
    letters = DOCUMENT.signs.of("Ilse Maren").letters
    assert f"{letters} Ilse Maren2" in told()


def test_unnamed_sources_are_called_unnamed() -> None:
    assert any("unnamed: Shopkeepers on the east bank" in line for line in told())


def test_quotations_come_in_reading_order_with_paragraph_and_first_words() -> None:
    lines = told()
    assert lines.index("Ve Mayor of Velmar¶6") < lines.index("Ma Ilse Maren¶8")
    assert "“A town without its bridge is half a town.”" in lines


def test_partial_quotations_and_guesses_are_marked_in_words() -> None:
    assert "partial · sure" in told()
    assert "likely" in told()


def test_isolating_a_speaker_leaves_only_their_quotations() -> None:
    lines = told(isolated="Mayor of Velmar")
    assert "only Mayor of Velmar" in lines
    assert not any("Maren" in line for line in lines)


async def test_the_tab_stands_on_the_quotation_at_the_reading_cursor() -> None:
    tab = QuotesTab()
    async with showcase(tab):
        tab.show_document(DOCUMENT)
        tab.show_passage(DOCUMENT.sentence_at(DOCUMENT.text.index("half a town")))
        assert tab.target is not None
        assert tab.target.about == DOCUMENT.quotations[1]


async def test_a_legend_line_leads_to_the_speakers_first_quotation() -> None:
    tab = QuotesTab()
    async with showcase(tab):
        tab.show_document(DOCUMENT)
        tab.move_top()
        assert tab.target is not None
        assert tab.target.span == DOCUMENT.quotations[0].spans[0]


async def test_isolating_asks_for_the_speaker_under_the_cursor_and_then_for_all() -> None:
    tab = QuotesTab()
    async with showcase(tab) as stage:
        tab.show_document(DOCUMENT)
        tab.isolate()
        tab.show_document(DOCUMENT, isolated="Ilse Maren")
        tab.isolate()
        asked = await stage.asked(SpeakerIsolated)
        assert [message.speaker for message in asked] == ["Ilse Maren", None]


async def test_two_thousand_quotations_open_at_their_end_without_being_laid_out_one_by_one() -> (
    None
):
    first = DOCUMENT.quotations[0]
    many = with_quotations(*(replace(first, number=n) for n in range(1, 2001)))
    tab = QuotesTab()
    async with showcase(tab) as stage:
        tab.show_document(many)
        tab.move_bottom()
        assert "2,000 quotations" in told(many)[0]
        assert "We will not open" in await stage.text()
