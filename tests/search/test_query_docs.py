"""The page on the query language tells the truth about the language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.search.query import FIELDS, parse

_PAGE = (Path(__file__).parents[2] / "docs" / "query.md").read_text(encoding="utf-8")
_ROWS = re.findall(r"^\| (`.+?) \|", _PAGE, re.MULTILINE)
_QUERIES = [query for row in _ROWS for query in re.findall(r"`([^`]+)`", row)]


def test_there_are_queries_on_the_page() -> None:
    assert len(_QUERIES) > 40


@pytest.mark.parametrize("query", _QUERIES)
def test_every_query_on_the_page_can_be_read(query: str) -> None:
    parse(query)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_on_the_page(field: str) -> None:
    assert f"`{field}:" in _PAGE
