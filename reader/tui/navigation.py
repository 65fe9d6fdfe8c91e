"""Where a person was: the trail behind `<` and `>`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

LENGTH = 100
"""Places the trail remembers."""


class Place(NamedTuple):
    """A place to come back to."""

    article: str
    """The article's id."""
    offset: int
    """Code points into its text."""
    over: Callable[[], object] | None = None
    """Opens again what lay over the article, where one comes back to that."""


class Trail:
    """Places in the order of visits, as a browser keeps pages."""

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._after: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remembers the place one jumps away from; what was ahead is forgotten."""
        if not self._before or self._before[-1] != place:
            self._before.append(place)
        del self._before[:-LENGTH]
        self._after.clear()

    def back(self, now: Place | None) -> Place | None:
        """The place before; `now` is where `forward` will lead again."""
        return _step(self._before, self._after, now)

    def forward(self, now: Place | None) -> Place | None:
        """The place that `back` came from; None where there is none."""
        return _step(self._after, self._before, now)


def _step(source: list[Place], target: list[Place], now: Place | None) -> Place | None:
    if not source:
        return None
    if now is not None:
        target.append(now)
    return source.pop()
