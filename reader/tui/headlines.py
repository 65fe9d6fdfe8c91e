"""The list's side of the app: which headlines are wanted, loading them, stars and read marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from reader.newsroom.articles import LibraryCounts, Show
from reader.text.fold import fold
from reader.text.plural import counted
from reader.tui.widgets.article_list import NAMES, ArticleList, Listing, entries_of
from reader.tui.work import Work

if TYPE_CHECKING:
    from reader.model.article import ArticleHead
    from reader.newsroom.services import Newsroom
    from reader.tui.desk import Desk

LISTING, FETCHING, COUNTING = "listing", "fetching", "counting"
"""Kinds of work: the list itself, heads of rows that came into view, and the title's counts."""

_FIRST = 200
"""Heads loaded with the listing; the rest is fetched as it comes into view."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which headlines a person wants to see."""

    show: Show = Show.ALL
    words: str = ""
    """What headline, outlet, path or day must hold; case and accents do not count."""

    @property
    def told(self) -> str:
        """What is shown instead of everything, in words; empty where nothing is hidden."""
        parts = [NAMES[self.show], f"with “{self.words}”" if self.words else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Loaded:
    """A listing and what the title bar says of the library."""

    listing: Listing
    counts: LibraryCounts


class TitleOwner(Protocol):
    """What shows the counts."""

    def show_counts(self, counts: LibraryCounts) -> None:
        """Shows how much the library holds."""
        ...


class Headlines:
    """Loads the list off the event loop and keeps what a person wants to see.

    Args:
        newsroom: the library.
        work: runs the loading.
        view: the list.
        desk: what marks articles; it is not there before the list is.
        title: shows the counts.
        folder: where a person should put articles.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        view: ArticleList,
        desk: Callable[[], Desk],
        title: TitleOwner,
        folder: str,
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._view = view
        self._desk = desk
        self._title = title
        self._folder = folder
        self.wanted = Wanted()
        self.articles = 0
        """How many the library holds."""

    def load(self, *, keep: bool = True) -> None:
        """Loads the list anew; the cursor stays on its article."""
        newsroom, wanted, folder = self._newsroom, self.wanted, self._folder

        def load() -> Loaded:
            listing = load_listing(newsroom, wanted, folder=folder)
            return Loaded(listing, newsroom.articles.counts())

        def show(loaded: Loaded) -> None:
            self._view.show_listing(loaded.listing, keep=keep)
            self.articles = loaded.counts.articles
            self._title.show_counts(loaded.counts)

        self._work.latest(LISTING, lambda ticket: load(), show)

    def count(self) -> None:
        """Counts what the library holds anew; the list stays as it is."""
        articles = self._newsroom.articles
        self._work.latest(COUNTING, lambda ticket: articles.counts(), self._title.show_counts)

    def fetch(self, ids: tuple[str, ...]) -> None:
        """Loads the heads of rows that came into view."""
        articles = self._newsroom.articles
        self._work.every(FETCHING, lambda ticket: articles.heads(ids), self._view.add_heads)

    def show(self, show: Show) -> None:
        """Shows all, unread or marked articles."""
        self.wanted = replace(self.wanted, show=show)
        self.load(keep=False)

    def filter(self, words: str) -> None:
        """Shows only the headlines that hold the words; empty shows all."""
        if words != self.wanted.words:
            self.wanted = replace(self.wanted, words=words)
            self.load()

    def update(self, head: ArticleHead) -> None:
        """Shows what has changed about an article."""
        self._view.add_heads([head])

    @property
    def present(self) -> ArticleHead | None:
        """The article under the cursor."""
        article = self._view.article
        return self._view.head(article) if article is not None else None

    @property
    def standing(self) -> str:
        """Where the list's cursor is, in words: file, place in the list, what hides others."""
        head, shown = self.present, self._view.listing.articles
        if head is None:
            return ""
        place = f"{shown.index(head.id) + 1} of {counted(len(shown), 'article')}"
        hidden = f"only {self.wanted.told}" if self.wanted.told else ""
        chosen = f"{len(self._view.chosen)} marked with v" if self._view.chosen else ""
        return " · ".join(part for part in (head.path, place, hidden, chosen) if part)

    def toggle_star(self, article: str | None) -> None:
        """Stars an article of the list, or takes the star away."""
        if (head := self._head(article)) is not None:
            self._desk().set_starred(head, starred=not head.starred)

    def toggle_read(self, article: str | None) -> None:
        """Marks an article of the list read, or unread."""
        if (head := self._head(article)) is not None:
            self._desk().set_read(head, read=head.unread)

    def _head(self, article: str | None) -> ArticleHead | None:
        return self.present if article is None else self._view.head(article)


def load_listing(newsroom: Newsroom, wanted: Wanted, *, folder: str) -> Listing:
    """The articles wanted, grouped by story, with what to say where there are none.

    Args:
        newsroom: the library.
        wanted: which articles.
        folder: where a person should put articles.
    """
    ids = list(newsroom.articles.ids(wanted.show))
    if wanted.words:
        ids = [head.id for head in newsroom.articles.heads(ids) if _holds(head, wanted.words)]
    stories = newsroom.stories.all(least=2) if len(ids) > 1 else []
    unread = frozenset(newsroom.articles.ids(Show.UNREAD))
    return Listing(
        entries=tuple(entries_of(ids, stories)),
        stories={f"story:{story.id}": story for story in stories},
        unread=frozenset(id for id in ids if id in unread),  # each id in memory once
        heads={head.id: head for head in newsroom.articles.heads(ids[:_FIRST])},
        remark=_remark(wanted, folder),
    )


def _holds(head: ArticleHead, words: str) -> bool:
    day = head.day.isoformat() if head.day else ""
    held = fold(" ".join((head.display_title, head.outlet or "", head.path, day)))
    return all(fold(word) in held for word in words.split())


def _remark(wanted: Wanted, folder: str) -> str:
    if wanted.words:
        return f"No article {wanted.told}; q shows all."
    if wanted.told:
        return f"No {wanted.told} article; 1 shows all."
    return f"No articles here. Drop .txt files into {folder} and press r."
