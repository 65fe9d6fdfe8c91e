"""Lays a document out in rows for one width: a short heading, then the paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.wrap import Row, wrap

MEASURE = 80
"""The longest row of text in cells, unless configured; longer ones are hard to read."""
_TITLE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above the text: title or facts."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document's rows: headings first, then text; a blank row has equal start and end."""

    width: int
    """Cells for text."""
    headings: tuple[Heading, ...]
    rows: list[Row]
    """Text rows; row number `len(headings) + i` of the page is `rows[i]`."""
    starts: list[int]

    def __len__(self) -> int:
        return len(self.headings) + len(self.rows)

    @property
    def first(self) -> int:
        """The number of the first text row."""
        return len(self.headings)

    def row(self, number: int) -> Row:
        """A text row by its number on the page."""
        return self.rows[number - len(self.headings)]

    def row_of(self, offset: int) -> int:
        """The number of the row that holds the offset, or the last one that begins before it."""
        return len(self.headings) + max(0, bisect_right(self.starts, offset) - 1)

    def is_blank(self, number: int) -> bool:
        """Whether the row only divides paragraphs."""
        row = self.row(number)
        return row.start == row.end

    def offset_of(self, number: int) -> int:
        """Where a row begins in the text; headings count as the text's beginning."""
        return self.row(number).start if number >= self.first else -1


def lay_out(document: Document, *, width: int, spaced: bool) -> Page:
    """The rows of a document.

    Args:
        document: what to show.
        width: cells for text.
        spaced: whether a blank row divides paragraphs.
    """
    width = max(2, width)
    rows: list[Row] = []
    for paragraph in document.paragraphs:
        if spaced and rows:
            rows.append(Row(rows[-1].end, rows[-1].end))
        rows += wrap(document.text, paragraph, width)
    return Page(width, _headings(document, width), rows, [row.start for row in rows])


def _headings(document: Document, width: int) -> tuple[Heading, ...]:
    if not document.title:
        return ()
    title = document.title
    found = wrap(title, Span(0, len(title)), width)
    lines = [title[row.start : row.end] for row in found[:_TITLE_ROWS]]
    if len(found) > _TITLE_ROWS:
        lines[-1] = lines[-1][: width - 1] + "…"
    facts = document.facts
    return (
        *(Heading(line, "title") for line in lines),
        *(
            Heading(facts[row.start : row.end], "facts")
            for row in wrap(facts, Span(0, len(facts)), width)
        ),
        Heading("", "facts"),
    )
