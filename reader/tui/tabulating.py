"""The matrix's side of the app: whose story it is of, and what is done with a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from reader.errors import ReaderError
from reader.model.match import Match
from reader.model.matrix import Cell, Matrix
from reader.model.span import Span
from reader.newsroom.matches import Matches
from reader.newsroom.services import Newsroom
from reader.tui.comparing import Comparing, read
from reader.tui.desk import Desk
from reader.tui.document import Document
from reader.tui.judging import Judging
from reader.tui.overlays import Overlays
from reader.tui.panel_rows import Target
from reader.tui.passage import Explaining
from reader.tui.widgets.match_rows import NOTHING_TO_COMPARE
from reader.tui.widgets.matrix_overlay import COMPARING, STOPPED, MatrixOverlay
from reader.tui.work import Ticket, Work

MATRIX = "matrix"
"""The kind of work, and the overlay's name."""
EXPLAINING = "explaining"
"""The kind of work that finds the match behind a cell."""


class Place(NamedTuple):
    """A cell, and the article that it stands in."""

    article: str
    cell: Cell

    @property
    def span(self) -> Span:
        """Its first passage."""
        return self.cell.spans[0]


@dataclass(frozen=True)
class _Evidence:
    left: Document
    right: Document
    match: Match | None


class Tabulating:
    """Shows who printed which statement of a story.

    Args:
        newsroom: the library.
        work: aligns.
        desk: opens articles.
        overlays: opens the view.
        view: shows the matrix.
        comparing: puts two of its articles side by side.
        explaining: shows why two cells are one statement.
        judging: takes what a person decides about a cell's match.
        tell: says what cannot be done.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        desk: Desk,
        overlays: Overlays,
        view: MatrixOverlay,
        comparing: Comparing,
        explaining: Explaining,
        judging: Judging,
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._desk = desk
        self._overlays = overlays
        self._view = view
        self._comparing = comparing
        self._explaining = explaining
        self._judging = judging
        self._tell = tell
        self._article = ""
        self._is_comparing = False
        self._is_explaining = False

    @property
    def is_busy(self) -> bool:
        """Whether a matrix, or evidence, is on its way that the next key is meant for."""
        return self._is_comparing or self._is_explaining

    # Showing

    def open(self, article: str, at: Span | None = None) -> None:
        """Opens the matrix of an article's story, at a passage of the article."""
        self._article = article
        if article not in {head.id for head in self._view.matrix.articles}:
            self._view.show_remark(COMPARING)
        self._overlays.open(MATRIX)
        self._is_comparing = True
        self._load(at)

    def refresh(self) -> None:
        """Reads anew what is on the screen, because matches, names or quotations have changed."""
        if self._overlays.is_open(MATRIX):
            self._load(None)

    def _load(self, at: Span | None) -> None:
        article, matches = self._article, self._newsroom.matches

        def show(found: Matrix | ReaderError) -> None:
            self._is_comparing = False
            if isinstance(found, ReaderError):
                self._view.show_remark(found.message)
                raise found
            self._show(found, at)

        self._work.latest(MATRIX, lambda ticket: _tried(matches, article, ticket.cancelled), show)

    def _show(self, matrix: Matrix, at: Span | None) -> None:
        if len(matrix.articles) > 1:
            self._view.show_matrix(matrix, article=self._article, at=at)
        elif self._overlays.is_open(MATRIX):
            self._overlays.close()
            self._tell(NOTHING_TO_COMPARE)

    def stop(self) -> None:
        """What is on its way, if anything is, was called off."""
        self._is_explaining = False
        if self._is_comparing:
            self._is_comparing = False
            self._view.show_remark(STOPPED)

    @property
    def filter(self) -> Callable[[str], None]:
        """Shows only the statements that hold words."""
        return self._view.filter

    # A cell

    @property
    def place(self) -> Place | None:
        """The cell under the cursor; None for a blank."""
        table = self._view.table
        return self._place(table.column) if table.cell is not None else None

    def _place(self, column: int) -> Place | None:
        statement = self._view.table.statement
        cell = statement.cells[column] if statement is not None else None
        return Place(self._view.matrix.articles[column].id, cell) if cell is not None else None

    @property
    def _pair(self) -> tuple[int, int] | None:
        """The columns to compare: the cursor's, and on its left the one it is told against.

        Beside the earliest article that has the statement stands the next one that has it.
        """
        statement, column = self._view.table.statement, self._view.table.column
        if statement is None:
            return None
        having = [at for at, cell in enumerate(statement.cells) if cell is not None]
        cell = statement.cells[column]
        if cell is not None and cell.beside is not None:
            return cell.beside, column
        if cell is None:
            return having[0], column
        others = [at for at in range(len(statement.cells)) if at != column]
        return column, next((at for at in having if at != column), others[0])

    def jump(self) -> None:
        """Opens the article of the cell there; going back leads to the matrix again."""
        place = self.place
        if place is None:
            self._tell("not found there: nothing to open")
            return
        self._overlays.close_all()
        self._desk.open(place.article, place.span, over=partial(self.open, self._article))

    def compare(self) -> None:
        """Puts the column's article beside the one that its cell is told against."""
        if (pair := self._pair) is None:
            return
        left, right = (self._view.matrix.articles[column].id for column in pair)
        place = self._place(pair[0])
        self._comparing.beside(left, right, at=place.span if place else None)

    def explain(self) -> None:
        """Why the cell and the one it is told against are one statement."""
        self._with_evidence(self._explaining_evidence)

    def judge(self, *, right: bool) -> None:
        """Confirms or rejects the match between the cell and the one it is told against."""

        def judge(found: _Evidence) -> None:
            if found.match is None:
                self._tell("no match links these two cells; = compares them")
                return
            one, other = found.left.article.id, found.right.article.id
            self._judging.decide(one, found.match, other, right=right)

        self._with_evidence(judge)

    def _explaining_evidence(self, found: _Evidence) -> None:
        self._explaining.compared(found.left, found.right, found.match)

    def _with_evidence(self, then: Callable[[_Evidence], None]) -> None:
        """Finds the match behind the cell, off the event loop, and does something with it."""
        place, beside = self.place, None
        if place is not None and place.cell.beside is not None:
            beside = self._place(place.cell.beside)
        if place is None or beside is None:
            self._tell("nothing is told against another here")
            return
        newsroom, one, other = self._newsroom, beside, place

        def find() -> _Evidence:
            left, right = (read(newsroom, each.article) for each in (one, other))
            links = newsroom.matches.between(one.article, other.article).links
            return _Evidence(left, right, _linking(links, one.cell, other.cell))

        def try_to(ticket: Ticket) -> _Evidence | ReaderError:
            try:
                return find()
            except ReaderError as error:
                return error

        def done(found: _Evidence | ReaderError) -> None:
            self._is_explaining = False
            if isinstance(found, ReaderError):
                raise found
            then(found)

        self._is_explaining = True
        self._work.latest(EXPLAINING, try_to, done)

    @property
    def targets(self) -> Sequence[Target]:
        """The passages of the cell, and before them those of the cell that it is told against."""
        if (place := self.place) is None:
            return ()
        beside = self._place(place.cell.beside) if place.cell.beside is not None else None
        return [
            Target(each.article, span)
            for each in (beside, place)
            if each
            for span in each.cell.spans
        ]


def _tried(matches: Matches, article: str, cancelled: Callable[[], bool]) -> Matrix | ReaderError:
    try:
        return matches.matrix(article, cancelled=cancelled)
    except ReaderError as error:
        return error


def _linking(links: Sequence[Match], one: Cell, other: Cell) -> Match | None:
    """The best of the matches that link two cells."""
    found = [
        link
        for link in links
        if any(link.a.overlaps(span) for span in one.spans)
        and any(link.b.overlaps(span) for span in other.spans)
    ]
    return max(found, key=lambda link: link.score, default=None)
