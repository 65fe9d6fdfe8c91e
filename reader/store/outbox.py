"""What the search index has yet to learn: the numbers of articles that changed, in order.

The index keeps its own watermark, the last entry it has taken in; replaying an entry does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.store.connection import Connection


def add(db: Connection, articles: Iterable[int]) -> None:
    """Notes that the articles changed."""
    db.executemany("INSERT INTO outbox (article) VALUES (?)", ((number,) for number in articles))


def last(db: Connection) -> int:
    """The newest entry ever made, 0 before the first."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()
    return int(row[0]) if row else 0


def pending(db: Connection, *, after: int, limit: int) -> tuple[list[int], int]:
    """Up to `limit` entries past a watermark: the articles, each once, and the new watermark."""
    rows = db.execute(
        "SELECT seq, article FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
    ).fetchall()
    return list(dict.fromkeys(number for _, number in rows)), rows[-1][0] if rows else after


def waits(db: Connection) -> bool:
    """Whether there are entries that nobody has said to have learned."""
    return db.execute("SELECT 1 FROM outbox LIMIT 1").fetchone() is not None


def forgotten(db: Connection, *, watermark: int) -> bool:
    """Whether entries past the watermark are gone, or never were: the index is built anew then."""
    newest = last(db)
    first = db.execute("SELECT min(seq) FROM outbox").fetchone()[0]
    return not (newest if first is None else first - 1) <= watermark <= newest


def forget(db: Connection, *, upto: int) -> None:
    """Drops entries that the index has taken in."""
    db.execute("DELETE FROM outbox WHERE seq <= ?", (upto,))
