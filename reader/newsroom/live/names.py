"""Which printed words are a name, and which names may be one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.search.values import within
from reader.text.fold import fold
from reader.text.tokens import tokens

# Spellings by which transliterations differ: Sergey and Sergei, Ivanoff and Ivanov, Aleksandr and
# Alexander. What is alike after these is suggested, and never merged.
_TRANSLITERATED = (
    (re.compile(r"ks"), "x"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ts|tz|cz"), "z"),
    (re.compile(r"off$|ow$"), "ov"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[yij]+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)i$"), ""),
)


def is_printed_name(mention: str, speaker: str) -> bool:
    """Whether a mention names the speaker, and does not only point to them ("He", "the mayor")."""
    return bool({t.norm for t in tokens(mention)} & {t.norm for t in tokens(speaker)})


def sound(word: str) -> str:
    """A folded word as far as its transliterations agree."""
    for spelling, one in _TRANSLITERATED:
        word = spelling.sub(one, word)
    return word


def alike(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """For each name the others that may be the same person's, in the order given.

    Surnames must agree but for transliteration; first names must agree likewise, or one is
    missing or shortened to its first letter.
    """
    by_surname: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for name in names:
        parts = _sounds(name)
        if parts:
            by_surname[parts[-1]].append((name, parts[:-1]))
    found: dict[str, tuple[str, ...]] = {}
    for group in by_surname.values():
        for name, first in group:
            others = [n for n, given in group if n != name and _compatible(first, given)]
            if others:
                found[name] = tuple(others)
    return found


_SHORT = 5
"""Letters; in surnames with fewer one may differ, in others two."""

_COMMON = 40
"""Names; a role that more people have says nothing of who they are."""


def alike_in_role(roles: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """For each name the others printed in the same role that are nearly spelt as it is.

    Args:
        roles: the roles of each name as printed.
    """
    by_role: dict[str, dict[str, None]] = defaultdict(dict)
    for name, printed in roles.items():
        for role in printed:
            by_role[_role(role)][name] = None
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for names in by_role.values():
        for name in names if len(names) <= _COMMON else ():
            found[name].update({n: None for n in names if n != name and _nearly(name, n)})
    return {name: tuple(others) for name, others in found.items() if others}


def _role(printed: str) -> str:
    """A role without its article."""
    words = [token.norm for token in tokens(printed)]
    return " ".join(words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words)


def _nearly(a: str, b: str) -> bool:
    """Whether surnames differ by a letter or two, and first names do not contradict."""
    one, other = _sounds(a), _sounds(b)
    if not one or not other or not _compatible(one[:-1], other[:-1]):
        return False
    edits = 1 if min(len(one[-1]), len(other[-1])) < _SHORT else 2
    return within(one[-1], other[-1], edits)


def _sounds(name: str) -> list[str]:
    return [sound(fold(part)) for part in re.findall(r"[^\W\d_]+", name)]


def _compatible(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return True
    short, long = sorted((one[0], other[0]), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
