"""The matrix of a story in rows: which columns fit on the screen, and what stands in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.article import ArticleHead
from reader.model.match import MatchKind
from reader.model.matrix import Cell, Matrix, MatrixRow
from reader.text.fold import fold
from reader.text.plural import counted
from reader.tui.panel_rows import Line, Row, Run, cells, laid_out, row
from reader.tui.wording import CAUTION_SIGN, KIND_SIGNS, caution_words, outlet_words, shortened

LEGEND = f"= identical  ~ reworded  {CAUTION_SIGN} differs  blank: not found there"

GAP = 2
"""Cells between columns."""
_NARROWEST, _WIDEST = 20, 30
"""Cells of a column."""
_STATEMENT = 30
"""Cells that the statement keeps where there is room for them."""
_STATEMENT_WIDEST = 64
_LINES = 2
"""Of a statement, and of a caution in a cell."""
_QUOTED = 400
"""Code points of a passage that are looked at for the lines that show it."""
_KINDS = {
    MatchKind.IDENTICAL: "identical",
    MatchKind.PUNCTUATION: "identical",
    MatchKind.PART: "part",
    MatchKind.SAME_QUOTE: "reworded",
    MatchKind.REWORDED: "reworded",
}
"""Short, for a cell."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are on the screen, and how wide everything is, in cells."""

    statement: int
    each: int
    first: int
    """The leftmost column shown."""
    shown: int
    total: int

    @property
    def visible(self) -> range:
        """The columns on the screen."""
        return range(self.first, self.first + self.shown)

    def start(self, column: int) -> int:
        """Where a visible column begins, counted from the statement's beginning."""
        return self.statement + GAP + (column - self.first) * (self.each + GAP)

    def at(self, x: int) -> int | None:
        """The column at a place counted from the statement's beginning; None beside them."""
        for column in self.visible:
            if self.start(column) <= x < self.start(column) + self.each + GAP:
                return column
        return None


def arranged(width: int, total: int, *, column: int, first: int) -> Columns:
    """As many columns as fit, scrolled as little as needed to show the one with the cursor.

    Args:
        width: cells for everything.
        total: how many columns there are.
        column: the one with the cursor.
        first: the leftmost one shown until now.
    """
    room = max(0, width - _STATEMENT)
    shown = max(1, min(total, room // (_NARROWEST + GAP)))
    spare = max(0, width - _STATEMENT_WIDEST)
    each = max(_NARROWEST, min(_WIDEST, spare // shown - GAP))
    each = max(1, min(each, width // 2))
    first = max(column - shown + 1, min(first, column, max(0, total - shown)), 0)
    return Columns(max(1, width - shown * (each + GAP)), each, first, shown, total)


def title_words(matrix: Matrix) -> str:
    """`14 statements · 2 articles`."""
    return f"{counted(len(matrix.rows), 'statement')} · {counted(len(matrix.articles), 'article')}"


def hidden_words(columns: Columns) -> str:
    """`columns 1–2 of 5`; empty where all are shown."""
    if columns.shown >= columns.total:
        return ""
    last = columns.first + columns.shown
    which = f"{columns.first + 1}–{last}" if columns.shown > 1 else f"{last}"
    return f"columns {which} of {columns.total}"


def holds(of: MatrixRow, words: str) -> bool:
    """Whether speaker and passages together hold all the words, whatever case and accents."""
    held = fold(" ".join((of.speaker or "", *(cell.text for cell in of.cells if cell))))
    return all(fold(word) in held for word in words.split())


def header(articles: Sequence[ArticleHead], columns: Columns, *, column: int) -> tuple[Run, ...]:
    """One line over the table; the column with the cursor stands out."""
    runs = [*_padded((Run("statement", "dim"),), columns.statement)]
    for number in columns.visible:
        name = Run(f"{number + 1} {articles[number].column}", "strong" if number == column else "")
        runs += [Run(" " * GAP), *_padded(_fitted(row(name, limit=1), columns.each), columns.each)]
    return tuple(runs)


def table_lines(of: MatrixRow, columns: Columns) -> Iterator[tuple[Line, ...]]:
    """The lines of a row; a line is one part for the statement and one for each visible column.

    Every part is as wide as its column; the gap belongs to the part on its right.
    """
    parts = [(laid_out(statement(of), columns.statement), columns.statement)]
    for number in columns.visible:
        lines = [line for each in cell_rows(of, number) for line in laid_out(each, columns.each)]
        parts.append((lines, columns.each))
    for at in range(max(len(lines) for lines, _ in parts)):
        yield tuple(
            (*((Run(" " * GAP),) if place else ()), *_padded(_line(lines, at), width))
            for place, (lines, width) in enumerate(parts)
        )


def _line(lines: Sequence[Line], at: int) -> Line:
    return lines[at] if at < len(lines) else ()


def _fitted(of: Row, width: int) -> Line:
    return laid_out(of, width)[0]


def _padded(line: Line, width: int) -> Line:
    return (*line, Run(" " * max(0, width - cells(line))))


def statement(of: MatrixRow) -> Row:
    """Who says it and the words of the earliest article that has them."""
    speaker = (Run(of.speaker, "strong"), Run("  ")) if of.speaker else ()
    return row(*speaker, Run(shortened(of.first.text, _QUOTED)), hang=2, limit=_LINES)


def cell_rows(of: MatrixRow, column: int) -> Iterator[Row]:
    """What one article printed: how it agrees, where, and what differs; nothing for a blank."""
    cell = of.cells[column]
    if cell is None:
        return
    alone = sum(other is not None for other in of.cells) == 1
    told = f"{agreement(cell)} " if cell.kind else "only here " if alone else ""
    yield row(Run(told), Run(places(cell), "dim"), limit=1)
    for caution in cell.cautions[:1]:
        more = f", {len(cell.cautions) - 1} more" if len(cell.cautions) > 1 else ""
        words = f"{CAUTION_SIGN} {caution_words(caution)}{more}"
        yield row(Run(words, "caution"), hang=2, limit=_LINES)


def agreement(cell: Cell) -> str:
    """`= identical`, `~ reworded`; empty for the cell that others are told against."""
    return f"{KIND_SIGNS[cell.kind]} {_KINDS[cell.kind]}" if cell.kind else ""


def places(cell: Cell) -> str:
    """`¶3`, `¶3, 12`."""
    return "¶" + ", ".join(map(str, dict.fromkeys(cell.paragraphs)))


def preview(matrix: Matrix, of: MatrixRow, column: int) -> Iterator[Row]:
    """The cell under the cursor: which article, how it agrees, and its words."""
    cell, name = of.cells[column], outlet_words(matrix.articles[column])
    if cell is None:
        yield row(Run(f"not found in {name}", "dim"))
        return
    cautions = (Run(f"  {CAUTION_SIGN} {caution_words(c)}", "caution") for c in cell.cautions)
    yield row(
        Run(f"{name} {places(cell)}", "strong"),
        Run(_told_against(matrix, cell), "dim"),
        *cautions,
        limit=1,
    )
    yield row(Run(shortened(cell.text, _QUOTED)), limit=3)


def _told_against(matrix: Matrix, cell: Cell) -> str:
    if cell.beside is None:
        return ""
    return f"  {agreement(cell)} · compared with {outlet_words(matrix.articles[cell.beside])}"
