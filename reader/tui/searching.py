"""The search's side of the app: hits as one types, the latest query wins."""

from __future__ import annotations

from collections.abc import Callable

from reader.errors import QueryError
from reader.model.search import Order, SearchPage
from reader.newsroom.search import Search
from reader.tui.widgets.search_overlay import SearchOverlay
from reader.tui.work import Work

SEARCHING, EXPLAINING = "searching", "explaining"
"""Kinds of work."""

Answer = SearchPage | QueryError


class Searching:
    """Answers the search overlay.

    Args:
        search: the library's search.
        work: runs the queries.
        overlay: asks and shows.
    """

    def __init__(self, search: Search, work: Work, overlay: SearchOverlay) -> None:
        self._search = search
        self._work = work
        self._overlay = overlay

    def find(self, query: str, order: Order) -> None:
        """Finds the hits of what is being typed."""
        self._ask(query, order, None, self._overlay.show_page)

    def more(self, query: str, order: Order, cursor: str) -> None:
        """Finds the hits that follow."""
        self._ask(query, order, cursor, self._overlay.add_page)

    def explain(self, query: str) -> None:
        """Says how the query is understood."""
        search = self._search

        def explain() -> str | QueryError:
            try:
                return search.explain(query)
            except QueryError as error:
                return error

        self._work.latest(EXPLAINING, lambda ticket: explain(), self._explained)

    def _explained(self, answer: str | QueryError) -> None:
        if isinstance(answer, QueryError):
            self._overlay.show_error(answer)
        else:
            self._overlay.show_explanation(answer)

    def _ask(
        self, query: str, order: Order, cursor: str | None, show: Callable[[SearchPage], None]
    ) -> None:
        search = self._search

        def run() -> Answer:
            try:
                return search.run(query, order=order, cursor=cursor, typing=True)
            except QueryError as error:
                return error

        def answer(found: Answer) -> None:
            if isinstance(found, QueryError):
                self._overlay.show_error(found)
            else:
                show(found)

        self._work.latest(SEARCHING, lambda ticket: run(), answer)
