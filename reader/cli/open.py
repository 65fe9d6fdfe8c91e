"""`reader FOLDER`: the app on a terminal, the brief everywhere else."""

from __future__ import annotations

import sys

import click

from reader.cli.session import Session, pass_session


@click.command(name="open")
@click.argument("folder", required=False)
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, folder: str | None = None) -> int | None:
    """Open a folder of articles, or the library used last.

    \b
      reader ~/articles
    """
    if session.plain or not _has_screen() or session.environment.get("TERM") == "dumb":
        from reader.cli.brief import command as brief

        ctx.invoke(brief, folder=folder)
        return 0
    return session.run_app(session.request(folder))


def _has_screen() -> bool:
    """Whether the app can be drawn: it reads keys from stdin and draws through stderr."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
