"""The whole app over a newsroom in memory: what a person sees and what their keys do."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config, KeysConfig, UiConfig
from reader.errors import LibraryDamaged
from reader.model.note import NoteKind
from reader.newsroom.scan import Progress, ScanReport
from reader.tui.app import ReaderApp
from reader.tui.layout import Pane
from reader.tui.messages import ScanAdvanced, ScanEnded
from tests.driving import (
    BRIDGE,
    FROST,
    HARBOUR,
    LONG,
    NARROW,
    TINY,
    USUAL,
    opening,
    reading,
    reading_article,
)
from tests.fakes import fake_newsroom
from tests.fakes_library import PIECES

# The first screen


async def test_the_list_shows_guessed_titles_and_what_is_unknown(tmp_path: Path):
    async with reading(tmp_path, size=USUAL) as reader:
        text = reader.text()
    assert "● ~The harbour bridge at Velmar" in text
    assert "101 · outlet ? · date ? · 121 words · 4 q · 3 m" in text
    assert "102 · East Bank Post · 2031-11-04" in text


async def test_the_title_bar_says_how_much_there_is(tmp_path: Path):
    async with reading(tmp_path) as reader:
        assert "articles · 4 articles · 3 stories · 8 quotations" in reader.lines()[0]


async def test_without_colour_the_whole_screen_is_in_greys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading_article(tmp_path, size=USUAL) as reader:
        strips = reader.app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
    assert colours
    assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)


async def test_a_story_of_several_articles_has_a_heading(tmp_path: Path):
    async with reading(tmp_path, size=USUAL) as reader:
        assert reader.lines()[1].endswith("2")


async def test_the_first_footer_has_five_keys(tmp_path: Path):
    async with reading(tmp_path) as reader:
        assert reader.footer.split("  ")[:5] == [
            "enter open",
            "s search",
            "j/k move",
            "? help",
            "q quit",
        ]


async def test_an_empty_library_says_what_to_do(tmp_path: Path):
    async with reading(tmp_path, room=fake_newsroom(()), folder="~/articles") as reader:
        said = " ".join(line.split("▏")[0].strip() for line in reader.lines())
        assert "No articles here. Drop .txt files into ~/articles" in said
        await reader.press("enter", "j", "G", "=", "w", "mm"[0], "m")


async def test_one_article_only_says_that_there_is_nothing_to_compare_with(tmp_path: Path):
    async with reading_article(tmp_path, room=fake_newsroom(PIECES[:1])) as reader:
        assert "nothing to compare with" in reader.text()
        await reader.press("=")
        assert reader.status.startswith("nothing to compare with yet: add another article")


async def test_a_read_only_library_says_so(tmp_path: Path):
    async with reading(tmp_path, read_only=True) as reader:
        assert "read only" in reader.lines()[0]


# Opening and coming back


async def test_enter_opens_the_article_and_marks_it_read(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("enter")
        assert reader.app.view.document.article.id == HARBOUR
        assert HARBOUR in reader.room.articles.read
        assert "○ ~The harbour" in reader.text()


async def test_an_article_opens_where_it_was_left(tmp_path: Path):
    room = fake_newsroom()
    async with reading_article(tmp_path, LONG, room=room) as reader:
        await reader.press("G", "q")
        await reader.press("q")
    async with reading_article(tmp_path, LONG, room=room) as reader:
        assert reader.passage == "Nothing was missing from shed 40."


async def test_a_jump_to_the_match_and_back_ends_at_the_same_passage(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "m")
        before = reader.passage
        await reader.press("enter")
        assert reader.app.view.document.article.id == BRIDGE
        assert "three of the seven arches" in reader.passage
        await reader.press("<")
        assert (reader.app.view.document.article.id, reader.passage) == (HARBOUR, before)
        await reader.press(">")
        assert reader.app.view.document.article.id == BRIDGE


async def test_enter_without_a_match_says_so(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("enter")
        assert reader.status.startswith("no match here")


async def test_q_goes_to_the_list_and_from_there_out(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("q")
        assert reader.app.stage.pane is Pane.LIST
        await reader.press("q")
        assert reader.app.return_value == 0


async def test_matches_are_worked_out_once_an_article(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("j", "k", "q", "enter", "]", "q")
        assert reader.room.matches.asked == [HARBOUR]


# Walking through an article


async def test_quotations_are_walked_one_stop_each(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        seen = []
        for _ in range(4):
            await reader.press("]", "q")
            seen.append(reader.status.split(" · ")[2])
        await reader.press("]", "q")
        assert reader.status.startswith("no more quotations")
    assert seen == [
        "Ilse Maren",
        "Mayor of Velmar",
        "unnamed: Shopkeepers on the east bank",
        "Ilse Maren",
    ]


async def test_the_status_line_cites_and_says_why(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".")
        assert reader.status.startswith("¶6 · 414–457 · Mayor of Velmar · likely · “He said” → ¶4")
        assert "2/4 quotes" in reader.status and "enter jump" in reader.status


async def test_in_the_list_the_status_line_is_the_lists(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("q")
        reader.app.desk.reload()
        await reader.settle()
        assert reader.app.stage.pane is Pane.LIST
        assert reader.status.startswith("101_harbour.txt · 1 of 4 articles")


async def test_a_message_stands_until_the_next_key(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "b")
        assert reader.status.startswith("no more bookmarks")
        await reader.press("j")
        assert reader.status.startswith("¶")


async def test_pending_keys_show_what_may_follow(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("]")
        assert reader.footer.startswith("] … q quotation")
        await reader.press("escape")
        assert reader.footer.startswith("j/k move")
        assert reader.app.stage.pane is Pane.ARTICLE


async def test_the_panel_follows_the_passage(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".")
        assert "= identical but for" in reader.text()
        assert "Jonas Tell" in reader.text()


async def test_one_speaker_is_isolated_and_let_go(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "i")
        assert reader.app.view.isolated == "Ilse Maren"
        await reader.press("i")
        assert reader.app.view.isolated is None


async def test_find_counts_and_n_goes_on(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("/")
        await reader.type("bridge")
        await reader.press("enter", "n")
        assert "hit 2/3" in reader.status
        await reader.press("n", "n")
        assert "hit 1/3" in reader.status


async def test_leaving_find_without_enter_leaves_no_trace(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("/")
        await reader.type("lorries")
        await reader.press("escape")
        assert reader.app.view.document.hits == ()
        assert reader.app.stage.pane is Pane.ARTICLE


async def test_why_shows_the_evidence(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "w")
        assert "Why Ilse Maren?" in reader.text()
        await reader.press("q")
        assert "Why Ilse Maren?" not in reader.text()


async def test_a_selection_has_keys_of_its_own(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("v", ")")
        start, end = reader.app.view.selection
        assert reader.app.view.document.text[start:end].endswith("on Monday.")
        await reader.press("escape")
        assert reader.app.view.selection is None
        assert reader.app.stage.pane is Pane.ARTICLE


# Notes, bookmarks and marks


async def test_a_bookmark_is_set_seen_and_taken_away(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("m", "m")
        assert reader.status.startswith("bookmarked")
        assert "▌" in reader.text()
        await reader.press("m", "m")
        assert reader.status.startswith("bookmark taken away")


async def test_a_named_mark_leads_back_from_another_article(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "m", "x")
        marked = reader.passage
        reader.app.desk.open(FROST)
        await reader.settle()
        await reader.press("'", "x")
        assert (reader.app.view.document.article.id, reader.passage) == (HARBOUR, marked)


async def test_a_mark_that_is_not_set_is_told(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("'", "z")
        assert reader.status.startswith("there is no mark z")


async def test_a_note_is_written_and_undone_and_done_again(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("a")
        await reader.type("check the arches #bridge")
        await reader.press("enter")
        (note,) = reader.room.notes.of(HARBOUR)
        assert (note.text, note.tags) == ("check the arches #bridge", ("bridge",))
        await reader.press("u")
        assert list(reader.room.notes.of(HARBOUR)) == []
        await reader.press("ctrl+r")
        assert len(reader.room.notes.of(HARBOUR)) == 1


async def test_a_note_left_half_typed_is_offered_again(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("a")
        await reader.type("half a")
        await reader.press("escape", "a")
        assert reader.app.later.note.text == "half a"


async def test_a_selection_gets_the_note(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "V", "a")
        await reader.type("all of it")
        await reader.press("enter")
        (note,) = reader.room.notes.of(HARBOUR)
        assert note.anchor.exact.startswith("“We will not open a bridge")
        assert reader.app.view.selection is None


async def test_a_note_is_edited_and_deleted_in_the_panel(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        reader.room.notes.write(HARBOUR, reader.app.view.passage, text="first")
        reader.app.desk.reload()
        await reader.settle()
        await reader.press("g", "n", "e")
        await reader.type(" and more")
        await reader.press("enter")
        assert [n.text for n in reader.room.notes.of(HARBOUR)] == ["first and more"]
        await reader.press("d")
        assert list(reader.room.notes.of(HARBOUR)) == []


async def test_everything_left_in_the_library_is_listed_and_jumped_to(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "m", "m")
        bookmarked = reader.passage
        reader.app.desk.open(FROST)
        await reader.settle()
        await reader.press("'", "'")
        assert "bookmark" in reader.text()
        await reader.press("enter")
        assert reader.passage == bookmarked


async def test_h_highlights(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("H")
        assert [n.kind for n in reader.room.notes.of(HARBOUR)] == [NoteKind.HIGHLIGHT]


# Search, help, command line


async def test_search_shows_hits_as_one_types_and_opens_at_the_passage(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("lorries")
        assert "1 article" in reader.text()
        await reader.press("enter")
        assert reader.app.view.document.article.id == BRIDGE
        assert "lorries" in reader.passage
        assert "hit 1/1" in reader.status


async def test_letters_typed_into_a_field_are_not_commands(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("q?:s")
        assert reader.app.search.typed == "q?:s"
        await reader.press("escape")
        assert reader.app.stage.pane is Pane.LIST and reader.app.overlays.top is None


async def test_a_query_that_cannot_be_read_keeps_the_last_hits(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("frost")
        await reader.type(" (")
        assert "a bracket is missing" in reader.text()
        assert "Orchard Weekly" in reader.text()


async def test_ctrl_c_closes_a_field_and_never_quits(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s", "ctrl+c", "ctrl+c")
        assert reader.app.overlays.top is None
        assert reader.app.is_running
        assert reader.status.startswith("nothing to cancel")


async def test_help_is_searched_by_typing_and_runs_what_is_chosen(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("?")
        await reader.type("only the article")
        assert "view.zen" not in reader.text() and "Only the article" in reader.text()
        await reader.press("enter")
        assert reader.app.stage.zen


async def test_the_command_line_completes_and_runs(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(":")
        await reader.type("marks.t")
        await reader.press("tab", "enter")
        assert [n.kind for n in reader.room.notes.of(HARBOUR)] == [NoteKind.BOOKMARK]


async def test_the_command_line_remembers(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(":")
        await reader.type("move.bottom")
        await reader.press("enter", ":", "up")
        assert reader.app.later.line.field.value == "move.bottom"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("quote.nxet", "there is no command quote.nxet; the nearest is quote.next"),
        ("marks.set", ":marks.set needs a letter"),
        ("search.accept", "Open the hit: not here, only in “Search”"),
    ],
)
async def test_the_command_line_says_what_it_cannot_do(tmp_path: Path, typed: str, told: str):
    async with reading_article(tmp_path) as reader:
        await reader.press(":")
        await reader.type(typed)
        await reader.press("enter")
        assert reader.status.startswith(told)


async def test_a_command_with_an_argument_opens_an_article_by_name(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press(":")
        await reader.type("list.open 201")
        await reader.press("enter")
        assert reader.app.view.document.article.id == FROST


async def test_a_command_for_articles_needs_one(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press(":")
        await reader.type("quote.next")
        await reader.press("enter")
        assert reader.status.startswith("open an article first")


async def test_the_palette_opens_over_a_field(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s", "ctrl+p")
        assert "Run a command" in reader.text()
        await reader.press("escape")
        assert reader.app.overlays.top.name == "search"


# Panes


async def test_tab_goes_through_the_panes(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        seen = []
        for _ in range(3):
            await reader.press("tab")
            seen.append(reader.app.stage.pane)
        assert seen == [Pane.PANEL, Pane.LIST, Pane.ARTICLE]


async def test_enter_in_the_panel_opens_the_other_article(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "tab", "enter")
        assert reader.app.view.document.article.id == BRIDGE
        assert reader.app.stage.pane is Pane.ARTICLE


@pytest.mark.parametrize("size", [USUAL, NARROW, TINY])
async def test_every_pane_can_be_reached_on_a_small_screen(tmp_path: Path, size: tuple[int, int]):
    async with reading_article(tmp_path, size=size) as reader:
        await reader.press("g", "m")
        assert reader.app.panel.display
        await reader.press("g", "l")
        assert reader.app.headlines.display and not reader.app.panel.display


async def test_resizing_at_any_moment_keeps_the_passage(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", ".")
        before = reader.passage
        for size in [(80, 24), (20, 5), (59, 12), (200, 60), (1, 1), (120, 40)]:
            await reader.resize(*size)
        assert reader.passage == before


async def test_a_tiny_screen_keeps_the_status_line(tmp_path: Path):
    async with reading_article(tmp_path, size=TINY) as reader:
        assert reader.lines()[-1].startswith(" ¶1")


async def test_everything_can_be_opened_on_a_tiny_screen(tmp_path: Path):
    async with reading_article(tmp_path, size=TINY) as reader:
        for keys in ["s", "?", ":", "/", "a", "''", "w", "=", "gq", "gn", "v"]:
            await reader.press(".", *keys)
            await reader.press("escape", "g", "l", "enter")
        assert reader.app.is_running


async def test_a_layout_of_ones_own_holds_at_any_width(tmp_path: Path):
    config = Config(ui=UiConfig(layout="single"))
    async with reading_article(tmp_path, config=config) as reader:
        assert not reader.app.panel.display and not reader.app.headlines.display


# The list


async def test_filters_show_unread_and_marked(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("q", "2")
        assert "harbour bridge" not in reader.app.headlines.listing.articles
        assert HARBOUR not in reader.app.headlines.listing.articles
        await reader.press("3")
        assert "No marked article; 1 shows all." in reader.text()
        await reader.press("1", "*", "3")
        assert len(reader.app.headlines.listing.articles) == 1


async def test_slash_filters_the_list_and_q_shows_all_again(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("/")
        await reader.type("orchard")
        await reader.press("enter")
        assert reader.app.headlines.listing.articles == [FROST]
        await reader.press("q")
        assert len(reader.app.headlines.listing.articles) == 4


async def test_next_unread_skips_what_was_read(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("q", "g", "g", "]", "u")
        assert reader.app.headlines.article == BRIDGE


async def test_read_and_unread_is_a_key(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("R")
        assert HARBOUR not in reader.room.articles.read


# Scan, errors, configuration


async def test_progress_and_the_end_of_a_scan_are_told(tmp_path: Path):
    async with reading(tmp_path) as reader:
        reader.app.post_message(ScanAdvanced(Progress("reading", 3, 9, rate=4.0)))
        await reader.settle()
        assert "reading 3/9 · 4/s" in reader.status
        reader.app.post_message(ScanEnded(ScanReport(unchanged=4)))
        await reader.settle()
        assert reader.status.startswith("4 articles, up to date")
        assert "reading" not in reader.status


async def test_new_articles_appear_in_the_list(tmp_path: Path):
    room = fake_newsroom(PIECES[:1])
    async with reading(tmp_path, room=room) as reader:
        room.articles.pieces.update({piece.id: piece for piece in PIECES})
        reader.app.post_message(ScanEnded(ScanReport(new=3, unchanged=1)))
        await reader.settle()
        assert "Late frost" in reader.text()
        assert reader.status.startswith("new 3")


async def test_a_scan_that_fails_says_why(tmp_path: Path):
    async with reading(tmp_path) as reader:
        reader.app.post_message(ScanEnded(None, "the library is in use (process 7)"))
        await reader.settle()
        assert reader.status.startswith("the library is in use (process 7)")


async def test_a_library_that_has_vanished_is_a_message_not_a_crash(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        reader.room.articles.broken = LibraryDamaged("the library is gone", hint="run doctor")
        await reader.press("q", "j", "enter")
        assert reader.status.startswith("the library is gone; run doctor")
        assert reader.app.is_running


async def test_an_unexpected_error_is_kept_for_the_report(tmp_path: Path):
    with pytest.raises(ZeroDivisionError):
        async with reading_article(tmp_path) as reader:
            reader.room.articles.broken = ZeroDivisionError("words of an article")
            await reader.press("q", "j", "enter")
    assert isinstance(reader.app.crash, ZeroDivisionError)


async def test_own_keys_work_and_wrong_ones_are_told(tmp_path: Path):
    config = Config(keys=KeysConfig(bind={"x": "view.zen", "X": "view.zne"}))
    async with reading(tmp_path, config=config) as reader:
        assert "the nearest is view.zen" in reader.status
        await reader.press("enter", "x")
        assert reader.app.stage.zen


async def test_an_app_that_ends_at_once_ends_without_an_error(tmp_path: Path):
    app = ReaderApp(opening(fake_newsroom(), tmp_path))
    async with app.run_test() as pilot:
        app.exit(143)
        await pilot.pause()
    assert (app.return_value, app.crash) == (143, None)


async def test_keys_pressed_before_everything_is_ready_are_not_lost(tmp_path: Path):
    async with reading(tmp_path) as reader:
        reader.app.is_complete = False
        await reader.press("enter")
        assert reader.app.view.document.article.id == ""
        await reader.app.begin_to_obey()
        await reader.settle()
        assert reader.app.view.document.article.id == HARBOUR


async def test_an_unknown_theme_does_not_matter(tmp_path: Path):
    async with reading(tmp_path, config=Config(ui=UiConfig(theme="nowhere"))) as reader:
        assert reader.app.theme == "textual-dark"


async def test_nothing_takes_textuals_own_way_with_keys(tmp_path: Path):
    """Focus follows panes and fields only: no key of a widget gets in between."""
    async with reading_article(tmp_path) as reader:
        focused = reader.app.focused
        await reader.press("j", "k", "space", "b", ")", "}", ".", "]", "m", "m", "m")
        assert reader.app.focused is focused


# Compare


async def test_compare_puts_both_side_by_side_and_enter_opens_there(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("=")
        assert "101 (outlet ?)" in reader.text() and "only here" in reader.text()
        await reader.press("]", "m", "tab", "enter")
        assert reader.app.overlays.top is None
        assert reader.app.view.document.article.id == BRIDGE


async def test_compare_walks_differences_and_equals_leaves(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("=", "]", "d", "]", "d", "]", "d", "]", "d", "]", "d")
        assert reader.status.startswith("no more differences")
        await reader.press("=")
        assert reader.app.overlays.top is None


async def test_copying_says_where_it_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("TERM", "dumb")
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "y")
        assert reader.status.startswith("copied with citation")
    copied = (tmp_path / "state" / "clip.txt").read_text(encoding="utf-8")
    assert copied.startswith("“We will not open a bridge that we do not trust,”")
    assert "101_harbour.txt ¶3" in copied and "outlet: unknown" in copied
