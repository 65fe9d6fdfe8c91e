"""For the passage under the cursor: what every other outlet printed, and what is only here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.newsroom.matches import ArticleMatches
from reader.tui.document import Document
from reader.tui.set_aside import SetAside
from reader.tui.widgets.match_rows import passage_rows
from reader.tui.widgets.row_list import RowList

_LOW = 10
"""Lines of the panel below which it is dense."""


class MatchesTab(RowList):
    """Follows the passage; its rows are `Target`s in the other articles, about `Parallel`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._document: Document | None = None
        self._matches: ArticleMatches | None = None
        self._said: Mapping[str, Extraction] = {}
        self._set_aside: Sequence[SetAside] = ()
        self._passage = Span(0, 0)

    def show_document(self, document: Document) -> None:
        """Shows another article, not compared yet."""
        self._document, self._matches = document, None
        self._update(keep=False)

    def replace_document(self, document: Document) -> None:
        """Shows the same article with other notes or corrections; its matches stay."""
        self._document = document
        self._update()

    def show_matches(
        self,
        matches: ArticleMatches | None,
        said: Mapping[str, Extraction] | None = None,
        set_aside: Sequence[SetAside] = (),
    ) -> None:
        """Shows what the article shares with others; None while that is being worked out.

        Args:
            matches: the article against every other of its story.
            said: the others' quotations by article id, for speaker and `via`.
            set_aside: what a person rejected of the article's matches.
        """
        self._matches, self._said, self._set_aside = matches, said or {}, set_aside
        self._update()

    def show_passage(self, passage: Span) -> None:
        """Follows the reading cursor to another sentence."""
        if passage != self._passage:
            self._passage = passage
            self._update(keep=False)

    def _update(self, *, keep: bool = True) -> None:
        if self._document is not None:
            dense = 0 < self.size.height < _LOW
            rows = passage_rows(
                self._document,
                self._matches,
                self._passage,
                said=self._said,
                set_aside=self._set_aside,
                dense=dense,
            )
            self.show_rows(tuple(rows), keep=keep)

    def on_resize(self) -> None:
        """Is dense where there are few lines."""
        super().on_resize()
        self._update()
