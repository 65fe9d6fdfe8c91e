"""Search in the whole app: facets, saved searches, passages like one, answers that do not come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged
from tests.driving import BRIDGE, HARBOUR, NARROW, Reader, reading, reading_article
from tests.fakes_search import FakeSearch


def search_of(reader: Reader) -> FakeSearch:
    found = reader.room.search
    assert isinstance(found, FakeSearch)
    return found


async def until(reader: Reader, holds: Callable[[], bool]) -> None:
    """Waits for what comes by itself, after a moment without keys."""
    async with asyncio.timeout(20):
        while not holds():
            await reader.settle()


async def test_enter_on_a_facet_narrows_the_search_and_once_more_takes_it_out(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        await reader.press("shift+tab", "enter")
        outlet = reader.app.search.facet.value
        assert reader.app.search.typed == f'outlet:"{outlet}" bridge'
        assert f"✓ {outlet}" in reader.text()
        await reader.press("enter")
        assert reader.app.search.typed == "bridge"


async def test_minus_leaves_a_facet_out_and_enter_lets_it_in_again(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        everything = len(reader.app.search.hits.targets)
        await reader.press("shift+tab", "-")
        assert reader.app.search.typed.startswith('-outlet:"')
        assert len(reader.app.search.hits.targets) < everything
        await reader.press("enter")
        assert reader.app.search.typed == "bridge"


async def test_a_condition_that_leaves_nothing_can_still_be_taken_out(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("outlet:nobody bridge")
        assert "0 of 4 articles" in reader.text()
        await reader.press("tab", "enter")
        assert reader.app.search.typed == "bridge"


async def test_once_nothing_is_typed_the_filter_says_how_much_it_hides(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("outlet:post bridge")
        await until(reader, lambda: "filter outlet:post hides" in reader.text())


async def test_from_facets_and_hits_s_leads_back_to_the_field(tmp_path: Path):
    async with reading(tmp_path, size=NARROW) as reader:
        await reader.press("s")
        await reader.type("bridge")
        for tabs in (["tab"], ["tab", "tab"]):
            await reader.press(*tabs, "s", "x", "backspace")
            assert reader.app.search.typed == "bridge"


async def test_ticking_a_facet_without_one_under_the_cursor_does_nothing(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("xyzzy")
        reader.app.searching.narrow()
        assert reader.app.search.typed == "xyzzy"


async def test_an_error_of_the_library_ends_the_waiting_and_is_told(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        search_of(reader).broken = LibraryDamaged("the library is gone", hint="start again")
        await reader.type("s")
        assert "no answer" in reader.text()
        assert "the library is gone; start again" in reader.status
        await reader.press("enter", "escape")
        assert reader.app.overlays.top is None


async def test_ctrl_c_among_the_hits_calls_the_search_off(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        await reader.press("tab", "ctrl+c")
        assert "cancelled" in reader.lines()[1]


async def test_all_hits_of_the_article_are_walked_and_counted(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        await reader.press("enter")
        total = len(reader.app.desk.document.hits)
        assert total > 1
        assert f"hit 1/{total}" in reader.status
        await reader.press("n")
        assert f"hit 2/{total}" in reader.status
        await reader.press("N", "N")
        assert f"hit {total}/{total}" in reader.status


async def test_w_among_the_hits_explains_the_query(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        await reader.press("tab", "w")
        assert "every article that holds bridge" in reader.text()


# Saved searches


async def test_a_search_is_saved_from_the_overlay_and_listed_with_what_it_finds(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        await reader.press("ctrl+g")
        await reader.type("Bridges")
        await reader.press("enter")
        assert "saved as Bridges" in reader.status
        await reader.press("escape", "g", "f")
        found = len(reader.room.search.run("bridge").hits)
        line = next(line for line in reader.lines() if "Bridges" in line)
        assert line.endswith(f"{found} new · {found} articles")


async def test_the_command_line_saves_what_was_searched_for(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s")
        await reader.type("bridge")
        await reader.press("escape", ":")
        await reader.type("search.save Bridges")
        await reader.press("enter")
        assert search_of(reader).kept == {"Bridges": "bridge"}


async def test_without_a_name_nothing_is_saved(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await reader.press("s", "ctrl+g", "enter")
        assert "needs a name" in reader.status
        assert search_of(reader).kept == {}


async def saved(reader: Reader, **queries: str) -> None:
    search_of(reader).kept.update(queries)
    await reader.press("g", "f")


async def test_opening_a_saved_search_asks_it_and_nothing_is_new_any_more(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await saved(reader, Bridges="bridge", Cold="ice")
        await reader.press("j", "enter")
        assert reader.app.search.typed == "ice"
        await reader.press("escape")
        line = next(line for line in reader.lines() if "Cold" in line)
        assert "new" not in line
        assert "new" in next(line for line in reader.lines() if "Bridges" in line)


async def test_a_saved_search_is_renamed_and_removed_and_both_are_undone(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await saved(reader, Bridges="bridge")
        await reader.press("e", "ctrl+u")
        await reader.type("Crossings")
        await reader.press("enter")
        assert list(search_of(reader).kept) == ["Crossings"]
        await reader.press("d")
        assert "no search is saved yet" in reader.text()
        await reader.press("u")
        assert "Crossings" in reader.text()
        await reader.press("u")
        assert "Bridges" in reader.text()


async def test_a_search_that_cannot_be_answered_says_why_in_its_row(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await saved(reader, Broken="(ice")
        assert "a bracket is missing" in next(x for x in reader.lines() if "Broken" in x)


async def test_slash_filters_the_saved_searches(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await saved(reader, Bridges="bridge", Cold="ice")
        await reader.press("/")
        await reader.type("cold")
        assert "Bridges" not in reader.text()
        await reader.press("escape")
        assert "Bridges" in reader.text()


# Passages like this one


async def test_s_on_a_selection_finds_passages_like_it_and_enter_opens_there(tmp_path: Path):
    async with reading_article(tmp_path, HARBOUR) as reader:
        hits = search_of(reader).like(HARBOUR, reader.app.view.passage).hits
        await reader.press("v", "s")
        assert "passages like “" in reader.text()
        assert [t.article for t in reader.app.search.hits.targets] == [h.article.id for h in hits]
        await reader.press("enter")
        assert reader.app.desk.document.article.id == hits[0].article.id


async def test_a_passage_without_a_rare_word_is_told(tmp_path: Path):
    async with reading_article(tmp_path, BRIDGE) as reader:
        await reader.press("v", "s")
        search_of(reader)
        assert reader.app.overlays.is_open("search")


@pytest.mark.parametrize("keys", [["s"], ["g", "f"]])
async def test_both_screens_fit_a_tiny_terminal(tmp_path: Path, keys: list[str]):
    async with reading(tmp_path, size=(20, 5)) as reader:
        await reader.press(*keys, "tab", "tab", "escape", "escape")
        assert reader.app.overlays.top is None
