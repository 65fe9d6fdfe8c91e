"""Alignments already made, each kept with everything it depends on."""

from __future__ import annotations

from reader.model.match import Alignment
from reader.store import codec
from reader.store.connection import Connection


def get(db: Connection, a: int, b: int, *, depends: str) -> Alignment | None:
    """The alignment of two articles, unless what it depends on has changed since."""
    row = db.execute(
        "SELECT alignment FROM matches WHERE a = ? AND b = ? AND depends = ?", (a, b, depends)
    ).fetchone()
    return codec.loads(Alignment, codec.expand(row[0])) if row else None


def put(db: Connection, a: int, b: int, alignment: Alignment, *, depends: str) -> None:
    """Keeps an alignment in place of an older one."""
    db.execute(
        "INSERT OR REPLACE INTO matches (a, b, depends, alignment) VALUES (?, ?, ?, ?)",
        (a, b, depends, codec.squeeze(codec.dumps(alignment))),
    )


def set_count(db: Connection, article: int, count: int) -> None:
    """Notes how many passages of an article have a counterpart, for lists to show."""
    db.execute("UPDATE articles SET matches = ? WHERE number = ?", (count, article))
