"""What both faces say of matches and checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.check import Checked, CheckVerdict
from reader.model.match import Caution, Change, ChangeOp, MatchKind
from reader.model.span import Span
from reader.newsroom import wording
from tests.fakes import fake_newsroom


def checked(words: str, *, speaker: str | None = None) -> Checked:
    return fake_newsroom().check.quotation(words, speaker=speaker)


def with_changes(*changes: Change) -> Checked:
    """A check of words that one source has with these changes."""
    found = checked("half a town")
    source = found.sources[0]
    cautions = tuple(change.warning for change in changes if change.warning)
    match = replace(source.match, changes=changes, cautions=cautions)
    differing = replace(source, verdict=CheckVerdict.DIFFERS, match=match)
    return replace(found, verdict=CheckVerdict.DIFFERS, sources=(differing,))


@pytest.mark.parametrize("table", [wording.KINDS, wording.CAUTIONS, wording.VERDICTS])
def test_nothing_is_ever_called_wrong(table):
    assert not any("wrong" in words or "false" in words for words in table.values())


def test_every_kind_caution_and_verdict_has_words():
    assert set(wording.KINDS) == set(MatchKind)
    assert set(wording.CAUTIONS) == set(Caution)
    assert set(wording.VERDICTS) == set(CheckVerdict)


def test_other_speakers_are_named():
    told = wording.verdict_words(checked("half a town", speaker="Brun Ostling"))
    assert told == "words found, other speaker: Mayor of Velmar, Jonas Tell"


def test_a_negation_is_missing_or_added_as_seen_from_the_words_checked():
    missing = Change(ChangeOp.ADDED, Span(0, 0), Span(0, 3), Caution.NEGATION)
    added = Change(ChangeOp.DROPPED, Span(0, 3), Span(0, 0), Caution.NEGATION)
    assert wording.warning_words(with_changes(missing)) == ["negation missing"]
    assert wording.warning_words(with_changes(added)) == ["negation added"]
    assert wording.warning_words(with_changes(missing, added)) == ["negation differs"]


def test_not_found_says_where_was_looked_and_what_it_does_not_mean():
    assert wording.not_found_words(checked("nobody said so")) == (
        "not found in this collection (4 articles, 2 outlets; that does not mean it was not said)"
    )


def test_without_a_known_outlet_the_outlets_are_unknown():
    nowhere = replace(checked("nobody said so"), outlets=0)
    assert "(4 articles, outlets unknown;" in wording.not_found_words(nowhere)


def test_the_gravest_difference_comes_first():
    found = with_changes()
    light = Change(ChangeOp.REPLACED, Span(0, 4), Span(0, 4))
    grave = Change(ChangeOp.ADDED, Span(9, 9), Span(10, 13), Caution.NEGATION)
    told = wording.differences(found, "some days not", [light, grave])
    assert told == ["“not” is missing", "half → some"]


@pytest.mark.parametrize(
    ("asked", "there", "told"),
    [
        ("act", "attack", "act → attack"),
        ("", "not", "“not” is missing"),
        ("so", "", "“so” is not there"),
    ],
)
def test_a_difference_is_told_from_the_words_checked(asked, there, told):
    assert wording.difference_words(asked, there) == told


def test_of_a_long_difference_both_ends_are_told():
    found = with_changes()
    added = Change(ChangeOp.ADDED, Span(0, 0), Span(0, 100))
    (told,) = wording.differences(found, "Forty lamps burned " + "and burned " * 8, [added])
    assert told == "“Forty lamps burned and bu … and burned and burned and” is missing"
