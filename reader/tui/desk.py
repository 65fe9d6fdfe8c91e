"""The desk: the article that lies open, what is known about it, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reader.errors import ReaderError
from reader.model.article import ArticleHead
from reader.model.correction import Correction
from reader.model.note import Note
from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.newsroom.services import Newsroom
from reader.tui.compared import ROUNDS_S, Compared, compare
from reader.tui.document import Document
from reader.tui.navigation import Place, Trail
from reader.tui.work import Ticket, Work

OPENING, COMPARING, WRITING = "opening", "comparing", "writing"
"""Kinds of work: the first two let the latest win, in the third every job is done."""

_REMEMBERED = 8
"""Articles whose matches are kept."""


@dataclass(frozen=True)
class _Opened:
    document: Document
    at: int
    gets_keys: bool
    """Whether the article is brought onto the screen and takes the keys."""


class Desktop(Protocol):
    """What the desk needs of the screen."""

    @property
    def cursor(self) -> int:
        """The offset of the reading cursor in the article shown."""
        ...

    def show_document(self, document: Document, at: int, *, gets_keys: bool) -> None:
        """Shows another article."""
        ...

    def show_place(self, place: Span | int) -> None:
        """Moves the cursor in the article shown."""
        ...

    def show_parts(self, document: Document) -> None:
        """Shows the same article with something new about it."""
        ...

    def show_compared(self, compared: Compared | None) -> None:
        """Shows the matches; None while they are worked out."""
        ...

    def show_head(self, head: ArticleHead) -> None:
        """An article's line in the list has changed."""
        ...


class Desk:
    """Opens articles off the event loop and remembers where one was."""

    def __init__(self, newsroom: Newsroom, work: Work, desktop: Desktop) -> None:
        self._newsroom = newsroom
        self._work = work
        self._desktop = desktop
        self._trail = Trail()
        self._known: dict[str, Compared] = {}
        self._saved: Place | None = None
        self.document: Document | None = None
        self.compared: Compared | None = None
        self.is_opening = False
        """Whether an article is on its way that the next key is meant for."""

    @property
    def place(self) -> Place | None:
        """Where the reader is now."""
        if self.document is None:
            return None
        return Place(self.document.article.id, self._desktop.cursor)

    # Opening

    def open(
        self,
        article: str,
        span: Span | None = None,
        *,
        query: str = "",
        over: Callable[[], object] | None = None,
    ) -> None:
        """Opens an article and remembers the place one comes from.

        Args:
            article: its id.
            span: where to; None where reading stopped.
            query: a search whose places in the article become its hits.
            over: opens again what one comes from, where that lay over the panes.
        """
        now = self.place
        if over is not None:
            self._trail.leave((now or Place("", 0))._replace(over=over))
        elif now is not None:
            self._trail.leave(now)
        self._go(article, span.start if span else None, query=query)

    def back(self) -> None:
        """To the place before the last jump."""
        self._follow(self._trail.back(self.place))

    def forward(self) -> None:
        """To the place that `back` came from."""
        self._follow(self._trail.forward(self.place))

    def reload(self) -> None:
        """Reads the open article again, because the library has changed; the place stays."""
        self._known.clear()
        if (now := self.place) is not None:
            self._load(now.article, now.offset, gets_keys=False)

    def _follow(self, place: Place | None) -> None:
        if place is None:
            return
        if place.article:
            self._go(place.article, place.offset)
        if place.over is not None:
            place.over()

    def _go(self, article: str, at: int | None, *, query: str = "") -> None:
        is_open = self.document is not None and self.document.article.id == article
        if is_open and at is not None and not query:
            self._desktop.show_place(at)
            return
        self.save_position()
        self._load(article, at, query=query)

    def _load(
        self, article: str, at: int | None, *, query: str = "", gets_keys: bool = True
    ) -> None:
        newsroom = self._newsroom

        def load() -> _Opened:
            document = Document(
                article=newsroom.articles.text(article),
                head=next(iter(newsroom.articles.heads([article])), None),
                extraction=newsroom.quotes.of(article),
                notes=tuple(newsroom.notes.of(article)),
                orphans=orphans(newsroom.corrections.of(article)),
                hits=tuple(newsroom.search.places(query, article, typing=True)) if query else (),
            )
            place = newsroom.articles.position(article) if at is None else at
            if query:
                place = _first_hit(document, place)
            return _Opened(document, place, gets_keys)

        def try_to(ticket: Ticket) -> _Opened | ReaderError:
            try:
                return load()
            except ReaderError as error:
                return error

        self.is_opening = True
        self._work.latest(OPENING, try_to, self._show)

    def stop_opening(self) -> None:
        """The article on its way, if one is, was called off."""
        self.is_opening = False

    def _show(self, opened: _Opened | ReaderError) -> None:
        self.is_opening = False
        if isinstance(opened, ReaderError):
            raise opened
        self.document = opened.document
        self.compared = None
        self._desktop.show_document(opened.document, opened.at, gets_keys=opened.gets_keys)
        head = opened.document.head
        if head is not None and head.unread:
            self.set_read(head, read=True, by_hand=False)
        self._compare(opened.document.article.id)

    # Matches

    def _compare(self, article: str, *, quietly: bool = False) -> None:
        if article in self._known:
            self._show_compared(self._known[article])
            return
        if not quietly:
            self._desktop.show_compared(None)
        self._compare_in_rounds(article, *ROUNDS_S)

    def _compare_in_rounds(self, article: str, seconds: float, *later: float) -> None:
        """Shows what a round finds, and goes on with the next where that was not all."""
        newsroom = self._newsroom

        def show(compared: Compared) -> None:
            if compared.goes_on and later:
                self._show_compared(compared)
                self._compare_in_rounds(article, *later)
            else:
                self._keep_compared(compared)

        self._work.latest(
            COMPARING, lambda ticket: compare(newsroom, article, ticket, seconds=seconds), show
        )

    def _keep_compared(self, compared: Compared) -> None:
        while len(self._known) >= _REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[compared.matches.article] = compared
        if compared.head is not None:
            self._desktop.show_head(compared.head)
        self._show_compared(compared)

    def _show_compared(self, compared: Compared) -> None:
        if self.document is None or compared.matches.article != self.document.article.id:
            return
        self.compared = compared
        links = [m.a for c in compared.matches.counterparts for m in c.alignment.links]
        self._change(replace(self.document, matches=tuple(sorted(set(links)))))
        self._desktop.show_compared(compared)

    def compare_anew(self) -> None:
        """Works the matches out again, because names or quotations have changed.

        What is shown stays until then.
        """
        self._known.clear()
        if self.document is not None:
            self._compare(self.document.article.id, quietly=True)

    # What changed about the open article

    def set_notes(self, article: str, notes: Sequence[Note]) -> None:
        """Shows what is left in the article now, if it is the open one."""
        if self.document is not None and self.document.article.id == article:
            self._change(replace(self.document, notes=tuple(notes)))

    def set_quotations(
        self, article: str, extraction: Extraction, corrections: Sequence[Correction]
    ) -> None:
        """Shows an article's quotations after a person's decision, whichever article it is."""
        if self.document is not None and self.document.article.id == article:
            lost = orphans(corrections)
            self._change(replace(self.document, extraction=extraction, orphans=lost))
        self.compare_anew()

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Marks the places that a find matched."""
        if self.document is not None:
            self._change(replace(self.document, hits=tuple(hits)))

    def _change(self, document: Document) -> None:
        self.document = document
        self._desktop.show_parts(document)

    # Reading state

    def set_read(self, head: ArticleHead, *, read: bool, by_hand: bool = True) -> None:
        """Marks an article read or unread; opening it does so too, but not by hand."""
        articles = self._newsroom.articles
        self._write(lambda: articles.set_read(head.id, read=read, by_hand=by_hand))
        self._desktop.show_head(replace(head, unread=not read))

    def set_starred(self, head: ArticleHead, *, starred: bool) -> None:
        """Stars an article, or takes the star away."""
        articles = self._newsroom.articles
        self._write(lambda: articles.set_starred(head.id, starred=starred))
        self._desktop.show_head(replace(head, starred=starred))

    def save_position(self) -> None:
        """Remembers where reading stopped in the open article."""
        now = self.place
        if now is not None and now != self._saved:
            self._saved = now
            articles = self._newsroom.articles
            self._write(lambda: articles.set_position(now.article, now.offset))

    def _write(self, write: Callable[[], None]) -> None:
        self._work.every(WRITING, lambda ticket: write(), lambda done: None)


def orphans(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections whose words are gone."""
    return tuple(correction for correction in corrections if not correction.spans)


def _first_hit(document: Document, at: int) -> int:
    """The first hit in the passage at an offset; the offset where there is none."""
    passage = document.sentence_at(at)
    return next((hit.start for hit in document.hits if hit.overlaps(passage)), at)
