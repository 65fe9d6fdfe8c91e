"""Rows of a panel: words in their looks, wrapped to a width, with a target where they name a place.

Panels and overlays say what they show as a sequence of `Row`; `widgets/row_list.py` paints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from reader.model.span import Span
from reader.text.safe import printable
from reader.tui.wrap import wrap

_SMALLEST = 4
"""Cells below which nothing is wrapped any more."""


class Run(NamedTuple):
    """Words in one look."""

    text: str
    look: str = ""
    """Names of component classes of `RowList`, divided by blanks: `strong`, `dim speaker-3`."""


@dataclass(frozen=True, slots=True)
class Target:
    """What choosing a row leads to."""

    article: str
    span: Span | None
    """Into the article's text; None where the place is gone."""
    about: object = None
    """The match, quotation, note or hit that the row shows."""
    part: str = ""
    """Tells apart what stands at the same place: a note's number, a match's other end."""

    @property
    def key(self) -> str:
        """What it is, whatever its row looks like."""
        place = f"{self.span.start}-{self.span.end}" if self.span else "gone"
        return f"{type(self.about).__name__} {self.article} {place} {self.part}"


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a panel. Neighbouring rows of one target are one entry."""

    runs: tuple[Run, ...] = ()
    target: Target | None = None
    """What the row stands for; None for headings and remarks, which the cursor passes over."""
    indent: int = 0
    """Cells left free in front of every line."""
    hang: int = 0
    """Cells left free in front of the second line and all that follow, besides `indent`."""
    limit: int = 0
    """Lines at most, the last cut with an ellipsis; 0 shows all."""
    right: tuple[Run, ...] = ()
    """Kept at the right end of the line; needs `limit` 1."""

    @property
    def text(self) -> str:
        """The row's words without looks."""
        return "".join(run.text for run in (*self.runs, *self.right))


BLANK = Row(limit=1)

Line = tuple[Run, ...]
"""The runs of one screen line, without the indentation."""


def row(
    *runs: Run | str,
    target: Target | None = None,
    indent: int = 0,
    hang: int = 0,
    limit: int = 0,
    right: tuple[Run, ...] = (),
) -> Row:
    """A row; plain strings stand for runs without a look."""
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return Row(made, target, indent, hang, limit, right)


def heading(text: str) -> Row:
    """A quiet line above a section."""
    return Row((Run(text, "heading"),), limit=1)


def remark(text: str, *, indent: int = 0) -> Row:
    """A sentence of the program, dimmed."""
    return Row((Run(text, "dim"),), indent=indent)


def laid_out(row: Row, width: int) -> list[Line]:
    """The row's screen lines, at least one, each at most `width` cells with its indentation."""
    room = max(_SMALLEST, width - row.indent)
    runs = _safe(row.runs)
    if row.limit == 1:
        return [_single(runs, _safe(row.right), room)]
    lines = list(_wrapped(runs, room, row.hang))
    if row.limit and len(lines) > row.limit:
        last = (*lines[row.limit - 1], Run("…"))
        return [*lines[: row.limit - 1], _cut(last, room)]
    return lines


def cells(runs: Line) -> int:
    """How many cells the runs take."""
    return sum(cell_len(run.text) for run in runs)


def _safe(runs: Line) -> Line:
    return tuple(Run(printable(text), look) for text, look in runs)


def _single(runs: Line, right: Line, room: int) -> Line:
    if not right:
        return _cut(runs, room)
    kept = _cut(right, max(_SMALLEST, room // 2))
    left = _cut(runs, room - cells(kept) - 1)
    return (*left, Run(" " * (room - cells(left) - cells(kept))), *kept)


def _cut(runs: Line, room: int) -> Line:
    """The runs as far as they fit; what is cut ends with an ellipsis."""
    if cells(runs) <= room:
        return runs
    kept: list[Run] = []
    left = room - 1
    for text, look in runs:
        if cell_len(text) > left:
            kept.append(Run(set_cell_size(text, max(0, left)).rstrip() + "…", look))
            break
        kept.append(Run(text, look))
        left -= cell_len(text)
    return tuple(kept)


def _wrapped(runs: Line, room: int, hang: int) -> Iterator[Line]:
    text = "".join(run.text for run in runs)
    first, *rest = wrap(text, Span(0, len(text)), room)
    yield _between(runs, first.start, first.end)
    if not rest:
        return
    remaining = Span(rest[0].start, len(text))
    for start, end in wrap(text, remaining, max(_SMALLEST, room - hang)):
        yield (*((Run(" " * hang),) if hang else ()), *_between(runs, start, end))


def _between(runs: Line, start: int, end: int) -> Line:
    """The part of the runs from code point `start` up to `end` of their joined text."""
    found: list[Run] = []
    at = 0
    for text, look in runs:
        part = text[max(0, start - at) : max(0, end - at)]
        if part:
            found.append(Run(part, look))
        at += len(text)
    return tuple(found)
