"""What the search overlay says around the hits: above them problems, below how it understood."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import QueryError
from reader.model.search import Facet, SearchPage
from reader.newsroom.search_wording import total_words
from reader.tui.facet_rows import facets_in_words

_VALUES = 2
"""Values of each facet that are told in words."""


def status_words(page: SearchPage, order: str) -> str:
    """`2 quotations in 2 articles · 0.6 ms · sorted by date`."""
    return f"{total_words(page)} · {page.took_ms:.1f} ms · sorted by {order}"


def foot_words(page: SearchPage, facets: Sequence[Facet], width: int) -> str:
    """How the query was understood, and why the answer may be incomplete.

    Args:
        page: the answer.
        facets: those that are told here, because there is no column for them.
        width: cells; what does not fit beside each other stands in lines of its own.
    """
    told = "      ".join(facets_in_words(facets, values=_VALUES))
    understood = f"understood as: {page.understood}" if page.understood else ""
    parts = [part for part in (told, understood, page.partial) if part]
    beside = "      ".join(parts)
    return beside if len(beside) <= width else "\n".join(parts)


def error_words(error: QueryError, *, indent: int) -> str:
    """The problem behind a caret that stands under its place.

    Args:
        error: says where in the query.
        indent: cells before the query's first character; negative where that is scrolled away.
    """
    told = not error.expected or error.expected in error.message
    expected = "" if told else f", {error.hint}"
    return f"{' ' * max(0, indent + error.position)}^ {error.message}{expected}"
