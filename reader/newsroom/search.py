"""Search: from a typed query to hits one can open at the passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.search import Order, SearchPage
from reader.model.span import Span


class Search(Protocol):
    """Answers queries over the whole library. Every method may be called from any thread."""

    def run(
        self,
        query: str,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
        typing: bool = False,
    ) -> SearchPage:
        """The hits of a query; an empty query finds every article.

        `typing` means the last word is still being typed and stands for all words it begins.

        Raises:
            QueryError: the query cannot be read; it says where and what was expected.
        """
        ...

    def places(self, query: str, article: str) -> Sequence[Span]:
        """Every place in the article that the query's words match, in order."""
        ...

    def explain(self, query: str) -> str:
        """How the query is understood, several lines of plain text."""
        ...

    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        """Words of the library that begin with the prefix, most frequent first."""
        ...
