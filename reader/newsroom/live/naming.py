"""Under which name each speaker is shown, by a person's merges and by the configuration."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reader.model.speaker import Merge
from reader.newsroom.live.desk import Desk
from reader.store import speakers
from reader.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Naming:
    """The names that are shown as another, and those that a person decided about."""

    shown: Mapping[str, str]
    """The name each is shown under, never in two steps; who is not here is shown as printed."""
    by_hand: Mapping[str, str]
    """The same as far as a person decided; wins over the configuration."""

    def of(self, name: str) -> str:
        """The name that a speaker is shown under."""
        return self.shown.get(name, name)

    def apart(self, name: str, other: str) -> bool:
        """Whether a person decided about both names, and that one of them stands alone."""
        heads = {self.by_hand.get(name), self.by_hand.get(other)}
        return None not in heads and any(
            each in heads and len(self.names(each)) == 1 for each in (name, other)
        )

    def names(self, name: str) -> frozenset[str]:
        """Every name of the speaker who is shown under this one, itself included."""
        return frozenset((name, *(each for each, shown in self.shown.items() if shown == name)))

    def meant(self, means: Callable[[str], bool]) -> frozenset[str]:
        """All names of the merged speakers one of whose names is meant."""
        met = {self.of(name) for pair in self.shown.items() for name in pair if means(name)}
        return frozenset().union(*map(self.names, met))

    def merges(self) -> list[Merge]:
        """Everything that was merged or set apart, by the name shown."""
        groups: dict[str, set[str]] = defaultdict(set)
        for name, shown in self.shown.items():
            groups[shown].add(name)
        return [
            Merge(
                head,
                tuple(sorted(names - {head})),
                configured=not self.by_hand.keys() & names,
            )
            for head, names in sorted(groups.items())
        ]

    @property
    def revision(self) -> str:
        """Tells one state of the merges from another; empty where nothing is merged."""
        others = sorted((name, shown) for name, shown in self.shown.items() if name != shown)
        return hashlib.sha256(json.dumps(others).encode()).hexdigest()[:12] if others else ""


def naming(db: Connection, desk: Desk) -> Naming:
    """The merges of a library as they stand now."""
    by_hand = speakers.by_hand(db)
    configured = {name: by_hand.get(shown, shown) for name, shown in desk.aliases.items()}
    return Naming({**configured, **by_hand}, by_hand)


def aliases(merges: Iterable[Merge]) -> dict[str, str]:
    """The name each configured name is shown under; of contradictions the first holds.

    An alias of one word beside a name of several is another spelling of the last name: it stands
    for the whole name so spelt, too.
    """
    shown: dict[str, str] = {}
    for merge in merges:
        given = merge.name.split()[:-1]
        for alias in (merge.name, *merge.aliases):
            shown.setdefault(alias, merge.name)
            if given and len(alias.split()) == 1:
                shown.setdefault(" ".join((*given, alias)), merge.name)
    return shown
