"""Joins the matches of a story's articles to statements: the rows of its matrix.

Passages of one article that overlap are one, and so are passages that a match links; what hangs
together is one statement (connected components, by union and find).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reader.model.match import Caution, Match, MatchKind
from reader.model.matrix import Cell, MatrixRow
from reader.model.quotation import Quotation
from reader.model.span import Span

SAME = 0.5
"""Share of the shorter of two passages that must lie in the other for them to be one."""
_LEAST_ALIKE = (
    MatchKind.REWORDED,
    MatchKind.SAME_QUOTE,
    MatchKind.PART,
    MatchKind.PUNCTUATION,
    MatchKind.IDENTICAL,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One article of the matrix."""

    text: str
    paragraphs: Sequence[Span]
    quotations: Sequence[Quotation]


class Passage(NamedTuple):
    """A place in one of the articles."""

    column: int
    span: Span


class Link(NamedTuple):
    """A match between two of them."""

    one: Passage
    other: Passage
    match: Match


def rows(
    columns: Sequence[Column], links: Mapping[tuple[int, int], Iterable[Match]]
) -> tuple[MatrixRow, ...]:
    """The statements that several articles have, and the quotations that one has alone.

    Args:
        columns: the articles, earliest first.
        links: the matches of two articles, by their places among the columns; side A is the first.
    """
    found = [
        Link(Passage(a, match.a), Passage(b, match.b), match)
        for (a, b), matches in links.items()
        for match in matches
    ]
    quoted = [
        Passage(column, span)
        for column, article in enumerate(columns)
        for quotation in article.quotations
        for span in quotation.spans
    ]
    groups = _Groups()
    for passage in quoted:
        groups.add(passage)
    for link in found:
        groups.join(link.one, link.other)
    for column, article in enumerate(columns):
        for quotation in article.quotations:
            groups.join(*(Passage(column, span) for span in quotation.spans))
    groups.join_overlapping()
    agreed: dict[Passage, list[Link]] = defaultdict(list)
    for link in found:
        agreed[groups.head(link.one)].append(link)
    made = [
        (min(members), _row(columns, members, agreed[head]))
        for head, members in groups.all().items()
    ]
    return tuple(row for _, row in sorted(made, key=lambda entry: entry[0]))


class _Groups:
    """Passages that belong together."""

    def __init__(self) -> None:
        self._above: dict[Passage, Passage] = {}

    def add(self, passage: Passage) -> None:
        self._above.setdefault(passage, passage)

    def head(self, passage: Passage) -> Passage:
        """The passage that stands for the group."""
        self.add(passage)
        while self._above[passage] != passage:
            self._above[passage] = self._above[self._above[passage]]
            passage = self._above[passage]
        return passage

    def join(self, first: Passage, *others: Passage) -> None:
        for other in others:
            a, b = sorted((self.head(first), self.head(other)))
            self._above[b] = a

    def join_overlapping(self) -> None:
        """Joins the passages of each article that are one."""
        ordered = sorted(self._above)
        for place, passage in enumerate(ordered):
            for later in ordered[place + 1 :]:
                if later.column != passage.column or later.span.start >= passage.span.end:
                    break
                if _is_one(passage.span, later.span):
                    self.join(passage, later)

    def all(self) -> dict[Passage, list[Passage]]:
        """The members of every group, by its head."""
        found: dict[Passage, list[Passage]] = defaultdict(list)
        for passage in self._above:
            found[self.head(passage)].append(passage)
        return found


def _is_one(span: Span, other: Span) -> bool:
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared >= SAME * min(span.length, other.length)


def _row(
    columns: Sequence[Column], members: Sequence[Passage], agreed: Sequence[Link]
) -> MatrixRow:
    cells = tuple(
        _cell(article, sorted(p.span for p in members if p.column == column))
        for column, article in enumerate(columns)
    )
    matches = [link.match for link in agreed]
    first = min(members).column
    return MatrixRow(
        cells=tuple(
            _told_against(cell, column, agreed) if cell and column > first else cell
            for column, cell in enumerate(cells)
        ),
        speaker=_speaker(columns, cells),
        kind=_least_alike(matches),
        cautions=_cautions(matches),
    )


def _told_against(cell: Cell, column: int, agreed: Sequence[Link]) -> Cell:
    """The cell with how it agrees with the earliest article that it is linked with."""
    linked = [
        (there.column, link.match)
        for link in agreed
        for here, there in ((link.one, link.other), (link.other, link.one))
        if here.column == column
    ]
    beside = min(other for other, _ in linked)
    matches = [match for other, match in linked if other == beside]
    return replace(cell, beside=beside, kind=_least_alike(matches), cautions=_cautions(matches))


def _least_alike(matches: Iterable[Match]) -> MatchKind | None:
    kinds = {match.kind for match in matches}
    return next((kind for kind in _LEAST_ALIKE if kind in kinds), None)


def _cautions(matches: Iterable[Match]) -> tuple[Caution, ...]:
    told = {caution for match in matches for caution in match.cautions}
    return tuple(caution for caution in Caution if caution in told)


def _cell(article: Column, spans: Sequence[Span]) -> Cell | None:
    if not spans:
        return None
    whole = _united(spans)
    quoted = [
        quotation.number
        for quotation in article.quotations
        if any(_is_one(mine, span) for mine in quotation.spans for span in whole)
    ]
    return Cell(
        spans=whole,
        text=" … ".join(" ".join(article.text[slice(*span)].split()) for span in whole),
        paragraphs=tuple(
            max(1, sum(paragraph.start <= span.start for paragraph in article.paragraphs))
            for span in whole
        ),
        quotation=quoted[0] if quoted else None,
    )


def _united(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, in order, with those that overlap made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _speaker(columns: Sequence[Column], cells: Sequence[Cell | None]) -> str | None:
    for article, cell in zip(columns, cells, strict=True):
        for quotation in article.quotations:
            if cell and quotation.number == cell.quotation and quotation.speaker:
                return quotation.speaker
    return None
