"""What a person waits for while typing a search in the app: the letter, then the hits.

usage: python tests/bench/app_keys.py FOLDER [--rounds 2] [--columns 120] [--lines 40]

FOLDER is a library that has been scanned already (XDG directories as for `reader`). Prints JSON:
milliseconds from a key to the first picture with anything new, and to the last one before the
program falls silent; its resident memory in the end. Exits 1 where a bar is missed. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from terminal import Terminal

BARS = {"echo_p95_ms": 16.0, "paint_p95_ms": 60.0, "rss_mb": 150.0}
QUERIES = (
    "government",
    "minister said",
    "attack russia",
    '"the president" war',
    "climate -water",
    "xyzzy",
)
BACKSPACE, CANCEL = "\x7f", "\x03"
"""Ctrl+C ends the reading of the folder that every start begins with."""
SILENT_S = 0.12
"""Longer than an answer takes, shorter than the app waits before it counts what may take longer."""


class Typing:
    """Types into the search of an app, a key at a time."""

    def __init__(self, folder: str, *, columns: int, lines: int) -> None:
        command = [sys.executable, "-m", "reader", folder]
        self._app = Terminal(command, columns=columns, lines=lines, env=dict(os.environ))
        self._app.wait_for(b" articles", limit=60)
        self._app.press(CANCEL, limit=5.0)
        self._app.settle(quiet=2.0, limit=60)
        self._app.press("s")
        self._app.settle(quiet=1.0)

    def key(self, key: str) -> tuple[float, float]:
        """Milliseconds from the key to the first and to the last picture."""
        times = self._app.pictures(key, silent=SILENT_S)
        return 1000 * times[0], 1000 * times[-1]

    def memory_mb(self, kind: str) -> float:
        """Resident memory in millions of bytes.

        Args:
            kind: `VmRSS`, or of that `RssAnon`, its own, or `RssFile`, files that are mapped.
        """
        status = Path(f"/proc/{self._app.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(f"{kind}:"))
        return int(line.split()[1]) * 1024 / 1e6

    def close(self) -> None:
        """Ends the app."""
        self._app.close()


def percentile(values: list[float], share: float) -> float:
    """The value that so large a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> int:
    """Types every query and takes it away again, letter by letter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--lines", type=int, default=40)
    given = parser.parse_args()
    typing = Typing(given.folder, columns=given.columns, lines=given.lines)
    keys = [key for query in QUERIES for key in (*query, *(BACKSPACE for _ in query))]
    timed = [typing.key(key) for _ in range(given.rounds) for key in keys]
    echo, paint = [first for first, _ in timed], [last for _, last in timed]
    figures = {
        "keys": len(timed),
        "echo_p50_ms": percentile(echo, 0.5),
        "echo_p95_ms": percentile(echo, 0.95),
        "paint_p50_ms": percentile(paint, 0.5),
        "paint_p95_ms": percentile(paint, 0.95),
        "paint_max_ms": max(paint),
        "rss_mb": typing.memory_mb("VmRSS"),
        "rss_own_mb": typing.memory_mb("RssAnon"),
        "rss_mapped_mb": typing.memory_mb("RssFile"),
    }
    typing.close()
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}))
    return 0 if all(figures[name] <= bar for name, bar in BARS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
