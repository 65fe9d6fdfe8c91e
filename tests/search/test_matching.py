"""Words are marked where they stand, in every form they may have, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.search.matching import Finder, terms_of
from reader.search.query import parse
from reader.search.snippets import WIDTH, best_sentence, cut
from reader.search.syntax import Fuzzy


def finder(query: str) -> Finder:
    return Finder(terms_of(parse(query)))


def words(query: str, text: str) -> list[str]:
    return [text[slice(*place.span)] for place in finder(query).places(text)]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("ferry", "Ferries and a FERRY; a ferryman", ["Ferries", "FERRY"]),
        ("fer*", "Ferries and a ferret, no offer", ["Ferries", "ferret"]),
        ("die", "She is dying; he died; a diet", ["dying", "died"]),
        ("cafe", "a café, a CAFÉ’s", ["café", "CAFÉ’s"]),
        ("don't", "Don’t do not", ["Don’t"]),
        ("u.s.", "The U.S. and us", ["U.S."]),
        ('"salt of the sea"', "Salt of the sea, salt of a sea", ["Salt of the sea"]),
        ("well-known", "well known, well-known, well", ["well known", "well-known"]),
        ("exact:ferry", "a ferry, FERRY, ferries", ["ferry", "FERRY"]),
        ("ferri~1", "a ferry, a berry", ["ferry"]),
        ('"salt sea"~3', "sea of salt", ["sea", "salt"]),
        ("ferry -salt", "a ferry of salt", ["ferry"]),
        ("speaker:salt ferry", "a ferry of salt", ["ferry"]),
        ("quote:salt ferry", "a ferry of salt", ["ferry", "salt"]),
        ("organise", "to organize organisation", ["organize", "organisation"]),
    ],
)
def test_what_is_marked(query: str, text: str, marked: list[str]) -> None:
    assert words(query, text) == marked


_TEXT = st.text(alphabet="aeéirsty ’'-.\nDB", max_size=40)


_terms = st.sampled_from(["rest", "tries", "ta*", "bat's", '"a s"', "i.e"])


@settings(max_examples=200)
@given(_TEXT, st.lists(_terms, min_size=1))
def test_looking_only_at_likely_words_misses_none(text: str, query: list[str]) -> None:
    terms = finder(" ".join(query)).terms
    # A term with ~ makes the finder look at every word; this one stands nowhere.
    every_word = Finder((*terms, Fuzzy("zzzzzz", 1)))
    assert Finder(terms).places(text) == every_word.places(text)


def test_the_passage_is_the_sentence_with_most_of_the_words() -> None:
    text = "A ferry sank.\n\nThe mayor wept. The mayor saw the ferry sink. A ferry."
    places = finder("ferry mayor").places(text)
    assert text[slice(*best_sentence(text, places))] == "The mayor saw the ferry sink."


def test_without_a_match_the_passage_is_the_first_sentence() -> None:
    text = "\n  The mayor wept. She left."
    assert text[slice(*best_sentence(text, []))] == "The mayor wept."
    assert best_sentence("", []) == Span(0, 0)


def test_a_long_sentence_is_cut_around_the_match() -> None:
    text = "One " * 80 + "ferry " + "two " * 80 + "three."
    snippet = cut(text, Span(0, len(text)), finder("ferry").places(text))
    assert [snippet.text[slice(*mark)] for mark in snippet.marks] == ["ferry"]
    assert snippet.text.startswith("…One") and snippet.text.endswith("…")
    assert len(snippet.text) <= WIDTH + 2


@given(st.text(alphabet="ab .\n“”", max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_marks_lie_inside_the_snippet_and_cover_the_words(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    places = finder("a OR b*").places(text)
    snippet = cut(text, Span(start, end), places)
    for mark in snippet.marks:
        marked = snippet.text[slice(*mark)]
        assert marked[0] in "ab"
        assert set(marked) <= set("ab."), "initials are one word with the stops between them"
        assert mark.length > 0
