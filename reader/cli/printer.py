"""Writes to stdout: text that no terminal acts on, and JSON that is plain data."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

import click

from reader.cli.session import Session
from reader.text.safe import printable

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
"""What JSON leaves unescaped though a terminal may act on it."""


def as_json(value: Any, *, indent: int | None = None) -> str:
    """JSON whose control, bidi and surrogate characters are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def print_json(schema: str, value: dict[str, Any]) -> None:
    """Prints one JSON object, led by the name and number of its schema."""
    click.echo(as_json({"schema": f"reader/{schema}", "offset_unit": "code point", **value}))


class Printer:
    """Prints lines for people: wrapped, neutralised, with a little weight where colour is on."""

    def __init__(self, session: Session, *, width: int) -> None:
        self._color = _wants_color(session)
        self._width = width

    def line(self, text: str = "", *, indent: int = 0) -> None:
        """Prints one line as it is."""
        click.echo((" " * indent + printable(text)).rstrip())

    def heading(self, text: str) -> None:
        """Prints a heading after a blank line."""
        click.echo()
        click.echo(self.strong(text))

    def wrapped(self, text: str, *, indent: int = 0) -> None:
        """Prints a paragraph wrapped to the width."""
        margin = " " * indent
        for line in printable(text, keep_newlines=True).splitlines() or [""]:
            click.echo(
                textwrap.fill(
                    line,
                    width=self._width,
                    initial_indent=margin,
                    subsequent_indent=margin,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )

    def strong(self, text: str) -> str:
        """The text with weight."""
        return self._styled(text, bold=True)

    def row(self, cells: Sequence[str], widths: Sequence[int]) -> None:
        """Prints cells in columns; the last may be of any length."""
        shown = [printable(cell) for cell in cells]
        padded = [cell.ljust(width) for cell, width in zip(shown, widths, strict=False)]
        click.echo("  ".join([*padded, *shown[len(widths) :]]).rstrip())

    def _styled(self, text: str, **style: bool) -> str:
        safe = printable(text)
        return click.style(safe, **style) if self._color else safe


def _wants_color(session: Session) -> bool:
    """The usual precedence: option, NO_COLOR, CLICOLOR_FORCE, then whether stdout is a terminal."""
    if session.color != "auto":
        return session.color == "always"
    if session.environment.get("NO_COLOR") or session.environment.get("TERM") == "dumb":
        return False
    if session.environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty()


def printer(session: Session) -> Printer:
    """A printer for this run's stdout."""
    import shutil

    return Printer(session, width=max(40, min(100, shutil.get_terminal_size((96, 24)).columns)))
