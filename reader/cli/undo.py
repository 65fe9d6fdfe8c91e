"""`reader undo`: takes back what the command line did last."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.printer import printer
from reader.cli.session import Session, pass_session
from reader.errors import NothingFound


@click.command(name="undo")
@options.library
@click.option("--redo", is_flag=True, help="Do again what was taken back last.")
@pass_session
def command(session: Session, where: str | None, redo: bool) -> None:
    """Take back the last change made on the command line; the app has its own undo.

    \b
      reader undo
      reader undo --redo
    """
    history = session.library(where).history
    done = history.redo() if redo else history.undo()
    if done is None:
        raise NothingFound(f"nothing to {'do again' if redo else 'take back'}")
    printer(session).line(done.what)
