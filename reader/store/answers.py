"""What search asks of the library: which articles, and which of their quotations."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from reader.store.connection import Connection


class SpokenLine(NamedTuple):
    """A quotation, as far as search looks at it."""

    article: int
    number: int
    said_on: str | None
    text: str


def spoken(
    db: Connection, *, names: Collection[str] | None, within: Collection[int]
) -> list[SpokenLine]:
    """The quotations in some articles of those called so, in full or as printed; None is anyone."""
    rows = db.execute(
        "SELECT article, number, said_on, text FROM quotations"
        " WHERE article IN (SELECT value FROM json_each(?2)) AND (?1 IS NULL OR speaker IS NOT NULL"
        " AND (speaker IN (SELECT value FROM json_each(?1))"
        " OR mention IN (SELECT value FROM json_each(?1))))",
        (_json(names), _json(within)),
    )
    return [SpokenLine(*row) for row in rows]


def spoken_by(db: Connection, names: Collection[str]) -> list[tuple[int, int, str]]:
    """Article, number and speaker of every quotation of speakers with these canonical names."""
    rows = db.execute(
        "SELECT article, number, speaker FROM quotations INDEXED BY quotations_by_speaker"
        " WHERE speaker IN (SELECT value FROM json_each(?))",
        (_json(names),),
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


def in_language(db: Connection, language: str) -> frozenset[int]:
    """The numbers of the articles whose metadata name a language, as `en` or `en-GB`.

    Args:
        db: the library.
        language: `en` also means every kind of English; empty means any known language.
    """
    # Metadata are stored as the list of their fields; language is the last, value first.
    rows = db.execute(
        "SELECT a.number, json_extract(v.metadata, '$[5][0]') FROM articles a"
        " JOIN versions v ON v.id = a.version WHERE json_extract(v.metadata, '$[5][0]') <> ''"
    )
    wanted = language.casefold().replace("_", "-")
    known = ((number, told.casefold().replace("_", "-")) for number, told in rows)
    return frozenset(
        number for number, told in known if not wanted or f"{told}-".startswith(f"{wanted}-")
    )


def stories_of(db: Connection, within: Collection[int], *, limit: int) -> list[tuple[str, int]]:
    """The stories that several of these articles tell, with how many do, most first."""
    rows = db.execute(
        "SELECT story, count(*) FROM articles WHERE number IN (SELECT value FROM json_each(?))"
        " GROUP BY story HAVING count(*) > 1 ORDER BY count(*) DESC, story LIMIT ?",
        (_json(within), limit),
    )
    return rows.fetchall()


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
