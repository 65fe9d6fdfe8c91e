"""Searches that a person saved under a name."""

from __future__ import annotations

from reader.store.connection import Connection
from reader.store.targets import State, Target


def target(name: str) -> Target:
    """The saved search's address in the log of changes."""
    return Target("search", (name,))


def state(query: str) -> State:
    """The saved search's row, as the log of changes keeps it."""
    return {"query": query}


def all_searches(db: Connection) -> dict[str, str]:
    """Every saved query by its name, in the order of names."""
    return dict(db.execute("SELECT name, query FROM searches ORDER BY name").fetchall())
