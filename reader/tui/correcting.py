"""Deciding about quotations: another speaker, right, not a quotation, or one that was missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model.article import ArticleHead
from reader.model.correction import Correction, Decision, Verdict
from reader.model.quotation import Extraction, Quotation
from reader.model.span import Span
from reader.newsroom.services import Newsroom
from reader.tui.desk import WRITING
from reader.tui.document import Document
from reader.tui.draft import Draft, Subject, confirmed, new_ends
from reader.tui.overlays import Overlays
from reader.tui.widgets.correct_overlay import CorrectOverlay
from reader.tui.wording import decided_words
from reader.tui.work import Work

NAMING_SPEAKERS = "naming speakers"
"""The kind of work."""


@dataclass(frozen=True)
class Decided:
    """What holds in an article after a decision."""

    told: str
    """What was decided, in words for the status line."""
    article: str
    extraction: Extraction
    corrections: Sequence[Correction]
    head: ArticleHead | None


class Correcting:
    """Leads a person's decisions to the library; each is queued, none is lost.

    Args:
        newsroom: the library.
        work: does the writing.
        overlays: opens the dialog.
        dialog: asks for speaker, kind, relay, cue and note.
        show: shows what a decision did.
        tell: says what cannot be done.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        overlays: Overlays,
        dialog: CorrectOverlay,
        show: Callable[[Decided], None],
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._overlays = overlays
        self._dialog = dialog
        self._show = show
        self._tell = tell

    def correct(self, document: Document, quotation: Quotation) -> None:
        """Asks what is to be changed about a quotation."""
        self._ask(Subject(document, quotation.spans, quotation))

    def add(self, document: Document, selection: Span) -> None:
        """Asks who said the selected words: a quotation that was missed, or other ends of one."""
        spans, found = new_ends(selection, document)
        if spans:
            self._ask(Subject(document, spans, found))
        else:
            self._tell("nothing is selected")

    def confirm(self, document: Document, quotation: Quotation) -> None:
        """Decides that everything is as it stands."""
        self.decide(document, quotation.spans, Draft(confirmed(quotation)))

    def reject(self, document: Document, quotation: Quotation) -> None:
        """Decides that these words are no quotation."""
        self.decide(document, quotation.spans, Draft(Decision(Verdict.NOT_QUOTED)))

    def decide(self, document: Document, spans: Sequence[Span], draft: Draft) -> None:
        """Writes a decision down."""
        article, corrections = document.article.id, self._newsroom.corrections

        def act() -> str:
            made = corrections.decide(article, spans, draft.decision, cue=draft.cue)
            return f"{decided_words(draft.decision)} · by you, {made.made:%Y-%m-%d} · u undoes"

        self._act(article, act)

    def take_back(self, correction: Correction) -> None:
        """Forgets a decision; the analysis holds again."""
        corrections = self._newsroom.corrections

        def act() -> str:
            corrections.take_back(correction.id)
            return "correction forgotten; u brings it back"

        self._act(correction.article, act)

    def _act(self, article: str, act: Callable[[], str]) -> None:
        newsroom = self._newsroom

        def run() -> Decided:
            told = act()
            return Decided(
                told,
                article,
                newsroom.quotes.of(article),
                newsroom.corrections.of(article),
                next(iter(newsroom.articles.heads([article])), None),
            )

        self._work.every(WRITING, lambda ticket: run(), self._show)

    def _ask(self, subject: Subject) -> None:
        """Opens the dialog at once; the library's speakers follow."""
        speakers = self._newsroom.speakers
        self._overlays.open("correct")
        self._dialog.open(subject)
        self._work.latest(NAMING_SPEAKERS, lambda ticket: speakers.all(), self._dialog.offer_also)

    def turn(self, step: int) -> None:
        """To the next part of the decision in the dialog, or the one before."""
        self._dialog.turn(step)

    def accept(self, subject: Subject, draft: Draft) -> None:
        """Closes the dialog and writes its decision down."""
        self._overlays.close()
        self.decide(subject.document, subject.spans, draft)
