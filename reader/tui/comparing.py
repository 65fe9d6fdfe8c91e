"""The comparison's side of the app: which two articles stand side by side, and leaving for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.errors import ReaderError
from reader.model.article import ArticleHead
from reader.model.match import Alignment
from reader.model.span import Span
from reader.newsroom.services import Newsroom
from reader.tui.desk import Desk
from reader.tui.document import Document
from reader.tui.jumping import first_match
from reader.tui.overlays import Overlays
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.compare_screen import CompareScreen
from reader.tui.widgets.match_rows import NOTHING_TO_COMPARE
from reader.tui.work import Ticket, Work

PAIRING = "pairing"
"""The kind of work."""


@dataclass(frozen=True)
class _Pair:
    left: Document
    right: Document
    alignment: Alignment
    others: Sequence[ArticleHead]


class Comparing:
    """Puts an article beside another of its story.

    Args:
        newsroom: the library.
        work: aligns.
        desk: the open article.
        view: where the reading cursor is.
        overlays: opens the screen.
        screen: shows the comparison.
        tell: says what cannot be done.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        desk: Desk,
        view: ArticleView,
        overlays: Overlays,
        screen: CompareScreen,
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._desk = desk
        self._view = view
        self._overlays = overlays
        self._screen = screen
        self._tell = tell
        self._left = ""
        self._at: Span | None = None
        self.is_pairing = False
        """Whether a comparison is on its way that the next key is meant for."""

    def open(self, other: str | None = None) -> None:
        """Compares the open article with another.

        None takes the one that has the passage, else the first.
        """
        document = self._desk.document
        if document is None:
            self._tell("open an article first")
            return
        at = self._view.passage
        found = first_match(self._desk, at)
        self.beside(document.article.id, other or (found[0].other.id if found else None), at=at)

    def beside(self, left: str, right: str | None, *, at: Span | None) -> None:
        """Compares two articles of a story, beginning at a passage of the left one."""
        self._left, self._at = left, at
        self.choose(right)

    def refresh(self) -> None:
        """Reads anew what is compared, because matches or names have changed; the place stays."""
        if self._overlays.is_open("compare"):
            self._at = self._standing
            self._pair(self._screen.view.documents[1].article.id, None)

    @property
    def _standing(self) -> Span | None:
        """The passage of the left article in whose block the cursor stands."""
        block, match = self._screen.view.block, self._screen.view.match
        if block is None or match is not None:
            return match.a if match is not None else None
        whole = _whole(block.a)
        kept = whole is not None and self._at is not None and whole.overlaps(self._at)
        return self._at if kept else whole

    def choose(self, other: str | None) -> None:
        """Puts another article on the right; None takes the first of the story."""
        self._pair(other, self._desk.document)

    def _pair(self, other: str | None, present: Document | None) -> None:
        """Compares with another article.

        Args:
            other: its id.
            present: the open article, which is not read again; None reads it.
        """
        newsroom, left = self._newsroom, self._left

        def pair() -> _Pair | None:
            others = newsroom.matches.others(left)
            head = next((h for h in others if h.id == other), next(iter(others), None))
            if head is None:
                return None
            is_open = present is not None and present.article.id == left
            here = present if present and is_open else read(newsroom, left)
            alignment = newsroom.matches.between(left, head.id)
            return _Pair(here, read(newsroom, head.id), alignment, others)

        def try_to(ticket: Ticket) -> _Pair | ReaderError | None:
            try:
                return pair()
            except ReaderError as error:
                return error

        self.is_pairing = True
        self._work.latest(PAIRING, try_to, self._show)

    def stop(self) -> None:
        """The comparison on its way, if one is, was called off."""
        self.is_pairing = False

    @property
    def places(self) -> list[tuple[Document, Span]]:
        """The matched passages of the present block, else its sentences, left before right."""
        view = self._screen.view
        block, match = view.block, view.match
        if block is None:
            return []
        spans = (match.a, match.b) if match else (_whole(block.a), _whole(block.b))
        return [(d, s) for d, s in zip(view.documents, spans, strict=True) if s is not None]

    def jump(self) -> None:
        """Opens the article of the active column at the present block."""
        place = self._screen.view.place
        if place is None:
            self._tell("nothing stands here on this side; tab changes the side")
            return
        document, span = place
        self._overlays.close_all()
        self._desk.open(document.article.id, span)

    def _show(self, pair: _Pair | ReaderError | None) -> None:
        self.is_pairing = False
        if isinstance(pair, ReaderError):
            raise pair
        if pair is None:
            self._tell(NOTHING_TO_COMPARE)
            return
        self._overlays.open("compare")
        self._screen.show(pair.left, pair.right, pair.alignment, others=pair.others, at=self._at)


def read(newsroom: Newsroom, article: str) -> Document:
    """An article with what is known about it, but for its matches."""
    return Document(
        article=newsroom.articles.text(article),
        head=next(iter(newsroom.articles.heads([article])), None),
        extraction=newsroom.quotes.of(article),
        notes=tuple(newsroom.notes.of(article)),
    )


def _whole(sentences: Sequence[Span]) -> Span | None:
    return Span(sentences[0].start, sentences[-1].end) if sentences else None
