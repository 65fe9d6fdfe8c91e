"""What checking a quotation costs in a small and in a ten times larger library, in one run.

    python tests/bench/check.py MAKE_CORPUS.py [--small N] [--large N] [--seed 1] [--keep DIR]

`MAKE_CORPUS.py N OUT.jsonl SEED` writes N articles, a line each: `{"paras", "quotes", …}`, where a
quote is `[paragraph, speaker, words]`. The small library holds the first of the large one's
articles; the same quotations, drawn from these by the seed, are checked in both: as they stand,
halved, with other words, and with words that nobody said. Prints JSON: medians and 95th
percentiles in milliseconds of CPU, the share that was found, and the ratios, which decide.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.locations import standard
from reader.newsroom.check import Check
from reader.newsroom.live.open import OpenNewsroom, open_newsroom
from reader.newsroom.live.workspaces import choose

QUOTATIONS = 40
SHORTEST = 8
"""Words of a quotation that is drawn."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds what is missing, measures, prints one JSON object."""
    asked = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        corpus = folder / f"corpus-{asked.large}-{asked.seed}.jsonl"
        if not corpus.exists():
            command = [sys.executable, asked.maker, str(asked.large), str(corpus), str(asked.seed)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        libraries = {size: _library(folder, corpus, size) for size in (asked.small, asked.large)}
        drawn = _drawn(corpus, asked.small, random.Random(asked.seed))
        print(json.dumps(_measured(libraries, drawn), indent=2))
        for library in libraries.values():
            library.close()


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("maker", type=str, help="the program that writes the corpus")
    options.add_argument("--small", type=int, default=1_000)
    options.add_argument("--large", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="keep corpus and libraries in this directory")
    return options


def _library(folder: Path, corpus: Path, size: int) -> OpenNewsroom:
    """A library of the corpus's first articles; one that was kept is used again."""
    source = folder / f"articles-{size}"
    source.mkdir(exist_ok=True)
    with corpus.open(encoding="utf-8") as lines:
        (source / "corpus.jsonl").write_text("".join(itertools.islice(lines, size)))
    homes = {f"XDG_{name}_HOME": str(folder / "xdg" / name) for name in ("CONFIG", "DATA", "CACHE")}
    places = standard({**os.environ, **homes, "XDG_STATE_HOME": str(folder / "xdg" / "STATE")})
    library = open_newsroom(choose(places, folder=source))
    library.services.scan.run()
    return library


def _drawn(corpus: Path, size: int, chance: random.Random) -> dict[str, list[str]]:
    """Quotations to check, by what was done to them."""
    with corpus.open(encoding="utf-8") as lines:
        quotes = [
            quote[2]
            for line in itertools.islice(lines, size)
            for quote in json.loads(line)["quotes"]
            if len(quote[2].split()) >= SHORTEST
        ]
    words = [word for quote in quotes for word in quote.split()]
    some = chance.sample(quotes, min(QUOTATIONS, len(quotes)))
    return {
        "as it stands": some,
        "halved": [_halved(quote) for quote in some],
        "reworded": [_reworded(quote, words, chance) for quote in some],
        "nobody's": [" ".join(chance.sample(words, len(quote.split()))) for quote in some],
    }


def _halved(quote: str) -> str:
    words = quote.split()
    return " ".join(words[: max(SHORTEST // 2, len(words) // 2)])


def _reworded(quote: str, words: Sequence[str], chance: random.Random) -> str:
    """One word in six is another."""
    return " ".join(chance.choice(words) if chance.random() < 1 / 6 else w for w in quote.split())


def _measured(
    libraries: dict[int, OpenNewsroom], drawn: dict[str, list[str]]
) -> dict[str, dict[str, float]]:
    """Milliseconds and the share found in each library, and how the larger compares."""
    result: dict[str, dict[str, float]] = {}
    for library in libraries.values():
        library.services.check.quotation("to have everything loaded before the clock runs")
    for kind, quotes in drawn.items():
        row: dict[str, float] = {}
        for size, library in libraries.items():
            times = sorted(_times(library.services.check, quotes, row, f"found {size}"))
            row[f"median {size}"] = round(statistics.median(times), 2)
            row[f"p95 {size}"] = round(times[int(0.95 * (len(times) - 1))], 2)
        small, large = libraries
        row["ratio of medians"] = round(row[f"median {large}"] / row[f"median {small}"], 2)
        row["ratio of p95"] = round(row[f"p95 {large}"] / row[f"p95 {small}"], 2)
        result[kind] = row
    return result


def _times(
    check: Check, quotes: Sequence[str], row: dict[str, float], name: str
) -> Iterator[float]:
    """The milliseconds of CPU of each check; notes the share that was found."""
    found = 0
    for quote in quotes:
        started = time.process_time()
        found += bool(check.quotation(quote).sources)
        yield (time.process_time() - started) * 1000
    row[name] = round(found / len(quotes), 2)


if __name__ == "__main__":
    main()
