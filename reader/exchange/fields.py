"""The parts that entries of exchanged files have in common: passages, and fields of text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from reader.model.note import Anchor
from reader.model.span import Span
from reader.text.clean import clean

_DEEPEST_ANCHOR = 100_000
"""Code points of quoted words in one span."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that cannot be applied, and why."""

    place: str
    """`entry 3`, or the article it names."""
    reason: str


def anchor_record(anchor: Anchor) -> dict[str, Any]:
    """A passage as files write it."""
    return {
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "version": anchor.version,
        "rival": round(anchor.rival, 4),
    }


def anchor(record: object) -> Anchor:
    """A passage of a file.

    Raises:
        KeyError, TypeError, ValueError: it is none; the message says why.
    """
    if not isinstance(record, dict):
        raise TypeError("a passage is no set of keys")
    exact = record["exact"]
    if not isinstance(exact, str) or not 0 < len(exact) <= _DEEPEST_ANCHOR:
        raise ValueError("“exact” holds no words")
    start, end = record.get("start", 0), record.get("end", len(exact))
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError(f"“start” {start!r} and “end” {end!r} are no passage")
    prefix, suffix = (str(record.get(name) or "") for name in ("prefix", "suffix"))
    rival = record.get("rival", 0.0)
    if not isinstance(rival, int | float) or not 0 <= rival <= 2:
        raise ValueError(f"“rival” {rival!r} is no likeness")
    version = line(record, "version")
    return Anchor(exact, prefix, suffix, Span(start, end), version, float(rival))


def line(record: dict[str, Any], key: str) -> str:
    """A text field as one clean line; empty where there is none.

    Raises:
        TypeError: it holds something else than text.
    """
    value = record.get(key)
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"“{key}” is no text")
    return " ".join(clean(value).text.split())
