"""Path rules read what a place and a name tell, and nothing else."""

from __future__ import annotations

import pytest

from reader.model.article import Fact, Origin
from reader.sources.rules import compile_rule, first_fit

RULE = compile_rule("{outlet}/{date:%Y-%m-%d}-{slug}.txt")


def test_a_path_tells_outlet_and_date() -> None:
    told = RULE.read("courier/2023-05-03-storm-over-wenham.txt")
    assert told is not None
    assert told.metadata.outlet == Fact("courier", Origin.PATH)
    assert told.metadata.date == Fact("2023-05-03", Origin.PATH)
    assert told.metadata.title is None


def test_a_rule_looks_at_the_end_of_the_path() -> None:
    told = RULE.read("archive/2023/courier/2023-5-3-storm.txt")
    assert told is not None
    assert told.metadata.outlet == Fact("courier", Origin.PATH)
    assert told.metadata.date == Fact("2023-05-03", Origin.PATH)


@pytest.mark.parametrize("path", ["2023-05-03-x.txt", "courier/x.txt", "courier/2023-05-03-x.md"])
def test_a_path_of_another_form_does_not_fit(path: str) -> None:
    assert RULE.read(path) is None


def test_an_impossible_date_is_unknown_and_told_but_the_outlet_stays() -> None:
    told = RULE.read("courier/2023-13-40-x.txt")
    assert told is not None
    assert told.metadata.date is None
    assert told.metadata.outlet == Fact("courier", Origin.PATH)
    assert "2023-13-40" in told.warnings[0]


def test_dates_may_be_written_without_separators() -> None:
    told = compile_rule("{date:%d%m%Y}_{title}.txt").read("03052023_Storm.txt")
    assert told is not None
    assert told.metadata.date == Fact("2023-05-03", Origin.PATH)
    assert told.metadata.title == Fact("Storm", Origin.PATH)


def test_the_first_rule_that_fits_counts() -> None:
    rules = (RULE, compile_rule("{outlet}/{slug}.txt"), compile_rule("{slug}.txt"))
    assert first_fit(rules, "gazette/x.txt").metadata.outlet == Fact("gazette", Origin.PATH)
    assert first_fit(rules, "x.md").metadata.outlet is None


def test_signs_in_a_pattern_mean_themselves() -> None:
    rule = compile_rule("({outlet})+.txt")
    assert rule.read("(a)+.txt") is not None
    assert rule.read("(a)).txt") is None


@pytest.mark.parametrize(
    "pattern", ["{date:%Y}.txt", "{date:%H%Y%m%d}", "{date}{date}", "{a}{b}{c}{d}{e}"]
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        compile_rule(pattern)


def test_a_hostile_name_is_not_searched_for_ever() -> None:
    rule = compile_rule("{a}-{b}-{outlet}.txt")
    assert rule.read("-" * 250 + ".md") is None
