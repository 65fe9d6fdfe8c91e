"""A list of rows: what can be chosen, what is only read."""

from __future__ import annotations

from reader.model.span import Span
from reader.tui.panel_rows import Row, Target, heading, remark, row
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList
from tests.showcase import HOSTILE, RAW, showcase


def target(number: int) -> Target:
    return Target(f"a:{number}", Span(number, number + 1))


def entry(number: int, *lines: str) -> list[Row]:
    return [row(line, target=target(number)) for line in lines or (f"entry {number}",)]


async def test_the_cursor_passes_over_headings_and_remarks() -> None:
    rows = RowList()
    async with showcase(rows):
        rows.show_rows([heading("Title"), *entry(1), remark("between"), *entry(2)])
        assert rows.target == target(1)
        rows.move_rows(1)
        assert rows.target == target(2)


async def test_neighbouring_rows_of_one_target_are_one_entry() -> None:
    rows = RowList()
    async with showcase(rows):
        rows.show_rows([*entry(1, "first line", "second line"), *entry(2)])
        assert rows.targets == [target(1), target(2)]


async def test_the_cursor_stays_on_its_target_when_rows_come_in_before_it() -> None:
    rows = RowList()
    async with showcase(rows):
        rows.show_rows([*entry(1), *entry(2)])
        rows.move_rows(1)
        rows.show_rows([*entry(7), *entry(8), *entry(1), *entry(2)])
        assert rows.target == target(2)


async def test_other_rows_begin_at_the_top_where_the_old_place_means_nothing() -> None:
    rows = RowList()
    async with showcase(rows):
        rows.show_rows([*entry(1), *entry(2)])
        rows.move_rows(1)
        rows.show_rows([*entry(3), *entry(2)], keep=False)
        assert rows.target == target(3)


async def test_text_with_nothing_to_choose_can_be_read_to_its_end() -> None:
    rows = RowList()
    async with showcase(rows, (20, 5)) as stage:
        rows.show_rows([remark(f"line {number}") for number in range(12)])
        rows.move_bottom()
        assert "line 11" in await stage.text()
        assert rows.target is None


async def test_the_title_above_the_first_entry_comes_back_with_it() -> None:
    rows = RowList()
    async with showcase(rows, (20, 6)) as stage:
        rows.show_rows([heading("Title"), *(row for n in range(20) for row in entry(n))])
        rows.move_bottom()
        rows.move_top()
        assert "Title" in await stage.text()


async def test_choosing_tells_which_entry_it_was() -> None:
    rows = RowList()
    async with showcase(rows) as stage:
        rows.show_rows([*entry(1), *entry(2)])
        rows.move_rows(1)
        rows.choose()
        (chosen,) = await stage.asked(VirtualList.Chosen)
        assert rows.target_at(chosen.index) == target(2)


async def test_hostile_words_reach_the_screen_as_symbols() -> None:
    rows = RowList()
    async with showcase(rows, (80, 3)) as stage:
        rows.show_rows([row(HOSTILE)])
        shown = await stage.text()
        assert not any(raw in shown for raw in RAW)
        assert "[bold]" in shown


async def test_an_empty_list_has_no_target() -> None:
    rows = RowList()
    async with showcase(rows):
        rows.show_rows([])
        rows.move_rows(1)
        assert rows.target is None


async def test_an_entry_taller_than_the_list_is_read_to_its_end_before_the_next() -> None:
    rows = RowList()
    async with showcase(rows, (20, 4)) as stage:
        rows.show_rows([*entry(1, *(f"line {n}" for n in range(6))), *entry(2)])
        assert "line 5" not in await stage.text()
        rows.move_rows(1)
        rows.move_rows(1)
        assert "line 5" in await stage.text()
        assert rows.target == target(1)
        rows.move_rows(1)
        assert rows.target == target(2)
