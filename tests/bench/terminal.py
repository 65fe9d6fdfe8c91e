"""Drives a program through a pseudo-terminal and measures what its keys cost.

Processor time is read from `/proc/<pid>/task/*/schedstat` (nanoseconds on a processor, every
thread), so nothing in the measured program takes part in the measuring. Linux only.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

FRAME_END = b"\x1b[?2026l"
_ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[?2048$p", b"\x1b[?2048;0$y"))
"""What Textual asks a terminal at the start, and what one with synchronised output answers."""


class Terminal:
    """A program in a terminal of its own."""

    def __init__(
        self, command: Sequence[str], *, columns: int, lines: int, env: Mapping[str, str]
    ) -> None:
        self.started = time.perf_counter()
        self.screen = bytearray()
        """Every byte it has written."""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), {**env, "TERM": "xterm-256color"})
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def read(self, timeout: float) -> bytes:
        """What it writes within so many seconds; empty where it stays silent or has ended."""
        if not select.select([self._fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self._fd, 1 << 20)
        except OSError:
            return b""
        for question, answer in _ANSWERS:
            if question in data:
                os.write(self._fd, answer)
        self.screen += data
        return data

    def settle(self, *, quiet: float = 0.25, limit: float = 20.0) -> None:
        """Waits until it has written nothing for `quiet` seconds.

        Raises:
            TimeoutError: it never falls silent, or never says anything.
        """
        end = time.perf_counter() + limit
        while self.read(quiet) or not self.screen:
            if time.perf_counter() > end:
                raise TimeoutError(bytes(self.screen[-400:]))

    def wait_for(self, text: bytes, *, limit: float = 20.0) -> float:
        """Seconds from its start until `text` stood on the screen.

        Raises:
            TimeoutError: it never did.
        """
        while text not in self.screen:
            if time.perf_counter() - self.started > limit:
                raise TimeoutError(bytes(self.screen[-400:]))
            self.read(0.05)
        return time.perf_counter() - self.started

    def press(self, key: str, *, limit: float = 2.0) -> float:
        """Sends a key; returns the seconds until its last frame was there, 0 where nothing came."""
        sent = time.perf_counter()
        os.write(self._fd, key.encode())
        last = 0.0
        quiet = limit
        while data := self.read(quiet):
            last = time.perf_counter() - sent
            quiet = 0.012 if FRAME_END in data else 0.03
        return last

    def pictures(self, key: str, *, silent: float, limit: float = 5.0) -> list[float]:
        """Sends a key; returns when each picture was whole, in seconds from the key.

        Args:
            key: what to type.
            silent: seconds without a word after which nothing more is expected.
            limit: seconds to wait for the first word.

        Raises:
            TimeoutError: the key changed nothing on the screen.
        """
        sent = time.perf_counter()
        os.write(self._fd, key.encode())
        found: list[float] = []
        while data := self.read(silent if found else limit):
            found += [time.perf_counter() - sent] * data.count(FRAME_END)
        if not found:
            raise TimeoutError(bytes(self.screen[-400:]))
        return found

    def cpu(self) -> float:
        """Seconds of processor time it has used in all its threads."""
        used = 0
        for file in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                used += int(file.read_text().split()[0])
        return used / 1e9

    def close(self, *, limit: float = 3.0) -> None:
        """Asks it to end, and ends it where it does not."""
        end = time.perf_counter() + limit
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            self.read(0.02)
            if time.perf_counter() > end:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                break
        os.close(self._fd)
