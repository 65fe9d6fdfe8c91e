"""Help, palette and command line: every command by search, by name and by id."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.commands.command import Command
from reader.tui.commands.registry import matching
from reader.tui.keys.keymap import Keymap
from reader.tui.overlays import Overlays
from reader.tui.widgets.command_line import CommandLine
from reader.tui.widgets.help_overlay import HelpOverlay, Offer


class Guide:
    """Opens the three ways to a command that are not its keys."""

    def __init__(self, overlays: Overlays, overlay: HelpOverlay, line: CommandLine) -> None:
        self._overlays = overlays
        self._overlay = overlay
        self._line = line

    def help(self, words: str) -> None:
        """Every key and command; typing filters."""
        self._open("Keys and commands: type to filter, Enter runs, Esc closes", words)

    def palette(self) -> None:
        """Every command, to run one."""
        self._open("Run a command", "")

    def command_line(self) -> None:
        """A line to type a command's id into."""
        self._overlays.open("command")
        self._line.open()

    def _open(self, heading: str, words: str) -> None:
        self._overlays.open("help")
        self._overlay.open(heading, words)


def offers(keymap: Keymap, words: str) -> Sequence[Offer]:
    """The commands that hold the words, with their keys."""
    return [_offer(command, keymap) for command in matching(words)]


def _offer(command: Command, keymap: Keymap) -> Offer:
    keys = " ".join(keymap.keys_of(command.id))
    return Offer(command.id, command.name, command.help, keys)
