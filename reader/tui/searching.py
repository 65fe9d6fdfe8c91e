"""The search's side of the app: hits as one types, the latest query wins; what narrows them."""

from __future__ import annotations

from collections.abc import Callable

from reader.errors import QueryError, ReaderError
from reader.model.search import Order, SearchPage, Survey
from reader.model.span import Span
from reader.newsroom.search import Search
from reader.tui.widgets.search_overlay import SearchOverlay
from reader.tui.work import Work

SEARCHING, SURVEYING, EXPLAINING, WARMING = "searching", "surveying", "explaining", "warming"
"""Kinds of work."""

Answer = SearchPage | ReaderError


class Searching:
    """Answers the search overlay.

    Args:
        search: the library's search.
        work: runs the queries.
        overlay: asks and shows.
        open: brings the overlay onto the screen.
    """

    def __init__(
        self, search: Search, work: Work, overlay: SearchOverlay, open: Callable[[], object]
    ) -> None:
        self._search = search
        self._work = work
        self._overlay = overlay
        self._open = open

    def warm(self) -> None:
        """Does beforehand what the first hits would have to wait for."""
        search = self._search
        self._work.latest(WARMING, lambda ticket: search.warm(), lambda done: None)

    # Finding

    def find(self, query: str, order: Order) -> None:
        """Finds the hits of what is being typed."""
        self._ask(query, order, None, self._overlay.show_page)

    def more(self, query: str, order: Order, cursor: str) -> None:
        """Finds the hits that follow."""
        self._ask(query, order, cursor, self._overlay.add_page)

    def like(self, article: str, span: Span, words: str) -> None:
        """Opens the overlay with passages like one of an article.

        Args:
            article: its id.
            span: the passage.
            words: what the passage says.
        """
        search = self._search
        self._open()
        self._overlay.open_like(words)
        self._answer(lambda: search.like(article, span), self._overlay.show_page)

    def _ask(
        self, query: str, order: Order, cursor: str | None, show: Callable[[SearchPage], None]
    ) -> None:
        search, limit = self._search, self._overlay.room
        self._answer(
            lambda: search.run(query, order=order, limit=limit, cursor=cursor, typing=True),
            show,
        )

    def _answer(self, ask: Callable[[], SearchPage], show: Callable[[SearchPage], None]) -> None:
        def answer() -> Answer:
            try:
                return ask()
            except ReaderError as error:
                return error

        def take(found: Answer) -> None:
            if isinstance(found, SearchPage):
                show(found)
            else:
                self._fail(found)

        self._work.latest(SEARCHING, lambda ticket: answer(), take)

    def _fail(self, error: ReaderError) -> None:
        """Shows where a query cannot be read; any other problem is told by the app."""
        if isinstance(error, QueryError):
            self._overlay.show_error(error)
        else:
            self._overlay.call_off("no answer")
            raise error

    # What the answers have in common

    def survey(self, query: str) -> None:
        """Counts what takes too long to be counted at every key."""
        search, overlay = self._search, self._overlay

        def survey() -> Survey | None:
            try:
                return search.survey(query, typing=True)
            except ReaderError:  # has been told when the hits were asked for
                return None

        def show(survey: Survey | None) -> None:
            if survey is not None:
                overlay.show_survey(query, survey)

        self._work.latest(SURVEYING, lambda ticket: survey(), show)

    def narrow(self, *, exclude: bool = False) -> None:
        """Narrows the search by the facet under the cursor; once more takes it out again."""
        facet, overlay = self._overlay.facet, self._overlay
        if facet is None:
            return
        exclude = exclude or overlay.is_facet_excluded
        try:
            query = self._search.refined(overlay.typed, facet.condition, exclude=exclude)
        except QueryError as error:
            overlay.show_error(error)
        else:
            overlay.ask_for(query)

    # How it was understood

    def explain(self, query: str) -> None:
        """Says how the query is understood."""
        search = self._search

        def explain() -> str | ReaderError:
            try:
                return search.explain(query)
            except ReaderError as error:
                return error

        def show(answer: str | ReaderError) -> None:
            if isinstance(answer, str):
                self._overlay.show_explanation(answer)
            else:
                self._fail(answer)

        self._work.latest(EXPLAINING, lambda ticket: explain(), show)
