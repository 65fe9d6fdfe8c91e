"""`reader search`: full-text search from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from reader.cli import options, phrases, records
from reader.cli.printer import Printer, print_json, printer
from reader.cli.session import Session, pass_session
from reader.model.search import Hit, Order, SearchPage
from reader.text.plural import counted


@click.command(
    name="search",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY")
@options.library
@options.json
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--sort", type=click.Choice([order.value for order in Order]), default="date")
@click.option("--count", is_flag=True, help="Print the total only.")
@click.option("--explain", is_flag=True, help="Print how the query is understood.")
@pass_session
def command(
    session: Session,
    words: Sequence[str],
    where: str | None,
    as_json: bool,
    limit: int,
    sort: str,
    count: bool,
    explain: bool,
) -> int:
    """Search the library. Exit code 1 when nothing is found.

    \b
      reader search drone -counteroffensive
      reader search '"shaker of salt"'
      reader search speaker:blinken salt
    """
    search = session.library(where).search
    query = _query(words)
    if explain:
        printer(session).wrapped(search.explain(query))
        return 0
    page = search.run(query, order=Order(sort), limit=limit)
    if as_json:
        print_json("search@1", _record(query, page))
    elif count:
        click.echo(str(page.total))
    else:
        _print(page, printer(session))
    return 0 if page.total else 1


def _query(words: Sequence[str]) -> str:
    """The query as one line; an argument with blanks in it was quoted by the shell, not by us."""
    return " ".join(words)


def _print(page: SearchPage, out: Printer) -> None:
    for hit in page.hits:
        _print_hit(hit, out)
    out.line(_summary(page))
    for hint in page.hints:
        out.line(hint)
    if page.partial:
        out.line(page.partial)


def _print_hit(hit: Hit, out: Printer) -> None:
    head = hit.article
    day = head.day.isoformat() if head.day else "?"
    out.line(
        f"{head.label} · outlet {head.outlet or '?'} · date {day} · {phrases.brief_title(head)}"
    )
    speaker = f"{hit.speaker}: " if hit.speaker else ""
    out.wrapped(f"¶{hit.paragraph}  {speaker}{_marked(hit)}", indent=4)


def _marked(hit: Hit) -> str:
    """The snippet with the matched words in ‹ ›."""
    pieces, at = [], 0
    for mark in hit.snippet.marks:
        pieces += [hit.snippet.text[at : mark.start], "‹", hit.snippet.text[mark.start : mark.end]]
        pieces.append("›")
        at = mark.end
    return "".join([*pieces, hit.snippet.text[at:]])


def _summary(page: SearchPage) -> str:
    """What was found, and how the query was understood."""
    noun = "quotation" if page.counts_quotations else "article"
    total = counted(page.total, noun) if page.total else _none_found(page, noun)
    if not page.total_is_exact:
        total = f"at least {total}"
    if page.counts_quotations and page.total:
        total += f" in {counted(page.articles, 'article')}"
    return f"{total} · understood as: {page.understood or 'everything'}"


def _none_found(page: SearchPage, noun: str) -> str:
    """Nothing: of how much, and whether a filter is why."""
    of_all = f" of {counted(page.library, 'article')}" if noun == "article" else ""
    nothing = f"0{of_all}" if of_all else f"0 {noun}s"
    if not page.filters:
        return f"{nothing}; no filter active"
    told = (
        f"{nothing}; {'filter' if len(page.filters) == 1 else 'filters'} {', '.join(page.filters)}"
    )
    return f"{told} {'hides' if len(page.filters) == 1 else 'hide'} {page.hidden}"


def _record(query: str, page: SearchPage) -> dict[str, Any]:
    return {
        "query": query,
        "understood": page.understood,
        "total": page.total,
        "total_is_exact": page.total_is_exact,
        "counts": "quotations" if page.counts_quotations else "articles",
        "articles": page.articles,
        "library": page.library,
        "filters": list(page.filters),
        "hidden": page.hidden,
        "took_ms": round(page.took_ms, 2),
        "hints": list(page.hints),
        "partial": page.partial or None,
        "facets": [
            {"field": facet.field, "value": facet.value, "count": facet.count}
            for facet in page.facets
        ],
        "hits": [
            {
                "article": records.head(hit.article),
                "start": hit.passage.start,
                "end": hit.passage.end,
                "paragraph": hit.paragraph,
                "quotation": hit.quotation,
                "speaker": hit.speaker,
                "snippet": hit.snippet.text,
                "marks": list(hit.snippet.marks),
            }
            for hit in page.hits
        ],
    }
