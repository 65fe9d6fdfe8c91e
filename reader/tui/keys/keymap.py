"""The keymap: which command a sequence of keys means in which context, with a person's changes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.tui.keys.contexts import TEXT_FIELDS, Where
from reader.tui.keys.spelling import DIGIT, LETTER, Keys, fits, sequence, shown

RESERVED = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+j": "the line feed",
    "ctrl+[": "escape",
}
"""Keys that many terminals cannot tell from others (same byte)."""


class Bound(NamedTuple):
    """One way to call a command."""

    keys: Keys
    command: str
    """A binding id: `quote.next`."""


class Found(NamedTuple):
    """What a sequence means: a command, or the beginning of others, or nothing."""

    command: str | None
    argument: str
    """What the placeholders stood for."""
    following: tuple[Bound, ...]
    """The commands that longer sequences reach, where the sequence is only their beginning."""


@dataclass(frozen=True)
class Keymap:
    """All bindings by context."""

    bindings: Mapping[Where, tuple[Bound, ...]]
    warnings: tuple[str, ...] = field(default=())
    """What could not be used of a person's own bindings, a sentence each."""

    def find(self, pressed: Keys, where: Iterable[Where]) -> Found:
        """What the keys mean in the contexts, the nearest first; literal keys before letters."""
        following: list[Bound] = []
        for context in where:
            bounds = self.bindings.get(context, ())
            exact = [bound for bound in bounds if _begins(bound.keys, pressed, whole=True)]
            if exact and not following:
                bound = min(exact, key=lambda b: sum(key in (LETTER, DIGIT) for key in b.keys))
                return Found(bound.command, _argument(bound.keys, pressed), ())
            following += [bound for bound in bounds if _begins(bound.keys, pressed, whole=False)]
        return Found(None, "", tuple(following))

    def keys_of(self, command: str, where: Where | None = None) -> list[str]:
        """The sequences that call a command, as help shows them, each once."""
        contexts = self.bindings if where is None else [where]
        found = {
            shown(bound.keys): None
            for context in contexts
            for bound in self.bindings.get(context, ())
            if bound.command == command
        }
        return list(found)


def _begins(keys: Keys, pressed: Keys, *, whole: bool) -> bool:
    if len(keys) < len(pressed) or (len(keys) == len(pressed)) is not whole:
        return False
    return all(fits(wanted, key) for wanted, key in zip(keys, pressed, strict=False))


def _argument(keys: Keys, pressed: Keys) -> str:
    pairs = zip(keys, pressed, strict=True)
    return "".join(key for wanted, key in pairs if wanted in (LETTER, DIGIT))


def keymap(
    defaults: Iterable[tuple[str, Sequence[str], Sequence[Where]]],
    own: Mapping[str, str] | None = None,
) -> Keymap:
    """The default keys with a person's own.

    Args:
        defaults: (binding id, written keys, contexts) of every command.
        own: binding ids by written keys; an empty id takes the keys away from what they call.
    """
    contexts: dict[str, Sequence[Where]] = {}
    bindings: dict[Where, list[Bound]] = {}
    for command, written, places in defaults:
        contexts[command] = places
        for one in written:
            _bind(bindings, Bound(sequence(one), command), places)
    warnings: list[str] = []
    for written_keys, command in (own or {}).items():
        warnings += _bind_own(bindings, written_keys, command, contexts)
    return Keymap({where: tuple(found) for where, found in bindings.items()}, tuple(warnings))


def _bind(bindings: dict[Where, list[Bound]], bound: Bound, places: Iterable[Where]) -> None:
    for where in places:
        bindings.setdefault(where, []).append(bound)


def _bind_own(
    bindings: dict[Where, list[Bound]],
    written: str,
    command: str,
    contexts: Mapping[str, Sequence[Where]],
) -> Iterator[str]:
    """Binds one sequence and takes it from others in the same contexts; yields warnings.

    A command of every screen takes its keys from all others, but not from text fields.
    """
    if command and command not in contexts:
        near = difflib.get_close_matches(command, contexts, n=1, cutoff=0.4)
        hint = f"; the nearest is {near[0]}" if near else ""
        yield f"keys.bind: there is no command “{command}”{hint}"
        return
    try:
        keys = sequence(written)
    except ValueError as problem:
        yield f"keys.bind: {command}: {problem}"
        return
    if keys[0] in RESERVED:
        yield f"keys.bind: {written} is the same as {RESERVED[keys[0]]} in most terminals"
    places = contexts[command] if command else ()
    taken = set(places) if command else set(bindings)
    if Where.EVERYWHERE in places:
        taken |= bindings.keys() - TEXT_FIELDS
    for where in taken:
        bindings[where] = [bound for bound in bindings.get(where, []) if bound.keys != keys]
    for where in places:
        bindings[where].insert(0, Bound(keys, command))
