"""Stories: groups of articles on one event."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A group of articles on one event."""

    id: str
    """The smallest article id of the group."""
    name: str
    """Given by a person, or the first sentence of its earliest article."""
    name_is_guess: bool
    """True where no person named it; shown as `~`."""
    articles: tuple[str, ...]
    """Article ids, earliest first, undated last."""
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    outlets: tuple[str, ...] = ()
