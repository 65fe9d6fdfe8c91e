"""Prints what `tests/bench/search.py` reported of several sizes as one table in Markdown.

usage: python tests/bench/growth.py REPORT.json...
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROWS = {
    "keystroke_ms": "every key",
    "filter_and_not_ms": "with an outlet and an excluded word",
    "relevance_ms": "two common words by relevance",
    "phrase_ms": "a phrase",
}
RIVALS = {"reader": "reader", "fts5": "FTS5", "tantivy": "tantivy"}


def table(reports: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of the table: `median / 95th percentile / largest`, a column a size."""
    yield "| milliseconds | | " + " | ".join(f"{r['articles']:,}" for r in reports) + " |"
    yield "|---|---|" + "---|" * len(reports)
    for key, name in ROWS.items():
        for rival, shown in RIVALS.items():
            cells = [_cell(report[key].get(rival)) for report in reports]
            yield f"| {name} | {shown} | " + " | ".join(cells) + " |"
        yield f"| | *FTS5 / reader, 95th* | {' | '.join(_ratio(r[key]) for r in reports)} |"
    yield (
        "| outlet facets, warm | reader | "
        + " | ".join(_cell(report["outlet_facets_ms"]) for report in reports)
        + " |"
    )
    for batch in ("one", "hundred"):
        cells = [str(report["add_ms"].get(batch, "")) for report in reports]
        yield f"| {batch} more until found | reader | " + " | ".join(cells) + " |"


def _cell(found: Mapping[str, float] | None) -> str:
    return f"{found['median']:.1f} / {found['p95']:.1f} / {found['max']:.0f}" if found else ""


def _ratio(found: Mapping[str, Mapping[str, float]]) -> str:
    return f"{found['fts5']['p95'] / found['reader']['p95']:.1f}" if "fts5" in found else ""


if __name__ == "__main__":
    for line in table([json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:]]):
        print(line)
