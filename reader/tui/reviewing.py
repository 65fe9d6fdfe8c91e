"""The review queue: quotations that nobody has decided about, the least certain first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.newsroom.quotes import QuotationRow
from reader.newsroom.services import Newsroom
from reader.tui.desk import Desk
from reader.tui.document import Document
from reader.tui.overlays import Overlays
from reader.tui.widgets.review_overlay import NOTHING_LEFT, ReviewOverlay
from reader.tui.work import Work

REVIEWING = "review"
"""The kind of work, and the overlay's name."""


@dataclass(frozen=True)
class Standing:
    """A quotation of the queue as it is now."""

    document: Document
    spans: tuple[Span, ...]
    quotation: Quotation | None
    """None where a person said that it is none."""


@dataclass(frozen=True)
class Part:
    """The next part of the queue."""

    rows: Sequence[QuotationRow]
    left: int
    """Quotations nobody has decided about, in the whole library."""


class Reviewing:
    """Walks through the queue. What is decided stays in it, to be seen again.

    A long queue is drawn up part by part, the next when the last of one is left behind.

    Args:
        newsroom: the library.
        work: reads it.
        desk: opens articles.
        overlays: opens the view.
        view: shows one quotation.
        tell: says what cannot be done.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        desk: Desk,
        overlays: Overlays,
        view: ReviewOverlay,
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._desk = desk
        self._overlays = overlays
        self._view = view
        self._tell = tell
        self._queue: list[QuotationRow] = []
        self._total = 0
        self._at = 0
        self._decided: list[int] = []
        self.present: Standing | None = None
        """What is shown; None at the end, and while it is read."""

    @property
    def is_open(self) -> bool:
        """Whether the review is on the screen, on top or not."""
        return self._overlays.is_open(REVIEWING)

    def open(self) -> None:
        """Draws the queue up and shows its first quotation."""
        self._overlays.open(REVIEWING)
        self._queue, self._at = [], 0
        self._decided.clear()
        self._go_on_reading()

    def _go_on_reading(self) -> None:
        """Draws up the part behind what the queue holds; what was skipped is not asked again."""
        self.present = None
        self._view.show_end("reading…")
        newsroom, skipped = self._newsroom, len(self._queue) - len(set(self._decided))
        self._work.latest(REVIEWING, lambda ticket: part_of(newsroom, skipped), self._append)

    def _append(self, part: Part) -> None:
        known = {_words_of(row) for row in self._queue}
        self._queue += [row for row in part.rows if _words_of(row) not in known]
        self._total = max(len(self._queue), part.left + len(set(self._decided)))
        if self._at >= len(self._queue):
            self._total = len(self._queue)
        self._show()

    def step(self, count: int) -> None:
        """To the next quotation, past the last to the end, or to the one before."""
        at = max(0, min(len(self._queue), self._at + count))
        if at == self._at:
            self._tell("that is the first" if count < 0 else "that is the last")
        else:
            self._at = at
            self._show()

    def go_on(self) -> None:
        """After a decision: to the next quotation."""
        self._decided.append(self._at)
        self._at = min(len(self._queue), self._at + 1)
        self._show()

    def go_back(self) -> None:
        """After an undo: to the quotation that was decided about last."""
        if self._decided:
            self._at = self._decided.pop()
        self._show()

    def open_article(self) -> None:
        """Opens the article at the quotation."""
        if self.present is not None:
            self._overlays.close_all()
            self._desk.open(self.present.document.article.id, self.present.spans[0])

    def _show(self) -> None:
        self.present = None
        if self._at >= self._total:
            self._view.show_end(self._end_words())
            return
        if self._at >= len(self._queue):
            self._go_on_reading()
            return
        row, newsroom = self._queue[self._at], self._newsroom
        self._work.latest(REVIEWING, lambda ticket: standing_of(newsroom, row), self._show_standing)

    def _show_standing(self, standing: Standing) -> None:
        self.present = standing
        place = f"review · {self._at + 1} of {self._total:,}"
        self._view.show_quotation(standing.document, standing.quotation, standing.spans, place)

    def _end_words(self) -> str:
        if not self._queue:
            return NOTHING_LEFT
        decided = len(set(self._decided))
        skipped = len(self._queue) - decided
        return f"that was the last of {len(self._queue)}: {decided} decided, {skipped} skipped"


def part_of(newsroom: Newsroom, skipped: int) -> Part:
    """The part of the queue behind those that were skipped."""
    corrections = newsroom.corrections
    return Part(corrections.queue(beyond=skipped), corrections.left())


def standing_of(newsroom: Newsroom, row: QuotationRow) -> Standing:
    """The quotation of the row as it is now, in its article."""
    article = row.article.id
    document = Document(
        newsroom.articles.text(article), head=row.article, extraction=newsroom.quotes.of(article)
    )
    spans = row.quotation.spans
    same = (q for q in document.quotations if any(s.overlaps(t) for s in q.spans for t in spans))
    found = next(same, None)
    return Standing(document, found.spans if found else spans, found)


def _words_of(row: QuotationRow) -> tuple[str, tuple[Span, ...]]:
    """What tells a quotation from all others."""
    return row.article.id, row.quotation.spans
