"""Runs every scorer of an evaluation folder on this program's output; prints one table.

usage: python tests/eval/run.py FOLDER [--quick]

Rows marked "shipped" are the program as it is: where its weights are fitted on the labelled data,
it has seen these articles. Rows marked "out of fold" read each article with weights fitted without
it; they are the ones that count, and `--quick` leaves them out. The folder holds labelled articles
and scorers (quotes/, align/, stories/); beside it lie the sample articles (../seeds). The texts are
read in place and never copied into this project.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
Row = tuple[str, str, str]
"""What was measured, on which data, and the figure."""


def reader(*arguments: str, output: Path) -> float:
    """Runs `reader extract` into a file; returns the seconds of CPU it cost."""
    before = os.times()
    with output.open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "extract", *arguments], stdout=file, check=False
        )
    if done.returncode not in (0, 3):
        raise SystemExit(f"reader extract {' '.join(arguments)}: exit code {done.returncode}")
    after = os.times()
    return after.children_user + after.children_system - before[2] - before[3]


def score(scorer: Path, *arguments: Path) -> str:
    """What a scorer prints."""
    done = subprocess.run(
        [sys.executable, scorer, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{scorer.name}: {done.stderr.strip()[-400:]}")
    return done.stdout


def quotations(folder: Path, work: Path) -> Iterator[Row]:
    """Spans and speakers on news articles and on the two samples; who "he" is."""
    for name in ("articles_dev", "seeds_gold"):
        gold, found = folder / "quotes" / f"{name}.jsonl", work / f"{name}.jsonl"
        cpu = reader("quotes", str(gold), output=found)
        printed = score(folder / "quotes" / "score_quotes.py", gold, found)
        count = sum(1 for _ in gold.open(encoding="utf-8"))
        yield from quotation_rows(name, printed)
        yield "CPU ms an article, start included", name, f"{1000 * cpu / count:.1f}"
    printed = score(
        folder / "quotes" / "score_pronouns.py",
        folder / "quotes" / "pronouns_dev.jsonl",
        work / "articles_dev.jsonl",
        folder / "quotes" / "articles_dev.jsonl",
    )
    match = re.search(r"named rightly (\S+ = [\d.]+%)", printed)
    yield "he/she named rightly", "pronouns_dev", match.group(1) if match else "?"


def unseen(folder: Path) -> Iterator[Row]:
    """Quotations and links as the fitted parts find them in articles they were not fitted on."""
    printed = score(HERE / "quotes_scores.py", folder / "quotes")
    yield from quotation_rows("articles_dev", printed)
    match = re.search(r"named rightly (\S+ = [\d.]+%)", printed)
    yield "he/she named rightly", "pronouns_dev", match.group(1) if match else "?"
    for line in score(HERE / "align_folds.py", folder).splitlines():
        data, _, figures = line.partition(", out of fold: ")
        if figures:
            yield "alignment", data, figures


def quotation_rows(name: str, printed: str) -> Iterator[Row]:
    """The rows of interest in what score_quotes.py prints."""
    wanted = {
        "end-to-end F1": r"end-to-end.*?F1 ([\d.]+)",
        "span exact F1": r"span exact.*?F1 ([\d.]+)",
        "span relaxed F1": r"span relaxed.*?F1 ([\d.]+)",
        "speaker right": r"right ([\d.]+)  span-overlap",
        "speaker mention exact": r"span-exact ([\d.]+)",
    }
    for what, pattern in wanted.items():
        match = re.search(pattern, printed)
        yield what, name, match.group(1) if match else "?"


def matches(folder: Path, work: Path) -> Iterator[Row]:
    """Links between whole articles, and the ranking of sentence pairs."""
    gold, found = folder / "align" / "aligned_dev.jsonl", work / "aligned.jsonl"
    reader("matches", str(gold), output=found)
    scores = json.loads(score(folder / "align" / "score_matches.py", gold, found))
    yield "links F1 (P, R)", "aligned_dev", f"{scores['F1']} ({scores['P']}, {scores['R']})"
    yield "traps taken", "aligned_dev", scores["traps"]
    yield "found by kind", "aligned_dev", json.dumps(scores["recall"])
    yield "has counterpart F1", "aligned_dev", str(scores["has_counterpart"]["F1"])
    for name in ("superpal_dev", "ecb_sentences_dev"):
        gold, found = folder / "align" / f"{name}.jsonl", work / f"{name}.jsonl"
        subprocess.run([sys.executable, HERE / "align_pairs.py", gold, found], check=True)
        scores = json.loads(score(folder / "align" / "score_pairs.py", gold, found))
        yield "sentence pairs AUC / AP", name, f"{scores['AUC']} / {scores['AP']}"
    yield from sample_matches(folder, work)


def sample_matches(folder: Path, work: Path) -> Iterator[Row]:
    """Links between the two sample articles."""
    seeds = sorted((folder.parent / "seeds").glob("*.txt"))
    found = work / "seeds.json"
    reader("matches", *map(str, seeds), output=found)
    scores = json.loads(score(folder / "align" / "score_seeds.py", found))
    figure = f"{scores['F1']} ({scores['P']}, {scores['R']}), traps {scores['trapped']}"
    yield "links F1 (P, R)", "seeds", figure


def stories(folder: Path, work: Path) -> Iterator[Row]:
    """The grouping of articles by event."""
    for name in ("triples_dev", "dated_leads_dev", "lookalikes_dev"):
        gold, found = folder / "stories" / f"{name}.jsonl", work / f"{name}.jsonl"
        reader("stories", str(gold), output=found)
        scores = json.loads(score(folder / "stories" / "score_stories.py", gold, found))
        yield "stories B-cubed F1", name, str(scores["bcubed_F1"])


def show(column: str, rows: Iterator[Row]) -> None:
    """Prints rows as they are measured, each with how the weights came to be."""
    for what, data, figure in rows:
        print(f"{column:12} {what:36} {data:20} {figure}", flush=True)


def main() -> int:
    """Prints the table as its rows are measured."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir() or sys.argv[2:] not in ([], ["--quick"]):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1]).resolve()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        for part in (quotations, matches, stories):
            show("shipped", part(folder, Path(name)))
    if not sys.argv[2:]:
        show("out of fold", unseen(folder))
    print(f"took {time.monotonic() - started:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
