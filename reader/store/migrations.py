"""Brings a library's schema up to date, step by numbered step, after keeping a copy of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader import resources
from reader.errors import LibraryDamaged, LibraryTooNew

MIGRATIONS: tuple[str, ...] = (
    "0001_library.sql",
    "0002_list_order.sql",
    "0003_corrections.sql",
    "0004_speakers.sql",
    "0005_match_decisions.sql",
    "0006_moved_folders.sql",
)
"""The steps, oldest first; the number of steps taken is the file's `user_version`."""

APPLICATION_ID = 0x52644E77
"""Marks the file as a library of this program ("RdNw"), as `file` and SQLite know it."""


def migrate(
    connection: sqlite3.Connection, path: Path, *, migrations: tuple[str, ...] = MIGRATIONS
) -> None:
    """Takes the steps that the library has not taken; all of them, or none.

    Before an existing library is changed, it is copied to `library.db.before-N`, where N is the
    schema it is brought to.

    Raises:
        LibraryTooNew: the library has taken steps that this program does not know.
        LibraryDamaged: the file is another program's database.
    """
    taken = _taken(connection, path, known=len(migrations))
    if taken == len(migrations):
        return
    if taken:
        _copy(connection, path.with_name(f"{path.name}.before-{len(migrations)}"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have taken the steps while this one waited.
        for name in migrations[_taken(connection, path, known=len(migrations)) :]:
            for statement in statements(resources.text("store", name)):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one, so that they share a transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _taken(connection: sqlite3.Connection, path: Path, *, known: int) -> int:
    taken: int = connection.execute("PRAGMA user_version").fetchone()[0]
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise LibraryDamaged(
            f"{path} is another program's database", hint="move it away and scan again"
        )
    if taken > known:
        raise LibraryTooNew(
            f"{path} has schema {taken}; this program knows schemas up to {known}",
            hint="install the newer version; nothing was changed",
        )
    return taken


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    finally:
        copy.close()
