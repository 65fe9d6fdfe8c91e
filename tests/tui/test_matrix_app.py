"""The matrix in the whole app: from where it opens, and what is done with a cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.errors import UnknownArticle
from reader.tui.widgets.match_rows import NOTHING_TO_COMPARE
from reader.tui.widgets.matrix_overlay import STOPPED
from tests.driving import BRIDGE, FROST, HARBOUR, Reader, reading, reading_article
from tests.fakes import InlineWork, fake_newsroom


def in_front(reader: Reader) -> str:
    top = reader.app.overlays.top
    return top.name if top is not None else ""


def cell(reader: Reader) -> tuple[str, str]:
    """The article and the words under the matrix's cursor."""
    place = reader.app.tabulating.place
    assert place is not None
    return place.article, place.cell.text


async def test_it_opens_at_the_passage_of_the_article_and_at_the_lists_article(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "=")
        article, words = cell(reader)
        assert article == HARBOUR and words.startswith("“We will not open")
        await reader.press("q")
        assert in_front(reader) == ""
        await reader.press("g", "l", "g", "=")
        assert "matrix · 6 statements · 2 articles" in reader.text()


async def test_it_opens_by_name_with_an_article(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press(":")
        await reader.type("matrix 102_bridge")
        await reader.press("enter")
        assert cell(reader)[0] == BRIDGE


async def test_an_article_alone_in_its_story_is_no_matrix(tmp_path: Path):
    async with reading_article(tmp_path, FROST) as reader:
        await reader.press("g", "=")
        assert in_front(reader) == ""
        assert reader.status.startswith(NOTHING_TO_COMPARE)


async def test_arrows_tab_and_digits_move_over_the_columns(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "=", "l")
        assert cell(reader)[0] == BRIDGE
        await reader.press("left")
        assert cell(reader)[0] == HARBOUR
        await reader.press("tab", "tab", "2")
        assert cell(reader)[0] == BRIDGE


async def test_enter_opens_the_cells_article_there_and_back_leads_to_the_same_cell(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "=", "2", "enter")
        assert reader.app.desk.document.article.id == BRIDGE
        assert reader.passage.startswith("“We will not open a bridge we do not trust")
        await reader.press("<")
        assert in_front(reader) == "matrix"
        assert cell(reader)[0] == BRIDGE
        await reader.press("<")
        assert in_front(reader) == ""
        assert reader.app.desk.document.article.id == HARBOUR, "as it lay under the matrix"


async def test_a_blank_leads_nowhere(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "=", "2", "g", "g", "j", "j", "j", "enter")
        assert reader.status.startswith("not found there")
        assert in_front(reader) == "matrix"
        await reader.press("w")
        assert reader.status.startswith("nothing is told against another here")


async def test_compare_puts_the_column_beside_what_it_is_told_against_and_comes_back(
    tmp_path: Path,
):
    async with reading_article(tmp_path, BRIDGE) as reader:
        await reader.press("g", "l", "g", "=", "2", "=")
        assert in_front(reader) == "compare"
        left, right = reader.app.compare.documents
        assert (left.article.id, right.article.id) == (HARBOUR, BRIDGE)
        await reader.press("g", "=")
        assert in_front(reader) == "matrix"
        await reader.press("=", "=")
        assert in_front(reader) == "matrix"


async def test_compare_from_a_row_of_the_panel_takes_that_rows_article(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "m", "=")
        assert in_front(reader) == "compare"
        assert reader.app.compare.documents[1].article.id == BRIDGE


async def test_why_shows_the_match_behind_a_cell(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "=", "2", "w")
        shown = reader.text()
        assert "Why this matches East Bank Post (102)" in shown
        assert "part of a longer quotation" in shown
        await reader.press("q")
        assert in_front(reader) == "matrix"


async def test_a_match_is_rejected_in_its_cell_and_comes_back_with_u(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "=", "2", "x")
        assert "set aside by you" in reader.status
        assert reader.room.matches.decisions(HARBOUR)
        assert in_front(reader) == "matrix"
        await reader.press("u")
        assert not reader.room.matches.decisions(HARBOUR)


async def test_a_blank_is_no_match_to_be_judged(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "=", "2", "g", "g", "j", "j", "j", "x")
        assert reader.status == "nothing is told against another here"


async def test_copying_takes_the_cell_and_what_it_is_told_against(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press(".", "g", "=", "2")
        told_against, cell = reader.app.tabulating.targets[0], reader.app.tabulating.targets[-1]
        assert (told_against.article, cell.article) == (HARBOUR, BRIDGE)
        await reader.press("y")
        assert "with citation" in reader.status
        await reader.press("Y")
        assert "the words" in reader.status


async def test_a_note_hangs_on_the_cells_passage(tmp_path: Path):
    room = fake_newsroom()
    async with reading_article(tmp_path, room=room) as reader:
        await reader.press(".", "g", "=", "2", "a")
        await reader.type("who said")
        await reader.press("enter")
        assert [note.text for note in room.notes.of(BRIDGE)] == ["who said"]
        assert in_front(reader) == "matrix"


async def test_find_filters_the_statements(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "=", "/")
        await reader.type("half a town")
        await reader.press("enter")
        assert "with “half a town”" in reader.text()
        assert cell(reader)[1] == "“A town without its bridge is half a town.”"


async def test_statements_that_are_shared_or_differ_are_walked_like_matches(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "=", "G", "[", "m")
        assert cell(reader)[1] == "“A town without its bridge is half a town.”"
        await reader.press("[", "d")
        assert "seven arches" in cell(reader)[1]
        await reader.press("[", "d")
        assert reader.status.startswith("no more differences")


class Waiting(InlineWork):
    """Work that nobody does until it is called off."""

    def latest(self, kind, job, then):
        if kind != "matrix":
            super().latest(kind, job, then)

    def cancel(self) -> bool:
        return True


async def test_keys_wait_for_the_matrix_and_ctrl_c_calls_it_off(tmp_path: Path):
    async with reading_article(tmp_path, work=Waiting) as reader:
        await reader.press("g", "=")
        assert "comparing…" in reader.text()
        await reader.press("j")
        assert reader.app.tabulating.is_busy
        await reader.press("ctrl+c")
        assert STOPPED in reader.text()
        assert reader.status.startswith("cancelled")
        await reader.press("q")
        assert in_front(reader) == ""


async def test_a_matrix_that_cannot_be_made_says_why(tmp_path: Path):
    room = fake_newsroom()

    class Broken(type(room.matches)):
        def matrix(self, article, *, cancelled=lambda: False):
            raise UnknownArticle("the article is gone")

    matches = Broken(room.articles)
    async with reading_article(tmp_path, room=replace(room, matches=matches)) as reader:
        await reader.press("g", "=")
        assert reader.status.startswith("the article is gone")
        await reader.press("q")
        assert in_front(reader) == ""
