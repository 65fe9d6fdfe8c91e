"""What a whole scan costs with one and with two worker processes, in the same run.

Reads the corpus as one JSONL source into a new library for each. Prints JSON: seconds on the clock
and of CPU, of the scan's own process and of its workers, articles a second, the most memory of one
process, and the ratios that decide: how much faster two processes are, and how many times the CPU
is taken that Whoosh takes to index the same articles as its tutorial has it. On a machine that
others use the clock says little; `at_best` is what the CPU alone allows on two free processors: the
work of one process, over half the work of all or the work of the first, whichever is more.

usage: python tests/bench/scan.py CORPUS.jsonl [ROUNDS]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.search_corpus import read
from tests.bench.search_stock import stock_cpu_seconds

WANTED = 1.5
"""How much faster two processes must be than one."""

MOST = 4.0
"""How many times the CPU of a stock index a scan may take, with all that it does besides."""

_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


_SCAN = """
import json, resource, sys
from reader.__main__ import session
from reader.cli.main import run
run(session(), sys.argv[1:])
own, workers = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({
    "cpu_s": round(own.ru_utime + own.ru_stime, 2),
    "workers_cpu_s": round(workers.ru_utime + workers.ru_stime, 2),
    "largest_mb": max(own.ru_maxrss, workers.ru_maxrss) // 1024,
}))
"""


def scan(corpus: Path, jobs: int) -> dict[str, float]:
    """Scans the corpus into a new library."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        folder = base / "articles"
        folder.mkdir()
        shutil.copy(corpus, folder / "corpus.jsonl")
        environment = {**os.environ, **{home: str(base / home) for home in _HOMES}}
        command = [sys.executable, "-c", _SCAN, "scan", str(folder), "--jobs", str(jobs)]
        started = time.perf_counter()
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
        wall = round(time.perf_counter() - started, 2)
        used: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return {"wall_s": wall, **used}


def main() -> int:
    """Measures in turn, keeps the quickest of each; exits 1 where the bar is missed."""
    corpus = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with corpus.open(encoding="utf-8") as lines:
        articles = sum(1 for _ in lines)
    taken = [{jobs: scan(corpus, jobs) for jobs in (1, 2)} for _ in range(rounds)]
    best = {jobs: min((one[jobs] for one in taken), key=lambda r: r["wall_s"]) for jobs in (1, 2)}
    faster = best[1]["wall_s"] / best[2]["wall_s"]
    two = best[2]
    at_best = best[1]["cpu_s"] / max(two["cpu_s"], (two["cpu_s"] + two["workers_cpu_s"]) / 2)
    stock = stock_cpu_seconds(list(read(corpus, limit=articles)))
    cost = (best[1]["cpu_s"] + best[1]["workers_cpu_s"]) / stock
    figures = {
        "articles": articles,
        **{
            f"jobs_{jobs}": {**found, "per_s": round(articles / found["wall_s"])}
            for jobs, found in best.items()
        },
        "faster": round(faster, 2),
        "at_best": round(at_best, 2),
        "wanted": WANTED,
        "stock_cpu_s": stock,
        "times_stock": round(cost, 2),
        "at_most": MOST,
    }
    print(json.dumps(figures, indent=2))
    return 0 if faster >= WANTED and cost <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
