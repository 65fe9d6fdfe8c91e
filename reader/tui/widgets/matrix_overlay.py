"""The matrix of a story with its frame: what is shown and hidden, names, the cell in full."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.model.matrix import Matrix
from reader.model.span import Span
from reader.tui.matrix_rows import LEGEND, header, hidden_words, holds, preview, title_words
from reader.tui.messages import CellChosen
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.matrix_table import MatrixTable
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList

COMPARING = "comparing…"
STOPPED = "stopped; g= compares again"
NO_STATEMENTS = "no statement is shared or quoted"

_LOW = 20
"""Lines below which the cell under the cursor is not shown in full."""


class _Cell(RowList):
    """Is only read: its cursor does not show."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": ""}


class MatrixOverlay(Vertical):
    """Who printed which statement. Its owner moves in `table`."""

    DEFAULT_CSS = """
    MatrixOverlay {
        background: $surface;
        & > #matrix-header { background: $surface; color: $foreground; margin: 1 0 0 0; }
        & > #matrix-cell { height: 4; }
        &.-low > #matrix-header { margin: 0; }
        &.-low > #matrix-cell { display: none; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="matrix-title")
        self._header = Bar(id="matrix-header")
        self.table = MatrixTable(id="matrix-table")
        self._cell = _Cell(id="matrix-cell")
        self._legend = Bar(id="matrix-legend")
        self.matrix = Matrix((), ())
        self._filter = ""

    def compose(self) -> ComposeResult:
        """Title, names, table, what signs mean, the cell in full."""
        yield self._title
        yield self._header
        yield self.table
        yield self._legend
        yield self._cell

    def show_remark(self, told: str) -> None:
        """Shows a remark in place of a matrix."""
        self.matrix = Matrix((), ())
        self._filter = ""
        self._update(0, empty=told)

    def show_matrix(self, matrix: Matrix, *, article: str, at: Span | None = None) -> None:
        """Shows a story's matrix.

        Args:
            matrix: who printed which statement.
            article: the one whose column the cursor goes to, where another story was shown before.
            at: the passage of that article whose statement it goes to.
        """
        ids = [head.id for head in matrix.articles]
        same = ids == [head.id for head in self.matrix.articles]
        self.matrix, self._filter = matrix, self._filter if same else ""
        own = ids.index(article) if article in ids else 0
        self._update(self.table.column if same else own)
        if at is not None:
            self.table.goto_passage(own, at)

    def filter(self, words: str) -> None:
        """Shows only the statements that hold the words; empty shows all."""
        self._filter = words
        self._update(self.table.column)

    def _update(self, column: int, *, empty: str = "") -> None:
        wanted = [row for row in self.matrix.rows if holds(row, self._filter)]
        told = f"no statement with “{self._filter}”" if self._filter else NO_STATEMENTS
        self.table.show_matrix(self.matrix, wanted, column=column, empty=empty or told)
        self._follow()

    def _follow(self) -> None:
        """Has title, names and the cell in full say where the cursor is."""
        matrix, table = self.matrix, self.table
        columns = table.columns
        words = title_words(matrix) if matrix.articles else ""
        filtered = f"with “{self._filter}”" if self._filter else ""
        told = [part for part in (matrix.partial, filtered) if part]
        self._title.set_runs(
            (Run("matrix", "strong"), Run(f" · {words}" if words else "")),
            tuple(Run(f"{' · ' if at else ''}{part}") for at, part in enumerate(told)),
        )
        names = header(matrix.articles, columns, column=table.column) if matrix.articles else ()
        self._header.set_runs(names)
        self._legend.set_runs((Run(LEGEND, "dim"),), (Run(hidden_words(columns)),))
        rows = preview(matrix, table.statement, table.column) if table.statement else ()
        self._cell.show_rows(tuple(rows), keep=False)

    def on_virtual_list_highlighted(self, message: VirtualList.Highlighted) -> None:
        """Follows the cursor."""
        message.stop()
        self._follow()

    def on_matrix_table_column_changed(self, message: MatrixTable.ColumnChanged) -> None:
        """Follows the cursor."""
        message.stop()
        self._follow()

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click on the cell under the cursor asks for its article."""
        message.stop()
        self.post_message(CellChosen())

    def on_resize(self) -> None:
        """Leaves the table the room where there is little."""
        self.set_class(self.size.height < _LOW, "-low")
