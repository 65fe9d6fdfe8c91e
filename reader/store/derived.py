"""What lists show of an article, derived from what was found and what a person set by hand."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.model.article import Fact, Metadata, Origin
from reader.store import codec, facts, outbox
from reader.store.connection import Connection
from reader.text.safe import printable

EDITABLE = ("title", "outlet", "date", "byline", "url")
"""The fields of metadata that a person may set."""

UNDATED = 99_999_999
"""Stands for an unknown day wherever days are sorted."""

_STORIES_DUE = "stories due"
_STORIES_GROUPED = "stories grouped"


def hand(db: Connection, number: int) -> dict[str, str]:
    """What a person set, by field."""
    rows = db.execute("SELECT field, value FROM hand_metadata WHERE article = ?", (number,))
    return dict(rows.fetchall())


def edited(db: Connection, *, fields: Sequence[str]) -> set[int]:
    """The numbers of articles of which a person set one of the fields."""
    rows = db.execute(
        "SELECT DISTINCT article FROM hand_metadata"
        " WHERE field IN (SELECT value FROM json_each(?))",
        (json.dumps(list(fields)),),
    )
    return {number for (number,) in rows}


def with_hand(found: Metadata, edits: dict[str, str]) -> Metadata:
    """Metadata with a person's edits over what was found."""
    changed: dict[str, Any] = {
        field: Fact(value, Origin.HAND) for field, value in edits.items() if field in EDITABLE
    }
    return replace(found, **changed) if changed else found


def settle_metadata(db: Connection, key: tuple[str | int | float, ...]) -> None:
    """Brings lists, index and stories up to date after an edit of an article's metadata."""
    number = int(key[0])
    settle(db, number)
    outbox.add(db, [number])
    set_stories_due(db)


def settle_link(db: Connection, key: tuple[str | int | float, ...]) -> None:
    """Has stories grouped anew after a decision about two articles."""
    set_stories_due(db)


def settle(db: Connection, number: int) -> None:
    """Writes the columns that lists show of an article."""
    row = db.execute(
        "SELECT v.metadata, v.first_sentence FROM articles a JOIN versions v ON v.id = a.version"
        " WHERE a.number = ?",
        (number,),
    ).fetchone()
    known = with_hand(codec.loads(Metadata, row[0]), hand(db, number))
    db.execute(
        "UPDATE articles SET title = ?, title_is_guess = ?, outlet = ?, day = ?, day_order = ?"
        " WHERE number = ?",
        (
            printable(known.title.value) if known.title else row[1],
            known.title is None,
            printable(known.outlet.value) if known.outlet else None,
            known.day.isoformat() if known.day else None,
            day_order(known.day),
            number,
        ),
    )


LIST_ORDER = "ORDER BY story_order, story_lead, story, day_order, path, id"
"""Newest story first; inside a story earliest first; by path where days say nothing."""


def day_order(day: datetime.date | None) -> int:
    """A number that sorts days, earliest first, the unknown day last."""
    return UNDATED if day is None else day.year * 10_000 + day.month * 100 + day.day


def story_order(newest: datetime.date | None) -> int:
    """A number that sorts stories by their newest day, newest first, undated stories last."""
    return UNDATED if newest is None else UNDATED - day_order(newest)


def stories_due(db: Connection) -> str | None:
    """A token of what stories must be grouped for; None where nothing changed since."""
    due = facts.get(db, _STORIES_DUE)
    return None if due == facts.get(db, _STORIES_GROUPED) else due


def set_stories_due(db: Connection) -> None:
    """Notes that stories must be grouped anew."""
    facts.put(db, _STORIES_DUE, str(int(facts.get(db, _STORIES_DUE) or 0) + 1))


def set_stories_grouped(db: Connection, token: str) -> None:
    """Notes that stories were grouped; what changed meanwhile stays due."""
    facts.put(db, _STORIES_GROUPED, token)
