"""Facets: how many answers hold each value, and fall into each month."""

from __future__ import annotations

import datetime
import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reader.search.engine import ValueCount
from reader.search.plan import Days, ValueField
from reader.search.whoosh_segment import Segment
from reader.search.whoosh_view import Answer, View

_COUNTED_ONE_BY_ONE = 4_000
"""Answers; the values of more are counted by their masks, the most frequent first."""


def most(
    view: View, answer: Answer, field: ValueField, *, limit: int, shown: Mapping[str, str]
) -> list[ValueCount]:
    """The values that most of the answers hold, then by name, exactly counted.

    Args:
        view: what was asked.
        answer: what it answered.
        field: whose values.
        limit: of so many values.
        shown: names of values under which others are counted, too.
    """
    names = _together(shown)
    few = answer.total <= _COUNTED_ONE_BY_ONE
    return (_of_few if few else _of_many)(view, answer, field, limit, names)


def _together(shown: Mapping[str, str]) -> dict[str, set[str]]:
    """The values that are counted as one, by the name of that."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for name, head in shown.items():
        if name != head:
            names[head] |= {name, head}
    return names


def _of_few(
    view: View, answer: Answer, field: ValueField, limit: int, names: Mapping[str, set[str]]
) -> list[ValueCount]:
    counts: Counter[str] = Counter()
    for part, bounds in answer.found:
        counts.update(part.segment.counted(field, bounds.sure))
    for head, together in names.items():
        if sum(counts.pop(name, 0) for name in together):
            counts[head] = _held(answer, field, together)
    first = heapq.nsmallest(limit, counts.items(), key=lambda one: (-one[1], one[0]))
    return [ValueCount(value, count) for value, count in first]


def _of_many(
    view: View, answer: Answer, field: ValueField, limit: int, names: Mapping[str, set[str]]
) -> list[ValueCount]:
    found: list[tuple[int, str]] = []
    for value, at_most in _frequencies(view, field, names):
        if len(found) >= limit and -found[-1][0] > at_most:
            break
        count = _held(answer, field, names.get(value) or {value})
        if count:
            found = sorted([*found, (-count, value)])[:limit]
    return [ValueCount(value, -count) for count, value in found]


def _held(answer: Answer, field: ValueField, values: set[str]) -> int:
    """How many of the answers hold one of the values."""
    total = 0
    for part, bounds in answer.found:
        if bounds.sure:
            mask = 0
            for value in values:
                mask |= part.segment.exactly(field, value)
            total += (mask & bounds.sure).bit_count()
    return total


def _frequencies(
    view: View, field: ValueField, names: Mapping[str, set[str]]
) -> Sequence[tuple[str, int]]:
    """Every value with the most documents that can hold it, most frequent first."""
    key = field, frozenset((head, frozenset(together)) for head, together in names.items())
    if key not in view.frequencies:
        counts: Counter[str] = Counter()
        for part in view.parts:
            counts.update(part.segment.frequencies(field))
        for head, together in names.items():
            counts[head] = sum(counts.pop(name, 0) for name in together)
        view.frequencies[key] = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return view.frequencies[key]


def months(answer: Answer, *, limit: int) -> list[ValueCount]:
    """How many answers each month has, latest first; undated ones are left out."""
    segments = [part.segment for part, _ in answer.found if part.segment.size]
    newest = max((segment.keys[-1] for segment in segments), default=0)
    oldest = min((_oldest_dated(segment) for segment in segments), default=0)
    counts = []
    for first, last in _months(newest >> 32, oldest >> 32):
        days = Days(first, last)
        count = sum((p.segment.days(days) & b.sure).bit_count() for p, b in answer.found)
        if count:
            counts.append(ValueCount(f"{first:%Y-%m}", count))
        if len(counts) == limit:
            break
    return counts


def _oldest_dated(segment: Segment) -> int:
    at = bisect_left(segment.keys, 1 << 32)
    return segment.keys[at] if at < segment.size else (1 << 63)


def _months(newest: int, oldest: int) -> Iterator[tuple[datetime.date, datetime.date]]:
    """First and last day of each month between two day numbers, latest first."""
    if not newest:
        return
    last = datetime.date.fromordinal(newest)
    while last.toordinal() >= oldest:
        first = last.replace(day=1)
        yield first, last
        if first.toordinal() == 1:
            return
        last = first - datetime.timedelta(days=1)
