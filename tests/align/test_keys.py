import datetime

import pytest

from reader.align.cut import cut
from reader.align.words import Words
from reader.model.span import Span

DAY = datetime.date(2023, 5, 4)  # a Thursday


def words(text: str, day: datetime.date | None = None) -> Words:
    (sentence,) = cut(text, [Span(0, len(text))], day=day).sentences
    return sentence


def keys(text: str, day: datetime.date | None = None) -> list[str]:
    return [word.key for word in words(text, day) if word.key]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500", "1500"),
        ("5bn", "five billion"),
        ("1.5 million", "1,500,000"),
        ("3rd", "three"),
        ("May 3", "3 May"),
        ("Sept. 3", "3 September"),
        ("the United States", "U.S."),
        ("America", "the US"),
        ("Russian", "Russia’s"),
        ("F.B.I.", "FBI"),
        ("struck", "striking"),
        ("accusation", "accuse"),
    ],
)
def test_spellings_of_one_thing_have_one_key(one, other):
    assert keys(one) == keys(other) != []


@pytest.mark.parametrize(("one", "other"), [("us", "US"), ("may", "May 3"), ("police", "policy")])
def test_different_things_have_different_keys(one, other):
    assert keys(one) != keys(other)


def test_a_weekday_is_the_last_one_up_to_the_articles_date():
    assert keys("Wednesday", DAY) == keys("May 3")
    assert keys("Thursday", DAY) == keys("May 4")
    assert keys("Friday", DAY) == keys("April 28")


def test_yesterday_and_today_count_from_the_articles_date():
    assert keys("yesterday", DAY) == keys("May 3")
    assert keys("today", DAY) == keys("May 4")


def test_a_weekday_without_a_date_stays_a_word():
    assert keys("Wednesday") == ["wednesday"]


def test_words_of_every_sentence_have_no_key():
    assert keys("it was said that they would not have been") == []


def test_a_contraction_is_two_words_at_one_place():
    do, negation = words("don’t")
    assert (do.norm, negation.norm) == ("do", "not")
    assert (do.start, do.end) == (negation.start, negation.end)


def test_a_number_that_is_no_number_stays_as_it_is():
    assert keys("10.30.15 1990s") == ["10.30.15", "1990s"]


def test_a_capital_at_the_head_of_a_sentence_or_quotation_makes_no_name():
    named = [word.norm for word in words("Cranes, said “The Harbour” of Orsa") if word.name]
    assert named == ["harbour", "orsa"]


def test_initials_stand_for_a_run_of_capitalised_words():
    text = "the Union of Harbour Pilots met"
    assert cut(text, [Span(0, len(text))], day=None).acronyms == {
        "uhp": {"union", "harbor", "pilot"}
    }


def test_words_outside_all_sentences_are_dropped():
    text = "One two three"
    assert [len(some) for some in cut(text, [Span(4, 7)], day=None).sentences] == [1]


def test_letters_in_brackets_belong_to_their_word():
    assert [word.norm for word in words("crane[s] guard")] == ["cranes", "guard"]
