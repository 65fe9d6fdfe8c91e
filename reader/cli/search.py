"""`reader search`: full-text search from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

import click

from reader.cli import options, phrases, records
from reader.cli.hit_formats import FIELDS, FORMATS, chosen, print_hits
from reader.cli.printer import Printer, print_json, printer
from reader.cli.session import Session, pass_session
from reader.errors import UsageError
from reader.model.search import Hit, Order, SearchPage
from reader.model.span import Span
from reader.newsroom.articles import Articles
from reader.newsroom.search import Search
from reader.newsroom.search_wording import none_words, total_words
from reader.text.safe import printable

Show: TypeAlias = Callable[[Sequence[Hit]], None]

_USUAL_LIMIT = 20
_ALL = 1_000_000


@click.command(
    name="search",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY")
@options.library
@options.json
@click.option("--limit", type=click.IntRange(1, 10_000), help="At most so many hits; else 20.")
@click.option("--sort", type=click.Choice([order.value for order in Order]), default="date")
@click.option("--format", "form", type=click.Choice(FORMATS), help="One record a hit.")
@click.option("--fields", metavar="NAME,…", help=f"Of each record: {', '.join(FIELDS)}.")
@click.option("--count", is_flag=True, help="Print the total only.")
@click.option("--explain", is_flag=True, help="Print how the query is understood.")
@click.option("--save", metavar="NAME", help="Save the query under a name.")
@click.option("--saved", metavar="NAME", help="Ask a saved search.")
@click.option("--new", is_flag=True, help="With --saved: only hits it has not printed before.")
@click.option("--like", metavar="ARTICLE:START-END", help="Passages like this one.")
@pass_session
def command(
    session: Session,
    words: Sequence[str],
    where: str | None,
    as_json: bool,
    limit: int | None,
    sort: str,
    form: str | None,
    fields: str | None,
    count: bool,
    explain: bool,
    save: str | None,
    saved: str | None,
    new: bool,
    like: str | None,
) -> int:
    """Search the library. Exit code 1 when nothing is found.

    “reader help query” tells what a query can say.

    \b
      reader search drone -counteroffensive
      reader search '"shaker of salt"' --format csv --fields file,date,snippet
      reader search speaker:blinken salt
      reader search --save Kremlin 'kremlin OR peskov'
      reader search --saved Kremlin --new
      reader search --like 000:812-904
    """
    newsroom = session.library(where)
    search = newsroom.search
    show = _shown_by(form, fields, session)
    if new:
        return _print_new(search, _named(saved, words), limit, None if count else show)
    query = _query(words, saved)
    if save is not None:
        search.save(save, query)
        printer(session).line(f"saved as query:{save}")
        return 0
    if explain:
        printer(session).wrapped(search.explain(query))
        return 0
    limit = limit or _USUAL_LIMIT
    if like is None:
        page = search.run(query, order=Order(sort), limit=limit)
    else:
        page = search.like(*_passage(like, newsroom.articles), limit=limit)
    if as_json:
        print_json("search@1", _record(query, page))
    elif count:
        click.echo(str(page.total))
    else:
        show(page.hits)
        if form is None:
            _print_remarks(page, printer(session))
    return 0 if page.total else 1


def _query(words: Sequence[str], saved: str | None) -> str:
    """The query as one line; an argument with blanks in it was quoted by the shell, not by us."""
    typed = " ".join(words)
    if saved is None:
        return typed
    return f'query:"{saved}" ({typed})' if typed.strip() else f'query:"{saved}"'


def _passage(given: str, articles: Articles) -> tuple[str, Span]:
    """The passage that `ARTICLE:START-END` names.

    Raises:
        UsageError: it is not written so, or there is no such passage.
    """
    article, _, place = given.rpartition(":")
    start, _, end = place.partition("-")
    if not (article and start.isdecimal() and end.isdecimal()):
        raise UsageError(
            f"no passage: {printable(given)}", hint="write it as ARTICLE:START-END, as 000:812-904"
        )
    id, span = articles.resolve(article), Span(int(start), int(end))
    if not span.start < span.end <= len(articles.text(id).text):
        raise UsageError(f"the article has no passage {place}", hint="offsets are code points")
    return id, span


def _named(saved: str | None, words: Sequence[str]) -> str:
    """The saved search whose new hits are asked for."""
    if saved is None or words:
        raise UsageError(
            "--new goes with a saved search alone", hint="reader search --saved NAME --new"
        )
    return saved


def _print_new(search: Search, name: str, limit: int | None, show: Show | None) -> int:
    """Prints the hits not printed before; they count as seen only when all of it was written.

    Where they are only to be counted, `show` is None, and they stay new.
    """
    hits = search.fresh(name, limit=limit or _ALL)
    if show is None:
        click.echo(str(len(hits)))
        return 0 if hits else 1
    show(hits)
    sys.stdout.flush()
    search.seen(name, hits)
    return 0 if hits else 1


def _shown_by(form: str | None, names: str | None, session: Session) -> Show:
    """Prints hits in the form asked for; for people, where neither form nor fields are."""
    if form in (None, "text") and names is None:
        return partial(_print_for_people, out=printer(session))
    fields = chosen(names, form or "text")
    return lambda hits: print_hits(hits, form or "text", fields)


def _print_remarks(page: SearchPage, out: Printer) -> None:
    """What was found in all, and what a person should know of it."""
    out.line(_summary(page))
    for hint in page.hints:
        out.line(hint)
    if page.partial:
        out.line(page.partial)


def _print_for_people(hits: Sequence[Hit], *, out: Printer) -> None:
    for hit in hits:
        _print_hit(hit, out)


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
    total = total_words(page) if page.total else none_words(page, page.hidden)
    return f"{total} · understood as: {page.understood or 'everything'}"


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
