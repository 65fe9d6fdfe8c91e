from __future__ import annotations

import pytest

from reader.errors import UnknownArticle, UsageError
from reader.model.note import AnchorState, NoteKind
from reader.model.span import Span
from tests.newsroom.conftest import BEES


def test_a_note_is_kept_over_restarts_with_its_words_and_tags(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")
    text = "Whose hives?\n\nAsk the union. #to-check #bees #to-check"
    room.notes.write(article, span, text=text)
    (note,) = full_desk.open().notes.of(article)
    assert (note.kind, note.text, note.tags) == (NoteKind.NOTE, text, ("to-check", "bees"))
    assert (note.anchor.exact, note.placed.span) == ("two hundred hives", span)
    assert full_desk.open().articles.heads([article])[0].notes == 1


def test_notes_are_listed_newest_first_and_found_by_their_words_or_the_passages(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    room.notes.write(article, span, text="Crème de la crème")
    other, there = passage("kittiwake", "All 41 people")
    room.notes.highlight(other, there)
    assert [note.article for note in room.notes.all()] == [other, article]
    assert [note.article for note in room.notes.all(matching="creme de")] == [article]
    assert [note.article for note in room.notes.all(matching="41 PEOPLE")] == [other]
    assert room.notes.all(matching="nothing of it") == []


def test_a_note_moves_with_its_words_when_the_file_changes(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")
    room.notes.write(article, span, text="check")
    full_desk.write("bees.txt", "It snowed all week long in the hills.\n\n" + BEES)
    full_desk.scan()
    (note,) = full_desk.open().notes.of(article)
    assert note.placed.state is AnchorState.MOVED
    text = room.articles.text(article).text
    assert text[slice(*note.placed.span)] == "two hundred hives"


def test_a_note_whose_words_were_edited_says_so(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "has lost two hundred hives to the frost")
    room.notes.write(article, span, text="check")
    full_desk.write("bees.txt", BEES.replace("two hundred", "nearly two hundred"))
    full_desk.scan()
    (note,) = room.notes.of(article)
    assert note.placed.state is AnchorState.CHANGED
    assert note.anchor.exact == "has lost two hundred hives to the frost"


def test_a_note_whose_words_are_gone_is_an_orphan_and_comes_last(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")
    room.notes.write(article, span, text="orphan to be")
    article, later = passage("bees.txt", "kept bees for forty years")
    room.notes.write(article, later, text="stays")
    full_desk.write("bees.txt", BEES.partition("\n\n")[2] + "\nSpring was early.\n")
    full_desk.scan()
    stays, orphan = room.notes.of(article)
    assert (stays.text, orphan.text) == ("stays", "orphan to be")
    assert (orphan.placed.state, orphan.placed.span) == (AnchorState.ORPHAN, None)
    full_desk.write("bees.txt", BEES)
    full_desk.scan()
    assert {note.placed.state for note in room.notes.of(article)} == {AnchorState.UNCHANGED}


def test_an_edit_keeps_the_passage_and_the_day_it_was_made(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    note = room.notes.write(article, span, text="old")
    edited = room.notes.edit(note.id, text="new")
    assert (edited.text, edited.placed, edited.created) == ("new", note.placed, note.created)
    assert edited.changed > note.changed


def test_a_deleted_note_is_gone_until_it_is_undone(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    note = room.notes.write(article, span, text="keep me")
    room.notes.delete(note.id)
    assert room.notes.of(article) == []
    room.history.undo()
    assert [kept.text for kept in room.notes.of(article)] == ["keep me"]


def test_a_bookmark_is_set_and_taken_away_by_the_same_key(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    assert room.notes.toggle_bookmark(article, span).kind is NoteKind.BOOKMARK
    assert room.articles.heads([article])[0].marked
    assert room.notes.toggle_bookmark(article, Span(span.start + 2, span.end)) is None
    assert room.notes.of(article) == []


def test_a_mark_stands_in_one_place_of_the_library(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    other, there = passage("kittiwake", "41 people")
    room.notes.set_mark("a", article, span)
    room.notes.set_mark("a", other, there)
    mark = room.notes.mark("a")
    assert (mark.article, mark.letter, mark.placed.span) == (other, "a", there)
    assert room.notes.of(article) == []
    room.history.undo()
    assert room.notes.mark("a").article == article
    assert room.notes.mark("b") is None


@pytest.mark.parametrize("letter", ["", "A", "ab", "é", "1"])
def test_marks_are_the_letters_a_to_z(room, passage, letter):
    article, span = passage("bees.txt", "two hundred hives")
    with pytest.raises(UsageError, match="names no mark"):
        room.notes.set_mark(letter, article, span)


def test_a_draft_is_there_until_it_is_forgotten(full_desk, passage):
    room = full_desk.open()
    article, span = passage("bees.txt", "two hundred hives")
    room.notes.save_draft(article, span, text="half a th")
    assert full_desk.open().notes.draft(article, span) == "half a th"
    room.notes.save_draft(article, span, text="")
    assert room.notes.draft(article, span) == ""


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 4), Span(0, 100_000)])
def test_a_passage_that_is_not_in_the_text_is_refused(room, span):
    with pytest.raises(UsageError, match="no passage"):
        room.notes.write(room.articles.ids()[0], span, text="where?")


def test_what_is_not_there_cannot_be_noted_edited_or_deleted(room):
    with pytest.raises(UnknownArticle):
        room.notes.write("a:0000000000", Span(0, 1), text="")
    with pytest.raises(UsageError):
        room.notes.edit(99, text="")
    with pytest.raises(UsageError):
        room.notes.delete(99)


def test_a_note_with_half_a_code_point_is_kept(room, passage):
    article, span = passage("bees.txt", "two hundred hives")
    assert room.notes.write(article, span, text="odd \ud83d").text == "odd ?"
