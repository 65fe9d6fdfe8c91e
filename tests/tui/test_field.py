"""One line to type into."""

from __future__ import annotations

from reader.tui.widgets.field import Field
from tests.showcase import showcase


async def test_control_u_empties_the_field_on_both_sides_of_the_cursor() -> None:
    field = Field()
    async with showcase(field, (40, 1)) as stage:
        field.start("some words")
        await stage.press("left", "left", "ctrl+u")
        assert field.value == ""


async def test_up_and_down_walk_through_what_was_accepted() -> None:
    field = Field()
    async with showcase(field, (40, 1)) as stage:
        field.set_history(["one", "two"])
        field.start("thr")
        await stage.press("up", "up", "up")
        assert field.value == "one"
        await stage.press("down", "down")
        assert field.value == "thr"


async def test_a_text_is_remembered_once_and_as_the_newest() -> None:
    field = Field()
    async with showcase(field, (40, 1)):
        for text in ("one", "two", "one", " "):
            field.remember(text)
        assert field.history == ("two", "one")


async def test_a_field_can_leave_the_arrows_to_its_owner() -> None:
    field = Field(recall=False)
    async with showcase(field, (40, 1)) as stage:
        field.set_history(["one"])
        field.start("now")
        await stage.press("up")
        assert field.value == "now"
