"""`reader speakers`: who is quoted, how often, under which names."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import click

from reader.cli import options
from reader.cli.printer import print_json, printer
from reader.cli.quotes import print_article_line, print_quotation, record
from reader.cli.session import Session, pass_session
from reader.errors import NothingFound, UsageError
from reader.newsroom.speakers import SpeakerRow, Speakers
from reader.text.plural import counted


class _NameOrCommand(click.Group):
    """A group in which a word that is no command is a speaker's name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command; where there is none of that name, the statements of the speaker."""
        if args and args[0] not in self.commands:
            args = ["of", *args]
        return super().resolve_command(ctx, args)


@click.group(name="speakers", cls=_NameOrCommand, invoke_without_command=True)
@options.library
@options.json
@click.pass_context
def command(ctx: click.Context, where: str | None, as_json: bool) -> int:
    """List the library's speakers, or every statement of one of them; merge and split names.

    \b
      reader speakers
      reader speakers "Vladimir Putin"
      reader speakers merge "V. Putin" "Vladimir Putin" --as "Vladimir Putin"
      reader speakers split "V. Putin"
      reader undo                   takes the last merge or split back
    """
    session: Session = ctx.obj
    if ctx.invoked_subcommand is not None:
        given = {"where": where, "as_json": as_json}
        ctx.default_map = dict.fromkeys(("of", "merge", "split"), given)
        return 0
    return _print_all(session.library(where).speakers, session, as_json=as_json)


@command.command(name="of", short_help="what one of them said (“of” may be left out)")
@click.argument("name")
@options.library
@options.json
@pass_session
def _of(session: Session, name: str, where: str | None, as_json: bool) -> int:
    """Print every statement of a speaker, by day of utterance."""
    return _print_statements(name, session.library(where).speakers, session, as_json=as_json)


@command.command(name="merge", short_help="several names are one speaker's")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@click.option("--as", "display", metavar="NAME", help="The name to show; else the first.")
@options.library
@pass_session
def _merge(
    session: Session, names: tuple[str, ...], display: str | None, where: str | None
) -> None:
    """Decide that several names are one speaker's; each outlet's printed form is kept."""
    speakers = session.library(where).speakers
    _require_known(names, speakers)
    speakers.merge(names, display=display or names[0])
    _print_changed({" ".join((display or names[0]).split())}, speakers, session)


@command.command(name="split", short_help="a merged name stands alone again")
@click.argument("name")
@click.option("--out-of", metavar="NAME", help="The name it is shown under, to make sure.")
@options.library
@pass_session
def _split(session: Session, name: str, out_of: str | None, where: str | None) -> None:
    """Decide that a merged name stands alone again; the name shown takes all of them apart."""
    speakers = session.library(where).speakers
    joined = [{merge.name, *merge.aliases} for merge in speakers.merges()]
    speakers.split(name, out_of=out_of)
    _print_changed(set().union(*(names for names in joined if name in names)), speakers, session)


def _require_known(names: Iterable[str], speakers: Speakers) -> None:
    known = {name for row in speakers.all() for name in (row.name, *row.aliases)}
    for name in names:
        if name not in known:
            raise UsageError(
                f"nobody called “{name}” is quoted here", hint="“reader speakers” lists the names"
            )


def _print_changed(names: Collection[str], speakers: Speakers, session: Session) -> None:
    """The speakers of these names as they stand now."""
    out = printer(session)
    for row in speakers.all():
        if row.name in names:
            out.wrapped(_line(row))


def _print_all(speakers: Speakers, session: Session, *, as_json: bool) -> int:
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
    if row.aliases:
        parts.append("merged with " + ", ".join(row.aliases))
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
        "aliases": list(row.aliases),
        "forms": [
            {"outlet": form.outlet, "name": form.name, "quotations": form.times}
            for form in row.forms
        ],
    }
