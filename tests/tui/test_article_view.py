"""The article view: what stands where, and where every movement leads."""

from __future__ import annotations

import dataclasses

import pytest
from rich.style import Style
from textual.strip import Strip

from reader.model.article import ArticleHead, ArticleText
from reader.model.note import Anchor, AnchorState, Note, NoteKind, Placed
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.widgets.article_view import ArticleView
from tests.fakes_library import (
    PIECES,
    article_text,
    extraction_of,
    paragraphs_of,
    place_of,
    sentences_of,
)
from tests.showcase import HOSTILE, RAW, showcase

HARBOUR, _, _, INVENTORY = PIECES
WIDE, LOW = (90, 40), (44, 12)


def head(title: str = "Bridge stays shut", *, guess: bool = False) -> ArticleHead:
    return ArticleHead("a:1", "101_harbour.txt", title, guess, None, None, 460, 4, 3, None)


def document(**parts: object) -> Document:
    given = Document(article_text(HARBOUR), head(), extraction_of(HARBOUR))
    return dataclasses.replace(given, **parts)


def place(words: str) -> Span:
    return place_of(words, HARBOUR.text)


def left(kind: NoteKind, words: str) -> Note:
    anchor = Anchor(words, "", "", place(words), "v")
    return Note(1, kind, HARBOUR.id, anchor, Placed(AnchorState.UNCHANGED, place(words)))


def shown(view: ArticleView) -> ArticleView:
    view.show(document())
    return view


def strips(view: ArticleView) -> list[Strip]:
    return [view.render_line(y) for y in range(view.size.height)]


def style_of(view: ArticleView, words: str) -> Style:
    """The style under the first letter of words that stand in one row on the screen."""
    for strip in strips(view):
        at = strip.text.find(words)
        if at >= 0:
            return next(iter(strip.crop(at, at + 1))).style or Style()
    raise AssertionError(f"{words!r} is not on the screen")


# What stands where


async def test_title_facts_and_text_stand_below_each_other() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        lines = await stage.lines()
    assert lines[0] == "    Bridge stays shut"
    assert lines[1] == "    outlet ?  ·  date ?  ·  460 words  ·  2 min"
    assert lines[3].startswith("    The harbour bridge at Velmar")


async def test_a_guessed_title_is_marked() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        view.show(document(head=head(guess=True)))
        assert (await stage.lines())[0] == "    ~Bridge stays shut"


async def test_the_gutter_names_the_speaker_where_a_quotation_begins() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        gutters = [line[:4] for line in await stage.lines() if "“A town" in line]
    assert gutters == [" Ve "]


async def test_the_gutter_shows_what_a_person_left() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        view.update(document(notes=(left(NoteKind.BOOKMARK, "The town council meets"),)))
        assert "▌   The town council meets on Thursday." in await stage.lines()


async def test_no_row_is_longer_than_the_measure() -> None:
    view = ArticleView()
    async with showcase(view, (160, 40)) as stage:
        shown(view)
        assert max(map(len, await stage.lines())) <= 84


async def test_blank_rows_divide_paragraphs_on_high_screens_only() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        assert "" in (await stage.lines())[4:8]
        await stage.resize(90, 14)
        assert "" not in (await stage.lines())[4:]


async def test_the_passage_stands_out_from_its_surroundings() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("Engineers found"))
        passage, beside = style_of(view, "Engineers"), style_of(view, "Traffic has")
    assert passage.bgcolor != beside.bgcolor


async def test_speakers_have_colours_of_their_own() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view)
        colours = {style_of(view, words).color for words in ("“We will", "“A town", "Traffic")}
    assert len(colours) == 3


async def test_isolating_a_speaker_dims_the_others_until_it_ends() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view)
        before = style_of(view, "“A town")
        view.isolate("Ilse Maren")
        assert style_of(view, "“A town") != before
        view.isolate(None)
        assert style_of(view, "“A town") == before


async def test_a_light_theme_repaints_in_other_colours() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        dark = style_of(view, "“A town").color
        view.app.theme = "textual-light"
        await stage.text()
        assert style_of(view, "“A town").color != dark


async def test_unchanged_lines_are_the_same_objects() -> None:
    view = ArticleView()
    async with showcase(view, LOW):
        shown(view).goto(place("Shopkeepers"))
        before = {id(strip) for strip in strips(view)}
        view.scroll_rows(1)
        assert len(before & {id(strip) for strip in strips(view)}) >= LOW[1] - 3


async def test_every_line_is_as_wide_as_the_view() -> None:
    view = ArticleView()
    async with showcase(view, (37, 20)):
        shown(view)
        assert {strip.cell_length for strip in strips(view)} == {37}


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 2), (20, 5)])
async def test_the_smallest_screens_show_something(size: tuple[int, int]) -> None:
    view = ArticleView()
    async with showcase(view, size):
        shown(view).move_bottom()
        assert {strip.cell_length for strip in strips(view)} == {size[0]}


# Moving


async def test_rows_follow_each_other_and_blank_ones_do_not_count() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("The mayor of"))
        view.move_rows(1)
        assert view.cursor == place("He said:").start
        view.move_rows(-1)
        assert view.cursor == place("The mayor of").start


async def test_the_first_row_brings_the_heading_back() -> None:
    view = ArticleView()
    async with showcase(view, LOW) as stage:
        shown(view).move_bottom()
        view.move_top()
        assert (await stage.lines())[0].strip() == "Bridge stays shut"


async def test_the_last_row_stands_at_the_bottom() -> None:
    view = ArticleView()
    async with showcase(view, LOW) as stage:
        shown(view).move_bottom()
        assert (await stage.lines())[-1].strip() == "The town council meets on Thursday."


async def test_a_page_down_and_up_leads_back() -> None:
    view = ArticleView()
    async with showcase(view, LOW):
        view.show(Document(article_text(INVENTORY)))
        view.goto(place_of("Paragraph 20 of", INVENTORY.text))
        before = view.cursor, view.visible_rows
        view.move_pages(0.5)
        assert view.cursor > before[0]
        view.move_pages(-0.5)
        assert (view.cursor, view.visible_rows) == before


async def test_sentences_and_paragraphs_go_first_to_their_own_beginning() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("arches last week"))
        view.move_sentences(-1)
        assert view.passage == place("Engineers found cracks in two of its seven arches last week.")
        view.move_sentences(1)
        view.move_paragraphs(-1)
        assert view.cursor == place("Engineers").start


async def test_quotations_are_walked_one_stop_each() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view)
        numbers = []
        while view.move_quotations(1):
            assert view.quotation is not None
            numbers.append(view.quotation.number)
    assert numbers == [1, 2, 3, 4]


async def test_the_same_speakers_quotations_are_walked_alone() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("“We will not"))
        assert view.move_same_speaker(1)
        assert view.cursor == place("“no less").start
        assert not view.move_same_speaker(1)


async def test_without_a_quotation_here_there_is_no_same_speaker() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        assert not shown(view).move_same_speaker(1)


async def test_matches_notes_and_bookmarks_are_stops_of_their_own() -> None:
    view = ArticleView()
    notes = (left(NoteKind.NOTE, "The mayor"), left(NoteKind.BOOKMARK, "Shopkeepers"))
    async with showcase(view, WIDE):
        view.show(document(matches=(place("Engineers found"),), notes=notes))
        assert view.move_matches(1) and view.cursor == place("Engineers").start
        assert view.move_notes(1) and view.cursor == place("The mayor").start
        assert view.move_bookmarks(1) and view.cursor == place("Shopkeepers").start
        assert not view.move_bookmarks(1)


async def test_hits_are_counted_and_walked_round() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        view.set_hits(shown(view).document.find("bridge"))
        assert view.hit == (0, 3)
        view.move_hits(1)
        assert view.hit == (1, 3)
        view.move_hits(-1)
        assert view.hit == (3, 3)


async def test_a_distant_place_comes_with_what_stands_before_it() -> None:
    view = ArticleView()
    async with showcase(view, LOW) as stage:
        view.show(Document(article_text(INVENTORY)))
        view.goto(place_of("Paragraph 20 of", INVENTORY.text))
        lines = await stage.lines()
    assert 2 <= next(y for y, line in enumerate(lines) if "Paragraph 20" in line) <= 6


async def test_the_top_stays_over_a_change_of_width() -> None:
    view = ArticleView()
    async with showcase(view, (80, 20)) as stage:
        view.show(Document(article_text(INVENTORY)))
        view.goto(place_of("Paragraph 20 of", INVENTORY.text))
        top = view.page.row(view.visible_rows.start)
        await stage.resize(50, 20)
        await stage.lines()
        narrow = view.page.row(view.visible_rows.start)
    assert narrow.start <= top.start < narrow.end


async def test_the_wheel_takes_the_cursor_along() -> None:
    view = ArticleView()
    async with showcase(view, LOW):
        shown(view)
        view.scroll_rows(8)
        assert view.page.row_of(view.cursor) in view.visible_rows


# Selecting


async def test_a_sentence_is_selected_from_the_cursor() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("Traffic has"))
        view.select_start()
        view.select_sentences(1)
        assert view.selection == place("Traffic has been sent over the old dam.")


async def test_a_unit_is_the_quotation_and_widens_to_sentence_and_paragraph() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("slow death"))
        view.select_unit()
        assert view.selection == place("“a slow death”")
        view.select_widen()
        assert view.selection == view.document.sentence_at(place("slow death").start)


async def test_without_a_quotation_the_matched_passage_is_the_unit() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        view.show(document(matches=(place("two of its seven arches"),)))
        view.goto(place("seven arches"))
        view.select_unit()
        assert view.selection == place("two of its seven arches")


async def test_words_characters_and_rows_move_the_free_end() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("The town council"))
        view.select_words(2)
        assert view.selection == place("The town")
        view.select_chars(-1)
        assert view.selection == place("The tow")
        view.select_rows(-1)
        assert view.selection is not None and view.selection.start < place("The tow").start


async def test_the_cursor_stays_where_a_selection_ended() -> None:
    view = ArticleView()
    async with showcase(view, WIDE):
        shown(view).goto(place("The town council"))
        view.select_words(2)
        view.select_end()
        assert view.selection is None
        assert view.target == view.passage


async def test_dragging_the_mouse_selects() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        row = next(y for y, line in enumerate(await stage.lines()) if "Engineers found" in line)
        pilot = stage._pilot
        await pilot.mouse_down(view, offset=(4, row))
        await pilot.hover(view, offset=(12, row))
        await pilot.mouse_up(view, offset=(12, row))
        assert view.selection == place("Engineers")


async def test_a_click_puts_the_cursor_there() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        row = next(y for y, line in enumerate(await stage.lines()) if "Engineers found" in line)
        await stage.click(20, row)
        assert view.passage.start == place("Engineers").start
        assert view.selection is None


async def test_a_click_at_the_edge_does_not_scroll() -> None:
    view = ArticleView()
    async with showcase(view, LOW) as stage:
        view.show(Document(article_text(INVENTORY)))
        before = view.visible_rows
        await stage.click(6, LOW[1] - 1)
        assert view.visible_rows == before
        assert view.page.row_of(view.cursor) == before.stop - 1


# What it tells


async def test_it_tells_once_that_the_passage_changed() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        view.goto(place("Engineers found"))
        view.goto(place("found cracks"))
        told = await stage.asked(ArticleView.PassageChanged)
    assert [message.passage.start for message in told] == [0, place("Engineers").start]


async def test_it_tells_which_quotation_the_cursor_is_at() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view).goto(place("slow death"))
        told = (await stage.asked(ArticleView.PassageChanged))[-1]
    assert told.quotation is view.quotation is not None
    assert told.quotation.speaker == "Shopkeepers on the east bank"


async def test_it_tells_when_a_selection_changes() -> None:
    view = ArticleView()
    async with showcase(view, WIDE) as stage:
        shown(view).select_start()
        view.select_end()
        told = await stage.asked(ArticleView.SelectionChanged)
    assert [message.selection for message in told] == [Span(0, 1), None]


async def test_an_update_keeps_place_and_selection() -> None:
    view = ArticleView()
    async with showcase(view, LOW):
        shown(view).goto(place("Shopkeepers"))
        view.select_words(1)
        before = view.cursor, view.selection, view.visible_rows
        view.update(document(notes=(left(NoteKind.NOTE, "Shopkeepers"),)))
        assert (view.cursor, view.selection, view.visible_rows) == before


# Bad input


async def test_an_empty_article_can_be_shown_and_walked() -> None:
    view = ArticleView()
    article = ArticleText("a:0", "v", "", (), (), HARBOUR.metadata, "utf-8", "empty.txt")
    async with showcase(view, LOW):
        view.show(Document(article))
        for move in (view.move_rows, view.move_pages, view.move_sentences, view.select_words):
            move(1)
            move(-1)
        assert view.cursor == 0
        assert not view.move_quotations(1)


async def test_hostile_text_is_shown_as_symbols() -> None:
    view = ArticleView()
    text = f"{HOSTILE} one.\nTwo {HOSTILE}"
    article = dataclasses.replace(
        article_text(HARBOUR),
        text=text,
        paragraphs=paragraphs_of(text),
        sentences=sentences_of(text),
    )
    async with showcase(view, WIDE) as stage:
        view.show(Document(article, head(HOSTILE)))
        screen = await stage.text()
    assert "[bold]@click" in screen
    assert not [raw for raw in RAW if raw in screen]
