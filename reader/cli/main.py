"""The `reader` command: global options, commands loaded when called, errors told in one place."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

import click

from reader import __version__
from reader.cli.session import Session
from reader.errors import NothingFound, QueryError, ReaderError
from reader.text.safe import printable

COMMANDS = {
    "open": "open a folder (the word “open” may be left out)",
    "scan": "read new and changed files into the library",
    "search": "find articles and quotations",
    "searches": "saved searches, and what each finds now",
    "show": "print one article",
    "quotes": "who said what",
    "correct": "decide about a quotation, once for ever",
    "set": "set title, outlet, date, byline or url of articles by hand",
    "undo": "take back what the command line did last",
    "speakers": "who is quoted, how often, under which names",
    "align": "the same passages in two articles, word by word",
    "check": "whether words someone is said to have said stand in the library",
    "stories": "which articles tell of one event",
    "brief": "the newsroom on one page",
    "doctor": "check the installation and the library",
    "reindex": "build the search index anew",
    "export": "what you decided, as a file",
    "import": "bring in what another library exported",
    "extract": "quotations, matches, stories as JSON lines, no library",
    "help": "read about the query language, or about a command",
}
"""Every command in the order a person meets them, and what it is for.

Each stands as `command` in the module of its name, which is imported when it is called.
"""


class LazyGroup(click.Group):
    """Imports a command's module when it is called; takes a folder for `open`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name + "_" * iskeyword(cmd_name)
        found = import_module(f"reader.cli.{module}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command is the folder to open."""
        if args and args[0] not in COMMANDS:
            if _is_misspelt(args[0]):
                from difflib import get_close_matches

                close = get_close_matches(args[0], COMMANDS, n=1, cutoff=0.75)
                hint = f" Did you mean “{close[0]}”?" if close else ""
                raise click.UsageError(
                    f"no such folder or command: {printable(args[0])}.{hint}", ctx=ctx
                )
            args = ["open", *args]
        return super().resolve_command(ctx, args)


def _is_misspelt(word: str) -> bool:
    """Whether a first word is more likely a command gone wrong than a path."""
    return not os.path.exists(os.path.expanduser(word)) and not set("/~.") & set(word)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a terminal on stdout, “reader FOLDER” prints “reader brief”.",
)
@click.option("--config", type=click.Path(dir_okay=False), help="Read this configuration file.")
@click.option("--workspace", metavar="NAME", help="Use this workspace.")
@click.option("--plain", is_flag=True, help="Linear text for screen readers; never the app.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.version_option(__version__, message="reader %(version)s")
@click.pass_context
def cli(
    ctx: click.Context, config: str | None, workspace: str | None, plain: bool, color: str
) -> None:
    """Read, search and compare news articles: who said what, and what the others printed.

    \b
      reader ~/articles             open a folder
      reader search "shaker of salt"
      reader quotes --speaker blinken
      reader align 000 003          the same passages in two articles
      reader extract quotes FILE    one JSON line an article, no library needed
    """
    from pathlib import Path

    session: Session = ctx.obj
    session.config = Path(config).expanduser() if config else None
    session.workspace = workspace or session.environment.get("READER_WORKSPACE") or None
    session.plain = plain
    session.color = color
    if ctx.invoked_subcommand is None:
        ctx.invoke(import_module("reader.cli.open").command)


def run(session: Session, arguments: Sequence[str]) -> int:
    """Runs the command line; returns the exit code.

    Expected failures are told on stderr, with what to do next; see `reader.errors` for the codes.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        result = cli.main(
            args=list(arguments), prog_name="reader", standalone_mode=False, obj=session
        )
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except ReaderError as error:
        return _tell(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (SystemExit, BrokenPipeError):
        # Nobody reads on, which is no failure; Click turns this into an exit.
        _drop_output()
        return 0
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        _drop_output()
        return _tell(ReaderError(f"cannot write: {error.strerror}"))


def _drop_output() -> None:
    """Sends what is left to print nowhere, so that it fails no second time when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: ReaderError) -> int:
    """Writes an error and its hint to stderr, with nothing in it a terminal would act on.

    Returns:
        The exit code.
    """
    if isinstance(error, QueryError):
        for line in error.caret().splitlines():
            click.echo(printable(line), err=True)
    elif isinstance(error, NothingFound):
        click.echo(printable(error.message), err=True)
    else:
        click.echo(f"reader: {printable(error.message)}", err=True)
    if error.hint:
        click.echo(f"  {printable(error.hint)}", err=True)
    return error.exit_code
