"""The list of headlines, grouped by story; it fetches what a row shows only when it is seen."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from textual.content import Content
from textual.message import Message

from reader.model.article import ArticleHead
from reader.model.story import Story
from reader.newsroom.articles import Show
from reader.text.safe import printable
from reader.tui.widgets.virtual_list import Row, VirtualList
from reader.tui.wording import day_words

NAMES = {Show.ALL: "", Show.UNREAD: "unread", Show.MARKED: "marked"}
"""What the filters are called in the list's remarks."""

_REMARK = "remark:"
"""The key of the only row where there are no articles."""

_ONE_LINE_FROM = 56
"""Cells from which an article's facts stand in one line."""
_FETCHED = 200
"""Heads asked for at a time."""


class Entry(NamedTuple):
    """A row of the list."""

    key: str
    """The article's id, or `story:` and the story's id."""
    is_story: bool


@dataclass(frozen=True)
class Listing:
    """What the list shows, loaded off the event loop."""

    entries: tuple[Entry, ...] = ()
    stories: Mapping[str, Story] = field(default_factory=dict)
    """Those that have a heading, by the key of their entry."""
    unread: frozenset[str] = frozenset()
    heads: Mapping[str, ArticleHead] = field(default_factory=dict)
    """The first ones; more are fetched when they are seen."""
    remark: str = ""
    """What to say where there are no entries."""

    @cached_property
    def articles(self) -> list[str]:
        """The ids, in order."""
        return [entry.key for entry in self.entries if not entry.is_story]


def entries_of(ids: Sequence[str], stories: Sequence[Story]) -> Iterator[Entry]:
    """The articles with a heading before those of a story that has several here."""
    several = {
        article: story for story in stories if len(story.articles) > 1 for article in story.articles
    }
    headed: set[str] = set()
    for article in ids:
        story = several.get(article)
        if story is not None and story.id not in headed:
            headed.add(story.id)
            yield Entry(f"story:{story.id}", is_story=True)
        yield Entry(article, is_story=False)


class _Source:
    """Rows for the virtual list, painted from the heads that are known.

    Args:
        listing: what is shown.
        chosen: the ids of the articles marked for the next action; it may change.
        wanted: asks for heads that are not known.
    """

    def __init__(self, listing: Listing, chosen: Collection[str], wanted: HeadsAsker) -> None:
        self.listing = listing
        self._chosen = chosen
        self.heads = dict(listing.heads)
        self._wanted = wanted
        self._places = {entry.key: at for at, entry in enumerate(listing.entries)}
        self.articles = frozenset(listing.articles)

    def __len__(self) -> int:
        return len(self.listing.entries) or bool(self.listing.remark)

    def key(self, index: int) -> str:
        return self.listing.entries[index].key if self.listing.entries else _REMARK

    def find(self, key: str) -> int | None:
        return self._places.get(key)

    def row(self, index: int, width: int) -> Row:
        if not self.listing.entries:
            lines = textwrap.wrap(printable(self.listing.remark), max(8, width - 2)) or [""]
            return Row(tuple(Content.styled(f" {line}", "dim") for line in lines), selectable=False)
        entry = self.listing.entries[index]
        if entry.is_story:
            return _story_row(self.listing.stories[entry.key], width)
        head = self.heads.get(entry.key)
        if head is None:
            self._wanted.ask(index)
            return Row((Content("   …"), Content("")))
        chosen = head.id in self._chosen
        return article_row(head, width, inside=self._in_story(index), chosen=chosen)

    def _in_story(self, index: int) -> bool:
        head = self.heads[self.listing.entries[index].key]
        return f"story:{head.story}" in self.listing.stories


class HeadsAsker:
    """Asks for the heads around a row, each block once."""

    def __init__(self, view: ArticleList) -> None:
        self._view = view
        self._asked: set[int] = set()

    def ask(self, index: int) -> None:
        """Has the block with this row fetched."""
        block = index // _FETCHED
        if block not in self._asked:
            self._asked.add(block)
            entries = self._view.listing.entries[block * _FETCHED : (block + 1) * _FETCHED]
            ids = tuple(entry.key for entry in entries if not entry.is_story)
            self._view.post_message(ArticleList.HeadsWanted(ids))


class ArticleList(VirtualList):
    """Headlines. It knows no keys: its owner calls the methods."""

    @dataclass
    class HeadsWanted(Message):
        """Rows came into view whose articles are not known yet."""

        ids: tuple[str, ...]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.listing = Listing()
        self._chosen: dict[str, None] = {}
        self._rows_source = _Source(self.listing, self._chosen, HeadsAsker(self))

    def show_listing(self, listing: Listing, *, keep: bool = True) -> None:
        """Shows other articles; the cursor stays on its article where that is still there.

        Articles that are shown no more are marked no more.
        """
        self.listing = listing
        self._rows_source = _Source(listing, self._chosen, HeadsAsker(self))
        for article in [each for each in self._chosen if each not in self._rows_source.articles]:
            del self._chosen[article]
        self.show(self._rows_source, keep=keep)

    def add_heads(self, heads: Sequence[ArticleHead]) -> None:
        """Takes what was asked for, or what changed, and paints it."""
        self._rows_source.heads.update({head.id: head for head in heads})
        self.reload()

    def head(self, article: str) -> ArticleHead | None:
        """What is known of an article."""
        return self._rows_source.heads.get(article)

    @property
    def article(self) -> str | None:
        """The id of the article under the cursor."""
        key = self.highlighted_key
        return key if key in self._rows_source.articles else None

    # Marks for the next action

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the articles marked for the next action, in the order of marking."""
        return tuple(self._chosen)

    def toggle_chosen(self) -> None:
        """Marks the article under the cursor, or takes the mark away, and goes to the next."""
        if self.article is None:
            return
        if self.article in self._chosen:
            del self._chosen[self.article]
        else:
            self._chosen[self.article] = None
        self.reload()
        self.move_rows(1)

    def clear_chosen(self) -> None:
        """Forgets what was marked."""
        self._chosen.clear()
        self.reload()

    def goto_unread(self, step: int) -> bool:
        """Moves to the next unread article, upwards where `step` is negative."""
        at = self.highlighted
        if at is None:
            return False
        entries = self.listing.entries
        indices = range(at + 1, len(entries)) if step > 0 else range(at - 1, -1, -1)
        found = next((index for index in indices if self._is_unread(entries[index].key)), None)
        if found is not None:
            self.goto(found)
        return found is not None

    def _is_unread(self, key: str) -> bool:
        head = self.head(key)
        return head.unread if head is not None else key in self.listing.unread


def _story_row(story: Story, width: int) -> Row:
    name = ("~" if story.name_is_guess else "") + printable(story.name)
    count = f" {len(story.articles)}"
    line = Content.assemble((_fitted(name, width - len(count) - 1), "bold"), (count, "dim"))
    return Row((line,), selectable=False)


def article_row(head: ArticleHead, width: int, *, inside: bool, chosen: bool = False) -> Row:
    """The lines of one article: state and headline, then what is known about it.

    Args:
        head: the article.
        width: cells.
        inside: it stands under its story's heading.
        chosen: it is marked for the next action.
    """
    indent = "  " if inside else ""
    state = "✓" if chosen else "★" if head.starred else "●" if head.unread else "○"
    title = ("~" if head.title_is_guess else "") + printable(head.display_title)
    shown = _fitted(title, width - len(indent) - 3)
    look = "italic" if head.title_is_guess else "bold" if head.unread else ""
    first = Content.assemble(f"{indent}{state} ", (shown, look))
    margin = f"{indent}  "
    return Row((first, *(Content.styled(margin + line, "dim") for line in _facts(head, width))))


def _facts(head: ArticleHead, width: int) -> list[str]:
    label = printable(head.label)
    outlet = printable(head.outlet) if head.outlet else "outlet ?"
    known = f"{label} · {outlet} · {day_words(head)}"
    counts = f"{head.words} words · {head.quotations} q · {head.matches} m"
    if head.notes:
        counts += f" · {head.notes} •"
    return [f"{known} · {counts}"] if width >= _ONE_LINE_FROM else [known, counts]


def _fitted(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"
