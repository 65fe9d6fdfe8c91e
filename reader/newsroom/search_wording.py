"""What is said of a search's answer: how many, and what hides others; every face says it so."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.search import SearchPage
from reader.text.plural import counted


def total_words(page: SearchPage) -> str:
    """`2 quotations in 2 articles`, `at least 3,000 articles`."""
    what = counted(page.total, "quotation" if page.counts_quotations else "article")
    if page.counts_quotations:
        what += f" in {counted(page.articles, 'article')}"
    return what if page.total_is_exact else f"at least {what}"


def filter_words(filters: Sequence[str], hidden: int | None) -> str:
    """`filter outlet:gull hides 3 articles`; empty where no filter is active.

    Args:
        filters: conditions that only narrow.
        hidden: articles that answer all but them; None while that is not counted.
    """
    if not filters:
        return ""
    told = f"filter{'s' if len(filters) > 1 else ''} {', '.join(filters)}"
    if hidden is None:
        return told
    return f"{told} {'hide' if len(filters) > 1 else 'hides'} {counted(hidden, 'article')}"


def none_words(page: SearchPage, hidden: int | None) -> str:
    """That nothing was found, of how much, and whether a filter may be why.

    Args:
        page: an answer without hits.
        hidden: see `filter_words`.
    """
    of_all = f"0 of {counted(page.library, 'article')}"
    nothing = f"0 quotations in {of_all}" if page.counts_quotations else of_all
    return f"{nothing}; {filter_words(page.filters, hidden) or 'no filter active'}"
