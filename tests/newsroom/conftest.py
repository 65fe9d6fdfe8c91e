"""A newsroom over a folder of small articles of our own, with the real analysis and index."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.locations import Locations
from reader.newsroom.live.open import OpenNewsroom, open_newsroom
from reader.newsroom.live.survey import Settings
from reader.newsroom.live.workspaces import choose
from reader.newsroom.scan import ScanReport
from reader.newsroom.services import Newsroom

FERRY = """---
title: Ferry runs aground off Skerry Point
outlet: The Tern
date: 2031-05-03
---
The ferry Kittiwake ran aground off Skerry Point on Saturday with 41 people aboard.

“Nobody was hurt, and the hull is sound,” said Ingrid Solheim, the harbour master.

Passengers were taken to the village hall, where the baker handed out soup.
"""
FERRY_AGAIN = """---
outlet: Coast Gazette
date: 2031-05-04
---
All 41 people aboard the ferry Kittiwake are safe after it ran aground off Skerry Point.

“Nobody was hurt and the hull is sound,” harbour master Ingrid Solheim told reporters.

The ferry company said that it would look into the matter.
"""
BEES = """A beekeeper in Oldtown has lost two hundred hives to the frost, the growers’ union said.

“I have never seen a winter like it,” said Pavel Horák, who has kept bees for forty years.
"""


class Clock:
    """Moves a second each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2031, 11, 5, 9, 0, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        self.now += datetime.timedelta(seconds=1)
        return self.now


@dataclass
class Desk:
    """A folder, and the newsroom over it as often as it is opened."""

    folder: Path
    places: Locations
    opened: list[OpenNewsroom] = field(default_factory=list)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def open(self, session: str | None = None, settings: Settings | None = None) -> Newsroom:
        workspace = choose(self.places, folder=self.folder)
        room = open_newsroom(workspace, session=session, settings=settings, now=Clock())
        self.opened.append(room)
        return room.services

    def scan(self, **how: object) -> ScanReport:
        return self.open().scan.run(**how)

    def close(self) -> None:
        for room in self.opened:
            room.close()


@pytest.fixture
def desk(tmp_path: Path, places: Locations) -> Iterator[Desk]:
    """An empty folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    made = Desk(folder, places)
    yield made
    made.close()


@pytest.fixture
def full_desk(desk: Desk) -> Desk:
    """Three articles, two of them on one event, scanned."""
    desk.write("tern/ferry.txt", FERRY)
    desk.write("gazette/kittiwake.txt", FERRY_AGAIN)
    desk.write("bees.txt", BEES)
    desk.scan()
    return desk


@pytest.fixture
def room(full_desk: Desk) -> Newsroom:
    """The newsroom over the three articles."""
    return full_desk.open()


@pytest.fixture
def passage(room: Newsroom) -> Callable[[str, str], tuple[str, object]]:
    """Finds words in an article: its id and the words' span."""
    from reader.model.span import Span

    def find(article: str, words: str) -> tuple[str, Span]:
        id = room.articles.resolve(article)
        start = room.articles.text(id).text.index(words)
        return id, Span(start, start + len(words))

    return find
