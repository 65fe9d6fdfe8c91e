"""Where a key can mean something: the contexts of the keymap."""

from __future__ import annotations

from enum import StrEnum


class Where(StrEnum):
    """A context. Several hold at once, the nearest first: article, movement, everywhere."""

    EVERYWHERE = "everywhere"
    """Every screen, unless a text field has the keys."""
    MOVEMENT = "movement"
    """Whatever has rows or lines: lists, the article, panels, compare."""
    LIST = "list"
    ARTICLE = "article"
    VISUAL = "visual"
    PANEL = "panel"
    NOTES = "notes"
    """A panel or list that shows notes and marks."""
    QUOTES = "quotes"
    """The panel's tab with the article's quotations."""
    MATCHES = "matches"
    """The panel's tab with what other outlets printed of the passage."""
    COMPARE = "compare"
    MATRIX = "matrix"
    """Who printed which statement of a story."""
    SPEAKERS = "speakers"
    """The list of the library's speakers, and the page of one of them."""
    REVIEW = "review"
    """One quotation of the review queue."""
    CHECK = "check"
    """What the library knows of checked words."""
    SEARCH = "search"
    """The search overlay while its field has the keys."""
    HITS = "hits"
    """The search overlay while its hits have the keys."""
    FACETS = "facets"
    """The search overlay while what its hits have in common has the keys."""
    SEARCHES = "searches"
    """The list of saved searches."""
    CHOICE = "choice"
    """A field over a list of choices: help, palette, marks."""
    CORRECTION = "correction"
    """The dialog in which a quotation is corrected."""
    FACTS = "facts"
    """The dialog in which outlet, date and headline are edited."""
    FIELD = "field"
    """Every text field."""


TITLES = {
    Where.EVERYWHERE: "Everywhere",
    Where.MOVEMENT: "Movement (lists, article, panels, compare)",
    Where.LIST: "List of headlines",
    Where.ARTICLE: "Article",
    Where.VISUAL: "Visual (words selected)",
    Where.PANEL: "Panels (matches, quotes, notes)",
    Where.NOTES: "Notes and marks",
    Where.MATCHES: "Matches of the passage",
    Where.QUOTES: "Quotations of the article",
    Where.COMPARE: "Compare",
    Where.MATRIX: "Matrix of a story",
    Where.SPEAKERS: "Speakers",
    Where.REVIEW: "Review queue",
    Where.CHECK: "Checked words",
    Where.SEARCH: "Search",
    Where.HITS: "Hits of a search",
    Where.FACETS: "Facets of a search",
    Where.SEARCHES: "Saved searches",
    Where.CHOICE: "Choosing (help, commands)",
    Where.CORRECTION: "Correcting a quotation",
    Where.FACTS: "Editing outlet, date, headline",
    Where.FIELD: "Text fields",
}
"""Headings, in the order in which help and the documentation show the contexts."""

TEXT_FIELDS = frozenset({Where.SEARCH, Where.CHOICE, Where.CORRECTION, Where.FACTS, Where.FIELD})
"""Contexts in which a printable character that is not bound is typed."""
