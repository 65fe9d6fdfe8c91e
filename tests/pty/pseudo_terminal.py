"""Runs a program behind a pseudo-terminal and keeps every byte that it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIET_S, PATIENCE_S = 0.12, 40.0


class Terminal:
    """A program behind a pseudo-terminal; everything it writes is kept.

    Args:
        module: what is run, with the home directory as its argument.
        size: columns and lines.
        home: a directory of the test's own.
    """

    def __init__(self, module: str, size: tuple[int, int], home: Path) -> None:
        self.written = bytearray()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        environment = {key: os.environ[key] for key in ("PATH",)}
        self._program = subprocess.Popen(
            [sys.executable, "-m", module, str(home)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=environment | {"TERM": "xterm-256color", "HOME": str(home), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        os.close(slave)

    def wait_for(self, text: bytes) -> None:
        """Reads until the program has written something."""
        end = time.monotonic() + PATIENCE_S
        while text not in self.written:
            assert time.monotonic() < end, f"{text!r} never came: {bytes(self.written[-2000:])!r}"
            self._read(0.1)

    def press(self, keys: str) -> None:
        """Types, and reads until the program has nothing more to write."""
        os.write(self._master, keys.encode())
        while self._read(QUIET_S):
            pass

    def signal(self, number: int) -> None:
        """Sends the program a signal."""
        self._program.send_signal(number)

    def vanish(self) -> int | None:
        """Takes the terminal away; returns the program's exit code, None where it went on."""
        os.close(self._master)
        try:
            return self._program.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._program.kill()
            return None

    def close(self) -> int | None:
        """Reads to the program's end; returns its exit code, None where it had to be killed."""
        end = time.monotonic() + PATIENCE_S
        while self._program.poll() is None and time.monotonic() < end:
            self._read(0.1)
        while self._read(QUIET_S):
            pass
        code = self._program.poll()
        self._program.kill()
        self._program.wait()
        os.close(self._master)
        return code

    def _read(self, patience: float) -> bool:
        if not select.select([self._master], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.written += data
        return bool(data)
