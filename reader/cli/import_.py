"""`reader import`: brings in what `reader export` printed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli import options
from reader.cli.printer import printer
from reader.cli.session import Session, pass_session
from reader.errors import ForeignSchema, UsageError
from reader.exchange.corrections import load
from reader.newsroom.bring_in import bring_in

SKIPPED = 3


@click.group(name="import")
def command() -> None:
    """Bring in what another library exported.

    \b
      reader import corrections corrections.yaml
    """


@command.command(name="corrections", short_help="decisions about quotations, speakers, matches")
@click.argument("file", metavar="FILE|-")
@options.library
@pass_session
def corrections(session: Session, file: str, where: str | None) -> int:
    """Apply a file of decisions; what was decided here is never overwritten.

    Entries that cannot be applied are listed with the reason; the exit code is then 3.
    """
    entries = load(_text(file))
    newsroom = session.library(where)
    done = bring_in(
        entries,
        articles=newsroom.articles,
        corrections=newsroom.corrections,
        speakers=newsroom.speakers,
        matches=newsroom.matches,
    )
    out = printer(session)
    out.line(f"applied {done.applied} · already here {done.known} · refused {len(done.refused)}")
    for entry in done.refused:
        out.line(f"{entry.place}: {entry.reason}", indent=2)
    return SKIPPED if done.refused else 0


def _text(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot read {name}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ForeignSchema(f"{name} is not UTF-8", hint="nothing was brought in") from error
