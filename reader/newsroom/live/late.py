"""Services that load their engine rooms when they are first asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.model.search import Order, Seen

if TYPE_CHECKING:
    from reader.model.check import Checked
    from reader.model.search import Hit, SavedSearch, SearchPage, Survey
    from reader.model.span import Span
    from reader.newsroom.check import Check
    from reader.newsroom.search import Search
    from reader.newsroom.services import Newsroom


class LateServices:
    """Services that are made all together when one of them is first asked.

    Args:
        make: makes the record of services; is called once.
    """

    def __init__(self, make: Callable[[], Newsroom]) -> None:
        self._make = make
        self._made: Newsroom | None = None
        self._making = threading.Lock()

    def get(self) -> Newsroom:
        """The services, from any thread."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made


class Late:
    """Stands for one of the late services: has the methods that the service itself will have."""

    def __init__(self, services: LateServices, name: str) -> None:
        self._services = services
        self._name = name

    def __getattr__(self, method: str) -> Any:
        """The service's own."""
        return getattr(getattr(self._services.get(), self._name), method)


class LateSearch:
    """Implements `reader.newsroom.search.Search` by another service, made on its first use.

    Args:
        make: makes the service.
    """

    def __init__(self, make: Callable[[], Search]) -> None:
        self._make = make

    @cached_property
    def _search(self) -> Search:
        return self._make()

    def run(
        self,
        query: str,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
        typing: bool = False,
    ) -> SearchPage:
        """The hits of a query."""
        return self._search.run(query, order=order, limit=limit, cursor=cursor, typing=typing)

    def warm(self) -> None:
        """Does beforehand what the first answer would have to wait for."""
        self._search.warm()

    def places(self, query: str, article: str, *, typing: bool = False) -> Sequence[Span]:
        """Every place in the article that the query's words match, in order."""
        return self._search.places(query, article, typing=typing)

    def survey(self, query: str, *, typing: bool = False) -> Survey:
        """All that the answers to a query have in common, and what its filters leave out."""
        return self._search.survey(query, typing=typing)

    def refined(self, query: str, condition: str, *, exclude: bool = False) -> str:
        """The query narrowed by a condition; without it where it is narrowed so already."""
        return self._search.refined(query, condition, exclude=exclude)

    def explain(self, query: str) -> str:
        """How the query is understood."""
        return self._search.explain(query)

    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        """Words of the library that begin with the prefix, most frequent first."""
        return self._search.suggest(prefix, limit=limit)

    def like(self, article: str, span: Span, *, limit: int = 20) -> SearchPage:
        """Passages of other articles that share rare words with this one."""
        return self._search.like(article, span, limit=limit)

    def saved(self) -> Sequence[SavedSearch]:
        """Every saved search, by name."""
        return self._search.saved()

    def save(self, name: str, query: str) -> None:
        """Saves a query under a name."""
        self._search.save(name, query)

    def remove(self, name: str) -> None:
        """Forgets a saved search."""
        self._search.remove(name)

    def rename(self, name: str, to: str) -> None:
        """Gives a saved search another name."""
        self._search.rename(name, to)

    def fresh(self, name: str, *, limit: int, where: Seen = Seen.PRINTED) -> Sequence[Hit]:
        """The first hits of a saved search that were not yet seen."""
        return self._search.fresh(name, limit=limit, where=where)

    def seen(self, name: str, hits: Sequence[Hit], *, where: Seen = Seen.PRINTED) -> None:
        """Remembers that these hits of a saved search were seen."""
        self._search.seen(name, hits, where=where)


class LateCheck:
    """Implements `reader.newsroom.check.Check` by another service, made on its first use.

    Args:
        make: makes the service.
    """

    def __init__(self, make: Callable[[], Check]) -> None:
        self._make = make

    @cached_property
    def _check(self) -> Check:
        return self._make()

    def quotation(self, text: str, *, speaker: str | None = None) -> Checked:
        """Looks for one quotation."""
        return self._check.quotation(text, speaker=speaker)

    def pasted(self, text: str, *, speaker: str | None = None) -> Sequence[Checked]:
        """Looks for each quotation of a text; a text without any is one quotation."""
        return self._check.pasted(text, speaker=speaker)
