"""Other spellings of a speaker's name: suggested to a person, used for finding, never merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reader.search.syntax import And, Node, Not, Or, Prefix, Word
from reader.search.values import value_words, within
from reader.search.words import norms

_SHORTEST = 5
_LONG = 8


def spellings(norm: str, names: Iterable[str]) -> list[str]:
    """Last words of names that may be the same person's as one whose last word is `norm`.

    Two spellings agree if they begin alike and are one edit apart (two, if long), and if no given
    name contradicts. Nothing is suggested for a word that is nobody's name.

    Args:
        norm: a folded word.
        names: names of the library's speakers that begin alike.
    """
    if len(norm) < _SHORTEST:
        return []
    known = [(name, value_words(name)) for name in names]
    given = {words[:-1] for _, words in known if words and words[-1] == norm}
    if not given:
        return []
    found = [
        name.split()[-1]
        for name, words in known
        if words and _alike(words[-1], norm) and any(_agree(words[:-1], one) for one in given)
    ]
    return sorted(set(found))


def spelt_out(node: Node, others: Callable[[str], Sequence[str]]) -> Node:
    """The query with every free word that is a name joined by its other spellings.

    A word that is being typed may be whole: it is joined by its own forms too.

    Args:
        node: the query.
        others: other spellings of a folded word.
    """

    def inside(part: Node) -> Node:
        return spelt_out(part, others)

    match node:
        case And(parts):
            return And(tuple(map(inside, parts)))
        case Or(parts):
            return Or(tuple(map(inside, parts)))
        case Not(part):
            return Not(inside(part))
        case Word(text):
            return _joined(text, (node,), others)
        case Prefix(text, at, True):
            return _joined(text, (node, Word(text, at)), others)
        case _:
            return node


def _joined(
    text: str, nodes: tuple[Word | Prefix, ...], others: Callable[[str], Sequence[str]]
) -> Node:
    words = norms(text)
    found = others(words[0]) if len(words) == 1 else ()
    every = (*nodes, *(Word(other, nodes[0].at) for other in found))
    return Or(every) if len(every) > 1 else every[0]


def _alike(word: str, norm: str) -> bool:
    edits = 2 if len(norm) >= _LONG else 1
    return word != norm and word[:2] == norm[:2] and within(word, norm, edits)


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or a[0] == b[0] or (a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])))
