"""What a person said of a match holds through everything that may come after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import align as aligner
from reader.errors import UsageError
from reader.model.match import Alignment
from reader.model.span import Span
from reader.newsroom.live import matches
from tests.newsroom.conftest import FERRY, FERRY_AGAIN

SOUND = "the hull is sound"


@pytest.fixture
def pair(room):
    return room.articles.resolve("tern/ferry.txt"), room.articles.resolve("kittiwake")


def link_of(room, pair, words=SOUND):
    text = room.articles.text(pair[0]).text
    links = room.matches.between(*pair).links
    return next((link for link in links if words in text[slice(*link.a)]), None)


def reject(room, pair):
    return room.matches.decide(pair[0], link_of(room, pair), pair[1], right=False)


def test_a_rejected_match_is_gone_from_both_sides_and_from_the_counts(room, pair):
    counts = [head.matches for head in room.articles.heads(pair)]
    reject(room, pair)
    assert link_of(room, pair) is None
    text = room.articles.text(pair[1]).text
    assert not [
        x for x in room.matches.between(*reversed(pair)).links if SOUND in text[slice(*x.a)]
    ]
    assert [head.matches for head in room.articles.heads(pair)] == [n - 1 for n in counts]


def test_what_was_rejected_stands_in_one_article_only_now(room, pair):
    link = link_of(room, pair)
    reject(room, pair)
    assert any(span.overlaps(link.a) for span in room.matches.of(pair[0]).only_here)
    assert any(span.overlaps(link.b) for span in room.matches.between(*pair).only_b)


def test_a_confirmed_match_is_marked_on_both_sides(room, pair):
    room.matches.decide(pair[0], link_of(room, pair), pair[1], right=True)
    assert link_of(room, pair).by_hand
    assert [link.by_hand for link in room.matches.between(*reversed(pair)).links].count(True) == 1


def test_a_decision_is_the_same_from_the_other_side(room, pair):
    back = room.matches.between(*reversed(pair))
    text = room.articles.text(pair[1]).text
    link = next(x for x in back.links if SOUND in text[slice(*x.a)])
    room.matches.decide(pair[1], link, pair[0], right=False)
    assert link_of(room, pair) is None


def test_a_decision_is_undone_and_done_again(room, pair):
    counts = [head.matches for head in room.articles.heads(pair)]
    reject(room, pair)
    room.history.undo()
    assert link_of(room, pair) is not None
    assert [head.matches for head in room.articles.heads(pair)] == counts
    room.history.redo()
    assert link_of(room, pair) is None
    assert [head.matches for head in room.articles.heads(pair)] == [n - 1 for n in counts]


def test_a_new_decision_takes_the_place_of_the_old_one(room, pair):
    link = link_of(room, pair)
    reject(room, pair)
    room.matches.decide(pair[0], link, pair[1], right=True)
    assert link_of(room, pair).by_hand
    assert [each.right for each in room.matches.decisions(pair[0])] == [True]
    room.history.undo()
    assert [each.right for each in room.matches.decisions(pair[1])] == [False]


def test_a_decision_survives_restart_scan_and_reindex(full_desk, pair):
    reject(full_desk.open(), pair)
    full_desk.write("tern/ferry.txt", FERRY)
    full_desk.scan()
    room = full_desk.open()
    room.scan.reindex()
    assert link_of(room, pair) is None


def test_a_decision_moves_with_its_words(full_desk, pair):
    reject(full_desk.open(), pair)
    full_desk.write(
        "tern/ferry.txt", FERRY.replace("The ferry Kitt", "Fog lay on the sea.\n\nThe ferry Kitt")
    )
    full_desk.scan()
    assert link_of(full_desk.open(), pair) is None


def test_a_decision_whose_words_are_gone_is_kept_as_an_orphan(full_desk, pair):
    reject(full_desk.open(), pair)
    full_desk.write("gazette/kittiwake.txt", "A choir sang in the rain. Nobody came to listen.")
    full_desk.scan()
    (kept,) = full_desk.open().matches.decisions(pair[0])
    assert not kept.stands
    assert SOUND in kept.b.exact
    full_desk.write("gazette/kittiwake.txt", FERRY_AGAIN)
    full_desk.scan()
    assert link_of(full_desk.open(), pair) is None


def test_a_confirmed_match_stays_when_a_new_aligner_does_not_find_it(full_desk, pair, monkeypatch):
    room = full_desk.open()
    link = link_of(room, pair)
    room.matches.decide(pair[0], link, pair[1], right=True)
    monkeypatch.setattr(matches, "ALIGNER", matches.ALIGNER + 1)
    sentences = room.articles.text(pair[0]).sentences
    monkeypatch.setattr(aligner, "align", lambda a, b, **_: Alignment(only_a=sentences))
    found = room.matches.between(*pair)
    assert [(x.a, x.b, x.kind, x.by_hand) for x in found.links] == [
        (link.a, link.b, link.kind, True)
    ]
    assert not any(span.overlaps(link.a) for span in found.only_a)


def test_a_rejected_match_stays_out_when_a_new_aligner_moves_its_ends(full_desk, pair, monkeypatch):
    room = full_desk.open()
    link = link_of(room, pair)
    reject(room, pair)
    monkeypatch.setattr(matches, "ALIGNER", matches.ALIGNER + 1)
    moved = replace(
        link, a=Span(link.a.start + 3, link.a.end), b=Span(link.b.start, link.b.end - 2)
    )
    monkeypatch.setattr(aligner, "align", lambda a, b, **_: Alignment(links=(moved,)))
    assert full_desk.open().matches.between(*pair).links == ()


def test_taking_a_decision_back_lets_the_aligner_hold_again(room, pair):
    made = reject(room, pair)
    room.matches.take_back(made.id)
    assert link_of(room, pair) is not None
    with pytest.raises(UsageError):
        room.matches.take_back(made.id)


def test_a_passage_outside_the_text_and_an_article_with_itself_are_refused(room, pair):
    link = link_of(room, pair)
    with pytest.raises(UsageError):
        room.matches.decide(pair[0], replace(link, a=Span(0, 10_000)), pair[1], right=True)
    with pytest.raises(UsageError):
        room.matches.decide(pair[0], link, pair[0], right=True)


ACTS = st.sampled_from(["confirm", "reject", "undo", "redo", "scan", "edit"])


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ACTS, min_size=1, max_size=7))
def test_no_order_of_acts_scans_and_edits_loses_or_changes_a_decision(full_desk, pair, acts):
    full_desk.write("tern/ferry.txt", FERRY)
    full_desk.scan()
    room = full_desk.open()
    for kept in room.matches.decisions(pair[0]):
        room.matches.take_back(kept.id)
    room = full_desk.open()
    link = link_of(room, pair)
    done: list[str] = []
    undone: list[str] = []
    lead = ""
    for act in acts:
        if act in ("confirm", "reject"):
            now = link_of(room, pair) or room.matches.decisions(pair[0])[0].match
            spans = room.matches.decisions(pair[0])
            if spans and spans[0].a_placed.span and spans[0].b_placed.span:
                now = replace(now, a=spans[0].a_placed.span, b=spans[0].b_placed.span)
            room.matches.decide(pair[0], now, pair[1], right=act == "confirm")
            done, undone = [*done, act], []
        elif act == "undo" and room.history.undo():
            undone.append(done.pop())
        elif act == "redo" and room.history.redo():
            done.append(undone.pop())
        elif act in ("scan", "edit"):
            lead += "Fog lay on the sea again. " if act == "edit" else ""
            text = FERRY.replace("The ferry Kitt", (lead and lead + "\n\n") + "The ferry Kitt")
            full_desk.write("tern/ferry.txt", text)
            full_desk.scan()
        found = link_of(room, pair)
        stands = done[-1] if done else ""
        assert (found is None) == (stands == "reject")
        assert found is None or found.by_hand == (stands == "confirm")
    assert link is not None
