"""What the live services share: the library, whose session it is, and the clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reader.store.acts import Session
from reader.store.connection import Library


def utc_now() -> datetime.datetime:
    """The time, with its zone."""
    return datetime.datetime.now(datetime.UTC)


def _nothing() -> None:
    """Nobody needs to know."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One person's work on one library."""

    library: Library
    session: str
    """Tells this run's acts from those of others; shown to who would undo over them."""
    now: Callable[[], datetime.datetime] = utc_now
    changed: Callable[[], None] = _nothing
    """Is called when an act changed what the search index holds."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """The name that each speaker's name of the configuration is shown under."""

    searches: Mapping[str, str] = field(default_factory=dict)
    """Saved searches of the configuration, query by name."""

    def signed(self) -> Session:
        """The session as it signs an act now."""
        return Session(self.session, self.now())
