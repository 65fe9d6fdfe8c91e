"""Narrowing a query by a condition, and taking the condition out again, without retyping it."""

from __future__ import annotations

import re

from reader.search.query import Piece, parse, pieces
from reader.search.syntax import Not, Or
from reader.search.words import norms

_FIELDS = {"month": "date"}
"""Fields of queries that are called otherwise than the facet."""
_MARKS = re.compile(r'["“”„«»]+')
_BARE = re.compile(r"[\w.:-]+")


def condition(field: str, value: str) -> str:
    """How a query asks for a facet's value: `outlet:"The Gull"`; empty where none can."""
    if not norms(value):
        return ""
    spelt = value if _BARE.fullmatch(value) else f'"{" ".join(_MARKS.sub(" ", value).split())}"'
    return f"{_FIELDS.get(field, field)}:{spelt}"


def refined(query: str, condition: str, *, exclude: bool = False) -> str:
    """The query narrowed by a condition; without it where it is narrowed so already.

    The condition comes first, so that a word being typed stays the last one. Everything else
    stays as it was typed; only an AND between conditions is left out, since it goes without saying.

    Args:
        query: as typed.
        condition: a single one.
        exclude: whether answers must not fulfil it.

    Raises:
        QueryError: the query or the condition cannot be read.
    """
    asked, wanted = parse(query), parse(condition)
    meant = Not(wanted) if exclude else wanted
    if isinstance(asked, Or):
        return f"{_spelt(condition, exclude)} ({query.strip()})"
    standing = pieces(query)
    kept = [piece for piece in standing if piece.node not in (wanted, Not(wanted))]
    is_taken_out = any(piece.node == meant for piece in standing)
    first = [] if is_taken_out else [_spelt(condition, exclude)]
    return " ".join((*first, *(_text(piece, query) for piece in kept)))


def _spelt(condition: str, exclude: bool) -> str:
    return f"-{condition}" if exclude else condition


def _text(piece: Piece, query: str) -> str:
    return query[piece.start : piece.end]
