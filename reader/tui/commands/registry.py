"""The one registry: every command once, and what is derived from it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from reader.errors import UsageError
from reader.tui.commands import (
    article,
    attribution,
    everywhere,
    lists,
    movement,
    panels,
    searching,
    verifying,
    visual,
)
from reader.tui.commands.command import Command
from reader.tui.keys.contexts import Where
from reader.tui.keys.keymap import Keymap, keymap

COMMANDS: tuple[Command, ...] = (
    *everywhere.COMMANDS,
    *movement.COMMANDS,
    *lists.COMMANDS,
    *article.COMMANDS,
    *visual.COMMANDS,
    *attribution.COMMANDS,
    *verifying.COMMANDS,
    *panels.COMMANDS,
    *searching.COMMANDS,
)
"""In the order in which help and documentation show them."""

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def keys_for(own: Mapping[str, str] | None = None) -> Keymap:
    """The default keymap with a person's own: binding ids by written keys."""
    return keymap(((c.id, c.keys, c.where) for c in COMMANDS), own)


def matching(words: str) -> list[Command]:
    """The commands that hold all the words in id, name or help, names first."""
    found = [command for command in COMMANDS if command.matches(words)]
    first = words.lower().split()[:1]
    return sorted(found, key=lambda c: not any(w in f"{c.id} {c.name}".lower() for w in first))


def named(typed: str) -> Command:
    """The command a person means by an id, or by the only beginning of one.

    Raises:
        UsageError: no command begins so, or several do.
    """
    if typed in BY_ID:
        return BY_ID[typed]
    found = completions(typed)
    if len(found) == 1:
        return BY_ID[found[0]]
    if found:
        raise UsageError(f"{typed} may be {', '.join(found[:6])}", hint="write more of it")
    near = difflib.get_close_matches(typed, [*BY_ID, *_verbs()], n=1, cutoff=0.4)
    hint = f"the nearest is {_verbs().get(near[0], near[0])}" if near else "tab completes"
    raise UsageError(f"there is no command {typed}", hint=hint)


def completions(typed: str) -> list[str]:
    """The ids that begin with what is typed, whole or after the point: `open` finds `list.open`."""
    areas = [id for id in BY_ID if id.startswith(typed)]
    verbs = [id for id in BY_ID if id.split(".", 1)[1].startswith(typed) and id not in areas]
    exact = [id for id in verbs if id.split(".", 1)[1] == typed]
    return areas or (exact if len(exact) == 1 else verbs)


def _verbs() -> dict[str, str]:
    return {id.split(".", 1)[1]: id for id in BY_ID}


FOOTERS: Mapping[Where, tuple[tuple[str, ...], ...]] = {
    Where.LIST: (
        ("list.open",),
        ("search.open",),
        ("move.down", "move.up"),
        ("app.help",),
        ("app.back",),
    ),
    Where.ARTICLE: (
        ("move.down", "move.up"),
        ("quote.next",),
        ("match.next",),
        ("match.jump",),
        ("note.write",),
        ("marks.toggle",),
        ("copy.citation",),
        ("quote.correct",),
        ("compare.open",),
        ("app.back",),
    ),
    Where.VISUAL: (
        ("select.word", "select.word_back"),
        ("select.widen",),
        ("select.swap",),
        ("note.write",),
        ("note.highlight",),
        ("copy.citation",),
        ("select.end",),
    ),
    Where.PANEL: (
        ("panel.jump",),
        ("panel.next_tab",),
        ("why.show",),
        ("compare.open",),
        ("pane.next",),
        ("app.back",),
    ),
    Where.QUOTES: (
        ("panel.jump",),
        ("quote.correct",),
        ("quote.confirm",),
        ("quote.reject",),
        ("why.show",),
        ("app.back",),
    ),
    Where.SPEAKERS: (
        ("list.open",),
        ("find.open",),
        ("list.mark",),
        ("item.merge",),
        ("item.split",),
        ("speaker.isolate",),
        ("app.back",),
    ),
    Where.REVIEW: (
        ("quote.confirm",),
        ("quote.correct",),
        ("quote.reject",),
        ("review.skip",),
        ("review.back",),
        ("history.undo",),
        ("review.open",),
        ("app.back",),
    ),
    Where.CORRECTION: (
        ("choice.accept",),
        ("choice.next",),
        ("correction.next",),
        ("field.leave",),
    ),
    Where.COMPARE: (
        ("match.next",),
        ("compare.next_difference",),
        ("pane.next",),
        ("panel.jump",),
        ("app.back",),
    ),
    Where.MATRIX: (
        ("move.down", "move.up"),
        ("pane.right", "pane.left"),
        ("panel.jump",),
        ("compare.open",),
        ("why.show",),
        ("copy.citation",),
        ("find.open",),
        ("app.back",),
    ),
    Where.SEARCH: (
        ("search.accept",),
        ("search.next",),
        ("search.order",),
        ("search.explain",),
        ("pane.next",),
        ("field.leave",),
    ),
    Where.HITS: (
        ("move.down", "move.up"),
        ("search.accept",),
        ("search.field",),
        ("why.show",),
        ("search.save",),
        ("pane.next",),
        ("app.back",),
    ),
    Where.FACETS: (
        ("move.down", "move.up"),
        ("search.narrow",),
        ("search.exclude",),
        ("search.field",),
        ("search.save",),
        ("pane.next",),
        ("app.back",),
    ),
    Where.SEARCHES: (
        ("move.down", "move.up"),
        ("list.open",),
        ("item.edit",),
        ("item.delete",),
        ("history.undo",),
        ("find.open",),
        ("app.back",),
    ),
    Where.CHOICE: (("choice.accept",), ("choice.next",), ("field.leave",)),
    **verifying.FOOTERS,
    Where.NOTES: (("panel.jump",), ("item.edit",), ("item.delete",), ("pane.next",), ("app.back",)),
    Where.FIELD: (("field.accept",), ("field.leave",)),
}
"""What the footer offers in each context: groups of ids, one word a group."""

_WORDS = {(Where.LIST, "app.back"): "quit"}
"""Words of the footer for commands that do something else where there is nothing to go back to."""


def footer(where: Iterable[Where], keymap: Keymap) -> list[tuple[str, str]]:
    """Keys and a word for each group of the nearest context that has a footer."""
    contexts = list(where)
    groups = next((FOOTERS[context] for context in contexts if context in FOOTERS), ())
    return [entry for group in groups if (entry := _entry(group, contexts, keymap))]


def _entry(
    group: Sequence[str], contexts: Sequence[Where], keymap: Keymap
) -> tuple[str, str] | None:
    keys = [found[0] for id in group if (found := _reachable(id, contexts, keymap))]
    if not keys:
        return None
    command = BY_ID[group[0]]
    alone = _WORDS.get((contexts[0], command.id)) or command.short or command.name.lower()
    return "/".join(keys), "move" if len(group) > 1 else alone


def _reachable(id: str, contexts: Sequence[Where], keymap: Keymap) -> list[str]:
    return [keys for where in contexts for keys in keymap.keys_of(id, where)]
