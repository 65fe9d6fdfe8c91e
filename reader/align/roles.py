"""Who does it to whom, where word order tells it: "Korr accused Brandt"."""

from __future__ import annotations

from collections.abc import Mapping

from reader.align.pairing import Pairing
from reader.align.words import Words

Role = tuple[str, str]
"""A deed and a name, by their keys."""


def turned(pairing: Pairing, i: int, j: int) -> bool:
    """Whether one sentence has a name before a deed and the other has that name after it.

    Only names that stand right beside the deed count; "accused by Brandt" says nothing here.
    """
    doing_a, done_a = _roles(pairing, pairing.a.text, pairing.a.sentences[i].words, {})
    if not doing_a and not done_a:
        return False
    doing_b, done_b = _roles(
        pairing, pairing.b.text, pairing.b.sentences[j].words, pairing.spellings_of_b
    )
    if doing_a & doing_b or done_a & done_b:
        return False
    return bool(doing_a & done_b or done_a & doing_b)


def _roles(
    pairing: Pairing, text: str, words: Words, spellings: Mapping[str, str]
) -> tuple[set[Role], set[Role]]:
    """The deeds with those who do them, and with those to whom they are done."""
    names = pairing.names
    doing: set[Role] = set()
    done: set[Role] = set()
    for place in _deeds(words):
        word = words[place]
        around = (words[place - 1] if place else word, *words[place + 1 : place + 2])
        before, *after = [
            spellings.get(w.key, w.key) if text[w.start].isupper() else "" for w in around
        ]
        if before in names and not any(w.norm == "by" for w in around[1:]):
            doing.add((word.key, before))
        if after and after[0] in names:
            done.add((word.key, after[0]))
    return doing, done


def _deeds(words: Words) -> list[int]:
    """The places of verbs in the past, as news tell deeds."""
    past = [place for place, norm in enumerate(words.norms) if norm.endswith("ed")]
    return [place for place in past if words.keys[place] and not words.names[place]]
