"""`reader export`: what a person did, as files to keep and to send."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.session import Session, pass_session
from reader.exchange.corrections import dump
from reader.text.safe import printable


@click.group(name="export")
def command() -> None:
    """Print what a person did, to keep or to bring into another library.

    \b
      reader export corrections > corrections.yaml
    """


@command.command(name="corrections", short_help="decisions about quotations, speakers, matches")
@options.library
@pass_session
def corrections(session: Session, where: str | None) -> None:
    """Print all decisions about quotations, speakers and matches as YAML; orphans too."""
    newsroom = session.library(where)
    made, decided = newsroom.corrections.all(), newsroom.matches.all_decisions()
    named = {each.article for each in made}
    named |= {id for each in decided for id in (each.article, each.other)}
    files = {head.id: head.path for head in newsroom.articles.heads(sorted(named))}
    text = dump(made, files, speakers=newsroom.speakers.merges(), matches=decided)
    click.echo(printable(text, keep_newlines=True), nl=False)
