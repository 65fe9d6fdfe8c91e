"""Who does it to whom, where word order tells it: "Korr accused Brandt"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.align.keys import Word
from reader.align.pairing import Pairing
from reader.align.prepared import Keys


def turned(pairing: Pairing, i: int, j: int) -> bool:
    """Whether one sentence has a name before a deed and the other has that name after it.

    Only names that stand right beside the deed count; "accused by Brandt" says nothing here.
    """
    one, other = pairing.a.sentences[i], pairing.b.sentences[j]
    doing_a, done_a = _roles(one.words, one.names)
    doing_b, done_b = _roles(other.words, other.names)
    if pairing.renamed:
        doing_b = {(key, name) for key, old in doing_b for name in pairing.of_b(frozenset({old}))}
        done_b = {(key, name) for key, old in done_b for name in pairing.of_b(frozenset({old}))}
    if doing_a & doing_b or done_a & done_b:
        return False
    return bool(doing_a & done_b or done_a & doing_b)


def _roles(words: Sequence[Word], names: Keys) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The deeds with those who do them, and with those to whom they are done."""
    doing, done = set(), set()
    followers = [word.norm for word in words[1:]] + ["", ""]
    for place, (left, right) in enumerate(pairwise(words)):
        if left.key in names and _deed(right) and followers[place + 1] != "by":
            doing.add((right.key, left.key))
        elif right.key in names and _deed(left):
            done.add((left.key, right.key))
    return doing, done


def _deed(word: Word) -> bool:
    """Whether a word is a verb in the past, as news tell deeds."""
    return bool(word.key) and not word.name and word.norm.endswith("ed")
