"""The matrix of a story on the screen: a cursor in rows and columns, and what is hidden."""

from __future__ import annotations

from dataclasses import replace

from reader.model.match import Caution, MatchKind
from reader.model.matrix import Cell, Matrix, MatrixRow
from reader.model.span import Span
from reader.tui.messages import CellChosen
from reader.tui.widgets.matrix_overlay import COMPARING, NO_STATEMENTS, MatrixOverlay
from tests.fakes import fake_newsroom
from tests.showcase import showcase

HARBOUR, POST = "a:1000000001", "a:2000000002"
ROOM = fake_newsroom()
MATRIX = ROOM.matches.matrix(HARBOUR)
TRUST = ROOM.articles.text(HARBOUR).text.index("“We will not open")
WIDE, USUAL = (120, 30), (80, 24)


def many(articles: int, statements: int = 3) -> Matrix:
    """A matrix in which every article has every statement."""
    heads = [
        replace(MATRIX.articles[0], id=f"a:{number}", outlet=f"Outlet {number}")
        for number in range(1, articles + 1)
    ]
    rows = [
        MatrixRow(
            tuple(
                Cell(
                    (Span(10 * row, 10 * row + 5),),
                    f"words {row} of {column}",
                    (row + 1,),
                    beside=0 if column else None,
                    kind=MatchKind.IDENTICAL if column else None,
                )
                for column in range(articles)
            ),
            kind=MatchKind.IDENTICAL,
        )
        for row in range(statements)
    ]
    return Matrix(tuple(heads), tuple(rows), partial=f"shows {articles} of 500 articles")


async def test_rows_are_statements_and_columns_are_articles() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE) as stage:
        view.show_matrix(MATRIX, article=HARBOUR)
        text = await stage.text()
        assert "6 statements · 2 articles" in text
        assert "1 101 (outlet ?)" in text and "2 East Bank Post" in text
        line = next(line for line in await stage.lines() if "half a town" in line)
        assert line.split("town.”")[1].split() == ["¶6", "=", "identical", "¶4"]


async def test_the_cursor_begins_at_the_passage_in_its_articles_column() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE):
        view.show_matrix(MATRIX, article=POST)
        assert view.table.column == 1
        view.show_matrix(Matrix((), ()), article="")
        view.show_matrix(MATRIX, article=HARBOUR, at=Span(TRUST, TRUST + 3))
        assert view.table.column == 0
        assert view.table.statement is not None
        assert view.table.statement.first.spans[0].start == TRUST


async def test_moving_over_columns_shows_each_cell_in_full() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE) as stage:
        view.show_matrix(MATRIX, article=HARBOUR)
        view.table.move_columns(1)
        assert "East Bank Post (102) ¶2  ~ reworded" in await stage.text()
        view.table.move_columns(1)
        assert view.table.column == 1, "the last column is the end"
        view.table.move_columns(1, around=True)
        assert view.table.column == 0
        view.table.move_bottom()
        assert "not found in 101 (outlet ?)" in await stage.text()


async def test_many_outlets_scroll_sideways_and_the_title_says_what_is_hidden() -> None:
    view = MatrixOverlay()
    async with showcase(view, USUAL) as stage:
        view.show_matrix(many(12), article="a:1")
        shown = await stage.text()
        assert "columns 1–2 of 12" in shown
        assert "Outlet 2" in shown and "Outlet 3" not in shown
        view.table.goto_column(8)
        shown = await stage.text()
        assert "columns 8–9 of 12" in shown
        assert "9 Outlet 9" in shown and "Outlet 7 " not in shown
        view.table.goto_column(12)
        assert view.table.column == 8, "there is no thirteenth"


async def test_the_title_says_what_the_service_left_out() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE) as stage:
        view.show_matrix(many(12), article="a:1")
        assert "shows 12 of 500 articles" in (await stage.lines())[0]


async def test_a_filter_shows_only_the_statements_that_hold_the_words() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE) as stage:
        view.show_matrix(MATRIX, article=HARBOUR)
        view.filter("ilse lorries")
        shown = await stage.text()
        assert "lorries" in shown and "half a town" not in shown
        assert "with “ilse lorries”" in shown
        view.filter("nobody said this")
        assert "no statement with “nobody said this”" in await stage.text()


async def test_shared_statements_and_those_that_differ_are_a_key_away() -> None:
    view = MatrixOverlay()
    rows = [replace(row, kind=None) for row in many(2, 6).rows]
    rows[2] = replace(rows[2], kind=MatchKind.REWORDED)
    rows[4] = replace(rows[4], kind=MatchKind.REWORDED, cautions=(Caution.NUMBER,))
    async with showcase(view, WIDE):
        view.show_matrix(replace(many(2), rows=tuple(rows)), article="a:1")
        assert view.table.move_shared(1) and view.table.highlighted == 2
        assert view.table.move_differences(1) and view.table.highlighted == 4
        assert not view.table.move_shared(1)
        assert view.table.move_shared(-1) and view.table.highlighted == 2
        assert not view.table.move_differences(-1)


async def test_the_same_story_read_anew_keeps_the_cursor() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE):
        view.show_matrix(many(12), article="a:1")
        view.table.move_rows(2)
        view.table.goto_column(4)
        view.show_matrix(many(12), article="a:1")
        assert (view.table.highlighted, view.table.column) == (2, 4)
        view.show_matrix(MATRIX, article=POST)
        assert view.table.column == 1


async def test_while_articles_are_compared_the_matrix_says_so() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE) as stage:
        view.show_remark(COMPARING)
        assert COMPARING in await stage.text()
        view.show_matrix(replace(MATRIX, rows=()), article=HARBOUR)
        assert NO_STATEMENTS in await stage.text()


async def test_a_click_goes_to_the_cell_and_another_asks_for_its_article() -> None:
    view = MatrixOverlay()
    async with showcase(view, WIDE) as stage:
        view.show_matrix(MATRIX, article=HARBOUR)
        x = view.table.columns.start(1) + 2
        await stage.click(x, 5)
        assert (view.table.highlighted, view.table.column) == (1, 1)
        assert await stage.asked(CellChosen) == []
        await stage.click(x, 5)
        assert len(await stage.asked(CellChosen)) == 1


async def test_a_small_screen_keeps_the_table() -> None:
    view = MatrixOverlay()
    async with showcase(view, (40, 8)) as stage:
        view.show_matrix(MATRIX, article=HARBOUR)
        shown = await stage.text()
        assert "Engineers" in shown
        await stage.resize(20, 4)
        view.table.move_columns(1)
        await stage.resize(120, 30)
        assert "East Bank Post (102) ¶2" in await stage.text()
