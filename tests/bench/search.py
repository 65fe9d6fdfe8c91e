"""Measures search against SQLite FTS5 and, where installed, tantivy, in one run.

    python tests/bench/search.py CORPUS.jsonl [--articles 30000] [--seed 1] [--keep DIR]

A corpus line is `{"title", "outlet", "date", "speakers", "paras", "quotes"}`. All engines hold the
same articles, one large part and ten small ones, and answer every key of the same sessions in
turns: the fifty newest by (day, number) and the exact total. Milliseconds are processor time, since
the machine may be busy with other things; `--wall` takes the time on the wall. The ratios count.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.search import plan
from reader.search.engine import IndexDocument
from reader.search.plan import ValueField
from tests.bench.search_corpus import (
    Lexicon,
    Session,
    lexicon,
    read,
    sessions,
    with_filter_and_not,
)
from tests.bench.search_rivals import Ours, rivals
from tests.bench.search_stock import cpu_seconds

SMALL = (1, 1, 2, 5, 10, 20, 50, 100, 100, 200)
"""Sizes of the ten small parts."""


class _Clock:
    """Which seconds are counted."""

    now = staticmethod(time.process_time)


_SAMPLE = 4000
_SINGLE = 30
_STOCK = 2000


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds what is missing, measures, prints one JSON object."""
    asked = _options().parse_args(arguments)
    if asked.wall:
        _Clock.now = staticmethod(time.perf_counter)
    folder = Path(asked.keep or tempfile.mkdtemp(prefix="reader-bench-"))
    try:
        held = list(read(asked.corpus, limit=asked.articles))
        words = lexicon(held[:: max(1, len(held) // _SAMPLE)])
        report: dict[str, Any] = {"articles": len(held), "seed": asked.seed}
        report["index_cpu_s"] = cpu_seconds(held[:_STOCK])
        engines = rivals(folder, asked.rivals.split(","))
        if asked.build or not (folder / "built").exists():
            report["build_cpu_s"] = {one.name: _build(one, held) for one in engines}
            (folder / "built").touch()
        gc.collect()
        gc.freeze()  # The corpus in memory is no part of any engine.
        typed = sessions(words, seed=asked.seed, count=asked.sessions)
        report["keystroke_ms"] = _keystrokes(engines, typed)
        chance = random.Random(asked.seed)
        filtered = [with_filter_and_not(session, words, chance) for session in typed]
        report["filter_and_not_ms"] = _keystrokes(engines, filtered[: len(filtered) // 2])
        report |= _single(engines, words, random.Random(asked.seed))
        report["resident_mb"] = _resident_mb()
        report["add_ms"] = _adding(folder / "reader", held)
        print(json.dumps(report, indent=1))
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--articles", type=int, default=30_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--sessions", type=int, default=60)
    options.add_argument("--rivals", default="fts5,tantivy")
    options.add_argument("--wall", action="store_true", help="measure elapsed time instead")
    options.add_argument("--keep", help="a directory to keep the indexes in, for the next run")
    options.add_argument("--build", action="store_true", help="build even where indexes are kept")
    return options


def _build(engine: Any, held: Sequence[IndexDocument]) -> float:
    """Takes everything in, the large part sorted, the small ones as they come; CPU seconds."""
    started = time.process_time()
    large = len(held) - sum(SMALL)
    engine.add(sorted(held[:large], key=lambda d: (d.day, d.rowid)))
    at = large
    for size in SMALL:
        engine.add(held[at : at + size])
        at += size
    return round(time.process_time() - started, 2)


def _keystrokes(engines: Sequence[Any], typed: Iterable[Session]) -> dict[str, Any]:
    """Every key of every session, all engines in turns; each session finds them cold."""
    taken: dict[str, list[float]] = {engine.name: [] for engine in engines}
    apart = 0
    for session in typed:
        for engine in engines:
            engine.fresh()
        for key in session.keys:
            answers = []
            for engine in engines:
                answers.append(_timed(lambda e=engine, k=key: e.newest(k), taken[engine.name]))
            apart += any(abs(a[1] - answers[0][1]) > answers[0][1] * 0.2 + 20 for a in answers)
    return {**{name: _summary(times) for name, times in taken.items()}, "totals_apart": apart}


def _single(engines: Sequence[Any], words: Lexicon, chance: random.Random) -> dict[str, Any]:
    """Relevance order, phrases and facets, each as a whole query."""
    pairs = [" ".join(chance.sample(words.common, 2)) for _ in range(_SINGLE)]
    phrases = [f'"{chance.choice(words.phrases)}"' for _ in range(_SINGLE)]
    relevance: dict[str, list[float]] = {engine.name: [] for engine in engines}
    phrase: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for pair, words_together in zip(pairs, phrases, strict=True):
        for engine in engines:
            _timed(lambda e=engine, q=pair: e.best(q), relevance[engine.name])
            _timed(lambda e=engine, q=words_together: e.newest(q), phrase[engine.name])
    return {
        "relevance_ms": {name: _summary(times) for name, times in relevance.items()},
        "phrase_ms": {name: _summary(times) for name, times in phrase.items()},
        "outlet_facets_ms": _summary(_facets(engines[0], pairs)),
    }


def _facets(ours: Ours, queries: Sequence[str]) -> list[float]:
    nodes = [ours.plan(query) for query in queries]
    for node in nodes:
        ours.engine.facets(node, ValueField.OUTLET)
    taken: list[float] = []
    for node in nodes:
        _timed(lambda n=node: ours.engine.facets(n, ValueField.OUTLET), taken)
    return taken


def _adding(kept: Path, held: Sequence[IndexDocument]) -> dict[str, float]:
    """From the stored article to the first answer that holds it: one, then a hundred.

    The index is a copy, so that the kept one stays as it was built; its files never change, and
    links to them will do.
    """
    taken: list[float] = []
    with tempfile.TemporaryDirectory(dir=kept.parent) as name:
        shutil.copytree(kept, name, copy_function=os.link, dirs_exist_ok=True)
        _add_to(Ours(Path(name)), held, taken)
    return {"one": round(taken[1], 1), "hundred": round(taken[2], 1)}


def _add_to(ours: Ours, held: Sequence[IndexDocument], taken: list[float]) -> None:
    for batch in (held[:1], held[1:2], held[:100]):
        _timed(lambda b=batch: (ours.add(b), ours.engine.search(plan.All(), limit=1)), taken)


def _timed(ask: Callable[[], Any], taken: list[float]) -> Any:
    started = _Clock.now()
    answer = ask()
    taken.append((_Clock.now() - started) * 1000)
    return answer


def _summary(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    at95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {
        "n": len(ordered),
        "median": round(statistics.median(ordered), 2),
        "p95": round(at95, 2),
        "max": round(ordered[-1], 2),
    }


def _resident_mb() -> float:
    """Peak resident memory of this process, the corpus and the rivals included."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    main()
