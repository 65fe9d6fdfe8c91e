"""Search: from a typed query to hits one can open at the passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.search import Hit, Order, SavedSearch, SearchPage, Seen, Survey
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

        `typing` means the last word is still being typed and stands for all words it begins, and
        for its own forms; what `survey` tells is left out then.

        Raises:
            QueryError: the query cannot be read; it says where and what was expected.
        """
        ...

    def warm(self) -> None:
        """Does beforehand what the first answer would have to wait for; never raises.

        Takes a quarter of a second of processor time: for a thread, once the first screen stands.
        """
        ...

    def places(self, query: str, article: str, *, typing: bool = False) -> Sequence[Span]:
        """Every place in the article that the query's words match, in order.

        Of a query for speech, the words inside the quotations that answer; else these themselves.
        `typing` is as for `run`: what a query found while it was typed.
        """
        ...

    def survey(self, query: str, *, typing: bool = False) -> Survey:
        """All that the answers to a query have in common, and what its filters leave out.

        It tells what `run` leaves out while one types, and takes several times as long.

        Raises:
            QueryError: the query cannot be read.
        """
        ...

    def refined(self, query: str, condition: str, *, exclude: bool = False) -> str:
        """The query narrowed by a facet's condition; without it where it is narrowed so already.

        The condition comes first: a word that is being typed stays the last one. Reads nothing.

        Raises:
            QueryError: the query cannot be read.
        """
        ...

    def explain(self, query: str) -> str:
        """How the query is understood, several lines of plain text."""
        ...

    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        """Words of the library that begin with the prefix, most frequent first."""
        ...

    def like(self, article: str, span: Span, *, limit: int = 20) -> SearchPage:
        """Passages of other articles that share rare words with this one, most shared first.

        The total counts articles with at least two of the passage's rarest words; a hit is the
        sentence of such an article that holds most of their weight.

        Raises:
            UnknownArticle: there is no such article.
            UsageError: the passage has no word by which others could be found.
        """
        ...

    def saved(self) -> Sequence[SavedSearch]:
        """Every saved search, by name; a person's own stands before one of the configuration."""
        ...

    def save(self, name: str, query: str) -> None:
        """Saves a query under a name, as an act that can be undone.

        Raises:
            QueryError: the query cannot be read, or would lead back to itself.
            UsageError: the name has no word in it, is too long, or holds quotation marks.
        """
        ...

    def remove(self, name: str) -> None:
        """Forgets a saved search, as an act that can be undone.

        Raises:
            UsageError: there is none of that name, or it stands in the configuration.
        """
        ...

    def rename(self, name: str, to: str) -> None:
        """Gives a saved search another name, as an act that can be undone.

        Raises:
            QueryError: under the new name it would lead back to itself.
            UsageError: there is none of that name, it stands in the configuration, or the new
                name is taken or cannot be one.
        """
        ...

    def fresh(self, name: str, *, limit: int, where: Seen = Seen.PRINTED) -> Sequence[Hit]:
        """The first hits of a saved search that `seen` was not yet told of.

        Raises:
            QueryError: there is no such saved search, or it cannot be read.
        """
        ...

    def seen(self, name: str, hits: Sequence[Hit], *, where: Seen = Seen.PRINTED) -> None:
        """Remembers that these hits of a saved search were seen."""
        ...
