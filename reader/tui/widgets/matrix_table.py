"""The table of a matrix: a list of statements with a cursor that also stands in a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from reader.model.matrix import Cell, Matrix, MatrixRow
from reader.model.span import Span
from reader.tui.matrix_rows import Columns, arranged, table_lines
from reader.tui.panel_rows import Line
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import Row, SequenceSource, VirtualList

_MARGIN = 1
"""Cells left free on either side."""
_EMPTY = Matrix((), ())


class MatrixTable(VirtualList):
    """Rows are statements, columns are articles. Up and down are the list's own movements."""

    LOOKS = {
        **RowList.LOOKS,
        "cursor": "on $primary 15%",
        "cursor-blurred": "on $primary 15%",
        "cell": "on $primary 45%",
    }

    class ColumnChanged(Message):
        """The cursor stands in another column, or other columns are on the screen."""

        def __init__(self, view: MatrixTable) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> MatrixTable:
            """The table, for `@on` selectors."""
            return self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._matrix = _EMPTY
        self._statements: Sequence[MatrixRow] = ()
        self.column = 0
        """The column of the cursor."""
        self._first = 0
        self._lines: dict[str, tuple[tuple[Line, ...], ...]] = {}

    # What it shows

    def show_matrix(
        self, matrix: Matrix, statements: Sequence[MatrixRow], *, column: int, empty: str
    ) -> None:
        """Shows some of a matrix's rows; the cursor stays on its statement if that is still there.

        Args:
            matrix: the whole.
            statements: its rows that are to be seen.
            column: where the cursor goes.
            empty: what to say where there are none.
        """
        self._matrix, self._statements = matrix, statements
        self.column = max(0, min(column, len(matrix.articles) - 1))
        self._forget_lines()
        source = SequenceSource(statements, row=self._drawn, key=_key)
        key = self.highlighted_key
        self.show(source, keep=key is not None and source.find(key) is not None, empty=empty)
        self.post_message(self.ColumnChanged(self))

    @property
    def columns(self) -> Columns:
        """The columns on the screen."""
        total = max(1, len(self._matrix.articles))
        width = max(1, self.size.width - 2 * _MARGIN)
        return arranged(width, total, column=self.column, first=self._first)

    @property
    def statement(self) -> MatrixRow | None:
        """The row under the cursor."""
        at = self.highlighted
        return self._statements[at] if at is not None else None

    @property
    def cell(self) -> Cell | None:
        """What stands under the cursor; None for a blank."""
        return self.statement.cells[self.column] if self.statement else None

    # Moving

    def move_columns(self, count: int, *, around: bool = False) -> None:
        """Moves the cursor to a column on the right, or on the left where negative."""
        total = max(1, len(self._matrix.articles))
        to = self.column + count
        self.goto_column(to % total if around else max(0, min(total - 1, to)))

    def goto_column(self, column: int) -> None:
        """Moves the cursor to a column, if there is one of that number."""
        if column != self.column and 0 <= column < len(self._matrix.articles):
            self.column = column
            self._scroll()

    def goto_passage(self, column: int, passage: Span) -> None:
        """Moves to the first statement that a column has in a passage, if it has one there."""
        for at, each in enumerate(self._statements):
            cell = each.cells[column]
            if cell is not None and any(span.overlaps(passage) for span in cell.spans):
                self.goto(at)
                return

    def move_shared(self, count: int) -> bool:
        """Moves by statements that several articles have; False where there is none that way."""
        return self._walk((row.kind is not None for row in self._statements), count)

    def move_differences(self, count: int) -> bool:
        """Moves by statements in which something differs that a fact-checker looks at."""
        return self._walk((bool(row.cautions) for row in self._statements), count)

    def _walk(self, stops: Iterable[bool], count: int) -> bool:
        at = self.highlighted or 0
        found = [place for place, stop in enumerate(stops) if stop and (place - at) * count > 0]
        if not found:
            return False
        self.goto(found[0] if count > 0 else found[-1])
        return True

    # Within

    def _scroll(self) -> None:
        """Shows the cursor's column; rows are laid out anew where other columns come into view."""
        first = self.columns.first
        if first != self._first:
            self._first = first
            self._forget_lines()
            self.reload()
        self.refresh()
        self.post_message(self.ColumnChanged(self))

    def _forget_lines(self) -> None:
        self._first = self.columns.first
        self._lines.clear()

    def _drawn(self, statement: MatrixRow, width: int) -> Row:
        lines = self._lines_of(statement)
        return Row(tuple(self._assembled(line, lit=None) for line in lines))

    def _lines_of(self, statement: MatrixRow) -> tuple[tuple[Line, ...], ...]:
        key = _key(statement)
        if key not in self._lines:
            self._lines[key] = tuple(table_lines(statement, self.columns))
        return self._lines[key]

    def _assembled(self, line: Sequence[Line], *, lit: int | None) -> Content:
        """One line of the table; the part of that number stands out."""
        pieces = (
            (text, self.styled(f"{look} cell" if part == lit and number else look))
            for part, runs in enumerate(line)
            for number, (text, look) in enumerate(runs)
        )
        return Content.assemble(" " * _MARGIN, *pieces)

    def content(self, index: int, line: int) -> Content:
        """A line of a row, with the cell under the cursor lit."""
        if index != self.highlighted:
            return super().content(index, line)
        lit = 1 + self.column - self.columns.first
        return self._assembled(self._lines_of(self._statements[index])[line], lit=lit)

    def on_resize(self) -> None:
        """Arranges the columns for the new width; the list's own handler follows."""
        self._forget_lines()
        self.post_message(self.ColumnChanged(self))

    def on_click(self, event: events.Click) -> None:
        """Moves to the cell that was clicked; a click on the cursor's own chooses it."""
        event.prevent_default()
        before = (self.highlighted, self.column)
        places = self._visible()
        if event.y >= len(places):
            return
        self.goto(places[event.y][0])
        column = self.columns.at(event.x - _MARGIN)
        if column is not None:
            self.goto_column(column)
        if (self.highlighted, self.column) == before:
            self.choose()


def _key(statement: MatrixRow) -> str:
    first = statement.first
    column = next(at for at, cell in enumerate(statement.cells) if cell is first)
    return f"{column} {first.spans[0].start}"
