"""From the passage to the same passage in another article."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.match import Match
from reader.model.span import Span
from reader.newsroom.matches import Counterpart
from reader.tui.desk import Desk
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.match_rows import widened

Tell = Callable[[str], None]
"""Says what cannot be done."""


def first_match(desk: Desk, passage: Span) -> tuple[Counterpart, Match] | None:
    """The best match of the passage itself, else of the quotation that it belongs to."""
    if desk.document is None or desk.compared is None:
        return None
    found = desk.compared.matches.at(widened(desk.document, passage))
    own = [pair for pair in found if pair[1].a.overlaps(passage)]
    return next(iter(own or found), None)


class Jumping:
    """From the passage to the same passage elsewhere."""

    def __init__(self, desk: Desk, view: ArticleView, tell: Tell) -> None:
        self._desk = desk
        self._view = view
        self._tell = tell

    @property
    def leads_somewhere(self) -> bool:
        """Whether the passage has a match."""
        return first_match(self._desk, self._view.passage) is not None

    def to_match(self) -> None:
        """Opens the other article at the passage's first match."""
        found = first_match(self._desk, self._view.passage)
        if found is None:
            told = "no match here; ]m goes to the next" if self._desk.compared else "comparing…"
            self._tell(told)
            return
        counterpart, match = found
        self._desk.open(counterpart.other.id, match.b)
