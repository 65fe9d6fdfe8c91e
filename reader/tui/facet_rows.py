"""What the answers to a search have in common, as rows: filters in force, then the facets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reader.model.search import Facet
from reader.tui.panel_rows import BLANK, Row, Run, Target, heading, row
from reader.tui.wording import shortened

_NAMES = {
    "outlet": "outlets",
    "speaker": "speakers",
    "month": "months",
    "tag": "tags",
    "story": "stories",
}
"""The fields in the order in which they are shown."""
_NAMED = 40
"""Code points of a story's name."""
_FILTER, _NOT = "filter", "NOT "
_CONDITION = re.compile(rf"(?:{_NOT})?\w+:")


def facet_rows(facets: Iterable[Facet], *, understood: str) -> Iterator[Row]:
    """Rows that can be chosen: `✓` stands before what narrows the search, `−` before what it bars.

    Conditions of the query that are no facet of its answers stand above, to be taken out again.

    Args:
        facets: of the answers.
        understood: the query in its canonical spelling.
    """
    by_field = _by_field(facets)
    known = {facet.condition for found in by_field.values() for facet in found}
    conditions = filter(_CONDITION.match, understood.split(" AND "))
    others = [one for one in conditions if one.removeprefix(_NOT) not in known]
    if others:
        by_field = {_FILTER: [_of_filter(one) for one in others], **by_field}
    for number, (field, found) in enumerate(by_field.items()):
        if number:
            yield BLANK
        yield heading(_NAMES.get(field, f"{field}s"))
        for facet in found:
            yield _row(facet, understood)


def is_excluded(facet: Facet, understood: str) -> bool:
    """Whether the query bars what the facet stands for."""
    return f"{_NOT}{facet.condition}" in understood.split(" AND ")


def facets_in_words(facets: Iterable[Facet], *, values: int) -> Iterator[str]:
    """`outlets  unknown 2`: the most frequent values of each field."""
    for field, found in _by_field(facets).items():
        told = "  ".join(f"{_named(facet)} {facet.count}" for facet in found[:values])
        yield f"{_NAMES.get(field, field)}  {told}"


def _by_field(facets: Iterable[Facet]) -> dict[str, list[Facet]]:
    by_field: defaultdict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        by_field[facet.field].append(facet)
    fields = [*(name for name in _NAMES if name in by_field), *(by_field.keys() - _NAMES.keys())]
    return {
        field: sorted(by_field[field], key=lambda facet: (-facet.count, facet.value))
        for field in fields
    }


def _of_filter(spelt: str) -> Facet:
    return Facet(_FILTER, spelt.removeprefix(_NOT), 0, spelt.removeprefix(_NOT))


def _row(facet: Facet, understood: str) -> Row:
    asked = facet.condition in understood.split(" AND ")
    sign = "✓" if asked else "−" if is_excluded(facet, understood) else " "
    target = Target("", None, facet, facet.condition) if facet.condition else None
    count = (Run(f"{facet.count:,}", "dim"),) if facet.field != _FILTER else ()
    look = "strong" if sign != " " else ""
    return row(Run(f"{sign} {_named(facet)}", look), target=target, limit=1, right=count)


def _named(facet: Facet) -> str:
    return shortened(facet.name, _NAMED) if facet.name else facet.value
