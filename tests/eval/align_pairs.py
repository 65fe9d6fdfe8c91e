"""Scores sentence pairs {"id", "story", "a", "b"}: writes {"id", "score"} a line.

usage: python tests/eval/align_pairs.py PAIRS.jsonl OUT.jsonl
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from reader.align import score_sentences
from reader.align.world import load


def main() -> None:
    stories = defaultdict(list)
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories[row["story"]].append(row)
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for rows in stories.values():
            scores = score_sentences([(row["a"], row["b"]) for row in rows], counts=load())
            for row, score in zip(rows, scores, strict=True):
                print(json.dumps({"id": row["id"], "score": round(score, 6)}), file=out)


if __name__ == "__main__":
    main()
