from __future__ import annotations

import pytest

from reader.errors import AmbiguousArticle, UnknownArticle, UsageError
from reader.model.article import Origin
from reader.newsroom.articles import Show


def test_counts_say_what_the_library_holds(room):
    counts = room.articles.counts()
    assert (counts.articles, counts.stories, counts.quotations, counts.notes) == (3, 2, 3, 0)


def test_the_newest_story_comes_first_its_earliest_article_at_its_head(room):
    paths = [head.path for head in room.articles.heads(room.articles.ids())]
    assert paths == ["tern/ferry.txt", "gazette/kittiwake.txt", "bees.txt"]


def test_heads_come_in_the_order_asked_for_without_those_unknown(room):
    first, second, third = room.articles.ids()
    asked = [third, "a:0000000000", first]
    assert [head.id for head in room.articles.heads(asked)] == [third, first]
    assert second not in {head.id for head in room.articles.heads(asked)}


def test_every_sentence_of_a_text_lies_in_a_paragraph(room):
    text = room.articles.text(room.articles.resolve("bees.txt"))
    assert len(text.paragraphs) == 2
    assert all(any(p.contains(s) for p in text.paragraphs) for s in text.sentences)
    assert text.encoding == "utf-8"


@pytest.mark.parametrize("given", ["bees", "bees.txt", "ees.t", "BEES"])
def test_any_part_of_a_file_name_names_an_article(room, given):
    assert room.articles.heads([room.articles.resolve(given)])[0].path == "bees.txt"


def test_an_id_with_or_without_its_sign_names_an_article(room):
    id = room.articles.ids()[0]
    assert room.articles.resolve(id) == room.articles.resolve(id[2:]) == id


def test_a_part_that_several_share_is_answered_with_all_of_them(room):
    with pytest.raises(AmbiguousArticle) as caught:
        room.articles.resolve(".txt")
    assert len(caught.value.candidates) == 3


def test_a_name_that_fits_exactly_wins_over_parts(full_desk):
    full_desk.write("killer-bees.txt", "Not those bees. Others.")
    full_desk.scan()
    room = full_desk.open()
    assert room.articles.heads([room.articles.resolve("bees")])[0].path == "bees.txt"


@pytest.mark.parametrize("given", ["nothing of the kind", ""])
def test_what_fits_nothing_is_unknown(room, given):
    with pytest.raises(UnknownArticle):
        room.articles.resolve(given)


def test_unknown_ids_are_errors_everywhere(room):
    with pytest.raises(UnknownArticle):
        room.articles.text("a:0000000000")
    with pytest.raises(UnknownArticle):
        room.articles.set_starred("a:0000000000", starred=True)


def test_an_unknown_version_is_a_usage_error(room):
    with pytest.raises(UsageError, match="no version"):
        room.articles.text(room.articles.ids()[0], version="f00")


def test_reading_state_outlasts_the_session(full_desk):
    room = full_desk.open()
    first, second, third = room.articles.ids()
    room.articles.set_read(first, read=True)
    room.articles.set_starred(second, starred=True)
    room.articles.set_position(third, 42)
    again = full_desk.open().articles
    assert list(again.ids(Show.UNREAD)) == [second, third]
    assert list(again.ids(Show.MARKED)) == [second]
    assert again.position(third) == 42
    assert again.position(first) == 0
    heads = again.heads([first, second])
    assert [(head.unread, head.starred) for head in heads] == [(False, False), (True, True)]


def test_what_the_app_marks_read_by_itself_cannot_be_undone(room):
    id = room.articles.ids()[0]
    room.articles.set_read(id, read=True, by_hand=False)
    assert room.history.undo() is None
    assert room.articles.ids(Show.UNREAD)[0] != id


def test_an_outlet_set_by_hand_is_shown_with_its_origin_and_found(room):
    id = room.articles.resolve("bees.txt")
    room.articles.set_metadata([id], field="outlet", value="  The   Hive ")
    assert room.articles.heads([id])[0].outlet == "The Hive"
    fact = room.articles.text(id).metadata.outlet
    assert fact is not None and fact.origin is Origin.HAND
    assert room.search.run('outlet:"The Hive"').total == 1


def test_a_hand_edit_taken_back_shows_what_was_found(room):
    id = room.articles.resolve("tern/ferry.txt")
    room.articles.set_metadata([id], field="outlet", value="Other")
    room.articles.set_metadata([id], field="outlet", value=None)
    assert room.articles.heads([id])[0].outlet == "The Tern"


def test_a_hand_edit_outlasts_new_versions_of_the_file(full_desk):
    room = full_desk.open()
    id = room.articles.resolve("bees.txt")
    room.articles.set_metadata([id], field="title", value="Frost kills bees")
    full_desk.write("bees.txt", "All the bees were lost after all. It was cold.")
    full_desk.scan()
    assert room.articles.heads([id])[0].display_title == "Frost kills bees"


def test_a_date_set_by_hand_moves_the_article_and_dates_what_was_said(full_desk):
    full_desk.write(
        "vote.txt", "“We will vote again,” Mayor Ada Quill said on Monday in Oldtown.\n"
    )
    full_desk.scan()
    room = full_desk.open()
    id = room.articles.resolve("vote.txt")
    room.articles.set_metadata([id], field="date", value="2031-06-04")
    assert room.articles.ids()[0] == id
    (quotation,) = room.quotes.of(id).quotations
    assert quotation.said.date == "2031-06-02"
    full_desk.write(
        "vote.txt", "“We will vote again,” Mayor Ada Quill said on Monday.\nSo be it.\n"
    )
    full_desk.scan()
    (quotation,) = room.quotes.of(id).quotations
    assert quotation.said.date == "2031-06-02"


@pytest.mark.parametrize(
    ("field", "value"), [("colour", "red"), ("date", "next week"), ("date", ""), ("outlet", " ")]
)
def test_what_cannot_be_set_is_refused(room, field, value):
    id = room.articles.ids()[0]
    with pytest.raises(UsageError):
        room.articles.set_metadata([id], field=field, value=value)
    assert room.history.undo() is None


def test_a_value_that_would_steer_a_terminal_is_shown_as_symbols(room):
    id = room.articles.ids()[0]
    room.articles.set_metadata([id], field="title", value="\x1b]52;c;x\x07 alert")
    assert "\x1b" not in room.articles.heads([id])[0].display_title


def test_undated_articles_come_in_the_order_of_their_paths(desk):
    for name in ("002_c.txt", "000_a.txt", "001_b.txt"):
        desk.write(name, f"The tale of {name} has nothing in common. It ends well.")
        desk.scan()
    room = desk.open()
    paths = [head.path for head in room.articles.heads(room.articles.ids())]
    assert paths == ["000_a.txt", "001_b.txt", "002_c.txt"]


def test_a_renamed_file_takes_its_new_place_in_the_list(desk):
    for name in ("a.txt", "b.txt"):
        desk.write(name, f"The tale of {name} has nothing in common. It ends well.")
    desk.scan()
    (desk.folder / "a.txt").rename(desk.folder / "z.txt")
    desk.scan()
    room = desk.open()
    assert [h.path for h in room.articles.heads(room.articles.ids())] == ["b.txt", "z.txt"]
