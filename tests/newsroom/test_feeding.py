"""While a scan reads, the index is fed; whatever stops that, nothing is missing afterwards."""

from __future__ import annotations

import itertools
import shutil

import pytest

from reader.errors import Busy, DataError
from reader.newsroom.live import indexing, parcels
from reader.search.whoosh_writing import WriteLock

ARTICLES = 24


@pytest.fixture
def many(desk, monkeypatch):
    """Two dozen articles, of which any four are worth a segment."""
    monkeypatch.setattr(indexing, "_FED", 4)
    monkeypatch.setattr(parcels, "_ARTICLES", 3)
    for n in range(ARTICLES):
        desk.write(f"{n:02}.txt", f"The auk of rock {n} was seen on Monday. It flew on.\n")
    return desk


def spied(monkeypatch, name):
    """Counts the calls of one of the index's methods."""
    calls = []
    whole = getattr(indexing.Index, name)

    def called(self, *args, **known):
        calls.append(whole(self, *args, **known))
        return calls[-1]

    monkeypatch.setattr(indexing.Index, name, called)
    return calls


def test_the_index_learns_while_the_scan_reads(many, monkeypatch):
    fed, rebuilt = spied(monkeypatch, "feed"), spied(monkeypatch, "rebuild")
    room = many.open()
    room.scan.run(jobs=1)
    assert sum(fed) >= 2
    assert not rebuilt
    assert room.search.run("auk").total == ARTICLES


def test_parts_grow_with_the_index(many, monkeypatch):
    many.open().scan.run(jobs=1)
    monkeypatch.setattr(indexing, "_FED_SHARE", 1)
    for n in range(ARTICLES // 2):
        many.write(f"new {n}.txt", f"A tern of rock {n} was seen on Monday.\n")
    fed = spied(monkeypatch, "feed")
    room = many.open()
    room.scan.run(jobs=1)
    assert sum(fed) == 0
    assert room.search.run("tern").total == ARTICLES // 2


@pytest.mark.parametrize("error", [Busy("the index"), DataError("the disk is full")])
def test_an_index_that_cannot_be_fed_is_left_to_the_end(many, monkeypatch, error):
    calls = []

    def refused(self, **_):
        calls.append(self)
        raise error

    monkeypatch.setattr(indexing.Index, "feed", refused)
    room = many.open()
    report = room.scan.run(jobs=1)
    assert report.new == ARTICLES
    assert len(calls) == 1
    assert room.search.run("auk").total == ARTICLES


def test_what_is_left_when_all_is_read_makes_one_part(many, monkeypatch):
    monkeypatch.setattr(indexing.Index, "feed", lambda self, **_: False)
    monkeypatch.setattr(indexing, "_MANY", 1)
    room = many.open()
    room.scan.run(jobs=1)
    for n in range(ARTICLES // 4):
        many.write(f"new {n}.txt", f"A tern of rock {n} was seen on Monday.\n")
    room.scan.run(jobs=1)
    assert many.opened[-1].index.engine.health().segments == 2


def test_whoever_cancels_does_not_wait_for_the_part_that_is_being_written(many, monkeypatch):
    room = many.open()
    monkeypatch.setattr(indexing.Index, "feed", lambda self, **_: False)
    monkeypatch.setattr(indexing.Index, "catch_up", lambda self, **_: None)
    room.scan.run(jobs=1)
    monkeypatch.undo()
    index = many.opened[-1].index
    index.catch_up(cancelled=lambda: True)
    assert index.engine.health().documents == 0
    assert room.search.run("auk").total == ARTICLES


def test_a_cancelled_scan_goes_on_where_it_stopped(many):
    room = many.open()
    asked = itertools.count()
    report = room.scan.run(jobs=1, cancelled=lambda: next(asked) >= 9)
    assert report.cancelled
    assert 0 < report.new < ARTICLES
    again = room.scan.run(jobs=1)
    assert report.new + again.new == ARTICLES
    assert room.search.run("auk").total == ARTICLES


def test_warming_opens_the_index_and_learns_nothing(many):
    many.open().scan.run(jobs=1)
    many.write("late.txt", "A tern was seen on Monday.\n")
    room = many.open()
    room.search.warm()
    assert room.search.run("auk").total == ARTICLES
    fresh = many.open()
    shutil.rmtree(many.opened[-1].workspace.index)
    fresh.search.warm()
    assert fresh.search.run("auk").total == ARTICLES


def test_an_index_of_another_version_is_built_anew_when_it_is_asked(many):
    many.open().scan.run(jobs=1)
    current = many.opened[-1].workspace.index / "current"
    current.write_text("v0-1", "ascii")
    assert many.open().search.run("auk").total == ARTICLES


def test_a_search_does_not_wait_for_who_writes_the_index(full_desk, monkeypatch):
    room = full_desk.open()
    assert room.search.run("hives").total == 1
    full_desk.write("late.txt", "The auk of the north was seen on Monday. It flew on.\n")
    with monkeypatch.context() as patched:
        patched.setattr(indexing.Index, "is_behind", lambda self: False)
        assert room.scan.run(jobs=1).new == 1
    index = full_desk.opened[-1].workspace.index
    with WriteLock(index, timeout_s=1):
        assert room.search.run("auk").total == 0
        assert room.search.run("hives").total == 1
    assert room.search.run("auk").total == 1
