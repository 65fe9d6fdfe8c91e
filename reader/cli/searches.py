"""`reader searches`: the saved searches, and what each finds now."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.printer import print_json, printer
from reader.cli.session import Session, pass_session
from reader.errors import NothingFound, QueryError
from reader.model.search import SavedSearch
from reader.newsroom.search import Search
from reader.text.plural import counted


@click.command(name="searches")
@options.library
@options.json
@click.option("--remove", metavar="NAME", help="Forget this saved search; “reader undo” keeps it.")
@pass_session
def command(session: Session, where: str | None, as_json: bool, remove: str | None) -> None:
    """List the saved searches with what each finds now.

    \b
      reader search --save Kremlin 'kremlin OR peskov'
      reader searches
      reader search --saved Kremlin --new
      reader searches --remove Kremlin
    """
    search = session.library(where).search
    if remove is not None:
        search.remove(remove)
        printer(session).line(f"removed {remove}")
        return
    saved = search.saved()
    if as_json:
        print_json("searches@1", {"searches": [_record(one, search) for one in saved]})
        return
    if not saved:
        raise NothingFound("no search is saved yet", hint="reader search --save NAME QUERY")
    out = printer(session)
    width = max(len(one.name) for one in saved)
    for one in saved:
        origin = " (configuration)" if one.origin == "config" else ""
        out.line(f"{one.name.ljust(width)}  {_finds(one, search)}  {one.query}{origin}")


def _finds(saved: SavedSearch, search: Search) -> str:
    """How much it finds now, or why it cannot be answered."""
    try:
        page = search.run(f'query:"{saved.name}"', limit=1)
    except QueryError as error:
        return error.message
    return counted(page.total, "quotation" if page.counts_quotations else "article")


def _record(saved: SavedSearch, search: Search) -> dict[str, object]:
    found: dict[str, object] = {"total": None, "counts": None, "problem": None}
    try:
        page = search.run(f'query:"{saved.name}"', limit=1)
        counts = "quotations" if page.counts_quotations else "articles"
        found |= {"total": page.total, "counts": counts}
    except QueryError as error:
        found["problem"] = error.message
    return {"name": saved.name, "query": saved.query, "origin": saved.origin, **found}
