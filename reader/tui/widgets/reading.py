"""Where a reader stands in an article: cursor, view, selection, and every way to move them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.model.article import ArticleText, Metadata
from reader.model.note import NoteKind
from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.tui.document import Document, Edges
from reader.tui.paint import LineWidget
from reader.tui.rows import MEASURE, Page, lay_out
from reader.tui.selection import Selection, words_near

_SPACED_FROM = 24
"""Screen lines from which a blank row divides paragraphs; lower screens stay dense."""
_MARGIN = 1
"""Cells kept free behind the text."""
_EMPTY = Document(ArticleText("", "", "", (), (), Metadata(), encoding="", path=""))


class Reading(LineWidget):
    """The state of an article view and the methods that keys are bound to; it paints nothing.

    A subclass says how many cells stand beside the text (`GUTTER`) and repaints in `_moved`,
    `_scrolled` and `_restyled`.

    Args:
        measure: cells of a row of text, at most.
    """

    GUTTER = 0

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._measure = measure
        self.on_view: list[Callable[[], None]] = []
        """Called after the visible rows or the document changed; for a minimap beside it."""
        self._document = _EMPTY
        self._isolated: str | None = None
        self._edges: Edges = _EMPTY.edges()
        self._page: Page = lay_out(_EMPTY, width=80, spaced=False)
        self._top = 0
        self._cursor = 0
        self._selection: Selection | None = None

    # What it shows

    def show(self, document: Document, *, at: int = 0) -> None:
        """Shows another article with the reading cursor at an offset."""
        self._document, self._isolated, self._selection = document, None, None
        self._top = 0
        self._lay_out()
        self._cursor = self._inside(at)
        self._reveal(context=True)
        self._moved()

    def update(self, document: Document) -> None:
        """Shows the same article with something new about it; place and selection stay."""
        relaid = document.article is not self._document.article
        relaid = relaid or document.head is not self._document.head
        self._document = document
        if relaid:
            self._lay_out()
            self._cursor = self._inside(self._cursor)
        self._restyle()
        self._moved()

    @property
    def document(self) -> Document:
        """What it shows."""
        return self._document

    @property
    def page(self) -> Page:
        """The rows it shows the document in."""
        return self._page

    @property
    def visible_rows(self) -> range:
        """The numbers of the page's rows on the screen."""
        return range(self._top, min(len(self._page), self._top + max(1, self.size.height)))

    @property
    def isolated(self) -> str | None:
        """The speaker whose quotations stand out, everything else being dimmed."""
        return self._isolated

    def isolate(self, speaker: str | None) -> None:
        """Dims everything but one speaker's quotations; None shows everything again."""
        self._isolated = speaker
        self._restyle()

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Underlines the places a find or search matched."""
        self.update(replace(self._document, hits=tuple(hits)))

    # Where the reader is

    @property
    def cursor(self) -> int:
        """The offset of the reading cursor."""
        return self._cursor

    @property
    def passage(self) -> Span:
        """The sentence in which the reading cursor stands."""
        return self._document.sentence_at(self._cursor)

    @property
    def quotation(self) -> Quotation | None:
        """The quotation at the cursor, else the first in the passage."""
        return self._document.quotation_at(self._cursor)

    @property
    def selection(self) -> Span | None:
        """The selected stretch in visual mode."""
        return self._selection.span if self._selection else None

    @property
    def target(self) -> Span:
        """What an action is about: the selection, else the passage."""
        return self.selection or self.passage

    @property
    def hit(self) -> tuple[int, int]:
        """The 1-based number of the hit at or before the cursor, 0 before the first; how many."""
        hits = self._document.hits
        return bisect_right(hits, self._cursor, key=lambda span: span.start), len(hits)

    # Moving

    def goto(self, place: Span | int) -> None:
        """Puts the cursor at an offset, or at the start of a span, and shows it in context."""
        self._cursor = self._inside(place if isinstance(place, int) else place.start)
        self._reveal(context=True)
        self._moved()

    def move_rows(self, count: int) -> None:
        """Moves the cursor down, or up where negative; blank rows do not count."""
        page = self._page
        number = page.row_of(self._cursor)
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            following = number + step
            while page.first <= following < len(page) and page.is_blank(following):
                following += step
            if not page.first <= following < len(page):
                break
            number = following
        self._stand_in(number)

    def move_pages(self, count: float) -> None:
        """Moves view and cursor by pages; half pages are allowed."""
        rows = round(max(1, self.size.height - 2) * count)
        number = self._page.row_of(self._cursor) + rows
        self._scroll_view(self._top + rows)
        self._stand_in(number)

    def scroll_rows(self, count: int) -> None:
        """Scrolls the view; a cursor that would leave the screen comes along at its edge."""
        self._scroll_view(self._top + count)
        visible, number = self.visible_rows, self._page.row_of(self._cursor)
        if number not in visible:
            number = visible.start if number < visible.start else visible.stop - 1
            self._cursor = self._inside(self._page.row(max(number, self._page.first)).start)
            self._moved()

    def move_top(self) -> None:
        """Moves to the beginning."""
        self._stand_in(0)

    def move_bottom(self) -> None:
        """Moves to the last row."""
        self._stand_in(len(self._page) - 1)

    def move_sentences(self, count: int) -> None:
        """Moves by sentences; backwards first to the beginning of the present one."""
        self._walk(self._document.sentence_starts, count, context=False)

    def move_paragraphs(self, count: int) -> None:
        """Moves by paragraphs; backwards first to the beginning of the present one."""
        self._walk(self._document.paragraph_starts, count, context=False)

    def move_quotations(self, count: int) -> bool:
        """Moves by quotations; False where there is none that way."""
        return self._walk(self._document.quotation_stops, count)

    def move_same_speaker(self, count: int) -> bool:
        """Moves by quotations of the speaker at the cursor."""
        quotation = self.quotation
        if quotation is None:
            return False
        return self._walk(self._document.speaker_stops(quotation.speaker), count)

    def move_matches(self, count: int) -> bool:
        """Moves by passages that have a match."""
        return self._walk(self._document.match_stops, count)

    def move_notes(self, count: int) -> bool:
        """Moves by notes and highlights."""
        return self._walk(self._document.note_stops(NoteKind.NOTE, NoteKind.HIGHLIGHT), count)

    def move_bookmarks(self, count: int) -> bool:
        """Moves by bookmarks and named marks."""
        return self._walk(self._document.note_stops(NoteKind.BOOKMARK, NoteKind.MARK), count)

    def move_hits(self, count: int) -> bool:
        """Moves by hits, round the ends of the article; False where there are none."""
        hits = [span.start for span in self._document.hits]
        if hits and not self._walk(hits, count):
            self.goto(hits[0] if count > 0 else hits[-1])
        return bool(hits)

    # Selecting

    def select_start(self) -> None:
        """Begins a selection at the cursor."""
        self._select(Selection(self._cursor, self._cursor))

    def select_span(self, span: Span) -> None:
        """Selects a stretch."""
        self._select(Selection.over(span))

    def select_unit(self) -> None:
        """Selects the quotation at the cursor, else the matched passage, else the sentence."""
        self.select_span(self._units_here()[0])

    def select_widen(self) -> None:
        """Grows the selection to the next larger of quotation, sentence and paragraph."""
        present = self.target
        larger = (u for u in self._units_here() if u.contains(present) and u != present)
        self.select_span(min(larger, key=lambda unit: unit.length, default=present))

    def select_chars(self, count: int) -> None:
        """Moves the free end by characters."""
        selection = self._begun()
        self._select(replace(selection, end=self._inside(selection.end + count)))

    def select_words(self, count: int) -> None:
        """Moves the free end by words."""
        selection = self._begun()
        for _ in range(abs(count)):
            words = words_near(self._document.text, selection.end)
            selection = selection.by_units(words, 1 if count > 0 else -1)
        self._select(selection)

    def select_rows(self, count: int) -> None:
        """Moves the free end by rows, keeping its column."""
        selection, page = self._begun(), self._page
        number = page.row_of(selection.end)
        column = selection.end - page.row(number).start
        number += count
        while page.first < number < len(page) - 1 and page.is_blank(number):
            number += 1 if count > 0 else -1
        row = page.row(max(page.first, min(len(page) - 1, number)))
        end = min(row.start + column, max(row.start, row.end - 1))
        self._select(replace(selection, end=self._inside(end)))

    def select_sentences(self, count: int) -> None:
        """Moves the free end by sentences."""
        self._select(self._begun().by_units(self._document.sentences, count))

    def select_paragraphs(self, count: int) -> None:
        """Moves the free end by paragraphs."""
        self._select(self._begun().by_units(self._document.paragraphs, count))

    def select_swap(self) -> None:
        """Lets the other end be moved."""
        self._select(self._begun().swapped())

    def select_end(self) -> None:
        """Leaves the selection; the cursor stays."""
        self._select(None)

    # Within

    def _moved(self) -> None:
        """The cursor or the selection changed."""

    def _scrolled(self) -> None:
        """The rows on the screen changed."""
        for tell in self.on_view:
            tell()

    def _restyle(self) -> None:
        """The looks of the text changed."""
        self._edges = self._document.edges(self._isolated)
        self._scrolled()

    def _lay_out(self) -> None:
        """Wraps the text for the present size; the offset at the top stays there."""
        offset = self._page.offset_of(self._top) if self._top < len(self._page) else -1
        size = self.size
        room = size.width - self.GUTTER - _MARGIN if size.width else self._measure
        width = min(self._measure, room)
        self._page = lay_out(self._document, width=width, spaced=size.height >= _SPACED_FROM)
        self._top = self._within(self._page.row_of(offset) if offset >= 0 else 0)
        self._restyle()

    def _inside(self, offset: int) -> int:
        """The nearest offset that lies in the text."""
        paragraphs = self._document.paragraphs
        return max(paragraphs[0].start, min(offset, paragraphs[-1].end - 1))

    def _within(self, top: int) -> int:
        return max(0, min(top, len(self._page) - max(1, self.size.height)))

    def _scroll_view(self, top: int) -> None:
        top = self._within(top)
        if top != self._top:
            self._top = top
            self._scrolled()

    def _stand_in(self, number: int) -> None:
        """Puts the cursor at the beginning of a row, the nearest where there is none."""
        page = self._page
        number = max(page.first, min(len(page) - 1, number))
        while number > page.first and page.is_blank(number):
            number -= 1
        self._cursor = self._inside(page.row(number).start)
        self._reveal()
        self._moved()

    def _walk(self, stops: Sequence[int], count: int, *, context: bool = True) -> bool:
        """Moves by stops in ascending order; False where there is none that way."""
        at = self._cursor
        for _ in range(abs(count)):
            index = bisect_right(stops, at) if count > 0 else bisect_left(stops, at) - 1
            if not 0 <= index < len(stops):
                break
            at = stops[index]
        found = at != self._cursor
        if found:
            self._cursor = at
            self._reveal(context=context)
            self._moved()
        return found

    def _reveal(self, *, context: bool = False) -> None:
        """Scrolls so that the cursor's row is on the screen, with some rows around it.

        With `context`, a place that is off the screen comes to stand a third from the top.
        """
        height = max(1, self.size.height)
        margin = min(3, (height - 1) // 2)
        row = self._page.row_of(self._cursor)
        if row - margin <= self._page.first:
            return self._scroll_view(min(self._top, 0) if row < height - margin else row - margin)
        if context and not self._top <= row < self._top + height - margin:
            return self._scroll_view(row - height // 3)
        if row < self._top + margin:
            return self._scroll_view(row - margin)
        if row >= self._top + height - margin:
            return self._scroll_view(row - height + margin + 1)
        return None

    def _begun(self) -> Selection:
        return self._selection or Selection(self._cursor, self._cursor)

    def _select(self, selection: Selection | None) -> None:
        self._selection = selection
        if selection is not None:
            self._cursor = self._inside(selection.end)
            self._reveal()
        self._moved()

    def _units_here(self) -> list[Span]:
        """Quotation, matched passage, sentence and paragraph at the cursor, as far as there are."""
        document, cursor = self._document, self._cursor
        quotation = document.quotation_at(cursor)
        spans = quotation.spans if quotation else ()
        quoted = [s for s in spans if s.holds(cursor)] or list(spans[:1])
        matched = [] if quoted else [s for s in document.matches if s.holds(cursor)][:1]
        return [*quoted, *matched, document.sentence_at(cursor), document.paragraph_at(cursor)]
