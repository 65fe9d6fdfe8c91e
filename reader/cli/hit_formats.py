"""Search hits for other programs: as records with chosen fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import click

from reader.cli.printer import as_json
from reader.errors import UsageError
from reader.model.search import Hit
from reader.text.safe import printable

FORMATS = ("text", "csv", "tsv", "md", "text0", "jsonl")
"""`text` is for people; `text0` ends each record with NUL, for `xargs -0`."""

FIELDS: Mapping[str, Callable[[Hit], object]] = MappingProxyType(
    {
        "id": lambda hit: hit.article.id,
        "file": lambda hit: hit.article.path,
        "title": lambda hit: hit.article.display_title,
        "outlet": lambda hit: hit.article.outlet,
        "date": lambda hit: hit.article.day,
        "paragraph": lambda hit: hit.paragraph,
        "start": lambda hit: hit.passage.start,
        "end": lambda hit: hit.passage.end,
        "speaker": lambda hit: hit.speaker,
        "snippet": lambda hit: hit.snippet.text,
        "words": lambda hit: hit.article.words,
        "quotations": lambda hit: hit.article.quotations,
        "story": lambda hit: hit.article.story,
    }
)
"""What can be told of a hit, by name."""

_USUAL = ("id", "file", "outlet", "date", "paragraph", "speaker", "snippet")
_FORMULA = ("=", "+", "-", "@", "\t")


def chosen(names: str | None, form: str) -> tuple[str, ...]:
    """The fields that were asked for, as `file,date`; the usual ones where none were.

    Raises:
        UsageError: there is no such field.
    """
    if names is None:
        return ("file",) if form == "text0" else _USUAL
    fields = tuple(name.strip() for name in names.split(",") if name.strip())
    unknown = [name for name in fields if name not in FIELDS]
    if unknown or not fields:
        raise UsageError(
            f"no such field: {printable(', '.join(unknown))}" if unknown else "which fields?",
            hint="fields are " + ", ".join(FIELDS),
        )
    return fields


def print_hits(hits: Iterable[Hit], form: str, fields: Sequence[str]) -> None:
    """Prints each hit as one record, under a header where the form has one."""
    if form in ("csv", "tsv"):
        click.echo(_table_line(fields, form))
    elif form == "md":
        click.echo(_markdown_line(fields))
        click.echo(_markdown_line(["---"] * len(fields)))
    for hit in hits:
        click.echo(_record(hit, form, fields), nl=form != "text0")


def _record(hit: Hit, form: str, fields: Sequence[str]) -> str:
    values = [FIELDS[name](hit) for name in fields]
    cells = ["" if value is None else str(value) for value in values]
    match form:
        case "jsonl":
            known = (v if isinstance(v, int | None) else str(v) for v in values)
            return as_json(dict(zip(fields, known, strict=True)))
        case "md":
            return _markdown_line(cells)
        case "text0":
            # A file's name must reach the other program as it is, so that it finds the file.
            return "\t".join(cells) + "\0"
        case "text":
            return "\t".join(map(printable, cells))
        case _:
            return _table_line([_guarded(cell) for cell in cells], form)


def _guarded(cell: str) -> str:
    """A leading apostrophe keeps spreadsheets from reading a cell as a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _table_line(cells: Sequence[str], form: str) -> str:
    buffer = io.StringIO()
    dialect = "excel-tab" if form == "tsv" else "excel"
    csv.writer(buffer, dialect, lineterminator="").writerow(map(printable, cells))
    return buffer.getvalue()


def _markdown_line(cells: Sequence[str]) -> str:
    escaped = (printable(cell).replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
