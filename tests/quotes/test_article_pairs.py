"""Who said what in articles of our own that show what the sample articles show."""

import pytest

from reader.model.quotation import Confidence, QuotationKind, SpeakerKind
from tests.article_pairs import read


@pytest.fixture(scope="module")
def courier():
    return read("harbour/courier.txt")


@pytest.fixture(scope="module")
def ledger():
    return read("harbour/ledger.txt")


SPEAKERS = [
    ("harbour/courier.txt", "We consider this incident", "harbour office"),
    ("harbour/courier.txt", "Certainly such plans", "Tobias Renk"),
    ("harbour/courier.txt", "We don’t hunt ferries", "Jelena Marković"),
    ("harbour/courier.txt", "They will find a new plot", "Jelena Marković"),
    ("harbour/courier.txt", "laughable", "officials"),
    ("harbour/courier.txt", "I would weigh every word", "Arthur Quayle"),
    ("harbour/courier.txt", "bored local smugglers", "Pavle Ilić"),
    ("harbour/ledger.txt", "a prepared hostile attack", "harbour office"),
    ("harbour/ledger.txt", "a place where no thief", "Ingrid Solheim"),
    ("harbour/ledger.txt", "The strait will be ours", "Ingrid Solheim"),
    ("harbour/ledger.txt", "Lindhaven keeps the right", "harbour office"),
    ("harbour/ledger.txt", "It is of great importance", "Tobias Renk"),
    ("harbour/ledger.txt", "We do not hunt ferries", "Jelena Markovic"),
    ("harbour/ledger.txt", "I would weigh every word", "Arthur Quayle"),
    ("museum/beacon.md", "We have waited for this call", "Samira Haddad"),
    ("museum/beacon.md", "It was never about", "Samira Haddad"),
    ("museum/beacon.md", "I thought it was insulation", "Otto Lindqvist"),
    ("museum/beacon.md", "The painting will not be shown", "Carrow Museum"),
    ("museum/beacon.md", "almost insultingly", "Ruth Amadi"),
    ("museum/evening.txt", "We waited for this call", "Samira Haddad"),
    ("museum/evening.txt", "It never was about", "Samira Haddad"),
    ("museum/evening.txt", "The painting will be shown", "Carrow Museum"),
    ("museum/evening.txt", "almost insultingly", "Ruth Amadi"),
    ("museum/evening.txt", "Whoever built that wall", "Ruth Amadi"),
    ("cycling/sport.txt", "We learned of it", "Bram Okafor"),
    ("cycling/sport.txt", "Nobody hid anything", "Bram Okafor"),
    ("cycling/sport.txt", "I have never cheated", "Elise Fontaine"),
    ("cycling/sport.txt", "The rules are clear", "Karl Wenzel"),
    ("cycling/sport.txt", "a black day", "Dana Petrov"),
    ("cycling/sport.txt", "If one of my riders", "Bram Okafor"),
    ("cycling/wire.txt", "A second sample", "federation"),
    ("cycling/wire.txt", "I have never cheated", "Elise Fontaine"),
    ("cycling/wire.txt", "We learned of it", "Bram Okafor"),
    ("cycling/wire.txt", "The rules are clear", "Karl Wenzel"),
    ("cycling/wire.txt", "Okafor must now explain", "Karl Wenzel"),
]


@pytest.mark.parametrize(("name", "words", "speaker"), SPEAKERS)
def test_words_are_given_to_the_one_who_said_them(name, words, speaker):
    assert speaker in read(name).said(words)


@pytest.mark.parametrize(
    ("name", "words", "via"),
    [
        ("harbour/ledger.txt", "a place where no thief", "Coastal Observer"),
        ("harbour/ledger.txt", "It is of great importance", "The Strait Times"),
        ("harbour/ledger.txt", "We do not hunt ferries", "The Ostmark Independent"),
        ("harbour/ledger.txt", "I would weigh every word", "Weekly Tide"),
        ("cycling/wire.txt", "I have never cheated", "Radio Fjord"),
        ("cycling/sport.txt", "The rules are clear", "Radio Fjord"),
    ],
)
def test_an_outlet_that_passes_words_on_is_named_as_their_relay(name, words, via):
    assert via in (read(name).quoted(words).via or "")


def test_an_issuing_office_is_an_institution_and_unnamed_officials_are_a_group(courier):
    assert courier.quoted("We consider this").speaker_kind is SpeakerKind.INSTITUTION
    assert courier.quoted("laughable").speaker_kind is SpeakerKind.GROUP


def test_a_quotation_over_two_paragraphs_is_one(courier):
    assert courier.quoted("We don’t hunt") is courier.quoted("They will find")
    assert len(courier.quoted("We don’t hunt").spans) == 2


def test_a_pronoun_is_followed_to_its_name_and_the_steps_are_kept(courier):
    quotation = courier.quoted("I would weigh")
    assert courier.text[slice(*quotation.mention)] == "He"
    assert quotation.chain
    assert quotation.confidence is not Confidence.UNKNOWN


def test_words_within_the_outlets_sentence_are_partial(courier):
    assert courier.quoted("bored local").kind is QuotationKind.PARTIAL
    assert courier.quoted("Certainly such").kind is QuotationKind.DIRECT


def test_a_statement_of_last_year_is_dated_apart_from_the_article(ledger):
    assert ledger.quoted("a place where no thief").said.when == "last year"
