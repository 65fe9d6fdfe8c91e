"""The facts about an article, under whatever names files give them, made safe and comparable."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache

from reader import resources
from reader.model.article import Fact, Metadata, Origin
from reader.text.clean import clean
from reader.text.safe import printable

_LONGEST = {"title": 500, "url": 2_000}
_LONGEST_OTHER = 200
_MOST_PARTS = 20
_WRITTEN_DATES = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y", "%Y/%m/%d", "%Y.%m.%d")
_UNKNOWN = frozenset({"", "~", "null", "none", "n/a"})


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says about an article."""

    metadata: Metadata = Metadata()
    warnings: tuple[str, ...] = ()


def layer(values: Mapping[str, object], origin: Origin) -> Layer:
    """The facts among a file's or record's fields; names and values that mean nothing are left.

    Args:
        values: strings, numbers or lists of them, under any of the names in
            `data/field_names.txt`; anything else is ignored.
        origin: what every fact found is marked with.
    """
    found: dict[str, Fact] = {}
    warnings: list[str] = []
    for name, value in values.items():
        field = _field(name)
        if field is None or field in found:
            continue
        text = _one_line(value)
        if text.lower() in _UNKNOWN:
            continue
        usable = _usable(field, text)
        if usable is None:
            warnings.append(_complaint(field, text, origin))
        else:
            found[field] = Fact(usable, origin)
    return Layer(Metadata(**found), tuple(warnings))


def merged(layers: Iterable[Layer], *, outlets: Mapping[str, str]) -> Layer:
    """One layer in which every fact is the first given; all warnings are kept.

    Args:
        layers: the most trusted first.
        outlets: names by alias, in lower case; a known alias is replaced by its outlet's name.
    """
    best = Metadata()
    warnings: list[str] = []
    for each in layers:
        missing = {
            field.name: getattr(each.metadata, field.name)
            for field in fields(Metadata)
            if getattr(best, field.name) is None
        }
        best = replace(best, **missing)
        warnings.extend(each.warnings)
    if best.outlet is not None:
        name = outlets.get(best.outlet.value.lower(), best.outlet.value)
        best = replace(best, outlet=Fact(name, best.outlet.origin))
    return Layer(best, tuple(warnings))


def iso_date(text: str) -> str | None:
    """A date as ISO 8601, with its time where one is given; None where it is no date.

    Understood are ISO 8601, mail dates, and a month by its English name; a date whose day and
    month could be confused is not.
    """
    try:
        parsed = datetime.datetime.fromisoformat(text)
        return parsed.isoformat() if ":" in text else parsed.date().isoformat()
    except ValueError:
        return _written_date(text)


def _written_date(text: str) -> str | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.](?=\s)|^[A-Z][a-z]{2,8}day,?\s", "", text).strip()
    for form in _WRITTEN_DATES:
        try:
            return datetime.datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    try:
        return email.utils.parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


@cache
def _field_names() -> dict[str, str]:
    rows = resources.sections("sources", "field_names.txt")
    return {name: field for field, names in rows.items() for name in names}


def _field(name: str) -> str | None:
    return _field_names().get(re.sub(r"[\s_:-]", "", name).lower())


def _one_line(value: object) -> str:
    """A value as one clean line; lists as their parts, divided by commas; records as their name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_one_line, value[:_MOST_PARTS])))
    if isinstance(value, Mapping):
        return _one_line(value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = value[: 4 * max(_LONGEST.values())] if isinstance(value, str) else str(value)
    return " ".join(clean(text).text.split())


def _usable(field: str, text: str) -> str | None:
    if field == "date":
        return iso_date(text)
    if field == "url" and not re.match(r"https?://[^\s/]", text, re.IGNORECASE):
        return None
    longest = _LONGEST.get(field, _LONGEST_OTHER)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _complaint(field: str, text: str, origin: Origin) -> str:
    shown = printable(text if len(text) <= 40 else text[:39] + "…")
    return f"{origin}: {field} “{shown}” cannot be used; it stays unknown"
