"""Names what speaks for an answer, and weighs it: keys of few parts stand for several features.

The weights are fitted feature by feature, and a feature is a readable name: "gap|subject|<near".
Many features of a candidate are made of the same few facts. A key is those facts together with the
name of their group; a group's patterns turn a key into its features. Reading an article, each key
is weighed once and remembered: a look-up stands for writing and weighing several names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

Key = tuple[object, ...]
"""The name of a group and the facts its patterns are filled with, from {1} on."""

_MOST = 100_000
"""Keys remembered; past that, memory starts anew."""
_PATTERNS: Mapping[object, tuple[str, ...]] = {
    "link": ("gap|{1}|{3}", "cue|{2}|{3}", "kind|{1}|{2}", "all|{1}|{2}|{3}"),
    "stretch": ("end|{1}|{2}", "size|{1}|{3}", "form|{1}|{4}", "before|{1}|{5}"),
    "type": ("type|{1}", "type|{1}|{2}"),
    "rank": ("rank|{1}|{2}", "as|{3}|{2}"),
    "lead": ("lemma|{1}|{2}", "lead|{1}|{3}"),
    "tail": ("lemma|{1}|{2}", "tail|{1}|{3}"),
    "outer": ("outer|{1}|{2}|{3}",),
    "nest": ("nest|{1}|{2}|{3}", "nest|{1}|{4}|{5}", "inner|{3}|{4}|{2}"),
    "bare": ("bare|{1}", "bare|{1}|{2}"),
    "bare stretch": ("bare|{1}|{2}", "bare|{1}|{3}", "bare|{1}|{4}|{5}"),
    "context": ("ctx|{1}", "ctx|{1}|{2}", "ctx|{1}|talks{3}"),
    "context stretch": ("ctx|{1}|{2}|{3}", "ctx|{1}|{4}", "ctx|{1}|{5}|{6}"),
    "no": ("no", "no|{1}|{2}", "no|{1}|{3}", "no|{2}|{3}"),
    "no title": (
        "no|title{1}|{2}",
        "no|title{1}|{3}",
        "no|title{1}|{4}|{5}",
        "no|talks{6}|{2}",
    ),
    "no form": ("no|{1}|{2}|{3}", "no|{4}|{3}"),
    "no previous": ("no|{1}|headline{2}", "no|{3}", "no|{3}|{4}"),
    "no word": ("no|word{1}|{2}",),
    "no word behind": ("no|word+1|{1}", "no|word+1|{1}|title{2}"),
    "no work": ("no|work|{1}|{2}|{3}|title{4}",),
    "unknown": ("unknown", "unknown|{1}|{2}", "unknown|{3}|{4}"),
    "person": (
        "far|{1}",
        "far|{1}|{3}",
        "par|{2}|{3}",
        "rank|{4}|{3}",
        "rank|{4}|{5}",
        "speaker|{5}|{1}|{3}",
        "{3}|{5}",
    ),
    "standing": ("sex|{1}", "count|{2}", "itself|{3}", "speaker|{4}"),
    "only": ("only",),
}


def _filled(pattern: str) -> Callable[[Key], str]:
    """Fills one pattern; made once, as weighing a new key is mostly the writing of names."""
    places = [int(place) for place in re.findall(r"\{(\d)\}", pattern)]
    if not places:
        return lambda key: pattern
    blank, facts = re.sub(r"\{\d\}", "%s", pattern), itemgetter(*places)
    return lambda key: blank % facts(key)


_NAMES = {group: [_filled(p) for p in patterns] for group, patterns in _PATTERNS.items()}


def names(keys: Iterable[Key]) -> list[str]:
    """The features that `keys` stand for, as the tables of weights name them."""
    return [name(key) for key in keys for name in _NAMES[key[0]]]


class Weights:
    """A table of weights, and what it makes of each key."""

    def __init__(self, by_name: Mapping[str, float]) -> None:
        self._known = _Known(by_name)

    def of(self, keys: Iterable[Key]) -> float:
        """What `keys` weigh together; features that the table lacks weigh nothing."""
        return sum(map(self._known.__getitem__, keys))


class _Known(dict[Key, float]):
    """Weighs a key when it is first asked for."""

    def __init__(self, by_name: Mapping[str, float]) -> None:
        super().__init__()
        self._by_name = by_name

    def __missing__(self, key: Key) -> float:
        if len(self) >= _MOST:
            self.clear()
        weight = sum([self._by_name.get(name(key), 0.0) for name in _NAMES[key[0]]])
        self[key] = weight
        return weight
