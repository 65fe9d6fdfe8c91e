"""Commands of the list of headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.newsroom.articles import Show
from reader.tui.commands import acts
from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where

if TYPE_CHECKING:
    from reader.tui.shell import Shell

_LIST = (Where.LIST,)


def _show(show: Show) -> Action:
    return lambda app, argument: app.lists.show(show)


def _unread(step: int) -> Action:
    def act(app: Shell, argument: str) -> None:
        if not app.headlines.goto_unread(step):
            app.status.tell("no more unread articles")

    return act


COMMANDS: tuple[Command, ...] = (
    Command(
        "list.open",
        "Open",
        "open the article where you left it, the speaker's page, the statement, the search",
        ("enter",),
        (Where.LIST, Where.SPEAKERS, Where.SEARCHES),
        lambda app, argument: acts.open_row(app, argument),
        short="open",
        argument="article",
    ),
    Command(
        "list.show_all",
        "All articles",
        "show every article",
        ("1",),
        _LIST,
        _show(Show.ALL),
        short="all",
    ),
    Command(
        "list.show_unread",
        "Unread articles",
        "show only what you have not opened",
        ("2",),
        _LIST,
        _show(Show.UNREAD),
        short="unread",
    ),
    Command(
        "list.show_marked",
        "Marked articles",
        "show only what is starred or has notes or bookmarks",
        ("3",),
        _LIST,
        _show(Show.MARKED),
        short="marked",
    ),
    Command(
        "list.next_unread",
        "Next unread article",
        "down to the next unread article",
        ("]u",),
        _LIST,
        _unread(1),
        short="unread",
    ),
    Command(
        "list.previous_unread",
        "Previous unread article",
        "up to the unread article before",
        ("[u",),
        _LIST,
        _unread(-1),
        short="unread",
    ),
    Command(
        "article.star",
        "Star",
        "star the article, or take the star away",
        ("*",),
        (Where.LIST, Where.ARTICLE),
        lambda app, argument: app.lists.toggle_star(acts.article_meant(app)),
        short="star",
    ),
    Command(
        "article.toggle_read",
        "Read or unread",
        "mark the article read, or unread again",
        ("R",),
        (Where.LIST, Where.ARTICLE),
        lambda app, argument: app.lists.toggle_read(acts.article_meant(app)),
        short="read",
    ),
)
