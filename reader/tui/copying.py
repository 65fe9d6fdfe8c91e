"""Copies passages, with their citation or bare, and says by which route."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.newsroom.services import Newsroom
from reader.tui import citation
from reader.tui.clipboard import Clipboard, Copied
from reader.tui.document import Document
from reader.tui.panel_rows import Target
from reader.tui.work import Work

COPYING = "copying"
"""The kind of work."""

Place = tuple[Document, Span]
Tell = Callable[[str], None]


class Copying:
    """Copies off the event loop, because clipboard programs may take their time.

    Args:
        newsroom: holds the articles of rows that stand for passages elsewhere.
        clipboard: takes the text.
        work: runs it.
        today: the day that citations state.
        tell: says by which route it went.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        clipboard: Clipboard,
        work: Work,
        *,
        today: Callable[[], datetime.date],
        tell: Tell,
    ) -> None:
        self._newsroom = newsroom
        self._clipboard = clipboard
        self._work = work
        self._today = today
        self._tell = tell

    def cite(self, places: Sequence[Place]) -> None:
        """The words of the passages, each with its citation."""
        self._copy(lambda: self._cited(places), "with citation")

    def plain(self, places: Sequence[Place]) -> None:
        """The sources' words alone."""
        self._copy(lambda: _words(places), "the words")

    def cite_targets(self, targets: Sequence[Target]) -> None:
        """What rows of a panel lead to, each with its citation."""
        self._copy(lambda: self._cited(self._loaded(targets)), "with citation")

    def plain_targets(self, targets: Sequence[Target]) -> None:
        """The words that rows of a panel lead to."""
        self._copy(lambda: _words(self._loaded(targets)), "the words")

    def _cited(self, places: Sequence[Place]) -> str:
        today = self._today()
        return "\n\n".join(
            citation.cite(
                document.article, span, today=today, quotation=quotation_in(document, span)
            )
            for document, span in places
        )

    def _loaded(self, targets: Sequence[Target]) -> Sequence[Place]:
        documents = {target.article: self._document(target.article) for target in targets}
        return [(documents[t.article], t.span) for t in targets if t.span is not None]

    def _document(self, article: str) -> Document:
        newsroom = self._newsroom
        return Document(newsroom.articles.text(article), extraction=newsroom.quotes.of(article))

    def _copy(self, make: Callable[[], str], what: str) -> None:
        clipboard = self._clipboard
        self._work.latest(
            COPYING,
            lambda ticket: clipboard.copy(make()),
            lambda copied: self._told(what, copied),
        )

    def _told(self, what: str, copied: Copied) -> None:
        verb = "copied" if copied.reached else "could not copy"
        self._tell(f"{verb} {what} · {copied.route}")


def quotation_in(document: Document, span: Span) -> Quotation | None:
    """The first quotation that shares words with the span."""
    touching = (q for q in document.quotations if any(s.overlaps(span) for s in q.spans))
    return next(touching, None)


def _words(places: Sequence[Place]) -> str:
    return "\n\n".join(citation.plain(document.article, span) for document, span in places)
