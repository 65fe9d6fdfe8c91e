"""Corrections of quotations, and the effective quotations that follow from them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.correction import Decision
from reader.model.note import Anchor
from reader.model.quotation import Extraction
from reader.store import codec, intake, outbox
from reader.store.connection import Connection
from reader.store.records import QuotationLine
from reader.store.targets import State, Target


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """A correction as it is kept; where its words stand is found when it is applied."""

    id: int
    article: int
    """The article's number."""
    decision: Decision
    anchors: tuple[Anchor, ...]
    cue: Anchor | None
    made: datetime.datetime
    was: str

    @property
    def target(self) -> Target:
        """Its address in the log of changes."""
        return Target("correction", (self.id,))

    @property
    def state(self) -> State:
        """Its row, as the log of changes keeps it."""
        return {
            "article": self.article,
            "decision": codec.dumps(self.decision),
            "anchors": codec.dumps(self.anchors),
            "cue": codec.dumps(self.cue) if self.cue else "",
            "made": self.made.isoformat(timespec="seconds"),
            "was": self.was,
        }


def next_id(db: Connection) -> int:
    """An id that no correction ever had; the transaction that asks must write it."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'corrections'").fetchone()
    return int(row[0]) + 1 if row else 1


def of(db: Connection, article: int) -> list[StoredCorrection]:
    """All corrections in an article, oldest first."""
    return _corrections(db, "WHERE article = ? ORDER BY id", (article,))


def newest(db: Connection) -> list[StoredCorrection]:
    """All corrections of the library, newest first."""
    return _corrections(db, "ORDER BY id DESC", ())


def get(db: Connection, number: int) -> StoredCorrection | None:
    """The correction of that id."""
    return next(iter(_corrections(db, "WHERE id = ?", (number,))), None)


def found(db: Connection, article: int) -> Extraction:
    """What the analysis found, without any correction."""
    row = db.execute("SELECT extraction FROM analyses WHERE article = ?", (article,)).fetchone()
    return codec.loads(Extraction, codec.expand(row[0])) if row else Extraction()


def is_corrected(db: Connection, article: int) -> bool:
    """Whether the article has corrections, or still shows what followed from one."""
    return bool(
        db.execute(
            "SELECT EXISTS (SELECT 1 FROM corrections WHERE article = ?1) OR EXISTS"
            " (SELECT 1 FROM analyses WHERE article = ?1 AND corrected <> '')",
            (article,),
        ).fetchone()[0]
    )


def corrected(db: Connection) -> list[int]:
    """The numbers of the articles whose quotations a correction changed or confirmed."""
    return [
        number for (number,) in db.execute("SELECT article FROM analyses WHERE corrected <> ''")
    ]


def write_effective(
    db: Connection, article: int, effective: Extraction | None, lines: Sequence[QuotationLine]
) -> None:
    """Writes the effective quotations of an article, and tells lists, index and matches.

    Args:
        db: an open transaction that writes.
        article: the article's number.
        effective: with the corrections applied; None where they change nothing.
        lines: the same, row by row.
    """
    blob = None if effective is None else codec.squeeze(codec.dumps(effective))
    token = hashlib.sha256(blob).hexdigest()[:12] if blob else ""
    before = db.execute("SELECT corrected FROM analyses WHERE article = ?", (article,)).fetchone()
    if before is None or before[0] == token:
        return
    db.execute(
        "UPDATE analyses SET effective = ?, corrected = ? WHERE article = ?", (blob, token, article)
    )
    intake.write_quotations(db, article, lines)
    outbox.add(db, [article])


def _corrections(db: Connection, where: str, values: Sequence[str | int]) -> list[StoredCorrection]:
    rows = db.execute(
        f"SELECT id, article, decision, anchors, cue, made, was FROM corrections {where}", values
    )
    return [
        StoredCorrection(
            id=number,
            article=article,
            decision=codec.loads(Decision, decision),
            anchors=codec.loads_many(Anchor, anchors),
            cue=codec.loads(Anchor, cue) if cue else None,
            made=datetime.datetime.fromisoformat(made),
            was=was,
        )
        for number, article, decision, anchors, cue, made, was in rows
    ]
