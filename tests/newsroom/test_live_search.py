"""Search like a fact-checker: every line is a question and what it must find."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.errors import QueryError, UsageError
from reader.locations import Locations
from reader.model.search import Hit, Order
from reader.newsroom.live.open import open_newsroom
from reader.newsroom.live.workspaces import choose
from reader.newsroom.services import Newsroom

COURIER = """---
title: Two boats and a ferry
outlet: Lindhaven Courier
date: 2031-03-15
---
Lindhaven accused Ostmark of steering two drone boats at its ferry. The port was closed.

“We don’t hunt ferries,” said Jelena Marković, the president. She spoke in the U.S. consulate.

Tobias Renk called the charge “a café tale” and left.

“I would weigh every word with a spoonful of salt,” said Arthur Quayle.
"""
LEDGER = """---
outlet: The Ledger
date: 2031-03-16
---
The fleet will not sail, the ledger of the port shows; ferries lie idle. A 1,500 crown fee is due.

“We do not hunt ferries or their passengers,” Jelena Markovich countered in a counteroffensive.

“A spoonful of salt would not help Ostmark,” said Arthur Quayle, who was dying to leave.
"""
NOTES = """A ferryman may die of boredom in the off season, the innkeeper of Varn believes."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    base = tmp_path_factory.mktemp("search")
    folder = base / "articles"
    folder.mkdir()
    for name, text in {"courier.md": COURIER, "ledger.md": LEDGER, "notes.txt": NOTES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    homes = Locations(*(base / part for part in ("config", "data", "cache", "state")))
    opened = open_newsroom(
        choose(homes, folder=folder),
        now=lambda: datetime.datetime(2031, 3, 20, 12, tzinfo=datetime.UTC),
    )
    opened.services.scan.run(jobs=1)
    yield opened.services
    opened.close()


def found(room: Newsroom, query: str) -> list[str]:
    return [Path(hit.article.path).stem for hit in room.search.run(query).hits]


BOTH = ["ledger", "courier"]


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("ferry", BOTH),
        ("FERRIES", BOTH),
        ("ferry -counteroffensive", ["courier"]),
        ("ferry NOT counteroffensive", ["courier"]),
        ("spoonful OR innkeeper", [*BOTH, "notes"]),
        ("ferry (counteroffensive OR drone)", BOTH),
        ("die", ["ledger", "notes"]),
        ("fer*", [*BOTH, "notes"]),
        ("spoonfull~1", BOTH),
        ("cafe", ["courier"]),
        ("u.s.", ["courier"]),
        ("1,500", ["ledger"]),
        ('"spoonful of salt"', BOTH),
        ("“spoonful of salt”", BOTH),
        ('"spoonful salt"', []),
        ('"salt spoonful"~1', BOTH),
        ('"salt spoonful"~0', []),
        ('"do not hunt"', ["ledger"]),
        ('"don\'t hunt"', ["courier"]),
        ("“don’t hunt”", ["courier"]),
        ('"the of"', []),
        ("exact:ferries", BOTH),
        ("exact:ferry", ["courier"]),
        ("'the ledger of the port'", ["ledger"]),
        ("'ledger. of'", []),
        ("outlet:courier", ["courier"]),
        ('outlet:"the ledger"', ["ledger"]),
        ("outlet:*", BOTH),
        ("-outlet:*", ["notes"]),
        ("title:boats", ["courier"]),
        ("title:salt", []),
        ("date:2031-03-16", ["ledger"]),
        ("date:..2031-03-15", ["courier"]),
        ('date:"last week"', BOTH),
        ("date:last week -drone", ["ledger"]),
        ("date:this week", []),
        ("date:1w", BOTH),
        ("path:notes", ["notes"]),
        ("has:quote", BOTH),
        ("has:title", ["courier"]),
        ("is:unread", [*BOTH, "notes"]),
        ("is:starred", []),
        ("is:starred OR drone", ["courier"]),
        ("xyzzy", []),
        ("", [*BOTH, "notes"]),
        ('""', [*BOTH, "notes"]),
    ],
)
def test_a_question_finds_what_it_means(room: Newsroom, query: str, articles: list[str]) -> None:
    assert found(room, query) == articles
    page = room.search.run(query)
    assert (page.total, page.total_is_exact) == (len(articles), True)


@pytest.mark.parametrize(
    ("query", "quotations"),
    [
        ("speaker:quayle", [("ledger", 2), ("courier", 3)]),
        ("speaker:arthur salt", [("ledger", 2), ("courier", 3)]),
        ("speaker:quayle quote:weigh", [("courier", 3)]),
        ("speaker:quayle quote:hunt", []),
        ("speaker:quayle -quote:weigh", [("ledger", 2)]),
        ("quote:passengers", [("ledger", 1)]),
        ("speaker:renk about:charge", [("courier", 2)]),
        ("speaker:renk OR speaker:quayle", [("ledger", 2), ("courier", 2), ("courier", 3)]),
        ("speaker:nobody", []),
    ],
)
def test_conditions_on_speech_hold_within_one_quotation(
    room: Newsroom, query: str, quotations: list[tuple[str, int]]
) -> None:
    page = room.search.run(query)
    assert [(Path(h.article.path).stem, h.quotation) for h in page.hits] == quotations
    assert page.counts_quotations
    assert (page.total, page.articles) == (len(quotations), len({a for a, _ in quotations}))


def only(room: Newsroom, query: str) -> Hit:
    (hit,) = room.search.run(query).hits
    return hit


def marked(hit: Hit) -> list[str]:
    return [hit.snippet.text[mark.start : mark.end] for mark in hit.snippet.marks]


def test_a_hit_is_the_sentence_that_answers_with_its_words_marked(room: Newsroom) -> None:
    hit = only(room, "she ostmark consulate")
    text = room.articles.text(hit.article.id).text
    assert text[slice(*hit.passage)] == "She spoke in the U.S. consulate."
    assert (hit.paragraph, marked(hit)) == (2, ["She", "consulate"])


def test_every_form_of_a_word_is_marked_and_no_other_word(room: Newsroom) -> None:
    assert marked(only(room, "boat -counteroffensive")) == ["boats"]
    assert marked(only(room, 'title:boats "drone boats at"')) == ["drone boats at"]


def test_a_quotation_that_answers_is_shown_with_its_speaker(room: Newsroom) -> None:
    hit = only(room, "speaker:quayle quote:weigh")
    assert hit.speaker == "Arthur Quayle"
    assert hit.snippet.text == "“I would weigh every word with a spoonful of salt,”"
    assert marked(hit) == ["weigh"]


def test_other_spellings_of_a_name_are_found_and_told(room: Newsroom) -> None:
    told = "also aliases: Markovich (suggested, not merged)"
    for query in ("marković hunt", "speaker:marković"):
        page = room.search.run(query)
        assert (page.total, page.hints) == (2, (told,))
    assert room.search.run("exact:marković").total == 1
    assert room.search.run("speaker:quayle").hints == ()


def test_a_contraction_and_its_long_form_are_told_apart(room: Newsroom) -> None:
    assert "do not / don’t differ" in room.search.run('"do not hunt"').hints


def test_the_word_under_the_cursor_stands_for_all_it_begins(room: Newsroom) -> None:
    assert room.search.run("spoonf", typing=True).total == 2
    assert room.search.run("spoonf").total == 0
    assert room.search.run("speaker:qua", typing=True).total == 2


def test_pages_follow_each_other(room: Newsroom) -> None:
    first = room.search.run("", limit=2)
    second = room.search.run("", limit=2, cursor=first.cursor)
    assert [len(first.hits), len(second.hits)] == [2, 1]
    assert second.cursor is None
    assert not {h.article.id for h in first.hits} & {h.article.id for h in second.hits}


def test_a_page_of_quotations_keeps_to_its_limit(room: Newsroom) -> None:
    first = room.search.run("has:quote quote:*", limit=2)
    assert len(first.hits) == 2
    assert first.cursor is not None


def test_what_is_no_cursor_is_refused(room: Newsroom) -> None:
    with pytest.raises(UsageError):
        room.search.run("", cursor="next please")


def test_the_best_come_first_by_relevance(room: Newsroom) -> None:
    assert found(room, "weigh OR spoonful") == BOTH
    page = room.search.run("weigh OR spoonful", order=Order.RELEVANCE)
    assert [Path(hit.article.path).stem for hit in page.hits] == ["courier", "ledger"]


def test_facets_count_the_whole_answer(room: Newsroom) -> None:
    facets = {(f.field, f.value): f.count for f in room.search.run("ferry", limit=1).facets}
    assert facets["outlet", "The Ledger"] == 1
    assert facets["speaker", "Arthur Quayle"] == 2
    assert facets["month", "2031-03"] == 2


def test_speakers_are_counted_once_however_they_are_printed(desk: Any) -> None:
    desk.write("a.txt", "“It sank,” said Vera Lindqvist. “It was old,” Lindqvist added.\n")
    desk.write("b.txt", "“It was new,” said Wera Lindkvist.\n")
    desk.scan()
    room = desk.open()

    def speakers() -> dict[str, int]:
        page = room.search.run("it")
        return {facet.value: facet.count for facet in page.facets if facet.field == "speaker"}

    assert speakers() == {"Vera Lindqvist": 1, "Wera Lindkvist": 1}
    room.speakers.merge(["Vera Lindqvist", "Wera Lindkvist"], display="Vera Lindqvist")
    assert speakers() == {"Vera Lindqvist": 2}


@pytest.mark.parametrize("query", ["query:none", "date:soon", "is:blue", "has:wings"])
def test_what_cannot_be_answered_is_an_error_and_no_empty_list(room: Newsroom, query: str) -> None:
    with pytest.raises(QueryError):
        room.search.run(query)


def test_a_saved_search_is_part_of_another(room: Newsroom) -> None:
    with pytest.raises(QueryError, match="no saved search"):
        room.search.run("query:missing ferry")


def test_places_are_all_matches_of_the_article_in_order(room: Newsroom) -> None:
    id = room.articles.resolve("courier")
    text = room.articles.text(id).text
    places = room.search.places('ferry OR "spoonful of salt"', id)
    assert [text[slice(*span)] for span in places] == ["ferry", "ferries", "spoonful of salt"]


def test_a_note_is_found_by_its_words_and_its_tags(room: Newsroom) -> None:
    id = room.articles.resolve("courier")
    sentence = room.articles.text(id).sentences[0]
    note = room.notes.write(id, sentence, text="Ask the pilot #tocheck")
    try:
        assert found(room, "note:pilots") == found(room, "note:*") == ["courier"]
        assert found(room, "tag:tocheck ferry") == ["courier"]
        assert found(room, "note:salt") == []
    finally:
        room.notes.delete(note.id)
    assert found(room, "note:*") == []


def test_a_tag_is_the_whole_of_it_and_label_is_another_word_for_it(room: Newsroom) -> None:
    id = room.articles.resolve("courier")
    sentence = room.articles.text(id).sentences[0]
    note = room.notes.write(id, sentence, text="Ask the pilot #To-check, #later")
    try:
        assert found(room, "tag:to-check") == found(room, "label:to-check") == ["courier"]
        assert found(room, "tag:to") == found(room, "tag:late") == []
        assert found(room, "tag:la*") == found(room, "tag:*") == ["courier"]
        facets = room.search.run("ferry").facets
        assert [(f.value, f.count) for f in facets if f.field == "tag"] == [
            ("To-check", 1),
            ("later", 1),
        ]
        assert not [f for f in room.search.run("innkeeper").facets if f.field == "tag"]
    finally:
        room.notes.delete(note.id)


def test_reading_state_and_what_an_article_has_are_conditions(room: Newsroom) -> None:
    id = room.articles.resolve("courier")
    room.articles.set_read(id, read=True)
    room.articles.set_starred(id, starred=True)
    mark = room.notes.toggle_bookmark(id, room.articles.text(id).sentences[0])
    try:
        for query in ("is:read", "is:starred", "is:marked", "has:bookmark", "-is:unread"):
            assert found(room, query) == ["courier"]
        assert found(room, "has:note") == []
        assert found(room, "has:quote") == BOTH
        assert found(room, "has:title") == ["courier"]
        assert found(room, "-has:date") == found(room, "-has:outlet") == ["notes"]
    finally:
        room.notes.delete(mark.id)
        room.articles.set_read(id, read=False)
        room.articles.set_starred(id, starred=False)


def test_a_language_is_what_the_metadata_say(full_desk: Any) -> None:
    text = "---\nlang: {}\n---\nThe auk was seen near the pier on Monday.\n"
    for name, code in {"british": "en-GB", "english": "EN", "estonian": "et"}.items():
        full_desk.write(f"{name}.md", text.format(code).replace("auk", f"auk of {name}"))
    full_desk.scan()
    room = full_desk.open()
    assert sorted(found(room, "lang:en")) == ["british", "english"]
    assert found(room, "lang:en-gb") == ["british"]
    assert found(room, "lang:e") == []
    assert sorted(found(room, "lang:*")) == ["british", "english", "estonian"]
    assert found(room, "-lang:* frost") == ["bees"]


def test_stories_that_several_answers_tell_are_counted(full_desk: Any) -> None:
    room = full_desk.open()
    (facet,) = (f for f in room.search.run("").facets if f.field == "story")
    assert facet.count == 2
    assert room.search.run(f"story:{facet.value}").total == 2


def test_explain_tells_stems_forms_and_that_nothing_was_dropped(room: Newsroom) -> None:
    told = room.search.explain("ferry -drone")
    assert "understood as: ferry AND NOT drone" in told
    assert "ferries, ferry" in told
    assert "no word was dropped" in told
    assert "articles: 1" in told


def test_suggestions_are_words_of_the_library(room: Newsroom) -> None:
    assert room.search.suggest("Fer") == ["ferries", "ferry", "ferryman"]


def test_a_word_that_no_article_has_is_told_with_words_like_it(room: Newsroom) -> None:
    assert room.search.run("feery").hints == ("no article has “feery”; did you mean ferry?",)
    assert room.search.run("xyzzyx").hints == ("no article has “xyzzyx”",)


def test_a_damaged_index_is_told_once_and_built_anew(full_desk: Any) -> None:
    room = full_desk.open()
    (index,) = full_desk.opened[-1].workspace.index.glob("v*")
    for path in [*index.glob("*.trm"), *index.glob("*.pst")]:
        path.write_bytes(b"spoilt")
    first, second = room.search.run("ferry"), room.search.run("ferry")
    assert (first.total, second.total) == (2, 2)
    assert any("built anew" in hint for hint in first.hints)
    assert second.hints == ()
