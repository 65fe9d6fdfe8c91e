import pytest

from reader.text.stem import stem


@pytest.mark.parametrize(
    "forms",
    [
        "attack attacks attacked attacking attack's",
        "assassinate assassinated assassination assassinations",
        "accuse accused accusation accusations",
        "carry carries carried carrying",
        "stop stops stopped stopping",
        "use uses used using",
        "die dies died dying",
        "control controls controlled controlling",
        "organise organize organisation organization organized",
        "movie movies",
        "agree agreed agrees agreeing",
    ],
)
def test_the_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "police policy politics",
        "news new",
        "statement state",
        "morning more",
        "evening even",
        "apartment apart",
        "this thing thin",
    ],
)
def test_different_words_keep_different_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


def test_words_of_other_scripts_and_with_digits_come_back_as_they_are() -> None:
    assert stem("дрон") == "дрон"
    assert stem("g7s") == "g7s"
