"""One line to type into."""

from __future__ import annotations

from reader.tui.widgets.field import Field
from tests.showcase import showcase


async def test_one_walks_through_what_was_accepted() -> None:
    field = Field()
    async with showcase(field, (40, 1)):
        field.set_history(["one", "two"])
        field.start("thr")
        for _ in range(3):
            field.earlier()
        assert field.value == "one"
        field.later()
        field.later()
        assert field.value == "thr"


async def test_a_text_is_remembered_once_and_as_the_newest() -> None:
    field = Field()
    async with showcase(field, (40, 1)):
        for text in ("one", "two", "one", " "):
            field.remember(text)
        assert field.history == ("two", "one")


async def test_a_field_starts_with_its_text_and_takes_what_is_typed_behind_it() -> None:
    field = Field()
    async with showcase(field, (40, 1)) as stage:
        field.start("some ")
        await stage.type("ice")
        assert field.value == "some ice"
