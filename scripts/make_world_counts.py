"""Writes reader/text/data/world.tsv: how common each English stem is in the world.

Needs the package `wordfreq` (extra `data`). Run from the project's root::

    .venv/bin/python scripts/make_world_counts.py
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

from wordfreq import iter_wordlist, word_frequency

from reader.text.stem import stem
from reader.text.tokens import tokens

TARGET = Path("reader/text/data/world.tsv")
RAREST = 2.2
"""Zipf value (log10 of uses per billion words) below which a stem is left out as unknown."""
WORDS = 120_000

HEADER = """\
# What: English stems by how often they are used. First column: ten times the Zipf value (log10 of
#   uses per billion words) of all words with that stem together; second: the stems, blank-divided.
#   A stem that is missing is rarer than 22.
# Source: the word list `best` of wordfreq 3.1 by Robyn Speer (doi 10.5281/zenodo.7199437), built
#   from Wikipedia, SUBTLEX (Marc Brysbaert et al.; freely available data), OpenSubtitles 2018
#   (opensubtitles.org), news crawls, Google Books Ngrams (http://books.google.com/ngrams), the
#   Leeds Internet Corpus, ParaCrawl, Twitter and Reddit. Changed: stemmed, summed, rounded.
# Licence: Creative Commons Attribution-ShareAlike 4.0; this file is under the same licence.
# Made by: scripts/make_world_counts.py
"""


def stem_frequencies() -> dict[str, float]:
    """Relative frequency of every stem, its words' frequencies summed."""
    summed: dict[str, float] = defaultdict(float)
    for number, word in enumerate(iter_wordlist("en")):
        if number >= WORDS:
            break
        found = tokens(word)
        if len(found) == 1 and found[0].norm.isascii() and found[0].norm[0].isalpha():
            summed[stem(found[0].norm)] += word_frequency(word, "en")
    return summed


def main() -> None:
    by_value: dict[int, list[str]] = defaultdict(list)
    for known, frequency in stem_frequencies().items():
        zipf = math.log10(frequency * 1e9)
        if zipf >= RAREST:
            by_value[round(10 * zipf)].append(known)
    rows = [f"{value}\t{' '.join(sorted(by_value[value]))}" for value in sorted(by_value)]
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
