"""Search results."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from reader.model.article import ArticleHead
from reader.model.span import Span


class Order(StrEnum):
    """How hits are sorted."""

    NEWEST = "date"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut from the stored text with the matched words marked."""

    text: str
    marks: tuple[Span, ...]
    """Into `text`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: an article and the passage that answers the query best."""

    article: ArticleHead
    passage: Span
    """Into the article's text."""
    paragraph: int
    """1-based."""
    snippet: Snippet
    quotation: int | None = None
    """The number of the quotation that answers, where the query asks for speech."""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name, which `query:NAME` stands for."""

    name: str
    query: str
    origin: Literal["hand", "config"] = "hand"
    """Whether a person saved it or the configuration file holds it."""


class Seen(StrEnum):
    """Where a person sees the new hits of a saved search; each has a memory of its own."""

    PRINTED = "printed"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits have one value of a field."""

    field: str
    """`outlet`, `speaker`, `month`, `tag`, `story`."""
    value: str
    count: int
    condition: str = ""
    """How a query asks for the value: `outlet:"The Gull"`; empty where none can."""
    name: str = ""
    """What people call the value, where it is an id."""


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the answers to a query have in common, and what its filters leave out."""

    facets: tuple[Facet, ...] = ()
    filters: tuple[str, ...] = ()
    """Conditions that only narrow the answer, as `outlet:bbc`."""
    hidden: int = 0
    """Articles that answer all but the filters."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits and how the query was understood."""

    hits: tuple[Hit, ...]
    total: int
    """Articles (or quotations, see `counts_quotations`) that answer the query."""
    total_is_exact: bool
    counts_quotations: bool
    articles: int
    """Distinct articles among the total, where known; else equal to the total."""
    took_ms: float
    understood: str
    """The query as it was understood, in its own canonical spelling."""
    hints: tuple[str, ...] = ()
    """What a person should know: aliases not merged, contractions that differ."""
    facets: tuple[Facet, ...] = ()
    """Of finished queries only; see `Survey`."""
    cursor: str | None = None
    """Where the next page starts; None at the end."""
    partial: str = ""
    """Why the answer may be incomplete (damage, deadline); empty when it is complete."""
    library: int = 0
    """Articles in the whole library."""
    filters: tuple[str, ...] = ()
    """Conditions that only narrow the answer, as `outlet:bbc`."""
    hidden: int = 0
    """Articles that answer all but the filters; counted for finished queries only."""
