"""A query is read as a person means it; what cannot be read is an error with a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.search.query import FIELDS, parse
from reader.search.syntax import (
    And,
    Everything,
    Field,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Verbatim,
    Word,
    canonical,
)

FERRY, HARBOUR, MAYOR = Word("ferry"), Word("harbour"), Word("mayor")


@pytest.mark.parametrize("query", ["", "  ", '""', "“”", "*"])
def test_nothing_asks_for_everything(query: str) -> None:
    assert parse(query) == Everything()


def test_words_side_by_side_are_joined_by_and() -> None:
    assert parse("ferry harbour") == parse("ferry AND harbour") == And((FERRY, HARBOUR))


def test_or_binds_less_than_and() -> None:
    assert parse("ferry harbour OR mayor") == Or((And((FERRY, HARBOUR)), MAYOR))


def test_parentheses_group() -> None:
    assert parse("ferry (harbour OR mayor)") == And((FERRY, Or((HARBOUR, MAYOR))))


@pytest.mark.parametrize("query", ["ferry -harbour", "ferry NOT harbour", "ferry AND NOT harbour"])
def test_a_minus_excludes(query: str) -> None:
    assert parse(query) == And((FERRY, Not(HARBOUR)))


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert parse("well-known") == Word("well-known")


@pytest.mark.parametrize("query", ['"salt of the sea"', "“salt of the sea”", "„salt of the sea“"])
def test_a_phrase_in_any_marks_keeps_every_word(query: str) -> None:
    assert parse(query) == Phrase("salt of the sea")


def test_lower_case_and_or_not_are_words() -> None:
    assert parse("not or and") == And((Word("not"), Word("or"), Word("and")))


def test_prefix_fuzzy_and_distance() -> None:
    assert parse('fer* ferri~ ferri~2 "mayor vote"~5') == And(
        (Prefix("fer"), Fuzzy("ferri", 1), Fuzzy("ferri", 2), Phrase("mayor vote", 5))
    )


@pytest.mark.parametrize("query", ["'Don’t sail'", "exact:'Don’t sail'", 'exact:"Don’t sail"'])
def test_single_marks_and_exact_mean_it_verbatim(query: str) -> None:
    assert parse(query) == Verbatim("Don’t sail")


def test_a_field_takes_a_term() -> None:
    assert parse('speaker:lund outlet:"Coast Herald" title:fer*') == And(
        (
            Field("speaker", Word("lund")),
            Field("outlet", Phrase("Coast Herald")),
            Field("title", Prefix("fer")),
        )
    )


def test_a_date_may_have_two_words() -> None:
    assert parse("date:last week ferry") == And((Field("date", Word("last week")), FERRY))


def test_the_word_being_typed_stands_for_all_it_begins() -> None:
    assert parse("harbour fer", typing=True) == And((HARBOUR, Prefix("fer")))
    assert parse("harbour fer ", typing=True) == parse("harbour fer")
    assert parse("speaker:lu", typing=True) == Field("speaker", Prefix("lu"))


@pytest.mark.parametrize(
    ("query", "position", "told"),
    [
        ("(ferry", 6, "missing )"),
        ("ferry)", 5, "there is no ( before this )"),
        ("AND AND", 0, "AND needs something before it"),
        ("ferry AND", 9, "nothing follows AND"),
        ("ferry OR )", 9, "nothing follows OR"),
        ("NOT", 3, "nothing follows NOT"),
        ("ferry -", 6, "nothing follows -"),
        ('say "ferry', 10, "the phrase is not closed"),
        ("'ferry", 6, "the verbatim text is not closed"),
        ("colour:red", 0, "there is no field colour:"),
        ("speaker:", 8, "speaker: needs a value"),
        ("speaker: lund", 8, "speaker: needs a value"),
        ("fe*y", 2, "* stands only at the end of a word"),
        ("well-kn*", 7, "* follows one word"),
        ("ferry~3", 6, "~ is followed by 1 or 2"),
        ('"a b"~', 5, "~ after a phrase needs a number of words"),
        ("&", 0, "“&” holds no word"),
        ("()", 1, "there is nothing here"),
        ("(" * 99, 60, "too many parentheses and NOTs inside each other"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_its_place(
    query: str, position: int, told: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (caught.value.position, caught.value.message) == (position, told)


def test_the_error_shows_a_caret_under_the_place() -> None:
    with pytest.raises(QueryError) as caught:
        parse("(ferry")
    assert caught.value.caret() == "(ferry\n      ^ missing )"


@given(st.text(alphabet="ab \"'“”()-*~:ANDORT5'’&", max_size=30))
def test_any_text_is_read_or_refused_with_a_place_inside_it(query: str) -> None:
    try:
        parse(query)
    except QueryError as error:
        assert 0 <= error.position <= len(query)


_words = st.sampled_from(
    (Word("ferry"), Prefix("fer"), Fuzzy("ferry", 1), Phrase("a b"), Verbatim("b"))
)
_terms = _words | st.builds(
    Field, st.sampled_from(sorted(set(FIELDS) - {"exact", "date", "said"})), _words
)


def _flat(kind: type, inner: st.SearchStrategy) -> st.SearchStrategy:
    parts = st.lists(inner.filter(lambda part: not isinstance(part, kind)), min_size=2, max_size=3)
    return parts.map(lambda found: kind(tuple(found)))


@given(
    st.recursive(
        _terms,
        lambda inner: _flat(And, inner) | _flat(Or, inner) | st.builds(Not, inner),
        max_leaves=6,
    )
)
def test_the_canonical_spelling_is_read_as_the_same_query(node: object) -> None:
    assert parse(canonical(node)) == node  # type: ignore[arg-type]
