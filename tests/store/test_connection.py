from __future__ import annotations

import os
import sqlite3
import stat
import threading

import pytest

from reader.errors import Busy, DataError, LibraryDamaged, LibraryTooNew
from reader.store import connection, facts
from reader.store.connection import Library


def test_the_library_is_for_its_owner_only(library):
    with library.writing() as db:
        facts.put(db, "name", "value")
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in library.path.parent.iterdir()
        }
    assert stat.S_IMODE(library.path.parent.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}, modes


def test_a_transaction_that_fails_leaves_nothing(library):
    with pytest.raises(ZeroDivisionError), library.writing() as db:
        facts.put(db, "name", "value")
        _ = 1 / 0
    with library.reading() as db:
        assert facts.get(db, "name") is None


def test_a_transaction_inside_another_belongs_to_it(library):
    with pytest.raises(ZeroDivisionError), library.writing():
        with library.writing() as db:
            facts.put(db, "name", "value")
        _ = 1 / 0
    with library.reading() as db:
        assert facts.get(db, "name") is None


def test_what_reads_cannot_be_joined_to_write(library):
    with library.reading(), pytest.raises(RuntimeError), library.writing():
        pass


def test_every_thread_reads_and_writes_at_once(library):
    def count() -> None:
        for _ in range(20):
            with library.writing(durable=False) as db:
                facts.put(db, "count", str(int(facts.get(db, "count") or 0) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with library.reading() as db:
        assert facts.get(db, "count") == "80"


def test_a_reader_sees_one_state_while_another_thread_writes(library):
    def write() -> None:
        with library.writing() as db:
            facts.put(db, "name", "new")

    with library.reading() as db:
        assert facts.get(db, "name") is None
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        assert facts.get(db, "name") is None


def test_a_library_that_another_process_writes_to_for_long_is_busy(library, monkeypatch):
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 10)
    impatient = Library(library.path)
    with pytest.raises(Busy, match=r"library\.db is in use"), impatient.writing():
        pass
    other.close()


def test_a_file_that_is_no_database_is_damaged_and_the_hint_says_what_to_do(tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 20)
    with pytest.raises(LibraryDamaged) as caught:
        Library(path)
    assert "scan again" in caught.value.hint
    assert path.read_bytes().startswith(b"no database")


def test_a_library_with_pages_overwritten_is_damaged(library, add):
    for number in range(40):
        add(f"plain:{number}.txt", f"Text {number}. " * 200)
    library.close()
    with open(library.path, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(library.path.stat().st_size - 8192))
    for side in ("-wal", "-shm"):
        library.path.with_name(library.path.name + side).unlink(missing_ok=True)
    with pytest.raises(LibraryDamaged), Library(library.path).reading() as db:
        db.execute("SELECT count(*) FROM versions, articles").fetchall()


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "library.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(LibraryDamaged, match="another program"):
        Library(path)


def test_a_library_of_a_newer_version_is_refused_and_left_alone(library):
    with library.writing() as db:
        db.execute("PRAGMA user_version = 99")
    library.close()
    before = library.path.read_bytes()
    with pytest.raises(LibraryTooNew, match="99"):
        Library(library.path)
    assert library.path.read_bytes() == before


def test_a_library_removed_while_open_takes_no_more_writing(library):
    library.path.unlink()
    with pytest.raises(DataError, match="removed"), library.writing():
        pass


def test_a_directory_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError):
        Library(tmp_path / "file" / "library.db")
