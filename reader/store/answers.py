"""What search asks of the library: which articles, and which of their quotations."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from reader.store import codec
from reader.store.connection import Connection


class SpokenLine(NamedTuple):
    """A quotation, as far as search looks at it."""

    article: int
    number: int
    said_on: str | None
    text: str


def spoken(
    db: Connection, *, speakers: Collection[str] | None, within: Collection[int] | None
) -> list[SpokenLine]:
    """The quotations of some speakers (None: anyone, known or not) in some articles (None: all)."""
    rows = db.execute(
        "SELECT article, number, said_on, text FROM quotations"
        " WHERE (?1 IS NULL OR speaker IN (SELECT value FROM json_each(?1)))"
        " AND (?2 IS NULL OR article IN (SELECT value FROM json_each(?2)))",
        (_json(speakers), _json(within)),
    )
    return [SpokenLine(*row) for row in rows]


def spoken_by(db: Connection, speakers: Collection[str]) -> list[tuple[int, int]]:
    """Article and number of every quotation of some speakers."""
    rows = db.execute(
        "SELECT article, number FROM quotations INDEXED BY quotations_by_speaker"
        " WHERE speaker IN (SELECT value FROM json_each(?))",
        (_json(speakers),),
    )
    return rows.fetchall()


def _json(values: Collection[str] | Collection[int] | None) -> str | None:
    return None if values is None else json.dumps(list(values))


_STATES = {
    "is:read": "SELECT article FROM read_articles",
    "is:unread": "SELECT number FROM articles WHERE number NOT IN"
    " (SELECT article FROM read_articles)",
    "is:starred": "SELECT article FROM starred_articles",
    "is:marked": "SELECT article FROM starred_articles UNION SELECT article FROM notes",
    "has:note": "SELECT article FROM notes WHERE kind = 'note'",
    "has:bookmark": "SELECT article FROM notes WHERE kind IN ('bookmark', 'mark')",
    "has:quote": "SELECT number FROM articles WHERE quotations > 0",
    "has:title": "SELECT number FROM articles WHERE NOT title_is_guess",
    "has:outlet": "SELECT number FROM articles WHERE outlet IS NOT NULL",
    "has:date": "SELECT number FROM articles WHERE day IS NOT NULL",
}

STATES = tuple(_STATES)
"""What `in_state` can be asked."""


def in_state(db: Connection, state: str) -> frozenset[int]:
    """The numbers of the articles that are, or have, what a query calls `is:…` or `has:…`."""
    return frozenset(number for (number,) in db.execute(_STATES[state]))


def with_path(db: Connection, part: str) -> frozenset[int]:
    """The numbers of the articles whose path contains the part, case ignored."""
    rows = db.execute("SELECT number FROM articles WHERE instr(lower(path), lower(?))", (part,))
    return frozenset(number for (number,) in rows)


def in_story(db: Connection, story: str) -> frozenset[int]:
    """The numbers of the articles of a story, by its id or by words of the name it was given."""
    rows = db.execute(
        "SELECT number FROM articles WHERE story = ?1 OR story = 'a:' || ?1 OR story IN"
        " (SELECT a.story FROM story_names n JOIN articles a ON a.number = n.article"
        " WHERE instr(lower(n.name), lower(?1)))",
        (story,),
    )
    return frozenset(number for (number,) in rows)


def notes(db: Connection) -> list[tuple[int, str]]:
    """Every note with words: its article's number and the words."""
    return db.execute("SELECT article, text FROM notes WHERE text <> ''").fetchall()


class Indexed(NamedTuple):
    """What the search index is told of an article."""

    number: int
    day: datetime.date | None
    title: str
    text: str
    said: str
    outlet: str
    speakers: tuple[str, ...]


def in_index_order(db: Connection) -> list[int]:
    """The numbers of all articles by day and number, undated first: how the index likes them."""
    rows = db.execute("SELECT number FROM articles ORDER BY coalesce(day, ''), number")
    return [number for (number,) in rows]


def documents(db: Connection, numbers: Sequence[int]) -> list[Indexed]:
    """What the index is told of these articles, in their order; vanished numbers are left out."""
    wanted = json.dumps(list(numbers))
    spoken: dict[int, list[tuple[str | None, str]]] = {}
    for article, speaker, text in db.execute(
        "SELECT article, speaker, text FROM quotations"
        " WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, number",
        (wanted,),
    ):
        spoken.setdefault(article, []).append((speaker, text))
    rows = db.execute(
        "SELECT a.number, a.day, CASE a.title_is_guess WHEN 1 THEN '' ELSE a.title END, v.text,"
        " coalesce(a.outlet, '') FROM articles a JOIN versions v ON v.id = a.version"
        " WHERE a.number IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    found = {row[0]: _indexed(row, spoken.get(row[0], [])) for row in rows}
    return [found[number] for number in numbers if number in found]


def _indexed(row: Sequence[Any], spoken: Sequence[tuple[str | None, str]]) -> Indexed:
    number, day, title, text, outlet = row
    return Indexed(
        number=number,
        day=datetime.date.fromisoformat(day) if day else None,
        title=title,
        text=codec.expand(text),
        said="\n".join(words for _, words in spoken),
        outlet=outlet,
        speakers=tuple(dict.fromkeys(speaker for speaker, _ in spoken if speaker)),
    )
