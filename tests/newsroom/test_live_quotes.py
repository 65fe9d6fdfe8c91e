from __future__ import annotations

import pytest

from reader.errors import UnknownArticle, UsageError
from reader.model.quotation import Confidence, SpeakerKind
from reader.newsroom.live.names import alike, is_printed_name
from reader.newsroom.quotes import QuotationFilter


def found(room, **wanted):
    return [row.article.path for row in room.quotes.rows(QuotationFilter(**wanted))]


ALL = ["gazette/kittiwake.txt", "tern/ferry.txt", "bees.txt"]


def test_rows_come_newest_first_with_their_words_and_paragraphs(room):
    rows = list(room.quotes.rows(QuotationFilter()))
    assert [row.article.path for row in rows] == ALL
    assert rows[1].text == "“Nobody was hurt, and the hull is sound,”"
    assert rows[1].paragraphs == (2,)
    assert rows[1].quotation.speaker == "Ingrid Solheim"


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        ({"speaker": "solheim"}, ALL[:2]),
        ({"speaker": "HORAK"}, ALL[2:]),
        ({"speaker": "nobody"}, []),
        ({"about": "hull"}, ALL[:2]),
        ({"about": "hull hurting"}, ALL[:2]),
        ({"about": "hull winter"}, []),
        ({"outlet": "the tern"}, ["tern/ferry.txt"]),
        ({"since": "2031-05-04"}, ["gazette/kittiwake.txt"]),
        ({"reviewed": False}, ALL),
        ({"reviewed": True}, []),
    ],
)
def test_a_filter_keeps_what_answers_all_of_it(room, wanted, paths):
    assert found(room, **wanted) == paths


def test_a_filter_by_article_and_by_confidence(room):
    article = room.articles.resolve("bees.txt")
    assert found(room, article=article) == ["bees.txt"]
    confidences = {row.quotation.confidence for row in room.quotes.rows(QuotationFilter())}
    assert set(found(room, confidence=Confidence.SURE)) <= set(ALL)
    assert Confidence.UNKNOWN not in confidences
    assert found(room, confidence=Confidence.UNKNOWN) == []


def test_a_filter_that_makes_no_sense_is_refused(room):
    with pytest.raises(UsageError):
        found(room, since="last week")
    with pytest.raises(UnknownArticle):
        found(room, article="a:0000000000")


def test_listing_many_does_not_hold_the_library_open(room):
    rows = room.quotes.rows(QuotationFilter())
    next(rows)
    room.articles.set_starred(room.articles.ids()[0], starred=True)
    assert len(list(rows)) == 2


def test_speakers_are_counted_across_articles(room):
    first, second = room.speakers.all()
    assert (first.name, first.kind) == ("Ingrid Solheim", SpeakerKind.PERSON)
    assert (first.quotations, first.articles) == (2, 2)
    assert first.printed[0] == "Ingrid Solheim"
    assert (second.name, second.quotations) == ("Pavel Horák", 1)


def test_statements_come_by_the_day_they_were_made(room):
    rows = room.speakers.statements("Ingrid Solheim")
    assert [row.article.path for row in rows] == ["tern/ferry.txt", "gazette/kittiwake.txt"]
    assert room.speakers.statements("Nobody") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Ivanov", "Sergey Ivanoff"),
        ("Ingrid Solheim", "Solheim"),
        ("I. Solheim", "Ingrid Solheim"),
        ("Pavel Horák", "Pavel Horak"),
        ("Oleksandr Kostenko", "Olexandr Kostenko"),
    ],
)
def test_names_that_may_be_one_persons_are_suggested_to_each_other(one, other):
    assert alike([one, other]) == {one: (other,), other: (one,)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ingrid Solheim", "Bjorn Solheim"),
        ("Ingrid Solheim", "Ingrid Sol"),
        ("A. Berg", "Ida Berg"),
    ],
)
def test_names_of_different_people_are_not(one, other):
    assert alike([one, other]) == {}


def test_pronouns_and_roles_are_no_printed_names():
    assert is_printed_name("harbour master Solheim", "Ingrid Solheim")
    assert not is_printed_name("She", "Ingrid Solheim")
    assert not is_printed_name("the harbour master", "Ingrid Solheim")
