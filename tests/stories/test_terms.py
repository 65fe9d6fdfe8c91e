from reader.stories import terms
from reader.stories.terms import KEPT


def weights(text: str, title: str | None = None) -> dict[str, float]:
    return dict(terms(text, title=title).counts)


def test_words_of_every_article_are_no_terms() -> None:
    assert "the" not in weights("The ferry is in the harbour.")


def test_the_forms_of_a_word_are_one_term() -> None:
    assert weights("ferries met a ferry")["ferry"] == 2.0


def test_neighbouring_names_are_a_term_of_their_own() -> None:
    assert "halden_star" in weights("On the Halden Star nobody slept.")


def test_the_headline_counts_three_times() -> None:
    assert weights("", title="ferry aground")["ferry"] == 3 * weights("ferry aground")["ferry"]


def test_the_number_of_terms_is_bounded() -> None:
    text = " ".join(f"{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}orium" for n in range(300))
    assert len(terms(text * 3, title=None).counts) <= KEPT
