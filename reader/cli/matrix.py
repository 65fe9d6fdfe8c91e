"""The matrix of a story on the command line: a table, CSV or JSON."""

from __future__ import annotations

import shutil
from typing import Any

import click

from reader.cli import phrases
from reader.cli.printer import print_json, printer
from reader.cli.session import Session
from reader.cli.tables import csv_line
from reader.errors import NothingFound
from reader.model.matrix import Cell, Matrix, MatrixRow
from reader.newsroom.wording import CAUTIONS, KINDS
from reader.text.plural import counted

_COLUMN = 14
"""Cells of a column of places."""
_KIND = 26
_LEAST_WORDS = 30


def print_matrix(found: Matrix, session: Session, *, as_json: bool, as_csv: bool) -> int:
    """Prints the matrix in the form asked for; returns the exit code.

    Raises:
        NothingFound: the story has one article only.
    """
    if len(found.articles) < 2:
        raise NothingFound("nothing to compare with yet", hint="add another article on the event")
    if as_json:
        print_json("matrix@1", _record(found))
    elif as_csv:
        _print_csv(found)
    else:
        _print_table(found, session)
    return 0 if found.rows else 1


def _print_table(found: Matrix, session: Session) -> None:
    out = printer(session)
    rows, articles = counted(len(found.rows), "statement"), counted(len(found.articles), "article")
    out.line(f"{rows} · {articles} · blank: not found there")
    if found.partial:
        out.line(found.partial)
    out.line()
    width = min(140, shutil.get_terminal_size((96, 24)).columns)
    words = max(_LEAST_WORDS, width - len(found.articles) * (_COLUMN + 2) - _KIND - 2)
    widths = [words, *(_COLUMN for _ in found.articles)]
    heads = [phrases.shortened(head.column, _COLUMN) for head in found.articles]
    out.row(["statement", *heads, "agree"], widths)
    for row in found.rows:
        places = [phrases.paragraphs(cell.paragraphs) if cell else "" for cell in row.cells]
        out.row([phrases.shortened(_statement(row), words), *places, _agreement(row)], widths)


def _statement(row: MatrixRow) -> str:
    return f"{row.speaker}: {row.first.text}" if row.speaker else row.first.text


def _agreement(row: MatrixRow) -> str:
    """How the passages agree, what to look at first; for one alone that it is."""
    if row.kind is None:
        return "only here"
    return " · ".join([KINDS[row.kind], *(CAUTIONS[c] for c in row.cautions)])


def _print_csv(found: Matrix) -> None:
    columns = [f"{head.column} ({head.path})" for head in found.articles]
    click.echo(csv_line(["speaker", "kind", "warnings", *columns]))
    for row in found.rows:
        texts = [cell.text if cell else "" for cell in row.cells]
        warnings = " ".join(row.cautions)
        click.echo(csv_line([row.speaker or "", row.kind or "", warnings, *texts]))


def _record(found: Matrix) -> dict[str, Any]:
    return {
        "articles": [
            {
                "id": head.id,
                "file": head.path,
                "outlet": head.outlet,
                "date": head.day.isoformat() if head.day else None,
            }
            for head in found.articles
        ],
        "rows": [
            {
                "speaker": row.speaker,
                "kind": row.kind,
                "warnings": list(row.cautions),
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in found.rows
        ],
        "partial": found.partial,
    }


def _cell(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {
        "text": cell.text,
        "spans": list(cell.spans),
        "paragraphs": list(cell.paragraphs),
        "quotation": cell.quotation,
    }
