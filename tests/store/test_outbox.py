from __future__ import annotations

from reader.store import outbox


def numbers(library, add):
    return [add(f"plain:{name}.txt", f"Text {name}. Yes.")[0] for name in "abc"]


def test_an_index_learns_each_changed_article_once_and_in_batches(library, add):
    first, second, third = numbers(library, add)
    add("plain:a.txt", "Text a. Changed.")
    with library.reading() as db:
        assert outbox.pending(db, after=0, limit=2) == ([first, second], 2)
        assert outbox.pending(db, after=2, limit=9) == ([third, first], 4)
        assert outbox.pending(db, after=4, limit=9) == ([], 4)


def test_an_index_that_missed_forgotten_entries_must_be_built_anew(library, add):
    with library.reading() as db:
        assert not outbox.forgotten(db, watermark=0)
    numbers(library, add)
    with library.writing() as db:
        assert not outbox.forgotten(db, watermark=0)
        outbox.forget(db, upto=2)
        assert outbox.forgotten(db, watermark=1)
        assert not outbox.forgotten(db, watermark=2)
        outbox.forget(db, upto=3)
        assert outbox.forgotten(db, watermark=2)
        assert not outbox.forgotten(db, watermark=3)


def test_an_index_of_another_library_must_be_built_anew(library, add):
    numbers(library, add)
    with library.reading() as db:
        assert outbox.forgotten(db, watermark=1000)
