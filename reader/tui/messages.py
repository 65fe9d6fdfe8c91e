"""What widgets tell the app and ask of it: facts and requests without behaviour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message

from reader.newsroom.scan import Progress, ScanReport


@dataclass
class WorkFinished(Message):
    """A job off the event loop has its result."""

    kind: str
    turn: int
    """Which job of that kind it was; an older one than the newest is dropped."""
    value: Any
    then: Callable[[Any], None]
    """Takes the value, on the event loop."""


@dataclass
class WorkFailed(Message):
    """A job off the event loop raised."""

    kind: str
    turn: int
    error: Exception


@dataclass
class ScanAdvanced(Message):
    """The scan in its child process has come further."""

    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the latest progress is of interest."""
        return isinstance(message, ScanAdvanced)


@dataclass
class ScanEnded(Message):
    """The scan's process has ended."""

    report: ScanReport | None
    """None where it ended without one."""
    problem: str = ""
    """What it said on stderr, where it failed."""


@dataclass
class RunCommand(Message):
    """A command was chosen by name: in the palette, in help or on the command line."""

    command: str
    """A binding id."""
    argument: str = ""
