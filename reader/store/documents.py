"""What the search index is made of, article by article."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reader.store import codec
from reader.store.connection import Connection


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """An article as far as the index knows it."""

    number: int
    day: datetime.date | None
    title: str
    """The headline; empty where none is known."""
    outlet: str
    """Empty where unknown."""
    text: str
    said: str
    """The words inside quotations."""
    sources: tuple[tuple[str, str], ...]
    """Speakers of quotations with the words that name them."""


def count(db: Connection) -> int:
    """How many articles there are."""
    return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])


def numbers(db: Connection) -> list[int]:
    """The numbers of all articles, oldest first, undated last."""
    rows = db.execute("SELECT number FROM articles ORDER BY day_order, number")
    return [number for (number,) in rows]


def get(db: Connection, wanted: Sequence[int]) -> list[StoredDocument]:
    """The articles in the order asked for; unknown numbers are left out."""
    within = json.dumps(list(wanted))
    said: dict[int, list[str]] = defaultdict(list)
    sources: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for number, speaker, mention, text in db.execute(
        "SELECT article, speaker, mention, text FROM quotations"
        " WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, number",
        (within,),
    ):
        said[number].append(text)
        if speaker is not None:
            sources[number].append((speaker, mention or speaker))
    rows = db.execute(
        "SELECT a.number, a.day, CASE WHEN a.title_is_guess THEN '' ELSE a.title END,"
        " coalesce(a.outlet, ''), v.text FROM articles a JOIN versions v ON v.id = a.version"
        " WHERE a.number IN (SELECT value FROM json_each(?))",
        (within,),
    )
    found = {
        number: StoredDocument(
            number=number,
            day=None if day is None else datetime.date.fromisoformat(day),
            title=title,
            outlet=outlet,
            text=codec.expand(text),
            said="\n".join(said[number]),
            sources=tuple(dict.fromkeys(sources[number])),
        )
        for number, day, title, outlet, text in rows
    }
    return [found[number] for number in wanted if number in found]
