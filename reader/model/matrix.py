"""The matrix of a story: who printed which statement."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import ArticleHead
from reader.model.match import Caution, MatchKind
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article printed of a statement."""

    spans: tuple[Span, ...]
    """In order; more than one where the article divides the statement."""
    text: str
    """The words, spans joined by an ellipsis."""
    paragraphs: tuple[int, ...]
    """1-based, one for each span."""
    quotation: int | None = None
    """The number of the first quotation in it."""
    beside: int | None = None
    """The column of the earliest article that a match links it with, and that it is told against;
    None in the row's first cell."""
    kind: MatchKind | None = None
    """How it agrees with the cell in that column, where they agree least."""
    cautions: tuple[Caution, ...] = ()
    """What differs between those two, gravest first."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One statement or quotation across the articles."""

    cells: tuple[Cell | None, ...]
    """One for each article of the matrix; None: not found there."""
    speaker: str | None = None
    """Who says it, by the first article that quotes it; None where it is told, or unknown."""
    kind: MatchKind | None = None
    """How the passages agree where they agree least; None where one article alone has it."""
    cautions: tuple[Caution, ...] = ()
    """Of any two of the passages, gravest first."""

    @property
    def first(self) -> Cell:
        """The earliest article's words."""
        return next(cell for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are statements, columns are articles."""

    articles: tuple[ArticleHead, ...]
    """In list order: earliest first, undated last."""
    rows: tuple[MatrixRow, ...]
    """In the order of the first article that has each, then by place."""
    partial: str = ""
    """Why articles are missing, where the story is too large; else empty."""
