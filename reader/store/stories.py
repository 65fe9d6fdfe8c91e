"""Stories: which articles belong together, by grouping and by decisions of people."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.store import derived
from reader.store.connection import Connection
from reader.store.records import Placing


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story as it is kept."""

    id: str
    articles: tuple[str, ...]
    """Ids, earliest first, undated last."""
    title: str
    """The earliest article's headline or first sentence."""
    name: str | None
    """Given by a person."""
    days: tuple[datetime.date, ...]
    """Of the dated articles, earliest first."""
    outlets: tuple[str, ...]
    """Each once, in the order of their articles."""


def all_stories(db: Connection, *, least: int = 1) -> Iterator[StoredStory]:
    """Every story of at least so many articles, newest first, undated ones last."""
    names = _names(db)
    rows = db.execute(f"SELECT story, id, title, outlet, day FROM articles {derived.LIST_ORDER}")
    for story, group in groupby(rows, lambda row: row[0]):
        members = list(group)
        if len(members) >= least:
            yield _story(story, members, names)


def story_of(db: Connection, article: int) -> StoredStory:
    """The story that the article of that number belongs to."""
    rows = db.execute(
        "SELECT story, id, title, outlet, day FROM articles"
        " WHERE story = (SELECT story FROM articles WHERE number = ?) ORDER BY day_order, path",
        (article,),
    ).fetchall()
    return _story(rows[0][0], rows, _names(db))


def members(db: Connection, story: str) -> list[int]:
    """The numbers of a story's articles, in list order; empty for an unknown story."""
    rows = db.execute(
        "SELECT number FROM articles WHERE story = ? ORDER BY day_order, path", (story,)
    )
    return [number for (number,) in rows]


def placings(db: Connection) -> Iterator[Placing]:
    """What the grouping needs of every article."""
    rows = db.execute(
        "SELECT id, day, outlet, terms FROM articles JOIN analyses ON article = number"
    )
    for article, day, outlet, terms in rows:
        yield Placing(
            id=article,
            day=None if day is None else datetime.date.fromisoformat(day),
            outlet=outlet,
            terms=terms,
        )


def links(db: Connection, *, together: bool) -> list[tuple[str, str]]:
    """Pairs of article ids that a person put together, or apart."""
    rows = db.execute(
        "SELECT a.id, b.id FROM story_links l JOIN articles a ON a.number = l.a"
        " JOIN articles b ON b.number = l.b WHERE l.together = ? ORDER BY a.id, b.id",
        (together,),
    )
    return rows.fetchall()


def misplaced(db: Connection, grouping: Mapping[str, str]) -> list[tuple[str, str]]:
    """The articles that stand in another story than the grouping says, with the story it says."""
    rows = db.execute("SELECT id, story FROM articles")
    return [
        (article, grouping[article])
        for article, story in rows
        if grouping.get(article, story) != story
    ]


def uncounted(db: Connection, *, largest: int, limit: int) -> list[str]:
    """Ids of articles whose matches are not counted, in stories of 2 to `largest` articles."""
    rows = db.execute(
        "SELECT id FROM articles WHERE matches IS NULL AND story IN"
        " (SELECT story FROM articles GROUP BY story HAVING count(*) BETWEEN 2 AND ?)"
        f" {derived.LIST_ORDER} LIMIT ?",
        (largest, limit),
    )
    return [article for (article,) in rows]


def place(db: Connection, moves: Iterable[tuple[str, str]]) -> None:
    """Puts articles into stories; what was known of their matches no longer holds."""
    for article, story in moves:
        db.execute(
            "UPDATE articles SET matches = NULL WHERE story IN"
            " ((SELECT story FROM articles WHERE id = ?), ?)",
            (article, story),
        )
        db.execute("UPDATE articles SET story = ? WHERE id = ?", (story, article))


def settle_order(db: Connection) -> None:
    """Sorts stories by their newest and their first article, after either may have changed."""
    rows = db.execute(
        "SELECT story, path, day, story_order, story_lead FROM articles"
        " ORDER BY story, day_order, path"
    ).fetchall()
    for story, group in groupby(rows, lambda row: row[0]):
        members = list(group)
        newest = max((row[2] for row in members if row[2] is not None), default=None)
        day = None if newest is None else datetime.date.fromisoformat(newest)
        place = derived.story_order(day), members[0][1]
        if any((row[3], row[4]) != place for row in members):
            db.execute(
                "UPDATE articles SET story_order = ?, story_lead = ? WHERE story = ?",
                (*place, story),
            )


def _names(db: Connection) -> dict[str, str]:
    """Names given by people, by the id of the article they were given to."""
    rows = db.execute("SELECT id, name FROM story_names JOIN articles ON number = article")
    return dict(rows.fetchall())


def _story(story: str, rows: Sequence[Sequence[str]], names: Mapping[str, str]) -> StoredStory:
    ids = tuple(row[1] for row in rows)
    given = [names[article] for article in (story, *ids) if article in names]
    days = sorted(datetime.date.fromisoformat(row[4]) for row in rows if row[4] is not None)
    return StoredStory(
        id=story,
        articles=ids,
        title=rows[0][2],
        name=given[0] if given else None,
        days=tuple(days),
        outlets=tuple(dict.fromkeys(row[3] for row in rows if row[3] is not None)),
    )
