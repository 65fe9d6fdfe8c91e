"""Under which name a person wants a speaker shown."""

from __future__ import annotations

from reader.store.connection import Connection
from reader.store.targets import Target


def target(name: str) -> Target:
    """The address of a name in the log of changes."""
    return Target("speaker", (name,))


def by_hand(db: Connection) -> dict[str, str]:
    """The name shown, by name; a name that is shown as itself was set apart, or leads others."""
    return dict(db.execute("SELECT name, shown FROM speaker_names").fetchall())
