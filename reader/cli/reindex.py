"""`reader reindex`: builds the search index anew from the library."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.session import Session, pass_session


@click.command(name="reindex")
@options.library
@pass_session
def command(session: Session, where: str | None) -> None:
    """Build the index beside the old one and swap it in; searching goes on meanwhile.

    Notes, corrections and articles are in the library, not in the index: nothing can be lost.
    """
    newsroom = session.library(where)
    newsroom.scan.reindex()
    count = newsroom.articles.counts().articles
    click.echo(f"indexed {count:,} article{'' if count == 1 else 's'}", err=True)
