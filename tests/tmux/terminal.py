"""A real terminal for the real program: tmux, driven by keys and watched for what it shows."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_S = 40.0
"""How long something may take to appear on a busy machine."""
_POLL_S = 0.05
_numbers = itertools.count(1)


class Terminal:
    """One tmux server with one window, which runs one command after another.

    Args:
        size: columns and lines.
        environment: all that programs see besides `PATH` and what tmux itself sets.
    """

    def __init__(self, size: tuple[int, int], environment: Mapping[str, str]) -> None:
        self._socket = f"reader-{os.getpid()}-{next(_numbers)}"
        self._environment = {"PATH": os.environ["PATH"], **environment}
        self._tmux("-f", "/dev/null", "new-session", "-d", "sh")
        self._tmux("set-option", "-g", "status", "off")
        self._tmux("set-option", "-g", "window-size", "manual")
        self.resize(*size)
        self.type("PS1=; clear\n")

    def run(self, command: Sequence[str], *, cwd: Path = ROOT) -> None:
        """Starts a command; when it ends, the screen says `left with CODE`."""
        words = " ".join(shlex.quote(word) for word in command)
        self.type(f"clear; cd {shlex.quote(str(cwd))} && {words}; echo left with $?\n")

    def press(self, *keys: str) -> None:
        """Presses keys by tmux's names: `Enter`, `Escape`, `C-c`; single signs are typed."""
        for key in keys:
            self._tmux("send-keys", *(["-l", "--", key] if len(key) == 1 else [key]))

    def type(self, text: str) -> None:
        """Types text; a newline is Enter."""
        for part in re.split("(\n)", text):
            if part:
                self._tmux("send-keys", *(["Enter"] if part == "\n" else ["-l", "--", part]))

    def resize(self, width: int, height: int) -> None:
        """Makes the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def screen(self) -> str:
        """What is on the screen now."""
        return self._tmux("capture-pane", "-p")

    def wait(self, pattern: str, *, part: Callable[[str], str] = str) -> str:
        """Waits until the screen, or the part of it that is looked at, matches; returns that."""
        return part(self._until(lambda text: bool(re.search(pattern, part(text))), pattern))

    def wait_gone(self, pattern: str) -> str:
        """Waits until the screen no longer matches; returns it."""
        return self._until(lambda text: re.search(pattern, text) is None, f"no {pattern}")

    def is_sane(self) -> bool:
        """Whether the terminal shows its own screen with a cursor and takes no mouse."""
        flags = "#{alternate_on} #{cursor_flag} #{mouse_any_flag}"
        return self._tmux("display-message", "-p", flags).split() == ["0", "1", "0"]

    def close(self) -> None:
        """Ends the server and everything in it."""
        self._tmux("kill-server")

    def _until(self, holds, wanted: str) -> str:
        end = time.monotonic() + PATIENCE_S
        while not holds(text := self.screen()):
            assert time.monotonic() < end, f"waited for {wanted!r}; the screen shows\n{text}"
            time.sleep(_POLL_S)
        return text

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            capture_output=True,
            encoding="utf-8",
            env=self._environment,
            check=True,
        )
        return done.stdout


@contextmanager
def terminal(size: tuple[int, int], home: Path) -> Iterator[Terminal]:
    """A terminal whose home and XDG directories are a test's own."""
    environment = {key: value for key, value in os.environ.items() if key.startswith("XDG_")}
    environment |= {"HOME": str(home), "LC_ALL": "C.UTF-8", "EDITOR": "false"}
    opened = Terminal(size, environment)
    try:
        yield opened
    finally:
        opened.close()


def reader(*arguments: str) -> list[str]:
    """The program, run by the interpreter that runs the tests."""
    return [sys.executable, "-m", "reader", *arguments]


def make_run(folder: Path) -> list[str]:
    """`make run` where the environment it builds is up to date; else what it would run.

    It is up to date whenever the tests were started by `make test`.
    """
    ready = subprocess.run(
        ["make", "--question", ".venv/.run"], cwd=ROOT, capture_output=True, check=False
    )
    if ready.returncode == 0:
        return ["make", "run", f"FOLDER={folder}"]
    return reader("--config", str(ROOT / "config.yaml"), str(folder))
