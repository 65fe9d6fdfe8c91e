"""Runs the whole app over the fake newsroom, presses keys, and says what is on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reader.config import Config
from reader.locations import Locations
from reader.newsroom.services import Newsroom
from reader.tui.app import ReaderApp
from reader.tui.shell import Opening
from tests.fakes import FrozenClock, InlineWork, fake_newsroom

HARBOUR, BRIDGE, FROST, LONG = ("a:1000000001", "a:2000000002", "a:3000000003", "a:4000000004")
WIDE, USUAL, NARROW, TINY = (120, 40), (80, 24), (50, 20), (20, 5)


class Reader:
    """A person at the keyboard of the app."""

    def __init__(self, pilot: Pilot[int], room: Newsroom) -> None:
        self._pilot = pilot
        self.room = room

    @property
    def app(self) -> ReaderApp:
        assert isinstance(self._pilot.app, ReaderApp)
        return self._pilot.app

    async def press(self, *keys: str) -> None:
        """Presses keys as the keymap writes them: `]`, `q`, `ctrl+d`, `space`."""
        await self._pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Types text, a sign at a time."""
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Lets messages of messages arrive, and then what threads and timers bring."""
        for _ in range(3):
            await self._pilot.pause(0)
        await self._pilot.pause()

    def lines(self) -> list[str]:
        """The screen's lines without trailing blanks."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        return "\n".join(self.lines())

    @property
    def status(self) -> str:
        return self.app.status.text

    @property
    def footer(self) -> str:
        return self.app.parts.footer.text

    @property
    def passage(self) -> str:
        """The words of the sentence that the reading cursor stands in."""
        view = self.app.view
        return view.document.text[slice(*view.passage)]


def opening(room: Newsroom, home: Path, **parts: Any) -> Opening:
    """What the app is opened with, unless a test says otherwise."""
    usual = {
        "newsroom": room,
        "config": Config(),
        "locations": Locations(home / "config", home / "data", home / "cache", home / "state"),
        "folder": "~/articles",
        "name": "articles",
        "now": FrozenClock(),
        "work": InlineWork,
    }
    return Opening(**(usual | parts))


@asynccontextmanager
async def reading(
    home: Path, *, room: Newsroom | None = None, size: tuple[int, int] = WIDE, **parts: Any
) -> AsyncIterator[Reader]:
    """The app with its list loaded."""
    newsroom = room or fake_newsroom()
    app = ReaderApp(opening(newsroom, home, **parts))
    async with app.run_test(size=size) as pilot:
        reader = Reader(pilot, newsroom)
        await reader.settle()
        yield reader


@asynccontextmanager
async def reading_article(
    home: Path, article: str = HARBOUR, **parts: Any
) -> AsyncIterator[Reader]:
    """The app with an article open."""
    async with reading(home, **parts) as reader:
        reader.app.desk.open(article)
        await reader.settle()
        yield reader
