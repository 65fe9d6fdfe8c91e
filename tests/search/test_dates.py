"""Days as a query names them."""

from __future__ import annotations

import datetime

import pytest

from reader.search.dates import days

TODAY = datetime.date(2031, 5, 14)  # a Wednesday


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03"),
        ("2031-2", "2031-02-01", "2031-02-28"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-02..", "2031-02-01", ""),
        ("..2031-02", "", "2031-02-28"),
        ("2030..2031-02", "2030-01-01", "2031-02-28"),
        ("today", "2031-05-14", "2031-05-14"),
        ("Yesterday", "2031-05-13", "2031-05-13"),
        ("last week", "2031-05-05", "2031-05-11"),
        ("last-week", "2031-05-05", "2031-05-11"),
        ("this week", "2031-05-12", "2031-05-14"),
        ("last month", "2031-04-01", "2031-04-30"),
        ("last year", "2030-01-01", "2030-12-31"),
        ("1d", "2031-05-14", "2031-05-14"),
        ("1w", "2031-05-08", "2031-05-14"),
        ("1w..", "2031-05-08", ""),
    ],
)
def test_a_day_or_a_range_of_days(text: str, first: str, last: str) -> None:
    assert days(text, today=TODAY) == (day(first), day(last))


@pytest.mark.parametrize(
    "text", ["", "..", "soon", "2031-13", "2031-02-30", "20310101", "2032..2031"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        days(text, today=TODAY)
