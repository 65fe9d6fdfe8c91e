"""Saved searches stand in queries under their names."""

from __future__ import annotations

import pytest

from reader.errors import QueryError
from reader.search.query import parse
from reader.search.saved import spelt_out
from reader.search.syntax import Node

SAVED = {
    "Ferries": "ferry OR boat",
    "news": "query:ferries date:2031",
    "two words": "outlet:tern",
    "hen": "query:egg",
    "egg": "shell query:hen",
    "broken": "(boat",
}


def meaning(query: str, *, within: str = "") -> Node:
    return spelt_out(parse(query), query, SAVED, within=within)


def test_a_name_stands_for_its_query_in_any_case() -> None:
    assert meaning("query:ferries -wreck") == parse("(ferry OR boat) -wreck")


def test_saved_searches_nest() -> None:
    assert meaning("query:news") == parse("(ferry OR boat) date:2031")


def test_a_name_of_several_words_stands_in_quotation_marks() -> None:
    assert meaning('NOT query:"two words"') == parse("NOT outlet:tern")


def test_one_search_may_stand_twice() -> None:
    assert meaning("query:ferries OR query:ferries") == parse("(ferry OR boat) OR (ferry OR boat)")


@pytest.mark.parametrize(
    ("query", "within", "told"),
    [
        ("wreck query:hen", "", "hen → egg → hen"),
        ("wreck query:ferries", "Ferries", "Ferries → Ferries"),
        ("wreck query:news", "Ferries", "Ferries → news → Ferries"),
        ("wreck query:nothing", "", "no saved search “nothing”"),
        ("wreck query:broken", "", "missing )"),
    ],
)
def test_what_leads_nowhere_is_an_error_under_its_name(query, within, told) -> None:
    with pytest.raises(QueryError) as raised:
        meaning(query, within=within)
    assert told in raised.value.message
    assert raised.value.query == query
    assert raised.value.position == len("wreck ")
