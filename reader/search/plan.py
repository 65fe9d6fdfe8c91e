"""What an engine is asked for: a small algebra over documents, free of syntax and of storage.

The query language compiles into it; engines evaluate it. Words are norms, as
`reader.text.tokens` gives them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class WordField(StrEnum):
    """A field that holds words."""

    TEXT = "text"
    """Headline and article."""
    TITLE = "title"
    SAID = "said"
    """The words inside quotations; without positions."""


class ValueField(StrEnum):
    """A field that holds whole values, as printed."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    """Every name under which quotations can be found."""
    VOICE = "voice"
    """The names of those who are quoted: one for each of them."""


@dataclass(frozen=True, slots=True)
class All:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Form:
    """Documents with exactly this form of a word."""

    norm: str
    field: WordField = WordField.TEXT


@dataclass(frozen=True, slots=True)
class Word:
    """Documents with any form that shares the word's stem."""

    norm: str
    field: WordField = WordField.TEXT


@dataclass(frozen=True, slots=True)
class Prefix:
    """Documents with a word that begins so."""

    norm: str
    field: WordField = WordField.TEXT


@dataclass(frozen=True, slots=True)
class Similar:
    """Documents with a word at most so many insertions, deletions and replacements away."""

    norm: str
    distance: int
    field: WordField = WordField.TEXT


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents with these forms one after the other, none left out."""

    norms: tuple[str, ...]
    field: WordField = WordField.TEXT


@dataclass(frozen=True, slots=True)
class Near:
    """Documents with these forms in any order and at most `gap` other words between them."""

    norms: tuple[str, ...]
    gap: int
    field: WordField = WordField.TEXT


@dataclass(frozen=True, slots=True)
class Value:
    """Documents with a value of which these norms are consecutive words; none means any value."""

    norms: tuple[str, ...]
    field: ValueField
    prefix: str = ""
    """What the word after them begins with; empty for nothing in particular."""
    similar: tuple[str, int] | None = None
    """A word, and how many edits away from it one of the value's words may be."""


@dataclass(frozen=True, slots=True)
class Days:
    """Documents dated within these days, both included; undated ones never are."""

    first: datetime.date | None = None
    last: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Documents with one of these rowids: what only the library's truth can answer."""

    rowids: frozenset[int]


@dataclass(frozen=True, slots=True)
class And:
    """Documents that answer every part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that answer at least one part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not answer the part."""

    part: Node


Node: TypeAlias = (
    All | Form | Word | Prefix | Similar | Phrase | Near | Value | Days | Rows | And | Or | Not
)


def conjunction(*parts: Node) -> Node:
    """The parts joined by AND, without needless nesting; nothing to join finds everything."""
    flat = tuple(part for part in parts if not isinstance(part, All))
    return flat[0] if len(flat) == 1 else And(flat) if flat else All()


def disjunction(*parts: Node) -> Node:
    """The parts joined by OR; a single part stays itself."""
    return parts[0] if len(parts) == 1 else Or(parts)


def leaves(node: Node, *, negated: bool = False) -> Iterator[tuple[Node, bool]]:
    """Every leaf, with whether an odd number of NOTs stands above it."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part, negated=negated)
    elif isinstance(node, Not):
        yield from leaves(node.part, negated=not negated)
    else:
        yield node, negated
