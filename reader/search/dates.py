"""Days as a query names them: `2023-05`, `2023-05..`, `last week`, `1w`."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable

EXPECTED = "a day such as 2023-05-03, 2023-05, 2023, a range 2023-05..2023-07, last week or 2w"

_CALENDAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_AGO = re.compile(r"(\d{1,4})([dwmy])$")
_NAMED = re.compile(r"(last|this)[ -](day|week|month|year)$")
_DAYS_OF = {"d": 1, "w": 7, "m": 30, "y": 365}
_ONE_DAY = datetime.timedelta(days=1)

Range = tuple[datetime.date | None, datetime.date | None]


def days(text: str, *, today: datetime.date) -> Range:
    """First and last day that the words mean, both included; None where the range is open.

    Raises:
        ValueError: the words name no day.
    """
    given = " ".join(text.lower().split())
    if ".." in given:
        first, _, last = given.partition("..")
        if not first and not last:
            raise ValueError("a range needs a day")
        start = _one(first, today)[0] if first else None
        end = _one(last, today)[1] if last else None
        if start and end and start > end:
            raise ValueError("the range ends before it begins")
        return start, end
    return _one(given, today)


def _one(text: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    if text in ("today", "yesterday"):
        day = today if text == "today" else today - _ONE_DAY
        return day, day
    if found := _CALENDAR.match(text):
        return _of_calendar(*(int(part) if part else None for part in found.groups()))
    if found := _AGO.match(text):
        length = int(found.group(1)) * _DAYS_OF[found.group(2)]
        return _back(today, length), today
    if found := _NAMED.match(text):
        return _named(found.group(1), found.group(2), today)
    raise ValueError(f"“{text}” is no day")


def _back(today: datetime.date, length: int) -> datetime.date:
    """The first of the last `length` days, today included."""
    earliest = today.toordinal() - max(length, 1) + 1
    return datetime.date.fromordinal(max(1, earliest))


def _of_calendar(
    year: int | None, month: int | None = None, day: int | None = None
) -> tuple[datetime.date, datetime.date]:
    first = datetime.date(year or 0, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    last_day = calendar.monthrange(first.year, last_month)[1]
    return first, first.replace(month=last_month, day=last_day)


def _named(which: str, unit: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    starts: dict[str, Callable[[datetime.date], datetime.date]] = {
        "day": lambda day: day,
        "week": lambda day: day - datetime.timedelta(days=day.weekday()),
        "month": lambda day: day.replace(day=1),
        "year": lambda day: day.replace(month=1, day=1),
    }
    start = starts[unit](today)
    if which == "this":
        return start, today
    end = start - _ONE_DAY
    return starts[unit](end), end
