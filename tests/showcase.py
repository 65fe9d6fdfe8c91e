"""Shows one widget alone, says what is on the screen, and remembers what the widget asks for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from reader.model.article import ArticleHead
from reader.newsroom.services import Newsroom
from reader.tui.document import Document

HOSTILE = "calm\x1b]52;c;AAAA\x07\x1b[2J\x9b31m\u202eflip\x00[bold]@click"
"""Sequences and signs that no screen may pass on, and markup that nobody may interpret."""

RAW = ("\x1b", "\x07", "\x9b", "\u202e", "\x00")
"""What must not be left of it."""

M = TypeVar("M", bound=Message)


class Showcase(App[None]):
    """An app with a single widget, which has no focus unless it takes it."""

    AUTO_FOCUS = None

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget


class Stage:
    """What a test does with a shown widget."""

    def __init__(self, pilot: Pilot[None], asked: list[Message]) -> None:
        self._pilot = pilot
        self._asked = asked

    async def press(self, *keys: str) -> None:
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def click(self, x: int, y: int) -> None:
        await self._pilot.click(offset=(x, y))
        await self._pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    async def lines(self) -> list[str]:
        """The screen's lines without trailing blanks, once everything has settled."""
        await self._pilot.pause()
        strips = self._pilot.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    async def text(self) -> str:
        return "\n".join(await self.lines())

    async def asked(self, kind: type[M]) -> list[M]:
        """The messages of a kind that the widget has posted so far, in order."""
        await self._pilot.pause()
        return [message for message in self._asked if isinstance(message, kind)]


@asynccontextmanager
async def showcase(widget: Widget, size: tuple[int, int] = (38, 30)) -> AsyncIterator[Stage]:
    """Runs an app that shows the widget and nothing else."""
    asked: list[Message] = []

    def remember(message: Message) -> None:
        if not any(message is known for known in asked):
            asked.append(message)

    async with Showcase(widget).run_test(size=size, message_hook=remember) as pilot:
        yield Stage(pilot, asked)


def document_of(room: Newsroom, article: str) -> Document:
    """The article as the app hands it to widgets."""
    return Document(
        room.articles.text(article),
        head_of(room, article),
        room.quotes.of(article),
        room.notes.of(article),
    )


def head_of(room: Newsroom, article: str) -> ArticleHead:
    return room.articles.heads([article])[0]


def block(lines: Sequence[str], opening: str) -> list[str]:
    """The lines from the first that begins so up to the next blank one."""
    start = next(i for i, line in enumerate(lines) if line.strip().startswith(opening))
    rest = lines[start:]
    end = next((i for i, line in enumerate(rest) if not line.strip()), len(rest))
    return [line.strip() for line in rest[:end]]
