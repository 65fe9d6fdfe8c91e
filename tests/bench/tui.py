"""What a key costs in the article view, against Textual's Static with the same text.

    python tests/bench/tui.py                     every row, as JSON
    python tests/bench/tui.py --rounds 3 view     some of them, and static

Each program shows the same 5,000 words with 200 highlighted spans at 120 × 40 (`tui_programs.py`).
Every round starts all of them anew, in turn, so that a busy machine is busy for all; a row is the
median of its rounds. Measured are keys after the view has begun to scroll, each of which changes
the whole screen. Processor time is what counts; the ratios decide, not the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from pathlib import Path

from terminal import Terminal
from tui_programs import PROGRAMS

_HERE = Path(__file__).resolve().parent
COLUMNS, LINES = 120, 40
WARM_UP, MEASURED = 60, 150
KEY_LIMIT = {"view": 0.55, "view+minimap": None}


def measure(program: str) -> dict[str, float]:
    """Milliseconds a key: processor time, and wall time until the last byte."""
    env = {**os.environ, "PYTHONPATH": str(_HERE.parents[1]), "COLORTERM": "truecolor"}
    command = [sys.executable, str(_HERE / "tui_programs.py"), program]
    terminal = Terminal(command, columns=COLUMNS, lines=LINES, env=env)
    try:
        terminal.settle()
        for _ in range(WARM_UP):
            terminal.press("j")
        before, written = terminal.cpu(), len(terminal.screen)
        walls = [terminal.press("j") for _ in range(MEASURED)]
        return {
            "cpu_ms": (terminal.cpu() - before) / MEASURED * 1e3,
            "wall_ms_p50": statistics.median(walls) * 1e3,
            "wall_ms_p95": sorted(walls)[int(0.95 * MEASURED)] * 1e3,
            "bytes": (len(terminal.screen) - written) / MEASURED,
        }
    finally:
        terminal.close()


def main() -> int:
    """Prints the table as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(PROGRAMS))
    given = parser.parse_args()
    rows = list(dict.fromkeys(["static", *(given.rows or ["view", "view+minimap"])]))
    rounds = [{row: measure(row) for row in rows} for _ in range(given.rounds)]
    table = {
        row: {
            name: round(statistics.median(one[row][name] for one in rounds), 2)
            for name in rounds[0][row]
        }
        for row in rows
    }
    for row in rows[1:]:
        ratios = [one[row]["cpu_ms"] / one["static"]["cpu_ms"] for one in rounds]
        table[row]["cpu_to_static"] = round(statistics.median(ratios), 3)
    print(json.dumps(table, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
