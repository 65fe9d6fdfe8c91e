from __future__ import annotations

import datetime

import pytest

from reader.errors import UnknownArticle, UsageError


def ids(room, *paths):
    return [room.articles.resolve(path) for path in paths]


def test_articles_on_one_event_are_one_story_the_earliest_first(room):
    ferry, again, bees = ids(room, "tern/ferry.txt", "kittiwake", "bees.txt")
    story = room.stories.of(again)
    assert story.articles == (ferry, again)
    assert story.id == min(ferry, again)
    assert (story.first_day, story.last_day) == (
        datetime.date(2031, 5, 3),
        datetime.date(2031, 5, 4),
    )
    assert story.outlets == ("The Tern", "Coast Gazette")
    assert room.stories.of(bees).articles == (bees,)
    assert [s.id for s in room.stories.all()] == [story.id, bees]
    assert room.stories.all(least=2) == [story]


def test_a_story_has_the_name_of_its_earliest_article_until_a_person_names_it(full_desk):
    room = full_desk.open()
    story = room.stories.all()[0]
    assert (story.name, story.name_is_guess) == ("Ferry runs aground off Skerry Point", True)
    room.stories.rename(story.id, name=" The  Kittiwake ")
    named = full_desk.open().stories.all()[0]
    assert (named.name, named.name_is_guess) == ("The Kittiwake", False)
    room.stories.rename(story.id, name=None)
    assert room.stories.all()[0].name_is_guess


def test_a_name_stays_when_the_story_grows(full_desk):
    room = full_desk.open()
    story = room.stories.all()[0]
    room.stories.rename(story.id, name="The Kittiwake")
    for number in range(4):
        text = (full_desk.folder / "tern/ferry.txt").read_text() + f"Report {number}.\n"
        full_desk.write(f"more/{number}.txt", text)
    full_desk.scan()
    grown = room.stories.of(story.articles[0])
    assert len(grown.articles) == 6
    assert grown.name == "The Kittiwake"


@pytest.mark.parametrize("name", ["", "   "])
def test_an_empty_name_is_refused(room, name):
    with pytest.raises(UsageError):
        room.stories.rename(room.stories.all()[0].id, name=name)


def test_a_story_that_is_not_there_cannot_be_named(room):
    with pytest.raises(UsageError):
        room.stories.rename("a:0000000000", name="x")
    with pytest.raises(UnknownArticle):
        room.stories.of("a:0000000000")


def test_stories_joined_by_hand_stay_joined(full_desk):
    room = full_desk.open()
    ferry, again, bees = ids(room, "tern/ferry.txt", "kittiwake", "bees.txt")
    room.stories.join([ferry, bees])
    assert set(room.stories.of(bees).articles) == {ferry, again, bees}
    full_desk.write("more.txt", "Nothing to do with it. At all.")
    full_desk.scan()
    assert set(room.stories.of(bees).articles) == {ferry, again, bees}


def test_an_article_taken_out_by_hand_stays_out(full_desk):
    room = full_desk.open()
    ferry, again = ids(room, "tern/ferry.txt", "kittiwake")
    room.stories.take_out(again)
    assert room.stories.of(again).articles == (again,)
    assert room.stories.of(ferry).articles == (ferry,)
    full_desk.write("more.txt", "Nothing to do with it. At all.")
    full_desk.scan()
    assert room.stories.of(again).articles == (again,)
    room.history.undo()
    assert room.stories.of(again).articles == (ferry, again)


def test_stories_do_not_depend_on_the_order_in_which_articles_came(desk):
    from tests.newsroom.conftest import BEES, FERRY, FERRY_AGAIN

    texts = {"a.txt": FERRY, "b.txt": FERRY_AGAIN, "c.txt": BEES}
    for name, text in reversed(texts.items()):
        desk.write(name, text)
        desk.scan()
    one_by_one = desk.open().stories.all()
    desk.opened[-1].library.path.unlink()
    desk.close()
    desk.scan()
    assert desk.open().stories.all() == one_by_one
