"""Quotations across the library: who is quoted where, and which quotations answer a filter."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reader.model.quotation import Confidence, SpeakerKind
from reader.store.connection import Connection


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How often a speaker is quoted."""

    name: str
    kind: SpeakerKind
    quotations: int
    articles: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A wording under which a speaker is printed, and how often."""

    speaker: str
    mention: str | None
    role: str | None
    outlet: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which quotations are asked for; None means any."""

    speakers: Collection[str] | None = None
    """Canonical names."""
    outlet: str | None = None
    since: str | None = None
    """ISO day of publication; articles without one are left out."""
    confidence: Confidence | None = None
    article: int | None = None


def speakers(db: Connection) -> list[SpeakerCount]:
    """Everyone who is quoted, most quoted first, then by name; by their most frequent kind."""
    rows = db.execute(
        "SELECT speaker, speaker_kind, count(*), count(DISTINCT article) FROM quotations"
        " WHERE speaker IS NOT NULL GROUP BY speaker, speaker_kind ORDER BY count(*) DESC"
    )
    found: dict[str, SpeakerCount] = {}
    for name, kind, quotations, articles in rows:
        first = found.get(name)
        found[name] = SpeakerCount(
            name,
            first.kind if first else SpeakerKind(kind),
            quotations + (first.quotations if first else 0),
            max(articles, first.articles if first else 0),
        )
    return sorted(found.values(), key=lambda speaker: (-speaker.quotations, speaker.name))


def printed(db: Connection) -> list[Printed]:
    """The mentions and roles of all speakers as each outlet prints them, most frequent first."""
    rows = db.execute(
        "SELECT speaker, mention, role, outlet, count(*) FROM quotations JOIN articles"
        " ON articles.number = quotations.article WHERE speaker IS NOT NULL"
        " GROUP BY speaker, mention, role, outlet ORDER BY count(*) DESC, mention, outlet"
    )
    return [Printed(*row) for row in rows]


def articles_of(db: Connection, speakers: Collection[str]) -> int:
    """In how many articles any of these canonical names is quoted."""
    row = db.execute(
        "SELECT count(DISTINCT article) FROM quotations"
        " WHERE speaker IN (SELECT value FROM json_each(?))",
        (json.dumps(list(speakers)),),
    ).fetchone()
    return int(row[0])


def speaker_names(db: Connection) -> list[str]:
    """Every canonical name."""
    rows = db.execute("SELECT DISTINCT speaker FROM quotations WHERE speaker IS NOT NULL")
    return [name for (name,) in rows]


def articles(db: Connection, wanted: Wanted) -> list[int]:
    """The numbers of articles that hold such a quotation, newest first, undated last."""
    where, values = _where(wanted)
    rows = db.execute(
        "SELECT DISTINCT a.number, a.day, a.path FROM quotations q JOIN articles a"
        f" ON a.number = q.article WHERE {where} ORDER BY a.day IS NULL, a.day DESC, a.path",
        values,
    )
    return [row[0] for row in rows]


def numbers(db: Connection, wanted: Wanted, within: Sequence[int]) -> dict[int, dict[int, str]]:
    """The quotations that answer, in the given articles: their words by article and number."""
    where, values = _where(wanted)
    rows = db.execute(
        "SELECT q.article, q.number, q.text FROM quotations q JOIN articles a"
        f" ON a.number = q.article WHERE {where}"
        " AND q.article IN (SELECT value FROM json_each(?)) ORDER BY q.article, q.number",
        (*values, json.dumps(list(within))),
    )
    found: dict[int, dict[int, str]] = {}
    for article, number, text in rows:
        found.setdefault(article, {})[number] = text
    return found


def _where(wanted: Wanted) -> tuple[str, tuple[str | int, ...]]:
    speakers = None if wanted.speakers is None else json.dumps(list(wanted.speakers))
    conditions: list[tuple[str, str | int | None]] = [
        ("q.speaker IN (SELECT value FROM json_each(?))", speakers),
        ("a.outlet = ? COLLATE NOCASE", wanted.outlet),
        ("a.day >= ?", wanted.since),
        ("q.confidence = ?", wanted.confidence and wanted.confidence.value),
        ("q.article = ?", wanted.article),
    ]
    given = [(clause, value) for clause, value in conditions if value is not None]
    clauses = " AND ".join(clause for clause, _ in given) or "1"
    return clauses, tuple(value for _, value in given)
