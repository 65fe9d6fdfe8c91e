"""Why: the evidence for a speaker, and for a match, in words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.model.match import Match
from reader.model.quotation import Confidence, Quotation
from reader.model.span import Span
from reader.newsroom.matches import Counterpart
from reader.tui.check_rows import Found, source_evidence
from reader.tui.document import Document
from reader.tui.panel_rows import BLANK, Row, Run, heading, row
from reader.tui.widgets.match_rows import Parallel
from reader.tui.widgets.row_list import RowList
from reader.tui.wording import (
    caution_words,
    change_words,
    kind_words,
    outlet_words,
    shortened,
    sides_named,
    speaker_words,
)

_LABEL = 14
"""Cells of the column that says what the evidence is."""

_SHOWN_WORDS = 12
_PASSAGE = 300

_SURENESS = {
    Confidence.SURE: "sure: name and cue stand with the quotation, or a chain without a rival",
    Confidence.LIKELY: "likely: the evidence points one way, but needs a step",
    Confidence.GUESS: "guess: there are rivals, or no cue; check it",
    Confidence.UNKNOWN: "unknown: nothing in the article names the speaker",
}


class WhyOverlay(Vertical):
    """Shows evidence; there is nothing to choose, movement scrolls."""

    DEFAULT_CSS = """
    WhyOverlay { background: $surface; padding: 1 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = RowList(id="why-rows")

    def compose(self) -> ComposeResult:
        """The evidence."""
        yield self.rows

    def show_quotation(self, document: Document, quotation: Quotation) -> None:
        """Shows why this is the speaker."""
        self._show(quotation_evidence(document, quotation))

    def show_match(self, document: Document, parallel: Parallel) -> None:
        """Shows why these passages match."""
        self._show(match_evidence(document, parallel.other, parallel.match))

    def show_source(self, found: Found) -> None:
        """Shows why a source answers for words that were checked."""
        title = heading(f"Why {outlet_words(found.source.article)}?")
        self._show((title, *_told(*source_evidence(found))))

    def show_both(self, document: Document, quotation: Quotation, parallel: Parallel) -> None:
        """Shows why this is the speaker, and why the quotation matches."""
        speaker = quotation_evidence(document, quotation)
        self._show((*speaker, BLANK, *match_evidence(document, parallel.other, parallel.match)))

    def _show(self, rows: tuple[Row, ...] | Iterator[Row]) -> None:
        self.rows.show_rows(tuple(rows), keep=False)


def quotation_evidence(document: Document, quotation: Quotation) -> Iterator[Row]:
    """Cue, mention, chain, rule, rivals and confidence."""
    yield heading(f"Why {speaker_words(quotation)}?")
    yield from _told(
        ("quotation", shortened(_words(document, quotation), _PASSAGE)),
        ("in words", quotation.why),
        ("named by", _placed(document, quotation.mention) or "nothing"),
        ("cue", _placed(document, quotation.cue) or "none"),
        *(("who that is", f"{c.text} ¶{_paragraph(document, c.span)}") for c in quotation.chain),
        ("role", quotation.role),
        ("relayed by", quotation.via),
        ("said", _said(quotation)),
        ("considered", ", ".join(quotation.alternatives)),
        ("confidence", "checked by you" if quotation.by_hand else _SURENESS[quotation.confidence]),
        ("rule", quotation.rule),
    )


def match_evidence(document: Document, other: Counterpart, match: Match) -> Iterator[Row]:
    """Kind, cautions, changes, and the shared words with their weights."""
    a, b = document.article.text, other.other_text
    yield heading(f"Why this matches {outlet_words(other.other)}")
    changes = (change_words(change, a=a, b=b) for change in match.changes)
    shared = (f"{word} {weight:.1f}" for word, weight in match.shared[:_SHOWN_WORDS])
    yield from _told(
        ("here", shortened(a[slice(*match.a)], _PASSAGE)),
        ("there", shortened(b[slice(*match.b)], _PASSAGE)),
        ("kind", kind_words(match, a=a[slice(*match.a)], b=b[slice(*match.b)])),
        ("cautions", ", ".join(map(caution_words, match.cautions))),
        ("differences", " · ".join(filter(None, changes))),
        ("shared words", "  ".join(shared)),
        ("note", sides_named(match.note, a="the passage here", b="the one there")),
    )


def _told(*evidence: tuple[str, str | None]) -> Iterator[Row]:
    """A row for each piece of evidence there is."""
    for label, text in evidence:
        if text:
            yield row(Run(f"{label:<{_LABEL}}", "dim"), text, hang=_LABEL)


def _words(document: Document, quotation: Quotation) -> str:
    return " ".join(document.text[slice(*span)] for span in quotation.spans)


def _placed(document: Document, span: Span | None) -> str | None:
    if span is None:
        return None
    return f"“{shortened(document.text[slice(*span)], _PASSAGE)}” ¶{_paragraph(document, span)}"


def _paragraph(document: Document, span: Span) -> int:
    return document.article.paragraph_at(span.start)


def _said(quotation: Quotation) -> str | None:
    said = quotation.said
    resolved = f" ({said.date})" if said.date and said.date != said.when else ""
    return ", ".join(filter(None, (f"{said.when or ''}{resolved}".strip(), said.where))) or None
