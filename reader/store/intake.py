"""Writes analysed articles: new ones, new versions, and those that moved to another path."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable

from reader.store import derived, outbox
from reader.store.connection import Connection
from reader.store.records import Outcome, Packed, QuotationLine


def store(
    db: Connection, packed: Packed, *, file: int | None, now: datetime.datetime
) -> tuple[int, Outcome]:
    """Takes an article in; storing the same again changes nothing.

    Args:
        db: a transaction that writes.
        packed: the analysed article.
        file: the number of the file it was read from; None where it was read from the library
            itself, to be analysed anew.
        now: the time it was stored.

    Returns:
        The article's number and what became of it.
    """
    known = numbered(db, packed.key)
    if known is not None:
        return known, _renew(db, known, packed, file=file, now=now)
    vanished = _vanished_twin(db, packed)
    if vanished is not None:
        db.execute("UPDATE articles SET key = ? WHERE number = ?", (packed.key, vanished))
        _renew(db, vanished, packed, file=file, now=now)
        return vanished, Outcome.MOVED
    twin = db.execute("SELECT 1 FROM versions WHERE sha256 = ?", (packed.sha256,)).fetchone()
    number = _add(db, packed, file=file, now=now)
    return number, Outcome.DUPLICATE if twin else Outcome.NEW


def is_current(db: Connection, key: str, *, sha256: str, metadata: str, analysis: int) -> bool:
    """Whether the article is held as it is now, so that it need not be analysed again."""
    row = db.execute(
        "SELECT 1 FROM articles a JOIN versions v ON v.id = a.version"
        " JOIN analyses n ON n.article = a.number"
        " WHERE a.key = ? AND v.sha256 = ? AND v.metadata = ? AND n.analysis = ?",
        (key, sha256, metadata, analysis),
    ).fetchone()
    return row is not None


def keep(db: Connection, key: str, *, file: int) -> tuple[int, Outcome] | None:
    """Notes that a current article was found again; None where the library has no such key."""
    number = numbered(db, key)
    return None if number is None else (number, _found_again(db, number, file=file))


def numbered(db: Connection, key: str) -> int | None:
    """The number of the article with this source key."""
    row = db.execute("SELECT number FROM articles WHERE key = ?", (key,)).fetchone()
    return None if row is None else int(row[0])


def _vanished_twin(db: Connection, packed: Packed) -> int | None:
    row = db.execute(
        "SELECT a.number FROM versions v JOIN articles a"
        " ON a.number = v.article AND a.version = v.id"
        " WHERE v.sha256 = ? AND a.gone ORDER BY v.article LIMIT 1",
        (packed.sha256,),
    ).fetchone()
    return None if row is None else int(row[0])


def _found_again(db: Connection, number: int, *, file: int | None) -> Outcome:
    """Ties the article to its file; one whose file had vanished counts as updated."""
    if file is None:
        return Outcome.UNCHANGED
    gone = db.execute("SELECT gone FROM articles WHERE number = ?", (number,)).fetchone()[0]
    db.execute("UPDATE articles SET file = ?, gone = 0 WHERE number = ?", (file, number))
    return Outcome.UPDATED if gone else Outcome.UNCHANGED


def _free_id(db: Connection, wanted: str) -> str:
    """The id, or another made of it where an article has it already: its file was moved here from
    that path, or ten digits met by chance.
    """
    free, attempt = wanted, 0
    while db.execute("SELECT 1 FROM articles WHERE id = ?", (free,)).fetchone():
        attempt += 1
        free = "a:" + hashlib.sha256(f"{wanted} {attempt}".encode()).hexdigest()[:10]
    return free


def _add(db: Connection, packed: Packed, *, file: int | None, now: datetime.datetime) -> int:
    fresh = _free_id(db, packed.id)
    number = db.execute(
        "INSERT INTO articles (id, key, file, path, story, story_lead, story_order, day_order)"
        " VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        (fresh, packed.key, file, packed.path, fresh, packed.path),
    ).lastrowid
    assert number is not None
    _add_version(db, number, packed, now=now)
    _finish(db, number, packed)
    db.execute(
        "UPDATE articles SET story_order = CASE day_order WHEN ?1 THEN ?1 ELSE ?1 - day_order END"
        " WHERE number = ?2",
        (derived.UNDATED, number),
    )
    return number


def _renew(
    db: Connection, number: int, packed: Packed, *, file: int | None, now: datetime.datetime
) -> Outcome:
    """Writes what changed of an article that the library holds."""
    found = _found_again(db, number, file=file)
    moved = db.execute(
        "UPDATE articles SET path = ?1 WHERE number = ?2 AND path <> ?1", (packed.path, number)
    ).rowcount
    if moved:
        derived.set_stories_due(db)
    version, sha256, text, *told = db.execute(
        "SELECT v.id, v.sha256, v.text, v.metadata, v.warnings, n.analysis, n.terms, n.extraction"
        " FROM articles a"
        " LEFT JOIN versions v ON v.id = a.version LEFT JOIN analyses n ON n.article = a.number"
        " WHERE a.number = ?",
        (number,),
    ).fetchone()
    same_version = (sha256, text) == (packed.sha256, packed.text)
    same_source = told[:2] == [packed.metadata, json.dumps(packed.warnings)]
    same_facts = told[2:] == [packed.analysis, packed.terms, packed.extraction]
    if same_version and same_source and same_facts:
        return found
    if same_version:
        db.execute("DELETE FROM versions WHERE id = ?", (version,))
    _add_version(db, number, packed, now=now, version=version if same_version else None)
    _finish(db, number, packed)
    return found if same_version and same_source else Outcome.UPDATED


def _add_version(
    db: Connection,
    number: int,
    packed: Packed,
    *,
    now: datetime.datetime,
    version: int | None = None,
) -> None:
    added = db.execute(
        "INSERT INTO versions (id, article, sha256, stored, encoding, plain, begins_at, analysis,"
        " metadata, warnings, marks, first_sentence, layout, text, given)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version,
            number,
            packed.sha256,
            now.isoformat(timespec="seconds"),
            packed.encoding,
            packed.plain,
            packed.begins_at,
            packed.analysis,
            packed.metadata,
            json.dumps(packed.warnings),
            packed.marks,
            packed.first_sentence,
            packed.layout,
            packed.text,
            packed.given,
        ),
    ).lastrowid
    db.execute("UPDATE articles SET version = ? WHERE number = ?", (added, number))


def _finish(db: Connection, number: int, packed: Packed) -> None:
    """Writes what follows from the analysis, and tells lists, index and stories."""
    db.execute(
        "INSERT OR REPLACE INTO analyses (article, analysis, terms, extraction)"
        " VALUES (?, ?, ?, ?)",
        (number, packed.analysis, packed.terms, packed.extraction),
    )
    db.execute("UPDATE articles SET words = ? WHERE number = ?", (packed.words, number))
    write_quotations(db, number, packed.quotations)
    derived.settle(db, number)
    outbox.add(db, [number])
    derived.set_stories_due(db)


def write_quotations(db: Connection, number: int, lines: Iterable[QuotationLine]) -> None:
    """Writes an article's quotations row by row; its story's matches are unknown then."""
    db.execute("DELETE FROM quotations WHERE article = ?", (number,))
    written = db.executemany(
        "INSERT INTO quotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *line) for line in lines),
    ).rowcount
    db.execute("UPDATE articles SET quotations = ? WHERE number = ?", (max(0, written), number))
    db.execute(
        "UPDATE articles SET matches = NULL"
        " WHERE story = (SELECT story FROM articles WHERE number = ?)",
        (number,),
    )
