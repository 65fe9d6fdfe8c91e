"""Everything that was left in the library, to jump to."""

from __future__ import annotations

from reader.model.note import Note
from reader.tui.messages import OpenPassage
from reader.tui.widgets.marks_overlay import MarksOverlay
from tests.fakes import fake_newsroom
from tests.showcase import head_of, showcase

HARBOUR, POST = "a:1000000001", "a:2000000002"
ROOM = fake_newsroom()
_PLACES = ROOM.articles.text(HARBOUR).sentences
ROOM.notes.write(HARBOUR, _PLACES[1], text="two or three?")
ROOM.notes.set_mark("z", HARBOUR, _PLACES[2])
ROOM.notes.set_mark("b", POST, ROOM.articles.text(POST).sentences[0])
HEADS = {article: head_of(ROOM, article) for article in (HARBOUR, POST)}


def opened(overlay: MarksOverlay, words: str = "") -> None:
    overlay.open(words)
    overlay.show_notes(ROOM.notes.all(), HEADS)


def kinds(overlay: MarksOverlay) -> list[str]:
    notes = [target.about for target in overlay.choices.targets]
    return [note.letter or note.kind.value for note in notes if isinstance(note, Note)]


async def test_marks_come_first_by_their_letter() -> None:
    overlay = MarksOverlay()
    async with showcase(overlay, (80, 20)):
        opened(overlay)
        assert kinds(overlay) == ["b", "z", "note"]


async def test_typing_filters() -> None:
    overlay = MarksOverlay()
    async with showcase(overlay, (80, 20)) as stage:
        opened(overlay)
        await stage.type("three?")
        assert kinds(overlay) == ["note"]


async def test_it_can_open_with_a_filter() -> None:
    overlay = MarksOverlay()
    async with showcase(overlay, (80, 20)):
        opened(overlay, "two")
        assert kinds(overlay) == ["note"]


async def test_enter_asks_for_the_passage() -> None:
    overlay = MarksOverlay()
    async with showcase(overlay, (80, 20)) as stage:
        opened(overlay)
        await stage.press("enter")
        (asked,) = await stage.asked(OpenPassage)
        assert asked == OpenPassage(POST, ROOM.articles.text(POST).sentences[0])
