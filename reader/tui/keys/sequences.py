"""Key sequences: waits, without a timeout, for the key that completes a command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.tui.keys.contexts import TEXT_FIELDS, Where
from reader.tui.keys.keymap import Bound, Keymap
from reader.tui.keys.spelling import Keys, shown

_DROPPING = frozenset({"escape", "ctrl+c"})
"""Keys that only forget what was pressed before."""


class Outcome(NamedTuple):
    """What became of a key."""

    command: str | None = None
    """The binding id of the command to run."""
    argument: str = ""
    waiting: tuple[Bound, ...] = ()
    """What the next key may complete."""
    taken: bool = True
    """False where the key is nobody's and belongs to the text field."""


class KeyReader:
    """Turns single keys into commands and keeps the ones that are still waiting."""

    def __init__(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._pending: Keys = ()

    @property
    def pending(self) -> str:
        """The keys that wait for another, as the footer shows them."""
        return shown(self._pending)

    def drop(self) -> None:
        """Forgets what waits."""
        self._pending = ()

    def feed(self, key: str, where: Sequence[Where]) -> Outcome:
        """Takes one key, spelled as in the keymap; an unknown one ends the sequence unexecuted."""
        waited = self._pending
        self._pending = ()
        if waited and key in _DROPPING:
            return Outcome()
        found = self.keymap.find((*waited, key), where)
        if found.command is not None:
            return Outcome(found.command, found.argument)
        if found.following:
            self._pending = (*waited, key)
            return Outcome(waiting=found.following)
        in_field = bool(where) and where[0] in TEXT_FIELDS
        return Outcome(taken=bool(waited) or not in_field)
