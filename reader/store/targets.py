"""What a person can change: rows whose whole state can be read, written and put back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from reader.store import derived
from reader.store.connection import Connection

Value: TypeAlias = str | int | float
State: TypeAlias = Mapping[str, Value]
"""The row's columns besides its key; an empty mapping where being there is all it says."""


def _nothing(db: Connection, key: tuple[Value, ...]) -> None:
    """Nothing follows from the row."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table of rows that people change."""

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...] = ()
    settle: Callable[[Connection, tuple[Value, ...]], None] = _nothing
    """Brings what is derived from the row up to date."""


_NOTE_COLUMNS = (
    *("article", "kind", "letter", "text", "created", "changed"),
    *("version", "start", "end", "exact", "prefix", "suffix", "rival"),
)
_KINDS = {
    "note": _Kind("notes", ("id",), _NOTE_COLUMNS),
    "read": _Kind("read_articles", ("article",)),
    "star": _Kind("starred_articles", ("article",)),
    "metadata": _Kind("hand_metadata", ("article", "field"), ("value",), derived.settle_metadata),
    "story name": _Kind("story_names", ("article",), ("name",)),
    "story link": _Kind("story_links", ("a", "b"), ("together",), derived.settle_link),
    "correction": _Kind(
        "corrections", ("id",), ("article", "decision", "anchors", "cue", "made", "was")
    ),
    "match decision": _Kind(
        "match_decisions", ("id", "a", "b"), ("right", "a_anchor", "b_anchor", "match", "made")
    ),
    "search": _Kind("searches", ("name",), ("query",)),
    "speaker": _Kind("speaker_names", ("name",), ("shown",)),
}


@dataclass(frozen=True, slots=True)
class Target:
    """The address of one row that people change.

    Attributes:
        kind: the name of a table of rows that people change, as `note` or `story name`.
        key: the values of the row's key.
    """

    kind: str
    key: tuple[Value, ...]

    def __str__(self) -> str:
        return json.dumps([self.kind, *self.key], ensure_ascii=False)

    @classmethod
    def parse(cls, written: str) -> Target:
        """The target that `str` wrote."""
        kind, *key = json.loads(written)
        return cls(kind, tuple(key))


def read(db: Connection, target: Target) -> State | None:
    """The row's present state, or None where there is no such row."""
    kind = _KINDS[target.kind]
    columns = ", ".join(_quoted(kind.columns)) or "1"
    where = " AND ".join(f"{name} = ?" for name in _quoted(kind.key))
    row = db.execute(f"SELECT {columns} FROM {kind.table} WHERE {where}", target.key).fetchone()
    return None if row is None else dict(zip(kind.columns, row, strict=False))


def write(db: Connection, target: Target, state: State | None) -> None:
    """Puts the row into that state; None takes it away."""
    kind = _KINDS[target.kind]
    if state is None:
        where = " AND ".join(f"{name} = ?" for name in _quoted(kind.key))
        db.execute(f"DELETE FROM {kind.table} WHERE {where}", target.key)
    else:
        names = (*kind.key, *kind.columns)
        places = ", ".join("?" * len(names))
        db.execute(
            f"INSERT OR REPLACE INTO {kind.table} ({', '.join(_quoted(names))}) VALUES ({places})",
            (*target.key, *(state[name] for name in kind.columns)),
        )
    kind.settle(db, target.key)


def _quoted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f'"{name}"' for name in names)
