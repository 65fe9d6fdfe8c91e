from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.fold import fold


def test_letters_without_a_decomposition_get_their_plain_form() -> None:
    assert fold("Łódź") == "lodz"
    assert fold("Ørsted") == "orsted"


def test_apostrophes_and_dashes_have_one_form() -> None:
    assert fold("O’Hara—Ng") == "o'hara-ng"


def test_devanagari_signs_are_kept() -> None:
    assert fold("में") == "में"


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)
