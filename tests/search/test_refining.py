"""Narrowing a query by a condition, without retyping it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.search.query import parse
from reader.search.refining import condition, refined
from reader.search.syntax import And, Everything, Node


@pytest.mark.parametrize(
    ("field", "value", "spelt"),
    [
        ("outlet", "The Gull", 'outlet:"The Gull"'),
        ("outlet", "Tern", "outlet:Tern"),
        ("month", "2031-04", "date:2031-04"),
        ("speaker", "Ilse “Ice” Maren", 'speaker:"Ilse Ice Maren"'),
        ("story", "a:1000000001", "story:a:1000000001"),
        ("tag", "!?", ""),
    ],
)
def test_a_facets_value_is_spelt_as_a_query_asks_for_it(field: str, value: str, spelt: str):
    assert condition(field, value) == spelt


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("", "outlet:Tern"),
        ("ferry", "outlet:Tern ferry"),
        ("ferry OR boat", "outlet:Tern (ferry OR boat)"),
        ("(ferry OR boat) -ice", "outlet:Tern (ferry OR boat) -ice"),
        ('date:last week AND "two boats"~3', 'outlet:Tern date:last week "two boats"~3'),
        ("-outlet:Tern ferry", "outlet:Tern ferry"),
    ],
)
def test_a_condition_comes_first_and_the_rest_stays_as_typed(query: str, narrowed: str):
    assert refined(query, "outlet:Tern") == narrowed


@pytest.mark.parametrize(
    "query", ["outlet:Tern ferry", "ferry AND outlet:Tern", "ferry outlet:Tern"]
)
def test_the_same_condition_once_more_is_taken_out(query: str):
    assert refined(query, "outlet:Tern") == "ferry"


def test_what_is_excluded_is_excluded_no_more_when_asked_for_again():
    once = refined("ferry", "outlet:Tern", exclude=True)
    assert once == "-outlet:Tern ferry"
    assert refined(once, "outlet:Tern", exclude=True) == "ferry"


def test_a_query_that_cannot_be_read_cannot_be_narrowed():
    with pytest.raises(QueryError):
        refined("(ferry", "outlet:Tern")


QUERIES = st.lists(
    st.sampled_from(["ferry", "-ice", '"two boats"', "(a OR b)", "date:2031", "fer*", "NOT x"]),
    min_size=1,
    unique=True,
)


def parts(node: Node) -> tuple[Node, ...]:
    if node == Everything():
        return ()
    return node.parts if isinstance(node, And) else (node,)


@settings(max_examples=60)
@given(QUERIES, st.sampled_from([" ", " AND ", "  "]), st.booleans())
def test_narrowing_adds_one_condition_and_twice_adds_none(
    pieces: list[str], between: str, exclude: bool
):
    query = between.join(pieces)
    once = refined(query, "outlet:Tern", exclude=exclude)
    assert parts(parse(once))[1:] == parts(parse(query))
    assert parse(refined(once, "outlet:Tern", exclude=exclude)) == parse(query)
