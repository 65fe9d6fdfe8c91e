"""`reader speakers`: who is quoted, how often, under which names."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.printer import print_json, printer
from reader.cli.quotes import print_article_line, print_quotation, record
from reader.cli.session import Session, pass_session
from reader.errors import NothingFound
from reader.newsroom.speakers import SpeakerRow, Speakers
from reader.text.plural import counted


@click.command(name="speakers")
@click.argument("name", required=False)
@options.library
@options.json
@pass_session
def command(session: Session, name: str | None, where: str | None, as_json: bool) -> int:
    """List the library's speakers, or every statement of one of them.

    \b
      reader speakers
      reader speakers "Vladimir Putin"
    """
    speakers = session.library(where).speakers
    if name is not None:
        return _print_statements(name, speakers, session, as_json=as_json)
    rows = speakers.all()
    if as_json:
        print_json("speakers@1", {"speakers": [_record(row) for row in rows]})
    else:
        out = printer(session)
        for row in rows:
            out.wrapped(_line(row))
    return 0 if rows else 1


def _print_statements(name: str, speakers: Speakers, session: Session, *, as_json: bool) -> int:
    statements = speakers.statements(name)
    if not statements:
        raise NothingFound(f"nobody called {name} is quoted here")
    if as_json:
        print_json("statements@1", {"quotations": [record(row) for row in statements]})
        return 0
    out = printer(session)
    for row in statements:
        print_article_line(row, out)
        print_quotation(row, out)
    return 0


def _line(row: SpeakerRow) -> str:
    parts = [
        row.name,
        row.kind.value,
        f"{counted(row.quotations, 'quotation')} in {counted(row.articles, 'article')}",
    ]
    others = [name for name in row.printed if name != row.name]
    if others:
        parts.append("printed as " + ", ".join(others))
    if row.roles:
        parts.append(", ".join(row.roles[:2]))
    if row.suggested:
        parts.append("perhaps the same as " + ", ".join(row.suggested))
    return " · ".join(parts)


def _record(row: SpeakerRow) -> dict[str, object]:
    return {
        "name": row.name,
        "kind": row.kind,
        "quotations": row.quotations,
        "articles": row.articles,
        "printed": list(row.printed),
        "roles": list(row.roles),
        "suggested": list(row.suggested),
    }
