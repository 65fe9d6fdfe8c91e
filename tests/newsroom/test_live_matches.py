from __future__ import annotations

import pytest

from reader import align as aligner
from reader.errors import UnknownArticle
from reader.model.match import Alignment, turned
from reader.newsroom.live import matches
from tests.newsroom.conftest import FERRY_AGAIN


@pytest.fixture
def pair(room):
    return room.articles.resolve("tern/ferry.txt"), room.articles.resolve("kittiwake")


def test_a_quotation_finds_what_the_other_outlet_printed(room, pair):
    ferry, again = pair
    found = room.matches.of(ferry)
    (counterpart,) = found.counterparts
    assert counterpart.other.id == again
    text = room.articles.text(ferry).text
    passages = {text[slice(*link.a)] for link in counterpart.alignment.links}
    assert any("Nobody was hurt, and the hull is sound" in passage for passage in passages)
    assert "baker" in " ".join(text[slice(*span)] for span in found.only_here)
    assert found.partial == ""


def test_a_pair_seen_from_the_other_side_is_the_same_pair_turned(room, pair):
    there, back = room.matches.between(*pair), room.matches.between(*reversed(pair))
    assert {turned(link) for link in there.links} == set(back.links)
    assert (there.only_a, there.only_b) == (back.only_b, back.only_a)


def test_an_alignment_is_made_once_and_kept_over_restarts(full_desk, pair, monkeypatch):
    before = full_desk.open().matches.between(*pair)
    monkeypatch.setattr(aligner, "align", None)
    assert full_desk.open().matches.between(*pair) == before


def test_a_changed_article_is_aligned_anew(full_desk, pair):
    room = full_desk.open()
    before = room.matches.between(*pair)
    text = (full_desk.folder / "tern/ferry.txt").read_text()
    full_desk.write("tern/ferry.txt", text.replace("“Nobody was hurt, and", "“I can say that"))
    full_desk.scan()
    assert room.matches.between(*pair) != before


def test_an_article_alone_in_its_story_has_no_counterparts(room):
    bees = room.articles.resolve("bees.txt")
    found = room.matches.of(bees)
    assert (found.counterparts, found.only_here, found.partial) == ((), (), "")
    assert room.matches.others(bees) == []


def test_others_are_those_of_the_story(room, pair):
    assert [head.id for head in room.matches.others(pair[0])] == [pair[1]]


def test_when_cancelled_it_answers_with_what_it_has_and_says_so(room, pair):
    found = room.matches.of(pair[0], cancelled=lambda: True)
    assert found.counterparts == ()
    assert found.partial == "compared with 0 of 1 other article of the story"


def test_a_story_too_large_is_compared_with_the_nearest_and_says_so(room, pair, monkeypatch):
    monkeypatch.setattr(matches, "MOST", 0)
    found = room.matches.of(pair[0])
    assert (found.counterparts, found.only_here) == ((), ())
    assert found.partial == "compared with 0 of 1 other article of the story"


def test_the_list_says_how_many_passages_match(room, pair):
    found = room.matches.of(pair[0])
    count = len({link.a for c in found.counterparts for link in c.alignment.links})
    assert room.articles.heads([pair[0]])[0].matches == count > 0


def test_a_scan_counts_the_matches_of_small_stories_by_itself(full_desk, pair):
    assert all(head.matches > 0 for head in full_desk.open().articles.heads(pair))


def test_counts_of_an_article_that_changed_are_made_anew(full_desk, pair):
    full_desk.write("gazette/kittiwake.txt", "A choir sang in the rain. Nobody came to listen.")
    full_desk.scan()
    assert [head.matches for head in full_desk.open().articles.heads([pair[0]])] == [0]


def test_unknown_articles_are_errors(room, pair):
    with pytest.raises(UnknownArticle):
        room.matches.of("a:0000000000")
    with pytest.raises(UnknownArticle):
        room.matches.between(pair[0], "a:0000000000")


def test_a_pair_that_cannot_be_aligned_does_not_end_the_scan(full_desk, monkeypatch):
    def broken(*pair, **known):
        raise KeyError("weight")

    monkeypatch.setattr(aligner, "align", broken)
    full_desk.write("gazette/kittiwake.txt", FERRY_AGAIN + "One more line.\n")
    assert full_desk.scan().updated == 1


def test_alignments_of_an_older_aligner_are_made_anew(full_desk, pair, monkeypatch):
    full_desk.open().matches.between(*pair)
    monkeypatch.setattr(matches, "ALIGNER", matches.ALIGNER + 1)
    monkeypatch.setattr(aligner, "align", lambda a, b, **_: Alignment(gave_up="newer"))
    assert full_desk.open().matches.between(*pair).gave_up == "newer"


def test_the_matrix_has_a_row_for_what_both_printed_and_blanks_for_the_rest(room, pair):
    matrix = room.matches.matrix(pair[1])
    assert [head.id for head in matrix.articles] == list(pair)
    (said,) = [row for row in matrix.rows if row.speaker == "Ingrid Solheim"]
    assert [cell.paragraphs for cell in said.cells] == [(2,), (2,)]
    assert matrix.partial == ""


def test_a_rejected_match_is_two_rows_of_the_matrix(room, pair):
    def rows():
        found = room.matches.matrix(pair[0]).rows
        return [row for row in found if row.speaker == "Ingrid Solheim"]

    text = room.articles.text(pair[0]).text
    links = room.matches.between(*pair).links
    link = next(x for x in links if "the hull is sound" in text[slice(*x.a)])
    assert len(rows()) == 1
    room.matches.decide(pair[0], link, pair[1], right=False)
    assert len(rows()) == 2


def test_the_matrix_of_a_large_story_says_what_it_leaves_out(room, pair, monkeypatch):
    monkeypatch.setattr(matches, "MOST_COLUMNS", 1)
    assert room.matches.matrix(pair[0]).partial == "shows 1 of 2 articles of the story"
