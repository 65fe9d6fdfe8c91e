"""What it costs to start the command line, beside importing click alone, in the same run.

usage: python tests/bench/start.py [--rounds N]     prints JSON; exits 1 where the bar is missed
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys

BAR = 3.0
"""Times the CPU of `python -c "import click"`."""
RIVAL = [sys.executable, "-c", "import click"]
COMMANDS = {
    "--version": [sys.executable, "-m", "reader", "--version"],
    "--help": [sys.executable, "-m", "reader", "--help"],
}


def cpu_ms(command: list[str]) -> float:
    """User and system time of one run, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> int:
    """Measures rival and commands in turn, so that a busy moment strikes all alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    timed: dict[str, list[float]] = {"import click": [], **{name: [] for name in COMMANDS}}
    for _ in range(rounds):
        timed["import click"].append(cpu_ms(RIVAL))
        for name, command in COMMANDS.items():
            timed[name].append(cpu_ms(command))
    medians = {name: statistics.median(times) for name, times in timed.items()}
    ratio = medians["--version"] / medians["import click"]
    shown = {name: round(median, 1) for name, median in medians.items()}
    print(json.dumps({"cpu_ms": shown, "version_to_click": round(ratio, 2), "bar": BAR}))
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
