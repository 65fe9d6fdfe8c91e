"""Whether a printed value, an outlet or a name, is what a condition means."""

from __future__ import annotations

from functools import lru_cache

from reader.search.plan import Value
from reader.search.words import norms


@lru_cache(maxsize=1 << 14)
def value_words(value: str) -> tuple[str, ...]:
    """The folded words of a value."""
    return tuple(norms(value))


def answers(value: str, leaf: Value) -> bool:
    """Whether the value is one that the condition means."""
    if leaf.similar:
        return has_similar(value, *leaf.similar)
    return holds_words(value, leaf)


def holds_words(value: str, leaf: Value) -> bool:
    """Whether the condition's words follow each other in the value, then the prefix, if any."""
    words, width = value_words(value), len(leaf.norms)
    return any(
        words[i : i + width] == leaf.norms and _begins(words[i + width : i + width + 1], leaf)
        for i in range(len(words) - width + 1)
    )


def _begins(following: tuple[str, ...], leaf: Value) -> bool:
    return not leaf.prefix or any(word.startswith(leaf.prefix) for word in following)


def has_similar(value: str, wanted: str, distance: int) -> bool:
    """Whether a word of the value is at most so many edits away from the wanted one."""
    return any(within(word, wanted, distance) for word in value_words(value))


def within(a: str, b: str, distance: int) -> bool:
    """Whether a few insertions, deletions and replacements make `b` of `a` (Levenshtein 1966)."""
    if abs(len(a) - len(b)) > distance:
        return False
    above = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != other)))
        if min(row) > distance:
            return False
        above = row
    return above[-1] <= distance
