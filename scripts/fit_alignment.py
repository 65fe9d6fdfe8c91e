"""Writes reader/align/data/weights.tsv: the weights of the alignment model.

Needs a folder of labelled pairs (align/*.jsonl), of which no text gets into the file. Run from the
project's root::

    .venv/bin/python scripts/fit_alignment.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from alignment_examples import NOISY, article_pairs, fitted, names, sentence_pairs

TARGET = Path("reader/align/data/weights.tsv")
HEADER = """\
# What: weights of the log-linear model in align/model.py. Columns: setting, value, weight.
#   Setting `articles` judges two sentences within their articles, `sentences` two sentences alone.
#   The values are computed and explained in align/evidence.py.
# Source: fitted (logistic regression with a ridge) on sentence pairs of news articles labelled by
#   hand; no text of them is contained. Licence: as the program's.
# Made by: scripts/fit_alignment.py
"""


def table(folder: Path) -> Iterator[str]:
    within = [example for found in article_pairs(folder) for _, _, example in found.examples]
    alone = [
        *sentence_pairs(folder / "align" / "superpal_dev.jsonl"),
        *sentence_pairs(folder / "align" / "ecb_sentences_dev.jsonl", weight=NOISY),
    ]
    for setting, examples in (("articles", within), ("sentences", alone)):
        bias, weights = fitted(examples, setting=setting)
        yield f"{setting}\tbias\t{bias:.4f}"
        for name, weight in zip(names(setting), weights, strict=True):
            yield f"{setting}\t{name}\t{weight:.4f}"


def main() -> None:
    TARGET.write_text(HEADER + "\n".join(table(Path(sys.argv[1]))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
