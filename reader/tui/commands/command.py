"""What a command is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.tui.keys.contexts import Where

if TYPE_CHECKING:
    from reader.tui.shell import Shell

Action = Callable[["Shell", str], None]
"""Does it; the text is what was given on the command line, or the letter or digit of the keys."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do, by key, by palette and by `:`."""

    id: str
    """The binding id, `area.verb`: what a person's own keymap and the command line name."""
    name: str
    """In the palette: a few words, beginning with a capital."""
    help: str
    """One line for help and documentation, without a final period."""
    keys: tuple[str, ...]
    """Default keys as `keys.spelling` writes them, the usual one first."""
    where: tuple[Where, ...]
    action: Action
    short: str = ""
    """A word for the footer; empty where the name's last words will do."""
    argument: str = ""
    """What may follow the id on the command line: `query`, `article`, `letter`."""
    required: bool = False
    """Whether the command means nothing without its argument."""

    def matches(self, words: str) -> bool:
        """Whether id, name or help hold every word; case does not count."""
        held = f"{self.id} {self.name} {self.help}".lower()
        return all(word in held for word in words.lower().split())
