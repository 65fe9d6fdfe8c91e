"""`reader export`: what a person did, as files to keep and to send."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.session import Session, pass_session
from reader.exchange.corrections import dump
from reader.text.safe import printable


@click.group(name="export")
def command() -> None:
    r"""Print what a person did, to keep or to bring into another library.

    \b
      reader export corrections > corrections.yaml
    """


@command.command(name="corrections", short_help="decisions about quotations and speakers, as YAML")
@options.library
@pass_session
def corrections(session: Session, where: str | None) -> None:
    """Print all corrections and merged speakers as one YAML file; orphans are in it too."""
    newsroom = session.library(where)
    made = newsroom.corrections.all()
    heads = newsroom.articles.heads(sorted({each.article for each in made}))
    files = {head.id: head.path for head in heads}
    text = dump(made, files, speakers=newsroom.speakers.merges())
    click.echo(printable(text, keep_newlines=True), nl=False)
