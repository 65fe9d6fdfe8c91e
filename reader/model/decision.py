"""Decisions about matches: what a person confirmed or rejected, once for ever."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reader.model.match import Match
from reader.model.note import Anchor, Placed


@dataclass(frozen=True, slots=True)
class MatchDecision:
    """A person's word on one match, the passages it hangs on, and where these stand now."""

    id: int
    article: str
    """The id of the article asked about: side A."""
    other: str
    right: bool
    """Confirmed, or else rejected."""
    a: Anchor
    b: Anchor
    match: Match
    """As it was seen when it was decided about."""
    made: datetime.datetime
    a_placed: Placed
    b_placed: Placed

    @property
    def stands(self) -> bool:
        """Whether both passages are found; an orphan is kept, and holds again if they return."""
        return self.a_placed.span is not None and self.b_placed.span is not None
