from __future__ import annotations

import sqlite3
import stat

import pytest

from reader import resources
from reader.store import articles, facts, migrations
from reader.store.connection import Library
from reader.store.migrations import MIGRATIONS, statements


@pytest.fixture
def steps(monkeypatch):
    """Further migrations by name: a good one, and one that fails in its second statement."""
    shipped = resources.text
    scripts = {
        "good.sql": "CREATE TABLE extra (name TEXT); -- one\nINSERT INTO extra VALUES ('a;b');",
        "bad.sql": "CREATE TABLE extra (name TEXT);\nINSERT INTO missing VALUES (1);",
    }
    monkeypatch.setattr(
        migrations.resources, "text", lambda room, name: scripts.get(name) or shipped(room, name)
    )


def version(library: Library) -> int:
    with library.reading() as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def test_a_new_library_has_taken_every_step(library):
    assert version(library) == len(MIGRATIONS)


@pytest.mark.parametrize("taken", range(len(MIGRATIONS)))
def test_every_earlier_schema_is_brought_up_to_date(tmp_path, taken):
    path = tmp_path / "library.db"
    if taken:
        Library(path, migrations=MIGRATIONS[:taken]).close()
    assert version(Library(path)) == len(MIGRATIONS)


def test_opening_again_changes_nothing(library):
    with library.writing() as db:
        facts.put(db, "name", "value")
    library.close()
    with Library(library.path).reading() as db:
        assert facts.get(db, "name") == "value"


def test_a_step_keeps_what_was_there_and_a_copy_of_how_it_was(library, steps):
    with library.writing() as db:
        facts.put(db, "name", "value")
    library.close()
    later = Library(library.path, migrations=(*MIGRATIONS, "good.sql"))
    with later.reading() as db:
        assert facts.get(db, "name") == "value"
        assert db.execute("SELECT name FROM extra").fetchall() == [("a;b",)]
    copy = library.path.with_name(f"library.db.before-{len(MIGRATIONS) + 1}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT value FROM facts WHERE name = 'name'").fetchall() == [("value",)]
    assert kept.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    kept.close()


def test_a_step_that_fails_is_not_taken_at_all(library, steps):
    library.close()
    with pytest.raises(sqlite3.OperationalError, match="missing"):
        Library(library.path, migrations=(*MIGRATIONS, "bad.sql"))
    with Library(library.path).reading() as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    assert "extra" not in tables and "articles" in tables


def test_a_script_is_divided_at_the_ends_of_statements_only():
    script = "CREATE TRIGGER t AFTER INSERT ON a\nBEGIN SELECT 1; SELECT 2; END;\nSELECT ';';\n"
    assert len(list(statements(script))) == 2


def test_lists_go_by_path_after_the_second_step(tmp_path):
    path = tmp_path / "library.db"
    first = Library(path, migrations=MIGRATIONS[:1])
    with first.writing() as db:
        for name in ("b", "a", "c"):
            db.execute(
                "INSERT INTO articles (id, key, path, story, story_order, day_order)"
                " VALUES (?1, ?1, ?1 || '.txt', 's', 0, 99999999)",
                (name,),
            )
    first.close()
    with Library(path).reading() as db:
        assert articles.ids(db) == ["a", "b", "c"]
        assert db.execute("SELECT DISTINCT story_lead FROM articles").fetchall() == [("a.txt",)]
