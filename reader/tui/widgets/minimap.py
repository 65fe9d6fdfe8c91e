"""One column beside an article: where everything is in it, and which part is on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from reader.tui.document import Document
from reader.tui.paint import LineWidget
from reader.tui.rows import Page
from reader.tui.widgets.reading import Reading

Tick = tuple[str, int | None]
"""A glyph and the palette slot of its colour."""


class Minimap(LineWidget):
    """Quotations `▐`, matches `=`, notes and bookmarks `•`, hits `━`; a later one covers an
    earlier one in the same cell. The part on the screen is shaded.
    """

    LOOKS = {
        "view": "on $foreground 15%",
    }
    DEFAULT_CSS = """
    Minimap { width: 1; background: $surface; color: $text-muted; }
    """

    def __init__(
        self,
        view: Reading,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._view = view
        self._shaded = range(0)
        self._ticks: dict[int, Tick] = {}
        self._drawn: tuple[Document, Page, int] | None = None
        view.on_view.append(self.follow)

    def follow(self) -> None:
        """Repaints the cells that differ after the view moved or its document changed."""
        height = self.size.height
        if not height:
            return
        drawn = (self._view.document, self._view.page, height)
        if drawn != self._drawn:
            self._drawn = drawn
            self._ticks = dict(_ticks(drawn[0], drawn[1], height))
            self.refresh()
        rows, page = self._view.visible_rows, self._view.page
        first, last = _cell(rows.start, page, height), _cell(rows.stop - 1, page, height)
        shaded = range(first, last + 1)
        if shaded != self._shaded:
            changed = set(shaded) ^ set(self._shaded)
            self._shaded = shaded
            self.refresh(*(Region(0, y, 1, 1) for y in changed))

    def on_resize(self) -> None:
        """Draws to the new scale."""
        self.follow()

    def line(self, y: int) -> Strip:
        """One cell."""
        key = (self._ticks.get(y, (" ", None)), y in self._shaded)
        strip = self.strips.get(key)
        return strip if strip is not None else self.keep(key, self._paint(*key))

    def _paint(self, tick: Tick, shaded: bool) -> Strip:
        glyph, slot = tick
        style = self.look(("view",) if shaded else ())
        if slot is not None:
            style += self.speaker(slot)
        return self.strip([Segment(glyph, style)])


def _cell(row: int, page: Page, height: int) -> int:
    """The cell that stands for a row: one each while they fit, else in proportion."""
    return row if len(page) <= height else max(0, row) * height // len(page)


def _ticks(document: Document, page: Page, height: int) -> Iterator[tuple[int, Tick]]:
    """Cells and what stands in them, from the least to the most important."""

    def cell(offset: int) -> int:
        return _cell(page.row_of(offset), page, height)

    slots: dict[int, int | None] = {}
    for quotation in document.quotations:
        for span in quotation.spans:
            at = cell(span.start)
            slots[at] = document.signs.of(quotation.speaker).slot
            yield at, ("▐", slots[at])
    for match in document.matches:
        at = cell(match.start)
        yield at, ("=", slots.get(at))
    for note in document.notes:
        if note.placed.span is not None:
            yield cell(note.placed.span.start), ("•", None)
    for hit in document.hits:
        yield cell(hit.start), ("━", None)
