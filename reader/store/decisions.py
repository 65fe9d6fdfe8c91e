"""What people decided about matches."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.match import Match
from reader.model.note import Anchor
from reader.store import codec
from reader.store.connection import Connection
from reader.store.targets import State, Target

KIND = "match decision"
"""How the log of changes calls such rows."""


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision as it is kept; where its words stand is found when it is applied."""

    id: int
    a: int
    """The number of the article with the lower number."""
    b: int
    right: bool
    a_anchor: Anchor
    b_anchor: Anchor
    match: Match
    """As it was seen, side A being `a`."""
    made: datetime.datetime

    @property
    def target(self) -> Target:
        """Its address in the log of changes."""
        return Target(KIND, (self.id, self.a, self.b))

    @property
    def state(self) -> State:
        """Its row, as the log of changes keeps it."""
        return {
            "right": int(self.right),
            "a_anchor": codec.dumps(self.a_anchor),
            "b_anchor": codec.dumps(self.b_anchor),
            "match": codec.dumps(self.match),
            "made": self.made.isoformat(timespec="seconds"),
        }


def next_id(db: Connection) -> int:
    """An id that no decision ever had; the transaction that asks must write it."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'match_decisions'").fetchone()
    return int(row[0]) + 1 if row else 1


def of_pair(db: Connection, a: int, b: int) -> list[StoredDecision]:
    """The decisions about two articles, the lower number first; oldest first."""
    return _decisions(db, "WHERE a = ? AND b = ? ORDER BY id", (a, b))


def of(db: Connection, article: int) -> list[StoredDecision]:
    """The decisions about an article and any other, oldest first."""
    return _decisions(db, "WHERE a = ?1 OR b = ?1 ORDER BY id", (article,))


def newest(db: Connection) -> list[StoredDecision]:
    """Every decision of the library, newest first."""
    return _decisions(db, "ORDER BY id DESC", ())


def get(db: Connection, number: int) -> StoredDecision | None:
    """The decision of that id."""
    return next(iter(_decisions(db, "WHERE id = ?", (number,))), None)


def _decisions(db: Connection, where: str, values: Sequence[int]) -> list[StoredDecision]:
    rows = db.execute(
        f"SELECT id, a, b, right, a_anchor, b_anchor, match, made FROM match_decisions {where}",
        values,
    )
    return [
        StoredDecision(
            id=number,
            a=a,
            b=b,
            right=bool(right),
            a_anchor=codec.loads(Anchor, a_anchor),
            b_anchor=codec.loads(Anchor, b_anchor),
            match=codec.loads(Match, match),
            made=datetime.datetime.fromisoformat(made),
        )
        for number, a, b, right, a_anchor, b_anchor, match, made in rows
    ]
