"""Finding words in the article."""

from __future__ import annotations

from reader.tui.messages import FindAccepted, FindChanged
from reader.tui.widgets.find_bar import FindBar
from tests.showcase import showcase


async def test_every_letter_is_looked_for_at_once() -> None:
    bar = FindBar()
    async with showcase(bar, (60, 1)) as stage:
        bar.open()
        await stage.type("ice")
        asked = await stage.asked(FindChanged)
        assert [message.text for message in asked] == ["i", "ic", "ice"]


async def test_the_bar_says_which_hit_of_how_many() -> None:
    bar = FindBar()
    async with showcase(bar, (60, 1)) as stage:
        bar.open("ice")
        bar.show_count(3, 7)
        assert (await stage.text()).endswith("3/7")


async def test_words_that_are_not_there_are_told() -> None:
    bar = FindBar()
    async with showcase(bar, (60, 1)) as stage:
        bar.open("ice")
        bar.show_count(0, 0)
        assert (await stage.text()).endswith("not found")


async def test_an_empty_field_is_no_failure() -> None:
    bar = FindBar()
    async with showcase(bar, (60, 1)) as stage:
        bar.open()
        assert "not found" not in await stage.text()


async def test_enter_settles_the_words() -> None:
    bar = FindBar()
    async with showcase(bar, (60, 1)) as stage:
        bar.open()
        await stage.type("ice")
        await stage.press("enter")
        assert await stage.asked(FindAccepted) == [FindAccepted("ice")]


async def test_words_that_were_looked_for_come_back() -> None:
    bar = FindBar()
    async with showcase(bar, (60, 1)):
        bar.open("ice")
        bar.accept()
        bar.open()
        bar.field.earlier()
        assert bar.field.value == "ice"
