"""The review queue: one quotation at a time, in its context, with evidence and rivals."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.panel_rows import BLANK, Row, Run, remark, row
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.why_overlay import quotation_evidence
from reader.tui.wording import outlet_words, shortened, speaker_words, standing_words

NOTHING_LEFT = "nothing to review: you have decided about every quotation"

_CONTEXT = 500
"""Code points shown of the paragraphs before and after, at most."""


class ReviewOverlay(Vertical):
    """Shows; what is decided is the app's business."""

    DEFAULT_CSS = """
    ReviewOverlay { background: $surface; & > RowList { margin-top: 1; } }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="review-title")
        self.rows = RowList(id="review-rows")

    def compose(self) -> ComposeResult:
        """Title and quotation."""
        yield self._title
        yield self.rows

    def show_quotation(
        self, document: Document, quotation: Quotation | None, spans: tuple[Span, ...], place: str
    ) -> None:
        """Shows one quotation of the queue.

        Args:
            document: the article it stands in.
            quotation: as it is now; None where a person said that it is none.
            spans: the words in question.
            place: how far the review has come.
        """
        rows = (*_context(document, spans), BLANK, *_verdict(document, quotation))
        self._show(place, _article_words(document, spans), rows)

    def show_end(self, told: str) -> None:
        """Says that there is nothing further."""
        self._show("review", "", (remark(told),))

    def _show(self, place: str, where: str, rows: tuple[Row, ...]) -> None:
        self._title.set_runs((Run(place, "strong"),), (Run(where),))
        self.rows.show_rows(rows, keep=False)


def _article_words(document: Document, spans: tuple[Span, ...]) -> str:
    name = outlet_words(document.head) if document.head else ""
    return f"{name} ¶{document.article.paragraph_at(spans[0].start)}".strip()


def _context(document: Document, spans: tuple[Span, ...]) -> Iterator[Row]:
    """The paragraphs of the quotation, and one on either side, dimmed."""
    first = document.article.paragraph_at(spans[0].start) - 1
    last = document.article.paragraph_at(spans[-1].start) - 1
    for number in range(max(0, first - 1), min(len(document.paragraphs), last + 2)):
        paragraph = document.paragraphs[number]
        if first <= number <= last:
            yield row(*_quoted(document, paragraph, spans))
        else:
            words = shortened(document.text[slice(*paragraph)], _CONTEXT)
            yield row(Run(words, "dim"), limit=3)


def _quoted(document: Document, paragraph: Span, spans: tuple[Span, ...]) -> Iterator[Run]:
    """A paragraph with the words in question standing out."""
    at = paragraph.start
    for span in spans:
        start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
        if start < end:
            yield Run(document.text[at:start])
            yield Run(document.text[start:end], "strong")
            at = end
    yield Run(document.text[at : paragraph.end])


def _verdict(document: Document, quotation: Quotation | None) -> Iterator[Row]:
    if quotation is None:
        yield row(Run("not a quotation", "strong"), Run(" · by you", "dim"))
        return
    sign = document.signs.of(quotation.speaker)
    look = "strong" if sign.slot is None else f"speaker-{sign.slot} strong"
    yield row(Run(speaker_words(quotation), look), Run(f" · {standing_words(quotation)}", "dim"))
    yield BLANK
    yield from quotation_evidence(document, quotation)
