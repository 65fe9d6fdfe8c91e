"""Writes the documentation of the keys from the registry: `python -m reader.tui.commands.page`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reader.tui.commands.command import Command
from reader.tui.commands.registry import COMMANDS
from reader.tui.keys.contexts import TITLES, Where
from reader.tui.keys.spelling import sequence, shown

_HEAD = """\
# Keys and commands

Written from the program's own table of commands; `?` in the app shows the same and can be searched.

A command can be called by its keys, from the palette (`ctrl+p`), or by its id on the command line
(`:`), where a part of the id that fits only one will do. Keys of several letters are pressed one
after the other; the footer shows what may follow, and Esc forgets what was begun. Your own keys
stand in `config.yaml` under `keys: bind:`, the id behind the keys: `"g n": quote.next`.
"""


def keys_page() -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *(line for where in TITLES for line in _section(where))])


def _section(where: Where) -> Iterator[str]:
    commands = [command for command in COMMANDS if where in command.where]
    if not commands:
        return
    yield f"## {TITLES[where]}\n"
    yield "| keys | id | does |"
    yield "|---|---|---|"
    yield from (_line(command) for command in commands)
    yield ""


def _line(command: Command) -> str:
    keys = " ".join(f"`{shown(sequence(written))}`" for written in command.keys)
    argument = f" *{command.argument}*" if command.argument else ""
    return f"| {keys} | `{command.id}`{argument} | {command.help} |"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
