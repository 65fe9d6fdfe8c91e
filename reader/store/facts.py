"""Small facts about the library as a whole, by name."""

from __future__ import annotations

from reader.store.connection import Connection


def get(db: Connection, name: str) -> str | None:
    """The fact's value, or None where it was never set."""
    row = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def put(db: Connection, name: str, value: str) -> None:
    """Sets the fact."""
    db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))
