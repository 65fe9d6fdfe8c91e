"""Runs the benchmarks one after the other; each prints its figures and says what was missed.

usage: python tests/bench/run.py [CORPUS.jsonl]      with a corpus, search and scan too
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Runs them all; exits 1 where one of them failed or missed its bar."""
    benchmarks = [["start.py"], ["tui.py"], ["align.py"]]
    if len(sys.argv) > 1:
        benchmarks += [["search.py", sys.argv[1]], ["scan.py", sys.argv[1]]]
    missed = []
    for name, *arguments in benchmarks:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, HERE / name, *arguments], check=False)
        if done.returncode:
            missed.append(name)
    if missed:
        print(f"missed or failed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
