"""Saved searches: a person's, the configuration's, and which of their hits were seen."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection

from reader.errors import UsageError
from reader.model.search import Hit, SavedSearch, Seen
from reader.newsroom.live.desk import Desk
from reader.search.query import parse
from reader.search.saved import named, spelt_out
from reader.search.words import norms
from reader.store import acts, facts, searches
from reader.store.connection import Connection
from reader.store.targets import State
from reader.text.safe import printable

_LONGEST = 60
_FACTS = {Seen.PRINTED: "seen", Seen.OPENED: "opened"}
_MARKS = frozenset('"“”„«»')


def mark_of(hit: Hit) -> str:
    """Tells a hit from others, also after other articles came in: an article, or a quotation."""
    if hit.quotation is None:
        return hit.article.id
    return f"{hit.article.id}/{zlib.crc32(hit.snippet.text.encode()):08x}"


class SavedSearches:
    """Keeps queries under names, and remembers for each which hits were seen."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library

    def queries(self, db: Connection) -> dict[str, str]:
        """Every query by its name; a person's own wins over the configuration."""
        return {**self._desk.searches, **searches.all_searches(db)}

    def all(self) -> tuple[SavedSearch, ...]:
        """Every saved search, by name."""
        with self._library.reading() as db:
            own = searches.all_searches(db)
            found = self.queries(db)
        return tuple(
            SavedSearch(name, found[name], "hand" if name in own else "config")
            for name in sorted(found, key=str.casefold)
        )

    def save(self, name: str, query: str) -> None:
        """Saves a query that can be read and does not lead back to itself."""
        name = _checked(name)
        with self._library.writing() as db:
            spelt_out(parse(query), query, self.queries(db), within=name)
            self._put(db, name, searches.state(query), what=f"saved search {name}")

    def remove(self, name: str) -> None:
        """Forgets a saved search and which of its hits were seen."""
        with self._library.writing() as db:
            own = named(name, searches.all_searches(db))
            if own is None:
                raise self._not_own(name)
            self._put(db, own, None, what=f"removed search {own}")
            for where in Seen:
                facts.put(db, _seen(own, where), "[]")

    def rename(self, name: str, to: str) -> None:
        """Gives a saved search another name, under which its hits are still those seen."""
        to = _checked(to)
        with self._library.writing() as db:
            queries = searches.all_searches(db)
            own = named(name, queries)
            if own is None:
                raise self._not_own(name)
            taken = named(to, self.queries(db))
            if taken not in (None, own):
                raise UsageError(f"there is a saved search “{taken}” already")
            spelt_out(parse(queries[own]), queries[own], self.queries(db), within=to)
            for where in Seen:
                facts.put(db, _seen(to, where), facts.get(db, _seen(own, where)) or "[]")
            changes = [
                (searches.target(own), None),
                (searches.target(to), searches.state(queries[own])),
            ]
            acts.act(db, changes, session=self._desk.signed(), what=f"renamed search {own}")

    def seen(self, name: str, where: Seen) -> frozenset[str]:
        """The marks of the hits that were seen."""
        with self._library.reading() as db:
            known = named(name, self.queries(db)) or name
            return frozenset(json.loads(facts.get(db, _seen(known, where)) or "[]"))

    def see(self, name: str, marks: Collection[str], where: Seen) -> None:
        """Remembers that hits with these marks were seen."""
        with self._library.writing() as db:
            known = named(name, self.queries(db)) or name
            before = json.loads(facts.get(db, _seen(known, where)) or "[]")
            facts.put(db, _seen(known, where), json.dumps(sorted({*before, *marks})))

    def _put(self, db: Connection, name: str, state: State | None, *, what: str) -> None:
        change = (searches.target(name), state)
        acts.act(db, [change], session=self._desk.signed(), what=what)

    def _not_own(self, name: str) -> UsageError:
        if named(name, self._desk.searches):
            return UsageError(
                f"the saved search “{name}” stands in the configuration", hint="change it there"
            )
        return UsageError(f"there is no saved search “{name}”", hint="list them: reader searches")


def _seen(name: str, where: Seen) -> str:
    return f"{_FACTS[where]} of search {name}"


def _checked(name: str) -> str:
    """The name, without needless blanks.

    Raises:
        UsageError: it cannot stand behind `query:`.
    """
    name = " ".join(printable(name).split())
    if not norms(name) or len(name) > _LONGEST or _MARKS & set(name):
        raise UsageError(
            "that cannot be the name of a saved search",
            hint=f"a name has a word, no quotation marks and at most {_LONGEST} characters",
        )
    return name
