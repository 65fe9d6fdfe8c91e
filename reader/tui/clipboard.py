"""Copying: the system's clipboard program, else the terminal, else a file, and which it was."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.text.safe import printable

OSC52_LIMIT = 74_994
"""Bytes of text that xterm and its kin take in one OSC 52 sequence (100,000 in base64)."""

_TIMEOUT_S = 2.0


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy."""

    route: str
    """In words for the status line: `xclip`, `the terminal (OSC 52, unconfirmed)`, a path."""
    reached: bool
    """Whether the text left the program at all."""


@dataclass(frozen=True, slots=True)
class Program:
    """A clipboard program that reads standard input."""

    command: tuple[str, ...]
    needs: str = ""
    """An environment variable without which it cannot work."""
    encoding: str = "utf-8"


# The last is tmux's own buffer, and with -w the clipboard of the terminal outside: since 3.3 tmux
# lets no wrapped sequence pass unless it is told to.
PROGRAMS = (
    Program(("pbcopy",)),
    Program(("wl-copy",), needs="WAYLAND_DISPLAY"),
    Program(("xclip", "-selection", "clipboard"), needs="DISPLAY"),
    Program(("xsel", "--clipboard", "--input"), needs="DISPLAY"),
    Program(("clip.exe",), encoding="utf-16-le"),
    Program(("tmux", "load-buffer", "-w", "-"), needs="TMUX"),
)


def run_program(command: Sequence[str], data: bytes) -> bool:
    """Feeds the data to a program; whether it took it. X11 programs stay behind as servers."""
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def osc52(text: str, *, environment: Mapping[str, str]) -> str:
    """The sequence that asks the terminal to copy, wrapped so that tmux and screen let it pass."""
    payload = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{payload}\x07"
    if environment.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("STY"):
        return f"\x1bP{sequence}\x1b\\"
    return sequence


@dataclass(frozen=True, slots=True)
class Clipboard:
    """The routes of one session, tried in order. `copy` blocks: call it off the event loop."""

    environment: Mapping[str, str]
    file: Path
    """Where the text goes when nothing else takes it; overwritten, mode 0600."""
    terminal: Callable[[str], None] | None = None
    """Writes a sequence to the terminal; None where there is none."""
    which: Callable[[str], str | None] = shutil.which
    run: Callable[[Sequence[str], bytes], bool] = run_program

    def copy(self, text: str) -> Copied:
        """Copies the text, control characters made visible, and says by which route."""
        safe = printable(text, keep_newlines=True)
        return self._by_program(safe) or self._by_terminal(safe) or self._by_file(safe)

    def _by_program(self, text: str) -> Copied | None:
        for program in PROGRAMS:
            data = text.encode(program.encoding, "replace")
            if self._usable(program) and self.run(program.command, data):
                return Copied(program.command[0], reached=True)
        return None

    def _usable(self, program: Program) -> bool:
        present = self.which(program.command[0]) is not None
        return present and (not program.needs or bool(self.environment.get(program.needs)))

    def _by_terminal(self, text: str) -> Copied | None:
        if not self._terminal_copies() or len(text.encode("utf-8", "replace")) > OSC52_LIMIT:
            return None
        assert self.terminal is not None
        self.terminal(osc52(text, environment=self.environment))
        return Copied("the terminal (OSC 52, unconfirmed)", reached=True)

    def _terminal_copies(self) -> bool:
        return self.terminal is not None and self.environment.get("TERM", "dumb") not in (
            "dumb",
            "linux",
        )

    def _by_file(self, text: str) -> Copied:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as out:
                out.write(text)
        except OSError as problem:
            return Copied(f"{self.file}: {problem.strerror}", reached=False)
        return Copied(str(self.file), reached=True)
