"""The facts of articles as a person edits them: alone, or several articles together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import UsageError
from reader.model.article import Fact, Origin
from reader.tui.facts import Sheet, Subject, kept_words
from reader.tui.messages import FactsEdited, OverlayClosed
from reader.tui.widgets.facts_overlay import FactsOverlay, sheet_rows
from tests.driving import BRIDGE, FROST, HARBOUR
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, head_of, showcase

ROOM = fake_newsroom()
SIZE = (90, 20)


def sheet(*articles: str, **facts: Fact | None) -> Sheet:
    """The articles' facts, some of them replaced in each."""
    return Sheet(
        tuple(
            Subject(head_of(ROOM, id), replace(ROOM.articles.text(id).metadata, **facts))
            for id in articles
        )
    )


def by_hand(value: str) -> Fact:
    return Fact(value, Origin.HAND)


def test_values_are_shown_with_their_origin() -> None:
    post = sheet(BRIDGE, byline=by_hand("Ada Quell"))
    assert (post.shown("outlet"), post.origin("outlet")) == ("East Bank Post", "sidecar")
    assert (post.shown("byline"), post.origin("byline")) == ("Ada Quell", "by hand")
    assert (post.shown("url"), post.origin("url")) == ("?", "")


def test_several_articles_share_a_value_or_differ() -> None:
    both = sheet(BRIDGE, FROST)
    assert (both.shown("outlet"), both.text("outlet")) == ("2 different", "")
    assert both.told == "2 articles"
    assert sheet(BRIDGE, BRIDGE).shown("outlet") == "East Bank Post"


def test_a_value_that_one_article_lacks_differs() -> None:
    one_unknown = sheet(HARBOUR, BRIDGE)
    assert (one_unknown.text("outlet"), one_unknown.shown("outlet")) == ("", "2 different")


def test_only_what_was_typed_changes() -> None:
    edited = sheet(BRIDGE).with_text("outlet", " The  Gull ")
    assert edited.changes == {"outlet": "The Gull"}
    assert edited.origin("outlet") == "not kept yet"


def test_typing_the_old_value_again_changes_nothing() -> None:
    edited = sheet(BRIDGE).with_text("outlet", "The Gull").with_text("outlet", "East Bank Post")
    assert edited.changes == {}


def test_an_emptied_field_takes_the_edit_by_hand_back() -> None:
    edited = sheet(BRIDGE, outlet=by_hand("The Gull")).with_text("outlet", "")
    assert edited.changes == {"outlet": None}
    assert edited.shown("outlet") == "what the file says"


def test_what_the_file_says_cannot_be_emptied() -> None:
    edited = sheet(BRIDGE).with_text("outlet", "")
    assert edited.changes == {}
    assert edited.shown("outlet") == "East Bank Post"


def test_what_was_kept_is_told() -> None:
    edited = sheet(BRIDGE, date=by_hand("2031-01-01")).with_text("outlet", "The Gull")
    told = kept_words(edited.with_text("date", ""))
    assert told == "outlet The Gull, date as the file says · 102_bridge.txt · u undoes"


async def test_the_dialog_begins_with_the_outlet_and_goes_round() -> None:
    dialog = FactsOverlay()
    async with showcase(dialog, SIZE) as stage:
        dialog.open(sheet(BRIDGE))
        assert dialog.field.value == "East Bank Post"
        dialog.turn(1)
        assert dialog.field.value == "2031-11-04"
        dialog.turn(-2)
        assert dialog.field.placeholder.startswith("where it can be read")
        text = await stage.text()
    assert "102_bridge.txt" in text and "▸ address" in text and "sidecar" in text


async def test_what_is_typed_in_one_field_stays_when_another_is_shown() -> None:
    dialog = FactsOverlay()
    async with showcase(dialog, SIZE) as stage:
        dialog.open(sheet(HARBOUR))
        await stage.type("The Gull")
        dialog.turn(1)
        await stage.type("2031-11-03")
        dialog.accept()
        (asked,) = await stage.asked(FactsEdited)
    assert asked.sheet.changes == {"outlet": "The Gull", "date": "2031-11-03"}
    assert asked.sheet.articles == (HARBOUR,)


async def test_enter_without_a_change_closes() -> None:
    dialog = FactsOverlay()
    async with showcase(dialog, SIZE) as stage:
        dialog.open(sheet(HARBOUR))
        dialog.accept()
        assert await stage.asked(OverlayClosed)
        assert not await stage.asked(FactsEdited)


async def test_a_problem_is_told_in_place_until_something_is_typed() -> None:
    dialog = FactsOverlay()
    async with showcase(dialog, SIZE) as stage:
        dialog.open(sheet(HARBOUR))
        dialog.turn(1)
        await stage.type("soon")
        dialog.turn(1)
        dialog.show_problem(UsageError("“soon” is no date", hint="write it as 2023-05-03"))
        assert "! “soon” is no date; write it as 2023-05-03" in await stage.text()
        assert dialog.field.value == "soon"
        await stage.press("backspace")
        assert "is no date" not in await stage.text()


async def test_articles_edited_together_are_named() -> None:
    dialog = FactsOverlay()
    async with showcase(dialog, SIZE) as stage:
        dialog.open(sheet(HARBOUR, BRIDGE))
        text = await stage.text()
    assert "2 articles" in text
    assert "101_harbour.txt · 101 (outlet ?)" in text and "102_bridge.txt · East Bank" in text


@pytest.mark.parametrize("present", ["outlet", "url"])
def test_every_field_has_a_row(present: str) -> None:
    rows = [row.text for row in sheet_rows(sheet(BRIDGE), present)]
    assert [line[2:].split()[0] for line in rows if line] == [
        "outlet",
        "date",
        "headline",
        "byline",
        "address",
    ]


async def test_hostile_facts_are_shown_as_symbols() -> None:
    hostile = Fact(HOSTILE, Origin.SIDECAR)
    subject = Subject(
        replace(head_of(ROOM, HARBOUR), path=HOSTILE, outlet=HOSTILE),
        replace(ROOM.articles.text(HARBOUR).metadata, outlet=hostile, byline=hostile),
    )
    dialog = FactsOverlay()
    async with showcase(dialog, SIZE) as stage:
        dialog.open(Sheet((subject, subject)))
        dialog.show_problem(UsageError(HOSTILE, hint=HOSTILE))
        text = await stage.text()
    assert text.count("[bold]@click") >= 4
    assert not any(sign in text for sign in RAW)
