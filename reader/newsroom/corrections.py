"""Corrections: a person's decisions about quotations, kept for ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.correction import Correction, Decision
from reader.model.span import Span
from reader.newsroom.quotes import QuotationRow


class Corrections(Protocol):
    """What a person decided always wins over the analysis. Every act can be undone.

    A decision hangs on its words: it survives new scans, indexes and analyses, and moves with the
    words when the file is edited. Where they are gone it is kept and shown as an orphan.
    """

    def of(self, article: str) -> Sequence[Correction]:
        """The corrections in an article, by place; orphans last."""
        ...

    def all(self) -> Sequence[Correction]:
        """Every correction of the library, newest first."""
        ...

    def decide(
        self, article: str, spans: Sequence[Span], decision: Decision, *, cue: Span | None = None
    ) -> Correction:
        """Decides about the quotation in these spans, in place of any decision before.

        Args:
            article: the article's id.
            spans: the quotation as it stands, or as it should; marks included, in order.
            decision: the whole decision.
            cue: the words that say it is speech, where the person names them.

        Raises:
            UsageError: the spans are none, empty or outside the text.
        """
        ...

    def take_back(self, correction: int) -> None:
        """Forgets a decision; the analysis holds again. Undo brings it back.

        Raises:
            UsageError: there is no such correction.
        """
        ...

    def queue(self, *, limit: int = 200, beyond: int = 0) -> Sequence[QuotationRow]:
        """Quotations no person has decided about, least certain first, then newest first.

        Args:
            limit: at most so many.
            beyond: leaves out so many at the beginning.
        """
        ...

    def left(self) -> int:
        """How many quotations no person has decided about."""
        ...
