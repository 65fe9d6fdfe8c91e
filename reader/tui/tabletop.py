"""The tabletop: article, panel and status line as one, always showing the same passage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.model.article import ArticleHead
from reader.model.span import Span
from reader.tui.compared import Compared
from reader.tui.document import Document
from reader.tui.layout import Pane
from reader.tui.stage import Stage
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.side_panel import SidePanel
from reader.tui.widgets.status_line import Standing, StatusLine


class Tabletop:
    """What the desk and the notebook know of the screen.

    Args:
        view: the article.
        panel: follows the article's cursor.
        status: says where that is.
        headlines: shows what changes about an article.
        stage: brings the article onto the screen.
        can_jump: whether the passage has a match to jump to.
    """

    def __init__(
        self,
        *,
        view: ArticleView,
        panel: SidePanel,
        status: StatusLine,
        headlines: ArticleList,
        stage: Stage,
        can_jump: Callable[[], bool],
    ) -> None:
        self._view = view
        self._panel = panel
        self._status = status
        self._headlines = headlines
        self._stage = stage
        self._can_jump = can_jump
        self._document: Document | None = None

    @property
    def cursor(self) -> int:
        """The offset of the reading cursor."""
        return self._view.cursor

    @property
    def target(self) -> Span:
        """The selection, else the passage."""
        return self._view.target

    @property
    def open_article(self) -> str | None:
        """The id of the article shown."""
        return self._document.article.id if self._document is not None else None

    def show_document(self, document: Document, at: int, *, gets_keys: bool) -> None:
        """Shows another article, or the same one read anew."""
        self._document = document
        self._view.show(document, at=at)
        self._panel.show_document(document)
        if gets_keys:
            self._stage.show(Pane.ARTICLE)
        self.follow()

    def show_place(self, place: Span | int) -> None:
        """Moves the cursor in the article shown."""
        self._view.goto(place)
        self._stage.show(Pane.ARTICLE)

    def show_parts(self, document: Document) -> None:
        """Shows the same article with something new about it."""
        self._document = document
        self._view.update(document)
        self._panel.show_document_parts(document, isolated=self._view.isolated)
        self.follow()

    def show_compared(self, compared: Compared | None) -> None:
        """Shows the matches; None while they are worked out."""
        if compared is None:
            self._panel.show_matches(None)
        else:
            self._panel.show_matches(compared.matches, compared.said, compared.set_aside)
        self.follow()

    def show_head(self, head: ArticleHead) -> None:
        """Shows what has changed about an article in its line of the list."""
        self._headlines.add_heads([head])

    def isolate(self, speaker: str | None) -> None:
        """Dims everything but one speaker's quotations; None shows everything again."""
        if self._document is not None:
            self._view.isolate(speaker)
            self._panel.show_document_parts(self._document, isolated=speaker)

    def follow(self) -> None:
        """Has panel and status line say where the reading cursor is.

        While the list has the keys, the status line is the list's.
        """
        if self._document is None:
            return
        view = self._view
        self._panel.show_passage(view.passage)
        if self._stage.pane is Pane.LIST:
            return
        standing = Standing(
            document=self._document,
            cursor=view.cursor,
            passage=view.passage,
            quotation=view.quotation,
            selection=view.selection,
            hit=view.hit,
        )
        hint = "enter jump" if self._can_jump() else ""
        self._status.show(replace(standing, hint=hint))
