"""Saved searches inside queries: `query:NAME` stands for the query saved under the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from reader.errors import QueryError
from reader.search.query import parse
from reader.search.syntax import And, Field, Node, Not, Or


def spelt_out(node: Node, query: str, saved: Mapping[str, str], *, within: str = "") -> Node:
    """The query with every saved search in place of its name.

    Args:
        node: the query, read.
        query: as typed, for errors.
        saved: queries by name.
        within: the name under which this query itself is or will be saved.

    Raises:
        QueryError: there is no such saved search, it cannot be read, or it leads back to itself.
    """
    return _Expansion(query, saved, (within,) if within else ()).of(node)


def named(name: str, saved: Mapping[str, str]) -> str | None:
    """The saved search that a person means: spelt so, or so but for case."""
    if name in saved:
        return name
    folded = name.casefold()
    return next((each for each in saved if each.casefold() == folded), None)


@dataclass(frozen=True, slots=True)
class _Expansion:
    query: str
    saved: Mapping[str, str]
    chain: tuple[str, ...] = ()
    """Names of the saved searches this one stands in, outermost first."""

    def of(self, node: Node) -> Node:
        match node:
            case And(parts):
                return And(tuple(map(self.of, parts)))
            case Or(parts):
                return Or(tuple(map(self.of, parts)))
            case Not(part):
                return Not(self.of(part))
            case Field("query"):
                return self._named(node)
            case _:
                return node

    def _named(self, field: Field) -> Node:
        given = field.value.text
        name = named(given, self.saved) or given
        if name in self.chain:
            circle = " → ".join((*self.chain[self.chain.index(name) :], name))
            self._fail(f"saved searches go in a circle: {circle}", field)
        if name not in self.saved:
            known = ", ".join(sorted(self.saved)) or "there is none yet"
            self._fail(f"there is no saved search “{given}”", field, expected=known)
        try:
            inner = _Expansion(self.saved[name], self.saved, (*self.chain, name))
            return inner.of(parse(self.saved[name]))
        except QueryError as error:
            # The caret belongs under what was typed here.
            self._fail(error.message, field, expected=error.expected)

    def _fail(self, problem: str, field: Field, *, expected: str = "") -> NoReturn:
        raise QueryError(problem, query=self.query, position=field.at, expected=expected)
