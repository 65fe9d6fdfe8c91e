"""Tells how far a scan has come, how fast it is and how long it will take, ten times a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

from reader.newsroom.scan import Progress

Tell: TypeAlias = Callable[[Progress], None]
Cancelled: TypeAlias = Callable[[], bool]

_EVERY_S = 0.1


class Meter:
    """Measures one scan.

    Args:
        tell: receives the progress.
        clock: seconds that never go back.
    """

    def __init__(self, tell: Tell, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._phase = ""
        self._began = self._told = clock()

    def tell(self, phase: str, done: int, total: int) -> None:
        """Tells at once when a phase begins or ends, and now and then in between."""
        now = self._clock()
        if phase != self._phase:
            self._phase, self._began = phase, now
        elif done < total and now - self._told < _EVERY_S:
            return
        self._told = now
        elapsed = now - self._began
        rate = done / elapsed if elapsed > 0 else 0.0
        left = (total - done) / rate if rate else None
        self._tell(Progress(phase, done, total, rate=rate, remaining_s=left))

    def finish(self) -> None:
        """Tells that nothing is left to do."""
        self._tell(Progress("done", 1, 1))
