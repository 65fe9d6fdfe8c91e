"""The one list: fetches what is seen, keeps its place, passes over headings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from reader.tui.widgets.virtual_list import Row, SequenceSource, VirtualList
from tests.showcase import showcase

SMALL = (20, 6)


def entries(names: Sequence[str], *, headings: str = "") -> SequenceSource[str]:
    """A row of one line a name; those in `headings` cannot be chosen."""
    return SequenceSource(
        names, row=lambda name, _: Row((Content(name),), name not in headings), key=str
    )


def tall(heights: Sequence[int]) -> SequenceSource[int]:
    """Rows of the given heights, each line naming row and line."""
    return SequenceSource(
        range(len(heights)),
        row=lambda n, _: Row(tuple(Content(f"{n}.{line}") for line in range(heights[n]))),
        key=str,
    )


class Endless:
    """A hundred thousand rows that remember which were asked for."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return 100_000

    def row(self, index: int, width: int) -> Row:
        self.asked.add(index)
        return Row((Content(f"row {index}"),))

    def key(self, index: int) -> str:
        return str(index)

    def find(self, key: str) -> int | None:
        return int(key)


async def test_only_rows_on_the_screen_are_fetched() -> None:
    rows, source = VirtualList(), Endless()
    async with showcase(rows, SMALL) as stage:
        rows.show(source)
        rows.move_bottom()
        assert (await stage.lines())[-1] == "row 99999"
    assert len(source.asked) < 20


async def test_the_cursor_stays_on_the_screen_however_high_the_rows_are() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL) as stage:
        rows.show(tall([1, 4, 2, 5, 3]))
        for index in (1, 2, 3, 4):
            rows.move_rows(1)
            assert f"{index}.0" in await stage.lines()


@settings(max_examples=30, deadline=None)
@given(heights=st.lists(st.integers(1, 9), min_size=1, max_size=8), moves=st.data())
async def test_the_list_never_shows_a_gap_and_always_its_cursor(
    heights: list[int], moves: st.DataObject
) -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL) as stage:
        rows.show(tall(heights))
        for count in moves.draw(st.lists(st.integers(-4, 4), max_size=6)):
            rows.move_rows(count)
        lines = await stage.lines()
    assert any(line.startswith(f"{rows.highlighted}.") for line in lines)
    assert lines.count("") == max(0, SMALL[1] - sum(heights))


async def test_pages_move_by_what_fits_on_the_screen() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL):
        rows.show(Endless())
        rows.move_pages(1)
        assert rows.highlighted == 5
        rows.move_pages(-0.5)
        assert rows.highlighted == 3


async def test_headings_are_passed_over() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL):
        rows.show(entries(["One", "a", "Two", "b", "c"], headings="OneTwo"))
        assert rows.highlighted_key == "a"
        rows.move_rows(1)
        assert rows.highlighted_key == "b"
        rows.move_top()
        assert rows.highlighted_key == "a"


async def test_filtering_keeps_the_cursor_on_its_row() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL):
        rows.show(entries("abcdefgh"))
        rows.goto_key("e")
        rows.show(entries("aceg"))
        assert rows.highlighted_key == "e"


async def test_a_row_that_is_gone_leaves_the_cursor_near_its_place() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL):
        rows.show(entries("abcdefgh"))
        rows.goto_key("h")
        rows.show(entries("abcd"))
        assert rows.highlighted_key == "d"


async def test_another_list_begins_at_the_top() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL):
        rows.show(entries("abcdefgh"))
        rows.goto_key("e")
        rows.show(entries("efgh"), keep=False)
        assert rows.highlighted_key == "e"
        assert not rows.goto_key("z")


async def test_an_empty_list_says_why() -> None:
    rows = VirtualList(empty="nothing here yet")
    async with showcase(rows, SMALL) as stage:
        assert (await stage.lines())[0] == " nothing here yet"
        for move in (rows.move_rows, rows.move_pages):
            move(1)
        rows.move_bottom()
        rows.choose()
        assert rows.highlighted is None
        assert not await stage.asked(VirtualList.Chosen)


async def test_it_tells_where_the_cursor_stands_and_what_was_chosen() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL) as stage:
        rows.show(entries("abc"))
        rows.move_rows(1)
        rows.choose()
        keys = [message.key for message in await stage.asked(VirtualList.Highlighted)]
        chosen = [message.key for message in await stage.asked(VirtualList.Chosen)]
    assert keys == [None, "a", "b"]
    assert chosen == ["b"]


async def test_a_click_chooses_the_row_under_it() -> None:
    rows = VirtualList()
    async with showcase(rows, SMALL) as stage:
        rows.show(tall([2, 2, 2]))
        await stage.click(3, 3)
        assert [message.index for message in await stage.asked(VirtualList.Chosen)] == [1]


async def test_reloading_asks_for_the_visible_rows_again() -> None:
    rows, source = VirtualList(), Endless()
    async with showcase(rows, SMALL) as stage:
        rows.show(source)
        await stage.lines()
        source.asked.clear()
        rows.reload()
        await stage.lines()
    assert source.asked >= set(range(6))


@pytest.mark.parametrize("size", [(1, 1), (3, 2)])
async def test_the_smallest_list_keeps_its_width(size: tuple[int, int]) -> None:
    rows = VirtualList()
    async with showcase(rows, size):
        rows.show(entries(["港の橋は春まで", "long name"]))
        strips = rows.render_lines(rows.region.reset_offset)
    assert {strip.cell_length for strip in strips} == {size[0]}


async def test_a_line_that_is_too_long_ends_in_an_ellipsis() -> None:
    rows = VirtualList()
    async with showcase(rows, (8, 2)) as stage:
        rows.show(entries(["a harbour bridge"]))
        assert (await stage.lines())[0] == "a harbo…"
