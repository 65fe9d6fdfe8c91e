"""What a key and a start cost in the app, against Textual's own in the same run.

    python tests/bench/tui.py                     every row, as JSON
    python tests/bench/tui.py --rounds 3 view     some of them

Keys: `static` is Textual's Static, `view` the bare article view, `view+minimap` what the app shows
in its middle, `app` the whole program with headlines, panel and status line. All show the same
5,000 words with 200 quotations at 120 × 40 (`tui_programs.py`). Measured are keys after the view
has begun to scroll, each of which changes the whole screen. Processor time is what counts.

Start: milliseconds until the first word stands on the screen, `empty` being a Textual app that
shows one word, `app` the whole program with the first headline of a library of two articles.

Every round starts all programs anew, in turn, so that a busy machine is busy for all; a row is the
median of its rounds, a ratio the median of the rounds' ratios. The ratios decide, not the
milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from terminal import Terminal
from tui_programs import WORDS, content

_HERE = Path(__file__).resolve().parent
ROOT = _HERE.parents[1]
COLUMNS, LINES = 120, 40
WARM_UP, MEASURED = 60, 150
BARS = {"view": ("static", 0.55), "app": ("static", 1.0), "app start": ("empty start", 1.4)}
"""Which rows must stay within how many times another one."""

Row = dict[str, float]


@dataclass(frozen=True)
class Program:
    """A program to measure."""

    command: Sequence[str]
    env: dict[str, str]
    word: str
    """What stands on the screen when it shows its first frame."""
    opening: Sequence[str] = ()
    """Keys that lead to the article."""

    def terminal(self) -> Terminal:
        """Starts it."""
        return Terminal(self.command, columns=COLUMNS, lines=LINES, env=self.env)

    def start(self) -> Row:
        """Milliseconds to the first frame."""
        terminal = self.terminal()
        try:
            wall = terminal.wait_for(self.word.encode())
            return {"wall_ms": wall * 1e3, "cpu_ms": terminal.cpu() * 1e3}
        finally:
            terminal.close()

    def keys(self) -> Row:
        """Milliseconds a key: processor time, and wall time until the last byte."""
        terminal = self.terminal()
        try:
            terminal.settle()
            for key in self.opening:
                terminal.press(key)
                terminal.settle(quiet=1.0)
            for _ in range(WARM_UP):
                terminal.press("j")
            before, written = terminal.cpu(), len(terminal.screen)
            walls = sorted(terminal.press("j") for _ in range(MEASURED))
            return {
                "cpu_ms": (terminal.cpu() - before) / MEASURED * 1e3,
                "wall_ms": statistics.median(walls) * 1e3,
                "wall_ms_p95": walls[int(0.95 * MEASURED)] * 1e3,
                "bytes": (len(terminal.screen) - written) / MEASURED,
            }
        finally:
            terminal.close()


def programs(home: Path) -> dict[str, Program]:
    """All programs; the app gets a library of its own in `home`."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLORTERM": "truecolor"}
    env |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    folder = home / "articles"
    folder.mkdir()
    for number, seed in enumerate((11, 12)):
        (folder / f"{number}_harbour.txt").write_text(content(seed=seed).text, encoding="utf-8")
    app = [sys.executable, "-m", "reader", str(folder)]
    subprocess.run(app, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    others = [sys.executable, str(_HERE / "tui_programs.py")]
    return {
        "empty": Program([*others, "empty"], env, "ready"),
        "static": Program([*others, "static"], env, "Harbour"),
        "view": Program([*others, "view"], env, "Harbour"),
        "view+minimap": Program([*others, "view+minimap"], env, "Harbour"),
        "app": Program(app, env, f"{WORDS} words", ("\r",)),
    }


def measures(found: dict[str, Program]) -> dict[str, Callable[[], Row]]:
    """What each row of the table measures."""
    rows = {name: found[name].keys for name in ("static", "view", "view+minimap", "app")}
    return rows | {f"{name} start": found[name].start for name in ("empty", "app")}


def table(rounds: Sequence[dict[str, Row]]) -> dict[str, Row]:
    """Medians of the rounds, and the ratios that have a bar."""
    rows = {
        name: {key: round(statistics.median(one[name][key] for one in rounds), 2) for key in row}
        for name, row in rounds[0].items()
    }
    for name, (other, bar) in BARS.items():
        if name in rows and other in rows:
            key = "wall_ms" if name.endswith("start") else "cpu_ms"
            ratios = [one[name][key] / one[other][key] for one in rounds]
            rows[name] |= {f"to {other}": round(statistics.median(ratios), 3), "bar": bar}
    return rows


def main() -> int:
    """Prints the table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="also needs the row it is held to")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        wanted = {
            name: measure
            for name, measure in measures(programs(Path(home))).items()
            if not given.rows or name in given.rows
        }
        found = table(
            [{name: measure() for name, measure in wanted.items()} for _ in range(given.rounds)]
        )
    print(json.dumps(found, indent=1))
    return int(any(row[key] > row["bar"] for row in found.values() for key in row if "to " in key))


if __name__ == "__main__":
    sys.exit(main())
