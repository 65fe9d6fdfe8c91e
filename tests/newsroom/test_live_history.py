from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import UsageError
from reader.newsroom.articles import Show


def test_undo_and_redo_say_in_words_what_they_did_and_where(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    room.notes.write(article, span, text="a note")
    undone = room.history.undo()
    assert (undone.what, undone.article) == ("took back: note", article)
    assert room.notes.of(article) == []
    redone = room.history.redo()
    assert (redone.what, redone.article) == ("did again: note", article)
    assert len(room.notes.of(article)) == 1


def test_with_nothing_done_there_is_nothing_to_undo(room):
    assert room.history.undo() is None
    assert room.history.redo() is None


def test_every_kind_of_act_can_be_undone(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    story = room.stories.of(article).id
    before = snapshot(room)
    room.notes.write(article, span, text="x")
    room.notes.toggle_bookmark(article, span)
    room.notes.set_mark("q", article, span)
    room.notes.highlight(article, span)
    room.articles.set_read(article, read=True)
    room.articles.set_starred(article, starred=True)
    room.articles.set_metadata(room.articles.ids(), field="outlet", value="All alike")
    room.articles.set_metadata([article], field="date", value="2031-05-01")
    room.stories.rename(story, name="The frost")
    room.stories.join([article, room.articles.resolve("tern/ferry.txt")])
    after = snapshot(room)
    assert after != before
    for _ in range(10):
        assert room.history.undo() is not None
    assert room.history.undo() is None
    assert snapshot(room) == before
    while room.history.redo():
        pass
    assert snapshot(room) == after


def snapshot(room):
    return (
        [replace(head, matches=0) for head in room.articles.heads(room.articles.ids())],
        list(room.articles.ids(Show.MARKED)),
        [(note.kind, note.text, note.placed) for note in room.notes.all()],
        room.stories.all(),
    )


def test_what_another_session_changed_since_is_not_undone_and_the_session_is_named(full_desk):
    mine, theirs = full_desk.open(session="mine"), full_desk.open(session="the night desk")
    id = mine.articles.resolve("bees.txt")
    mine.articles.set_metadata([id], field="outlet", value="Mine")
    theirs.articles.set_metadata([id], field="outlet", value="Theirs")
    with pytest.raises(UsageError, match="the night desk"):
        mine.history.undo()
    assert mine.articles.heads([id])[0].outlet == "Theirs"


def test_runs_under_one_name_share_their_history(full_desk):
    id = full_desk.open().articles.resolve("bees.txt")
    full_desk.open(session="command line").articles.set_starred(id, starred=True)
    undone = full_desk.open(session="command line").history.undo()
    assert undone is not None and undone.article == id


def test_a_run_without_a_name_has_a_history_of_its_own(full_desk):
    id = full_desk.open().articles.resolve("bees.txt")
    full_desk.open().articles.set_starred(id, starred=True)
    assert full_desk.open().history.undo() is None


def test_an_undone_outlet_is_found_no_more(room):
    id = room.articles.resolve("bees.txt")
    room.articles.set_metadata([id], field="outlet", value="Hive")
    assert room.search.run("outlet:hive").total == 1
    room.history.undo()
    assert room.search.run("outlet:hive").total == 0
