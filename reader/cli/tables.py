"""Lines of CSV tables that a spreadsheet opens without computing anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reader.text.safe import printable

_FORMULA = ("=", "+", "-", "@", "\t")


def csv_line(cells: Iterable[str]) -> str:
    """The cells as one record of RFC 4180, without the end of line."""
    buffer = io.StringIO()
    safe = [printable(_guarded(cell), keep_newlines=True) for cell in cells]
    csv.writer(buffer, lineterminator="").writerow(safe)
    return buffer.getvalue()


def _guarded(cell: str) -> str:
    """A leading apostrophe keeps spreadsheets from reading a cell as a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
