"""Moving in whatever has rows or lines, and finding words in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where

_MOVEMENT = (Where.MOVEMENT,)


class Movable(Protocol):
    """What movement commands move in; the app says which one has the keys."""

    def move_rows(self, count: int) -> None:
        """Lines or rows on, or back where negative."""
        ...

    def move_pages(self, count: float) -> None:
        """Pages on, or back where negative; half pages are allowed."""
        ...

    def move_top(self) -> None:
        """To the beginning."""
        ...

    def move_bottom(self) -> None:
        """To the end."""
        ...


def _move(step: Callable[[Movable], None]) -> Action:
    return lambda app, argument: step(app.mover)


COMMANDS: tuple[Command, ...] = (
    Command(
        "move.down",
        "Down",
        "a line or row down",
        ("j", "down"),
        _MOVEMENT,
        _move(lambda here: here.move_rows(1)),
        short="down",
    ),
    Command(
        "move.up",
        "Up",
        "a line or row up",
        ("k", "up"),
        _MOVEMENT,
        _move(lambda here: here.move_rows(-1)),
        short="up",
    ),
    Command(
        "move.half_down",
        "Half a page down",
        "half a page down",
        ("ctrl+d",),
        _MOVEMENT,
        _move(lambda here: here.move_pages(0.5)),
    ),
    Command(
        "move.half_up",
        "Half a page up",
        "half a page up",
        ("ctrl+u",),
        _MOVEMENT,
        _move(lambda here: here.move_pages(-0.5)),
    ),
    Command(
        "move.page_down",
        "Page down",
        "a page down",
        ("space", "pagedown", "ctrl+f"),
        _MOVEMENT,
        _move(lambda here: here.move_pages(1)),
        short="page",
    ),
    Command(
        "move.page_up",
        "Page up",
        "a page up",
        ("b", "pageup"),
        _MOVEMENT,
        _move(lambda here: here.move_pages(-1)),
    ),
    Command(
        "move.top",
        "To the beginning",
        "first line or row",
        ("gg", "home"),
        _MOVEMENT,
        _move(lambda here: here.move_top()),
        short="top",
    ),
    Command(
        "move.bottom",
        "To the end",
        "last line or row",
        ("G", "end"),
        _MOVEMENT,
        _move(lambda here: here.move_bottom()),
    ),
    Command(
        "find.open",
        "Find in this view",
        "find words in the article, or filter the list",
        ("/",),
        _MOVEMENT,
        lambda app, argument: app.finding.open(argument),
        short="find",
        argument="words",
    ),
    Command(
        "find.next",
        "Next hit",
        "the next place that was found",
        ("n",),
        _MOVEMENT,
        lambda app, argument: app.finding.step(1),
        short="next hit",
    ),
    Command(
        "find.previous",
        "Previous hit",
        "the place found before",
        ("N",),
        _MOVEMENT,
        lambda app, argument: app.finding.step(-1),
    ),
)
