"""What a person should know about how a query was understood."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reader import resources
from reader.search.syntax import And, Field, Node, Not, Or, Phrase, Verbatim
from reader.search.words import norms


@cache
def _pairs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = resources.rows("search", "contractions.tsv")
    return tuple((short, tuple(long.split())) for short, long in rows)


def contractions(node: Node) -> list[str]:
    """`do not` and `don't` are different words: a hint where a phrase holds one of such a pair."""
    found = {}
    for words in _rows(node):
        for short, long in _pairs():
            if short in words or _holds(words, long):
                found[short] = f"{' '.join(long)} / {short.replace(chr(39), '’')} differ"
    return list(found.values())


def _rows(node: Node) -> list[tuple[str, ...]]:
    """The words of every phrase, and of the words that stand together."""
    match node:
        case And(parts) | Or(parts):
            return [row for part in parts for row in _rows(part)]
        case Not(part):
            return _rows(part)
        case Field(_, value):
            return _rows(value)
        case Phrase(text) | Verbatim(text):
            return [tuple(norms(text))]
        case _:
            return []


def _holds(words: Sequence[str], wanted: tuple[str, ...]) -> bool:
    width = len(wanted)
    return any(tuple(words[i : i + width]) == wanted for i in range(len(words) - width + 1))
