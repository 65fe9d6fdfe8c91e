"""The same passages in articles of our own that show what the sample articles show."""

import pytest

from reader.model.match import MatchKind
from tests.article_pairs import aligned, links, read


@pytest.fixture(scope="module")
def courier():
    return read("harbour/courier.txt")


@pytest.fixture(scope="module")
def ledger():
    return read("harbour/ledger.txt")


@pytest.fixture(scope="module")
def harbour(courier, ledger):
    return aligned(courier, ledger)


def test_words_that_differ_in_a_comma_alone_are_identical_but_for_punctuation(
    harbour, courier, ledger
):
    (link,) = links(harbour, courier, ledger, "I would weigh", "I would weigh")
    assert link.kind is MatchKind.PUNCTUATION


def test_a_sentence_out_of_a_longer_statement_is_a_part_of_it(harbour, courier, ledger):
    words = "Lindhaven keeps the right"
    (link,) = links(harbour, courier, ledger, words, words)
    assert link.kind is MatchKind.PART


def test_one_noun_exchanged_in_a_statement_is_named_in_the_changes(harbour, courier, ledger):
    (link,) = links(harbour, courier, ledger, "We consider this", "a prepared hostile attack")
    changed = {
        (courier.text[slice(*change.a)], ledger.text[slice(*change.b)]) for change in link.changes
    }
    assert any("act" in a.split() and "attack" in b.split() for a, b in changed)


def test_a_translated_quotation_is_the_same_with_other_words_and_no_warning_of_negation(
    harbour, courier, ledger
):
    (link,) = links(harbour, courier, ledger, "We don’t hunt ferries", "We do not hunt ferries")
    assert link.kind in (MatchKind.SAME_QUOTE, MatchKind.REWORDED)
    assert link.changes
    assert "negation" not in link.cautions


def test_two_statements_of_one_speaker_on_one_theme_stay_apart(harbour, courier, ledger):
    assert not links(harbour, courier, ledger, "Certainly such plans", "It is of great importance")
    assert [pair.speaker for pair in harbour.apart] == ["Tobias Renk"]


def test_what_only_one_outlet_prints_is_listed(harbour, courier, ledger):
    only_a = [courier.text[slice(*span)] for span in harbour.only_a]
    only_b = [ledger.text[slice(*span)] for span in harbour.only_b]
    assert any("bored local smugglers" in sentence for sentence in only_a)
    assert any("The strait will be ours" in sentence for sentence in only_b)


def test_a_dropped_negation_is_the_first_warning():
    beacon, evening = read("museum/beacon.md"), read("museum/evening.txt")
    found = aligned(beacon, evening)
    (link,) = links(found, beacon, evening, "The painting will not", "The painting will be")
    assert link.cautions[0] == "negation"


def test_another_number_in_the_same_words_is_a_warning():
    sport, wire = read("cycling/sport.txt"), read("cycling/wire.txt")
    found = aligned(sport, wire)
    (link,) = links(found, sport, wire, "a second sample", "A second sample")
    assert "number" in link.cautions
