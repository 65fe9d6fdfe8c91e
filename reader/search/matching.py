"""Finds the words of a query in a text: for snippets, marks and verification."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.model.span import Span
from reader.search.syntax import (
    And,
    Field,
    Fuzzy,
    Node,
    Or,
    Phrase,
    Prefix,
    Term,
    Verbatim,
    Word,
)
from reader.search.values import within
from reader.search.words import located, norms
from reader.text.fold import fold
from reader.text.stem import stem
from reader.text.tokens import Token

_IN_TEXT = ("quote", "about")
_ROOM = 90
_BEGINS_A_WORD = r"(?<!\w)(?<!\w['’])"
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term of the query stands in a text."""

    span: Span
    term: int
    """Which term, by its number in the query."""


class Finder:
    """Finds the terms of one query. Immutable, for any thread."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)
        self._begins = _beginnings(self._terms)

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is looked for, in the order of the query."""
        return self._terms

    def places(self, text: str) -> list[Place]:
        """Every place of every term, in order; of two that overlap both are given."""
        found: list[Place] = []
        for number, term in enumerate(self._terms):
            if isinstance(term, Verbatim):
                found.extend(Place(span, number) for span in verbatim_places(text, term.text))
        if self._begins is not None:
            for match in self._begins.finditer(text):
                found.extend(self._at(text, match.start()))
        if not found:
            found = list(self._everywhere(located(text)))
        return sorted(found, key=lambda place: (place.span, place.term))

    def finds_all(self, text: str) -> bool:
        """Whether every term stands in the text."""
        return len({place.term for place in self.places(text)}) == len(self._terms)

    def _at(self, text: str, start: int) -> Iterator[Place]:
        """What begins with the word at an offset."""
        longest = max(len(term.text) for term in self._terms)
        tokens = located(text, start, min(len(text), start + 2 * longest + _ROOM))
        if tokens and tokens[0].start == start:
            yield from self._from(tokens, 0)

    def _everywhere(self, tokens: Sequence[Token]) -> Iterator[Place]:
        for i in range(len(tokens)):
            yield from self._from(tokens, i)

    def _from(self, tokens: Sequence[Token], i: int) -> Iterator[Place]:
        for number, term in enumerate(self._terms):
            width = _width(term, tokens, i)
            if width:
                yield Place(Span(tokens[i].start, tokens[i + width - 1].end), number)


def terms_of(node: Node, *, fields: Sequence[str] = _IN_TEXT) -> list[Term]:
    """The terms that hits show: those of words and of some fields, outside every NOT."""
    match node:
        case And(parts) | Or(parts):
            return [term for part in parts for term in terms_of(part, fields=fields)]
        case Field(name, value):
            return terms_of(value, fields=fields) if name in fields else []
        case Word() | Fuzzy() | Verbatim():
            return [node]
        case Prefix(text):
            return [node] if text else []
        case Phrase(text, gap, at):
            return [node] if gap is None else [Phrase(word, None, at) for word in norms(text)]
        case _:
            return []


def _width(term: Term, tokens: Sequence[Token], i: int) -> int:
    """How many words the term covers from the i-th on; 0 where it does not stand there."""
    words = _norms(term.text)
    match term:
        case Word() if len(words) == 1:
            return int(stem(tokens[i].norm) == stem(words[0]))
        case Prefix():
            return _row(words, tokens, i, begun=True)
        case Fuzzy():
            return int(within(tokens[i].norm, words[0], term.distance))
        case Verbatim():
            return 0
        case _:
            return _row(words, tokens, i)


def _row(words: Sequence[str], tokens: Sequence[Token], i: int, *, begun: bool = False) -> int:
    here = tokens[i : i + len(words)]
    if len(here) < len(words):
        return 0
    *first, last = zip(words, here, strict=True)
    if any(word != token.norm for word, token in first):
        return 0
    word, token = last
    return len(words) if token.norm == word or (begun and token.norm.startswith(word)) else 0


@lru_cache(maxsize=256)
def _norms(text: str) -> tuple[str, ...]:
    return tuple(norms(text))


def verbatim_places(text: str, wanted: str) -> list[Span]:
    """Where these very characters stand, case and kind of apostrophe and blank aside."""
    pattern = "".join(map(_same_character, " ".join(wanted.split())))
    return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]


def _same_character(character: str) -> str:
    if character in "'’‘ʼ":
        return "['’‘ʼ]"
    return r"\s+" if character == " " else re.escape(character)


def _beginnings(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """A pattern that finds every word with which a term can begin; None: look at every word."""
    if any(isinstance(term, Fuzzy) for term in terms):
        return None
    roots = {_root(term) for term in terms if not isinstance(term, Verbatim)}
    if not roots:
        return None
    spelt = "|".join("".join(map(_spellings, root)) for root in sorted(roots))
    return re.compile(f"{_BEGINS_A_WORD}(?:{spelt})", re.IGNORECASE)


def _root(term: Term) -> str:
    """With which letters every form of the term's first word begins."""
    word = _norms(term.text)[0]
    if not isinstance(term, Word):
        return word
    root = stem(word)
    shared = next((i for i, (a, b) in enumerate(zip(root, word, strict=False)) if a != b), None)
    common = root[: min(len(root), len(word)) if shared is None else shared]
    return common[:-1] if len(common) > 3 else common[:1]


@cache
def _variants() -> dict[str, str]:
    """Letter to the accented Latin letters that fold to it."""
    found: dict[str, str] = {}
    for character in map(chr, _LATIN):
        folded = fold(character)
        if len(folded) == 1 and unicodedata.category(character).startswith("L"):
            found[folded] = found.get(folded, "") + character
    return found


def _spellings(letter: str) -> str:
    if letter == "'":
        return "['’‘ʼ＇]"
    variants = _variants().get(letter, "")
    return f"[{re.escape(letter)}{variants}]" if variants else re.escape(letter)
