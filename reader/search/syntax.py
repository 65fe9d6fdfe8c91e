"""The syntax tree of a query, as a person meant it, and its canonical spelling."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Everything:
    """No condition at all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    text: str
    at: int = field(default=0, compare=False)
    """Code point in the query, for carets."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins so: `prefix*`. Without text: any word at all."""

    text: str
    at: int = field(default=0, compare=False)
    unfinished: bool = field(default=False, compare=False)
    """Whether it is a word that is being typed: it may be whole, and stand for its other forms."""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word spelt much like this: `word~1`."""

    text: str
    distance: int
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other, or within a distance: `"a b"~5`."""

    text: str
    gap: int | None = None
    """Other words allowed between them, in any order; None asks for the very sequence."""
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Exactly these characters, case aside: `'…'`."""

    text: str
    at: int = field(default=0, compare=False)


Term: TypeAlias = Word | Prefix | Fuzzy | Phrase | Verbatim


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on a field: `outlet:bbc`."""

    name: str
    value: Term
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Anything but this."""

    part: Node


Node: TypeAlias = Everything | Term | Field | And | Or | Not


def canonical(node: Node) -> str:
    """The query spelt out: every AND written, parentheses only where needed."""
    match node:
        case Everything():
            return ""
        case And(parts):
            return " AND ".join(_within(part, Or) for part in parts)
        case Or(parts):
            return " OR ".join(_within(part, And) for part in parts)
        case Not(part):
            return f"NOT {_within(part, Or, And)}"
        case Field(name, value):
            return f"{name}:{_term(value)}"
        case _:
            return _term(node)


def _within(node: Node, *kinds: type[Node]) -> str:
    spelt = canonical(node)
    return f"({spelt})" if isinstance(node, kinds) else spelt


def _term(term: Term) -> str:
    match term:
        case Word(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, distance):
            return f"{text}~{distance}"
        case Phrase(text, gap):
            return f'"{text}"' + (f"~{gap}" if gap is not None else "")
        case Verbatim(text):
            return f"'{text}'"
