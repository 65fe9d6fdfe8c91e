"""Where reading of an article stopped."""

from __future__ import annotations

from reader.store.connection import Connection


def position(db: Connection, article: int) -> int:
    """The offset at which reading stopped; 0 at first."""
    row = db.execute("SELECT place FROM positions WHERE article = ?", (article,)).fetchone()
    return int(row[0]) if row else 0


def set_position(db: Connection, article: int, offset: int) -> None:
    """Remembers where reading stopped."""
    db.execute("INSERT OR REPLACE INTO positions VALUES (?, ?)", (article, offset))
