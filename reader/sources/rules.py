"""Path rules: what a file's place and name tell about its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import Origin
from reader.sources.fields import Layer, layer

_FIELD = re.compile(r"\{(\w*)(?::([^{}]*))?\}")
_DIRECTIVES = {
    "%Y": r"(?P<year>\d{4})",
    "%m": r"(?P<month>\d{1,2})",
    "%d": r"(?P<day>\d{1,2})",
}
_MOST_FIELDS = 3
"""In one part of a path: the time to find out that a hostile name does not fit stays small."""


@dataclass(frozen=True, slots=True)
class PathRule:
    """One compiled pattern, as `{outlet}/{date:%Y-%m-%d}-{slug}.txt`."""

    pattern: str
    """As written in the configuration."""
    expression: re.Pattern[str]
    fields: tuple[str, ...]
    """Field names in the order of the expression's groups `f0`, `f1`, …"""

    def read(self, path: str) -> Layer | None:
        """What the end of the path tells, or None where the rule does not fit.

        Args:
            path: divided by `/`; a rule of two parts looks at the last two.
        """
        found = self.expression.search(path)
        if found is None:
            return None
        values: dict[str, object] = {
            name: found[f"f{number}"] for number, name in enumerate(self.fields)
        }
        if "year" in self.expression.groupindex:
            values["date"] = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
        return layer(values, Origin.PATH)


def compile_rule(pattern: str) -> PathRule:
    """Reads a pattern: fields in braces, everything else literal, parts divided by `/`.

    A field takes at least one character within one part of the path. `{date:FORMAT}` knows
    `%Y`, `%m` and `%d`; fields that are no metadata, as `{slug}`, match and are forgotten.

    Raises:
        ValueError: a date without its year, month and day once each, or too many fields.
    """
    if any(part.count("{") > _MOST_FIELDS for part in pattern.split("/")):
        raise ValueError(f"more than {_MOST_FIELDS} fields between slashes")
    names: list[str] = []
    pieces: list[str] = []
    done = 0
    for field in _FIELD.finditer(pattern):
        pieces.append(re.escape(pattern[done : field.start()]))
        if field[1] == "date":
            pieces.append(_date_expression(field[2] or "%Y-%m-%d"))
        else:
            pieces.append(f"(?P<f{len(names)}>[^/]+?)")
            names.append(field[1])
        done = field.end()
    pieces.append(re.escape(pattern[done:]))
    try:
        expression = re.compile(rf"(?:^|/){''.join(pieces)}\Z")
    except re.error:
        raise ValueError("a path has one date") from None
    return PathRule(pattern, expression, tuple(names))


def first_fit(rules: Sequence[PathRule], path: str) -> Layer:
    """What the first rule that fits tells; an empty layer where none does."""
    for rule in rules:
        told = rule.read(path)
        if told is not None:
            return told
    return Layer()


def _date_expression(form: str) -> str:
    if sorted(re.findall("%.?", form)) != sorted(_DIRECTIVES):
        raise ValueError(f"the date format “{form}” needs %Y, %m and %d, once each")
    pieces = re.split("(%.)", form)
    return "".join(_DIRECTIVES.get(piece, re.escape(piece)) for piece in pieces)
