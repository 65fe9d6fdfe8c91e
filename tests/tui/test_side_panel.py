"""The side panel: three tabs that follow the reading cursor."""

from __future__ import annotations

from reader.tui.document import Document
from reader.tui.layout import Tab
from reader.tui.messages import OpenPassage
from reader.tui.widgets.side_panel import SidePanel
from tests.fakes import fake_newsroom
from tests.showcase import Stage, document_of, showcase

HARBOUR, POST = "a:1000000001", "a:2000000002"
ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, HARBOUR)
PASSAGE = DOCUMENT.sentence_at(DOCUMENT.text.index("half a town"))


def filled(panel: SidePanel, document: Document = DOCUMENT) -> None:
    panel.show_document(document)
    panel.show_matches(ROOM.matches.of(HARBOUR), {POST: ROOM.quotes.of(POST)})
    panel.show_passage(PASSAGE)


async def title(stage: Stage) -> str:
    return (await stage.lines())[0].strip()


async def test_the_title_line_names_the_tabs_and_the_present_one_in_capitals() -> None:
    panel = SidePanel()
    async with showcase(panel) as stage:
        assert await title(stage) == "MATCHES  quotes  notes"
        panel.next_tab()
        assert await title(stage) == "matches  QUOTES  notes"


async def test_tabs_go_round_in_both_directions() -> None:
    panel = SidePanel()
    async with showcase(panel):
        panel.previous_tab()
        assert panel.tab is Tab.NOTES
        panel.next_tab()
        assert panel.tab is Tab.MATCHES


async def test_only_the_present_tab_is_shown() -> None:
    panel = SidePanel()
    async with showcase(panel) as stage:
        filled(panel)
        assert "identical but for" in await stage.text()
        panel.show_tab(Tab.QUOTES)
        shown = await stage.text()
        assert "identical but for" not in shown
        assert "4 quotations" in shown


async def test_a_tab_that_was_hidden_catches_up_with_the_cursor() -> None:
    panel = SidePanel()
    async with showcase(panel):
        filled(panel)
        panel.show_tab(Tab.QUOTES)
        assert panel.target is not None
        assert panel.target.about == DOCUMENT.quotation_at(PASSAGE.start)


async def test_the_keys_stay_in_the_panel_when_the_tab_changes() -> None:
    panel = SidePanel()
    async with showcase(panel) as stage:
        filled(panel)
        panel.rows.focus()
        await stage.lines()
        panel.next_tab()
        await stage.lines()
        assert panel.quotes.has_focus


async def test_choosing_a_match_asks_to_open_the_other_article_at_its_passage() -> None:
    panel = SidePanel()
    async with showcase(panel) as stage:
        filled(panel)
        panel.rows.choose()
        (asked,) = await stage.asked(OpenPassage)
        assert asked.article == POST
        assert asked.span is not None
        assert "half a town" in ROOM.articles.text(POST).text[slice(*asked.span)]


async def test_new_notes_leave_the_matches_as_they_are() -> None:
    panel = SidePanel()
    async with showcase(panel) as stage:
        filled(panel)
        panel.show_document_parts(DOCUMENT)
        assert "identical but for" in await stage.text()


async def test_another_article_is_not_compared_yet() -> None:
    panel = SidePanel()
    async with showcase(panel) as stage:
        filled(panel)
        panel.show_document(document_of(ROOM, POST))
        assert "comparing…" in await stage.text()


async def test_beneath_the_article_the_panel_wastes_no_line() -> None:
    panel = SidePanel()
    async with showcase(panel, (80, 7)) as stage:
        filled(panel)
        expected = " = identical but for . , · East Bank Post (102) ¶4 · Jonas Tell"
        assert (await stage.lines())[1] == expected
