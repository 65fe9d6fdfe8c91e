"""Panels and overlays on screens that are too small for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widget import Widget

from reader.tui.widgets.compare_screen import CompareScreen
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.marks_overlay import MarksOverlay
from reader.tui.widgets.match_rows import Parallel
from reader.tui.widgets.note_prompt import NotePrompt
from reader.tui.widgets.search_overlay import SearchOverlay
from reader.tui.widgets.side_panel import SidePanel
from reader.tui.widgets.why_overlay import WhyOverlay
from tests.fakes import fake_newsroom
from tests.showcase import document_of, head_of, showcase

HARBOUR, POST = "a:1000000001", "a:2000000002"
ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, HARBOUR)
MATCHES = ROOM.matches.of(HARBOUR)


def panel(made: SidePanel) -> None:
    made.show_document(DOCUMENT)
    made.show_matches(MATCHES)
    made.show_passage(DOCUMENT.sentences[3])


def why(made: WhyOverlay) -> None:
    other = MATCHES.counterparts[0]
    made.show_both(DOCUMENT, DOCUMENT.quotations[0], Parallel(other.alignment.links[0], other))


def marks(made: MarksOverlay) -> None:
    made.show_notes(ROOM.notes.all(), {HARBOUR: head_of(ROOM, HARBOUR)})


def search(made: SearchOverlay) -> None:
    made.show_page(ROOM.search.run("bridge"))


def compare(made: CompareScreen) -> None:
    others = list(ROOM.matches.others(HARBOUR))
    alignment = ROOM.matches.between(HARBOUR, POST)
    made.show(DOCUMENT, document_of(ROOM, POST), alignment, others=others)


def find(made: FindBar) -> None:
    made.open("bridge")


def note(made: NotePrompt) -> None:
    made.open("two or three?")


FILLED = [
    (SidePanel, panel),
    (WhyOverlay, why),
    (MarksOverlay, marks),
    (SearchOverlay, search),
    (CompareScreen, compare),
    (FindBar, find),
    (NotePrompt, note),
]


@pytest.mark.parametrize(("kind", "fill"), FILLED)
async def test_a_widget_survives_a_tiny_screen_and_comes_back(
    kind: type[Widget], fill: Callable[[Widget], None]
) -> None:
    made = kind()
    async with showcase(made, (80, 24)) as stage:
        fill(made)
        before = await stage.text()
        for size in ((20, 5), (6, 2), (200, 60), (80, 24)):
            await stage.resize(*size)
        assert await stage.text() == before
