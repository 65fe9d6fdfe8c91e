"""Who said what in the article: speakers with their counts, then every quotation in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.quotation import Confidence, Quotation
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.messages import SpeakerIsolated
from reader.tui.panel_rows import BLANK, Row, Run, Target, remark, row
from reader.tui.signs import UNNAMED, state_of
from reader.tui.widgets.row_list import RowList
from reader.tui.wording import coverage_words, shortened, speaker_words, standing_words

_OPENING = 200
"""Code points of a quotation that are looked at for the line that shows its first words."""

_INDENT = 3
"""Two letters and a blank: the speaker's sign."""


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """A line of the legend."""

    name: str | None


class QuotesTab(RowList):
    """Its rows are `Target`s in the article about a `Quotation` or, in the legend, a speaker."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._document: Document | None = None
        self._isolated: str | None = None

    def show_document(self, document: Document, *, isolated: str | None = None) -> None:
        """Shows an article's quotations, or one speaker's only."""
        self._document, self._isolated = document, isolated
        self.show_rows(tuple(quotation_rows(document, isolated=isolated)))

    def show_passage(self, passage: Span) -> None:
        """Follows the reading cursor: the quotation that it stands in, or comes to next."""
        if self.has_focus:
            return
        for target in self.targets:
            if isinstance(target.about, Quotation) and target.about.end > passage.start:
                self.select(target)
                return

    @property
    def chosen_speaker(self) -> str | None:
        """Whose line the cursor stands on."""
        about = self.target.about if self.target else None
        if isinstance(about, SpeakerChoice):
            return about.name
        return about.speaker if isinstance(about, Quotation) else None

    def isolate(self) -> None:
        """Asks for the quotations of this speaker only, or for all again."""
        self.post_message(SpeakerIsolated(None if self._isolated else self.chosen_speaker))


def quotation_rows(document: Document, *, isolated: str | None = None) -> Iterator[Row]:
    """The header, the legend, and the quotations in reading order."""
    yield remark(coverage_words(document.quotations))
    if isolated:
        yield row(Run("only ", "dim"), Run(isolated, "strong"))
    yield BLANK
    yield from _legend(document, isolated)
    for quotation in document.quotations:
        if isolated in (None, quotation.speaker):
            yield BLANK
            yield from _quotation(document, quotation)


def _legend(document: Document, isolated: str | None) -> Iterator[Row]:
    """One line a speaker with the letters of the gutter, most quoted first."""
    counts = Counter(quotation.speaker for quotation in document.quotations)
    first = {q.speaker: q for q in reversed(document.quotations)}
    for name, count in counts.most_common():
        if isolated in (None, name):
            quotation = first[name]
            yield row(
                *_signed(document, quotation),
                target=Target(document.article.id, quotation.spans[0], SpeakerChoice(name)),
                limit=1,
                right=(Run(f"{count}", "dim"),),
            )


def _quotation(document: Document, quotation: Quotation) -> Iterator[Row]:
    target = Target(document.article.id, quotation.spans[0], quotation)
    place = f"{state_of(quotation)} ¶{document.article.paragraph_at(quotation.start)}".strip()
    signed = _signed(document, quotation)
    yield row(*signed, target=target, limit=1, right=(Run(place, "dim"),))
    words = document.text[quotation.start : quotation.end]
    yield row(shortened(words, _OPENING), target=target, indent=_INDENT, limit=1)
    if (standing := standing_words(quotation)) != Confidence.SURE:
        yield row(Run(standing, "dim"), target=target, indent=_INDENT, limit=2)


def _signed(document: Document, quotation: Quotation) -> tuple[Run, ...]:
    sign = document.signs.of(quotation.speaker)
    look = f"speaker-{sign.slot} strong" if sign.slot is not None else "dim"
    letters = sign.letters or UNNAMED
    return (Run(f"{letters:<2}", look), Run(" "), Run(speaker_words(quotation)))
