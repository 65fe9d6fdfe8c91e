from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.tokens import norms as norms_alone
from reader.text.tokens import tokens


def raws(text: str) -> list[str]:
    return [token.raw for token in tokens(text)]


def norms(text: str) -> list[str]:
    return [token.norm for token in tokens(text)]


def test_curly_and_straight_apostrophes_give_one_word() -> None:
    assert norms("don’t") == norms("don't") == ["don't"]


def test_case_and_accents_are_folded() -> None:
    assert norms("Café MÜLLER’S") == ["cafe", "muller's"]


def test_initials_stay_one_word_with_or_without_the_last_period() -> None:
    assert raws("the U.S. and the U.S") == ["the", "U.S.", "and", "the", "U.S"]
    assert norms("U.S. U.S") == ["u.s", "u.s"]


def test_initials_do_not_swallow_the_name() -> None:
    assert raws("J.K.Oduya") == ["J.K.", "Oduya"]


def test_numbers_keep_their_separators_and_suffixes() -> None:
    assert raws("1,500 of 3.5 or 1.5bn, the 3rd.") == [
        "1,500",
        "of",
        "3.5",
        "or",
        "1.5bn",
        "the",
        "3rd",
    ]


def test_hyphens_and_brackets_divide_words() -> None:
    assert raws("well-known boat[s]") == ["well", "known", "boat", "s"]


def test_vowel_signs_belong_to_their_word() -> None:
    assert raws("हिन्दी में") == ["हिन्दी", "में"]


def test_each_ideograph_is_a_word() -> None:
    assert raws("北京 news") == ["北", "京", "news"]


def test_a_stretch_is_cut_with_offsets_into_the_whole_text() -> None:
    (token,) = tokens("one two three", 4, 7)
    assert (token.start, token.end, token.raw) == (4, 7, "two")


def test_a_lone_combining_accent_is_no_word() -> None:
    assert raws("\u0301 and") == ["and"]


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_every_token_is_cut_from_its_place_and_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.raw
        assert end <= token.start < token.end
        end = token.end


@given(st.text(max_size=60))
def test_the_norms_of_a_text_are_those_of_its_tokens(text: str) -> None:
    assert norms_alone(text) == norms(text)
