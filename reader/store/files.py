"""Folders and their files: what was seen, when it need not be read again, and what was wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from reader.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Complaint:
    """What could not be read in a file."""

    path: str
    sentence: str
    rejected: bool
    """True: no article came of it; False: an article with a flaw."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that the library reads."""

    number: int
    path: str
    prefix: str | None = None
    """Of its source keys; None where it lies where it lay first."""


def folders(db: Connection) -> list[Folder]:
    """The folders this library reads, first added first."""
    rows = db.execute("SELECT id, path, prefix FROM folders ORDER BY id")
    return [Folder(number, os.fsdecode(path), prefix) for number, path, prefix in rows]


def add_folder(db: Connection, path: str) -> int:
    """Has the library read a folder as well; returns its number."""
    db.execute("INSERT OR IGNORE INTO folders (path) VALUES (?)", (os.fsencode(path),))
    found = db.execute("SELECT id FROM folders WHERE path = ?", (os.fsencode(path),)).fetchone()
    return int(found[0])


def move_folder(db: Connection, folder: int, path: str, *, prefix: str) -> None:
    """Notes where a folder lies now; its source keys begin as before."""
    db.execute(
        "UPDATE folders SET path = ?, prefix = ? WHERE id = ?", (os.fsencode(path), prefix, folder)
    )


def stamps(db: Connection, folder: int) -> dict[str, tuple[int, str]]:
    """The files last seen in a folder: their numbers and stamps, by relative path."""
    rows = db.execute("SELECT path, id, stamp FROM files WHERE folder = ?", (folder,))
    return {os.fsdecode(path): (number, stamp) for path, number, stamp in rows}


def enter(db: Connection, folder: int, path: str) -> int:
    """The number of a file that is about to be read; its stamp says nothing until `finish`."""
    key = (folder, os.fsencode(path))
    db.execute("INSERT OR IGNORE INTO files (folder, path, stamp) VALUES (?, ?, '')", key)
    found = db.execute("SELECT id FROM files WHERE folder = ? AND path = ?", key).fetchone()
    db.execute("UPDATE files SET stamp = '' WHERE id = ?", found)
    return int(found[0])


def finish(db: Connection, file: int, *, stamp: str, complaints: Iterable[Complaint]) -> None:
    """Notes that a file was read to its end, and what was wrong with it."""
    db.execute("UPDATE files SET stamp = ? WHERE id = ?", (stamp, file))
    db.execute("DELETE FROM complaints WHERE file = ?", (file,))
    db.executemany(
        "INSERT INTO complaints (file, path, sentence, rejected) VALUES (?, ?, ?, ?)",
        ((file, found.path, found.sentence, found.rejected) for found in complaints),
    )


def vanish(db: Connection, file: int) -> set[int]:
    """Forgets a file that is no longer there; the articles it held are marked as gone."""
    marked = retire(db, file, found=set())
    db.execute("DELETE FROM files WHERE id = ?", (file,))
    return marked


def retire(db: Connection, file: int, *, found: set[int]) -> set[int]:
    """Marks as gone the articles of a file that were not found in it any more; returns these."""
    rows = db.execute("SELECT number FROM articles WHERE file = ?", (file,))
    missing = {number for (number,) in rows.fetchall()} - found
    db.executemany(
        "UPDATE articles SET gone = 1, file = NULL WHERE number = ?",
        ((number,) for number in missing),
    )
    return missing


def complaints(db: Connection, folder: int) -> list[Complaint]:
    """What is wrong with the files of a folder, by path."""
    rows = db.execute(
        "SELECT c.path, c.sentence, c.rejected FROM complaints c JOIN files f ON f.id = c.file"
        " WHERE f.folder = ? ORDER BY c.path, c.rowid",
        (folder,),
    )
    return [Complaint(path, sentence, bool(rejected)) for path, sentence, rejected in rows]


def articles_in(db: Connection, files: Iterable[int]) -> int:
    """How many articles the files hold."""
    counted = db.execute(
        "SELECT count(*) FROM articles WHERE file IN (SELECT value FROM json_each(?))",
        (str(list(files)),),
    ).fetchone()
    return int(counted[0])
