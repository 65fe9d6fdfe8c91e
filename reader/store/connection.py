"""Opens a library's SQLite file and hands out connections, one a thread, and transactions."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

from reader.errors import Busy, DataError, LibraryDamaged, ReaderError
from reader.store.migrations import MIGRATIONS, migrate

BUSY_TIMEOUT_MS = 5_000
_PAGE_CACHE_KIB = 16_384
_LOCKED = ("database is locked", "database table is locked")
_FULL = ("database or disk is full", "disk i/o error", "attempt to write a readonly database")


class Connection(sqlite3.Connection):
    """A connection that can be referred to weakly, so that those of ended threads go away."""

    writes = False
    """Whether the open transaction is one that writes."""


class Library:
    """A library's file. Every method may be called from any thread.

    Transactions join: what opens one inside another of the same thread takes part in it.

    Args:
        path: the SQLite file; it and its directory are created where they are missing.
        migrations: the schema's steps, oldest first.

    Raises:
        LibraryDamaged: the file is no library, or cannot be read.
        LibraryTooNew: a newer version of the program wrote it.
        Busy: another process holds it for longer than five seconds.
    """

    def __init__(self, path: Path, *, migrations: tuple[str, ...] = MIGRATIONS) -> None:
        self.path = path
        self._threads = threading.local()
        self._open: weakref.WeakSet[Connection] = weakref.WeakSet()
        self._guard = threading.Lock()
        _create_privately(path)
        with self.translated():
            migrate(self._connection(), path, migrations=migrations)
        self._identity = _identity(path)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the library that does not change while it is open."""
        with self.translated(), self._transaction("BEGIN") as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[Connection]:
        """A transaction that writes; all of it is kept, or nothing where an error passes.

        Args:
            durable: whether it must outlast a power cut; what can be read again need not.

        Raises:
            Busy: another process has been writing for longer than five seconds.
            DataError: the disk is full or read-only, or the file was removed meanwhile.
        """
        with self.translated():
            self._refuse_if_removed()
            connection = self._connection()
            if not connection.in_transaction:
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            elif not connection.writes:
                raise RuntimeError("a transaction that reads cannot be joined to write")
            with self._transaction("BEGIN IMMEDIATE"):
                yield connection

    def close(self) -> None:
        """Closes the connections of all threads."""
        with self._guard:
            for connection in list(self._open):
                connection.close()
            self._open.clear()
            self._threads = threading.local()

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection = self._connection()
        if connection.in_transaction:
            yield connection
            return
        connection.execute(begin)
        connection.writes = begin != "BEGIN"
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def _connection(self) -> Connection:
        known: Connection | None = getattr(self._threads, "connection", None)
        if known is not None:
            return known
        connection = sqlite3.connect(
            self.path,
            timeout=BUSY_TIMEOUT_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        connection.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
        # Where the disk cannot share memory, SQLite answers with another mode and goes on.
        connection.execute("PRAGMA journal_mode = WAL")
        self._threads.connection = connection
        with self._guard:
            self._open.add(connection)
        return connection

    def _refuse_if_removed(self) -> None:
        if _identity(self.path) != self._identity:
            raise DataError(
                f"the library was removed or replaced while it was open: {self.path}",
                hint="start the program again",
            )

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Turns SQLite's errors into the program's own."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            told = self._told(error)
            if told is None:
                raise
            raise told from error

    def _told(self, error: sqlite3.DatabaseError) -> ReaderError | None:
        said = str(error).lower()
        if said.startswith(_LOCKED):
            return Busy(f"the library {self.path}")
        if said.startswith(_FULL) or said.startswith("unable to open"):
            return DataError(
                f"the library cannot be used: {error}: {self.path}",
                hint="look at the disk and its rights",
            )
        if isinstance(error, (sqlite3.OperationalError, sqlite3.ProgrammingError)):
            return None
        return LibraryDamaged(f"{self.path} cannot be read: {error}", hint=_repair(self.path))


def _create_privately(path: Path) -> None:
    """Creates the file for its owner only; SQLite's side files inherit its mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.parent.chmod(0o700)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DataError(
            f"{path}: {error.strerror}", hint="look at the disk and its rights"
        ) from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _repair(path: Path) -> str:
    return (
        f"move {path.name} out of {path.parent} and scan again, or put back a copy of it; "
        f"“sqlite3 {path.name} .recover” saves the notes that can still be read"
    )
