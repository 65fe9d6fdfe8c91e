"""Facts under many names, made safe, comparable and honest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Fact, Origin
from reader.sources.fields import Layer, iso_date, layer, merged

RECORD = Origin.RECORD


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-05-03", "2023-05-03"),
        ("20230503", "2023-05-03"),
        ("2023-05-03T10:15:00Z", "2023-05-03T10:15:00+00:00"),
        ("2023-05-03 10:15", "2023-05-03T10:15:00"),
        ("3 May 2023", "2023-05-03"),
        ("May 3, 2023", "2023-05-03"),
        ("Wednesday, May 3rd, 2023", "2023-05-03"),
        ("Wed, 03 May 2023 10:15:00 +0000", "2023-05-03T10:15:00+00:00"),
        ("2023/05/03", "2023-05-03"),
        ("2023-W18-3", "2023-05-03"),
    ],
)
def test_dates_become_iso_8601(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written", ["2023-13-40", "03/05/2023", "2023-05", "yesterday", "", "9" * 99]
)
def test_what_is_no_date_or_could_be_two_is_none(written: str) -> None:
    assert iso_date(written) is None


@given(st.text())
def test_no_text_makes_dates_fail(text: str) -> None:
    assert iso_date(text) is None or layer({"date": text}, RECORD).metadata.day is not None


@pytest.mark.parametrize(
    "name", ["outlet", "Publication", "site_name", "sitename", "source-domain"]
)
def test_a_field_is_known_by_many_names(name: str) -> None:
    assert layer({name: "The Courier"}, RECORD).metadata.outlet == Fact("The Courier", RECORD)


def test_values_are_cleaned_to_one_line() -> None:
    told = layer({"title": " Two\n lines \x1b[31mand\u202e  colour "}, RECORD)
    assert told.metadata.title == Fact("Two lines and colour", RECORD)


def test_a_value_of_any_length_is_cut() -> None:
    told = layer({"title": "x" * 5_000_000}, RECORD)
    assert told.metadata.title and len(told.metadata.title.value) == 500


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://", "www"])
def test_an_address_that_is_not_of_the_web_is_refused_with_a_warning(url: str) -> None:
    told = layer({"url": url}, RECORD)
    assert told.metadata.url is None
    assert len(told.warnings) == 1


def test_an_impossible_date_stays_unknown_and_is_told() -> None:
    told = layer({"date": "2023-13-40"}, RECORD)
    assert told.metadata.date is None
    assert told.warnings == ("record: date “2023-13-40” cannot be used; it stays unknown",)


@pytest.mark.parametrize("value", [True, None, {}, [], object(), [[]], "", "null"])
def test_values_that_mean_nothing_are_left(value: object) -> None:
    assert layer({"title": value}, RECORD) == Layer()


def test_a_record_of_an_author_gives_its_name() -> None:
    told = layer({"author": [{"name": "Ann Roe"}, "Bo Li"]}, RECORD)
    assert told.metadata.byline == Fact("Ann Roe, Bo Li", RECORD)


def test_the_first_layer_that_knows_a_fact_gives_it() -> None:
    first = layer({"title": "A"}, Origin.FRONT_MATTER)
    second = layer({"title": "B", "outlet": "C"}, Origin.SIDECAR)
    known = merged((first, second), outlets={}).metadata
    assert known.title == Fact("A", Origin.FRONT_MATTER)
    assert known.outlet == Fact("C", Origin.SIDECAR)


def test_an_outlet_is_called_by_its_configured_name() -> None:
    told = layer({"outlet": "Wenham-Courier"}, Origin.PATH)
    known = merged((told,), outlets={"wenham-courier": "The Wenham Courier"}).metadata
    assert known.outlet == Fact("The Wenham Courier", Origin.PATH)
