"""Speakers across articles: counted together where a person or the configuration says so."""

from __future__ import annotations

import pytest

from reader.config import SpeakerConfig
from reader.errors import UsageError
from reader.model.correction import Decision, Verdict
from reader.model.match import Caution
from reader.model.quotation import SpeakerKind
from reader.model.speaker import Merge, PrintedForm
from reader.newsroom.live.names import alike_in_role
from reader.newsroom.live.naming import aliases
from reader.newsroom.live.open import open_newsroom
from reader.newsroom.live.workspaces import choose
from reader.newsroom.quotes import QuotationFilter
from tests.newsroom.conftest import FERRY

GAZETTE = """---
outlet: Coast Gazette
date: 2031-05-06
---
Harbour master Ingrid Solheym spoke again on Tuesday.

“The keel will be looked at in June,” said Ingrid Solheym, the harbour master.

“We are counting the life jackets,” the Ferry Company said in a statement.
"""
FULL, OTHER = "Ingrid Solheim", "Ingrid Solheym"


@pytest.fixture
def both(full_desk):
    """A library in which one woman is spelt in two ways."""
    full_desk.write("gazette/keel.txt", GAZETTE)
    full_desk.scan()
    return full_desk


@pytest.fixture
def room(both):
    return both.open()


def row(room, name):
    return next(each for each in room.speakers.all() if each.name == name)


def names(room):
    return [each.name for each in room.speakers.all()]


def said(room, **wanted):
    return [each.text for each in room.quotes.rows(QuotationFilter(**wanted))]


def test_other_spellings_are_suggested_and_not_merged(room):
    assert row(room, FULL).suggested == (OTHER,)
    assert row(room, FULL).quotations == 2
    assert row(room, OTHER).quotations == 1


def test_merged_speakers_are_counted_together_under_the_name_chosen(room):
    room.speakers.merge([FULL, OTHER], display=OTHER)
    merged = row(room, OTHER)
    assert (merged.quotations, merged.articles, merged.aliases) == (3, 3, (FULL,))
    assert merged.suggested == ()
    assert FULL not in names(room)


def test_every_outlet_keeps_the_form_it_printed(room):
    room.speakers.merge([FULL, OTHER], display="I. Solheim")
    assert set(row(room, "I. Solheim").forms) == {
        PrintedForm("The Tern", FULL, 1),
        PrintedForm("Coast Gazette", FULL, 1),
        PrintedForm("Coast Gazette", OTHER, 1),
    }
    keel = room.articles.resolve("keel.txt")
    assert OTHER in [each.speaker for each in room.quotes.of(keel).quotations]


def test_lists_tell_the_name_shown_beside_the_one_printed(room):
    room.speakers.merge([FULL, OTHER], display=FULL)
    shown = {
        (each.quotation.speaker, each.shown_as) for each in room.quotes.rows(QuotationFilter())
    }
    assert {(FULL, None), (OTHER, FULL)} <= shown


@pytest.mark.parametrize("asked", ["solheim", "Solheym", "harbour chief"])
def test_quotations_are_listed_by_any_of_the_merged_names(room, asked):
    room.speakers.merge([FULL, OTHER], display="Harbour chief Solheim")
    assert len(said(room, speaker=asked)) == 3


@pytest.mark.parametrize("asked", [FULL, OTHER])
def test_the_statements_of_a_merged_speaker_are_those_under_every_name(room, asked):
    assert len(room.speakers.statements(asked)) < 3
    room.speakers.merge([FULL, OTHER], display=FULL)
    assert len(room.speakers.statements(asked)) == 3


@pytest.mark.parametrize("asked", ["solheim", "solheym", '"harbour chief"', "chief about:keel"])
def test_a_search_for_one_name_finds_the_quotations_under_every_name(room, asked):
    room.speakers.merge([FULL, OTHER], display="Harbour chief Solheim")
    assert room.search.run(f"speaker:{asked}").total == (1 if "about" in asked else 3)


def test_a_search_finds_names_that_only_a_merge_joins(room):
    assert room.search.run("speaker:horak").total == 1
    room.speakers.merge([FULL, "Pavel Horák"], display=FULL)
    assert room.search.run("speaker:horak").total == 3
    assert room.search.run("speaker:horak quote:winter").total == 1
    assert room.search.run("speaker:horak quote:hull").total == 2
    room.history.undo()
    assert room.search.run("speaker:horak").total == 1


def test_the_hint_at_other_spellings_tells_only_what_is_not_merged(room):
    assert "solheym" in " ".join(room.search.run("solheim").hints).lower()
    room.speakers.merge([FULL, OTHER], display=FULL)
    assert room.search.run("solheim").hints == ()


def test_one_statement_of_merged_speakers_is_the_same_speakers(both):
    both.write("tern/ferry.txt", FERRY.replace(FULL, "Petra Lund"))
    both.scan()
    room = both.open()
    a, b = (room.articles.resolve(name) for name in ("ferry.txt", "kittiwake.txt"))

    def cautions():
        return {each for link in room.matches.between(a, b).links for each in link.cautions}

    assert Caution.SPEAKER in cautions()
    room.speakers.merge([FULL, "Petra Lund"], display=FULL)
    assert Caution.SPEAKER not in cautions()
    room.history.undo()
    assert Caution.SPEAKER in cautions()


def test_merging_is_undone_and_done_again(room):
    before = room.speakers.all()
    room.speakers.merge([FULL, OTHER], display=FULL)
    after = room.speakers.all()
    undone = room.history.undo()
    assert undone is not None and FULL in undone.what
    assert room.speakers.all() == before
    room.history.redo()
    assert room.speakers.all() == after


def test_a_merge_survives_restart_scan_and_a_lost_index(both):
    both.open().speakers.merge([FULL, OTHER], display=FULL)
    both.write("gazette/keel.txt", GAZETTE + "\nMore is expected on Friday.\n")
    both.scan()
    room = both.open()
    room.scan.reindex()
    assert row(room, FULL).quotations == 3


def test_a_name_split_off_stands_alone_again(room):
    room.speakers.merge([FULL, OTHER], display=FULL)
    room.speakers.split(OTHER, out_of=FULL)
    assert row(room, FULL).quotations == 2
    assert row(room, OTHER).quotations == 1
    room.history.undo()
    assert row(room, FULL).quotations == 3


def test_splitting_the_name_shown_takes_all_apart(room):
    room.speakers.merge([FULL, OTHER, "Pavel Horák"], display="The Three")
    room.speakers.split("The Three")
    assert {FULL, OTHER, "Pavel Horák"} <= set(names(room))


def test_names_that_a_person_took_apart_are_not_suggested_again(room):
    room.speakers.merge([FULL, OTHER], display=FULL)
    room.speakers.split(OTHER)
    assert row(room, FULL).suggested == ()
    assert row(room, OTHER).suggested == ()
    room.history.undo()
    room.history.undo()
    assert row(room, FULL).suggested == (OTHER,)


def test_a_name_that_was_set_apart_is_still_suggested_for_others(both):
    both.write("keel2.txt", GAZETTE.replace("Solheym", "Solhejm"))
    both.scan()
    room = both.open()
    room.speakers.set_apart(OTHER)
    assert row(room, OTHER).suggested != ()
    room.speakers.set_apart(FULL)
    assert FULL not in row(room, OTHER).suggested
    assert "Ingrid Solhejm" in row(room, OTHER).suggested


def test_a_name_is_set_apart_over_the_configuration(both):
    room = configured(both, SpeakerConfig(FULL, ("Solheym",)))
    room.speakers.set_apart(OTHER)
    assert (row(room, FULL).quotations, row(room, OTHER).quotations) == (2, 1)
    room.history.undo()
    assert row(room, FULL).quotations == 3


def test_a_merged_name_is_split_and_not_set_apart(room):
    room.speakers.merge([FULL, OTHER], display=FULL)
    for name in (FULL, OTHER):
        with pytest.raises(UsageError, match="shown as"):
            room.speakers.set_apart(name)


def test_setting_apart_twice_is_nothing_to_undo_twice(room):
    room.speakers.set_apart(OTHER)
    room.speakers.set_apart(OTHER)
    assert room.history.undo() is not None
    assert room.history.undo() is None


def test_what_was_merged_before_comes_along(room):
    room.speakers.merge([FULL, OTHER], display="I. Solheim")
    room.speakers.merge(["I. Solheim", "Pavel Horák"], display="Pavel Horák")
    assert row(room, "Pavel Horák").quotations == 4


def test_a_person_and_an_institution_are_never_merged(room):
    assert row(room, "Ferry Company").kind is SpeakerKind.INSTITUTION
    with pytest.raises(UsageError, match="different things"):
        room.speakers.merge([FULL, "Ferry Company"], display=FULL)
    assert room.speakers.merges() == []


def test_the_name_shown_is_nobody_elses(room):
    with pytest.raises(UsageError, match="another speaker"):
        room.speakers.merge([FULL, OTHER], display="Pavel Horák")


@pytest.mark.parametrize("display", ["", " \n", FULL, "x" * 201])
def test_one_name_is_no_merge_and_no_name_is_none(room, display):
    with pytest.raises(UsageError):
        room.speakers.merge([FULL], display=display)


def test_what_is_not_merged_is_not_split(room):
    with pytest.raises(UsageError, match="not merged"):
        room.speakers.split(FULL)
    room.speakers.merge([FULL, OTHER], display=FULL)
    with pytest.raises(UsageError, match="but with"):
        room.speakers.split(OTHER, out_of="Pavel Horák")


def test_a_correction_to_a_merged_name_counts_for_the_speaker(room):
    room.speakers.merge([FULL, OTHER], display=FULL)
    bees = room.articles.resolve("bees.txt")
    decision = Decision(Verdict.CHANGED, OTHER, SpeakerKind.PERSON)
    room.corrections.decide(bees, room.quotes.of(bees).quotations[0].spans, decision)
    assert row(room, FULL).quotations == 4


def configured(desk, *speakers):
    room = open_newsroom(choose(desk.places, folder=desk.folder), speakers=speakers)
    desk.opened.append(room)
    return room.services


def test_the_configuration_merges_too_and_a_person_decides_over_it(both):
    speaker = SpeakerConfig(FULL, ("Solheym",))
    room = configured(both, speaker)
    assert row(room, FULL).quotations == 3
    assert all(merge.configured for merge in room.speakers.merges())
    room.speakers.split(OTHER)
    assert row(room, FULL).quotations == 2
    assert row(configured(both, speaker), FULL).quotations == 2
    assert row(both.open(), FULL).quotations == 2


def test_an_alias_of_one_word_is_another_spelling_of_the_last_name():
    shown = aliases([Merge("Ada Crane", ("Krane", "A. Crane")), Merge("Bo", ("Krane",))])
    assert shown["Ada Krane"] == shown["Krane"] == shown["A. Crane"] == "Ada Crane"


def test_the_same_role_suggests_names_that_are_nearly_alike():
    roles = {
        "Mirza Qaddani": ("the prime minister",),
        "Mirza Gadhani": ("Prime Minister",),
        "Ilse Gadhani": ("prime minister",),
        "Mirza Gadden": ("a baker",),
    }
    assert alike_in_role(roles) == {
        "Mirza Qaddani": ("Mirza Gadhani",),
        "Mirza Gadhani": ("Mirza Qaddani",),
    }


def test_a_role_of_many_people_suggests_nobody():
    roles = {f"Ada Crane{end}": ("spokeswoman",) for end in "aeiounrstlmdkpbgfv"}
    assert "Ada Cranea" in alike_in_role(roles)
    many = {f"Ada Crane{a}{b}": ("spokeswoman",) for a in "aeiounr" for b in "stlmdkp"}
    assert alike_in_role(many) == {}
