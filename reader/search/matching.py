"""Finds the words of a query in a text: for snippets, marks and verification."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

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
_BEGINS_A_WORD = r"(?<!\w)(?<!\w['’])"
_ALPHABETS = (
    *range(0xC0, 0x250),  # Latin
    *range(0x370, 0x530),  # Greek, Cyrillic
    *range(0x1E00, 0x2000),  # Latin, Greek, with several marks
)


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
        longest = max((len(_norms(term.text)) for term in self._terms), default=1)
        self._window = re.compile(rf"\S+(?:\s+\S+){{0,{longest - 1}}}")

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is looked for, in the order of the query."""
        return self._terms

    def places(self, text: str, *, at_most: int | None = None) -> list[Place]:
        """Every place of every term, in order; of two that overlap both are given.

        Args:
            text: where to look.
            at_most: stop after about so many places, where the first ones will do.
        """
        found: list[Place] = []
        for number, term in enumerate(self._terms):
            if isinstance(term, Verbatim):
                found.extend(Place(span, number) for span in verbatim_places(text, term.text))
        likely = self._likely(text)
        found.extend(islice(likely, at_most))
        return sorted(found, key=lambda place: (place.span, place.term))

    def _likely(self, text: str) -> Iterator[Place]:
        """Places of the terms; looks at every word only where their beginnings say too little."""
        if self._begins is None or _UNUSUAL.search(text):
            return self._everywhere(located(text))
        return (
            place
            for match in self._begins.finditer(text)
            for place in self._at(text, match.start())
        )

    def finds_all(self, text: str) -> bool:
        """Whether every term stands in the text."""
        return len({place.term for place in self.places(text)}) == len(self._terms)

    def _at(self, text: str, start: int) -> Iterator[Place]:
        """What begins with the word at an offset."""
        window = self._window.match(text, start)
        tokens = located(text, start, window.end() if window else start)
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
    words, here = _norms(term.text), tokens[i].norm
    if isinstance(term, Verbatim):
        return 0
    if isinstance(term, Fuzzy):
        return int(within(here, words[0], term.distance))
    if len(words) > 1:
        return _row(words, tokens, i, begun=isinstance(term, Prefix))
    if isinstance(term, Prefix):
        return int(here.startswith(words[0]))
    return int(here == words[0] or (isinstance(term, Word) and stem(here) == stem(words[0])))


def _row(words: Sequence[str], tokens: Sequence[Token], i: int, *, begun: bool) -> int:
    """The number of words if they stand there in a row, the last perhaps only begun; else 0."""
    here = [token.norm for token in tokens[i : i + len(words)]]
    if len(here) < len(words) or any(a != b for a, b in zip(words[:-1], here, strict=False)):
        return 0
    fits = here[-1] == words[-1] or (begun and here[-1].startswith(words[-1]))
    return len(words) if fits else 0


@lru_cache(maxsize=256)
def _norms(text: str) -> tuple[str, ...]:
    return tuple(norms(text))


def verbatim_places(text: str, wanted: str) -> list[Span]:
    """Where these very characters stand, case and kind of apostrophe and blank aside."""
    return [Span(*match.span()) for match in _verbatim(wanted).finditer(text)]


@lru_cache(maxsize=64)
def _verbatim(wanted: str) -> re.Pattern[str]:
    pattern = "".join(map(_same_character, " ".join(wanted.split())))
    return re.compile(pattern, re.IGNORECASE)


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
    """Letter to the letters of its alphabet that fold to it: accented ones, final ones."""
    found: dict[str, str] = {}
    for character in map(chr, _ALPHABETS):
        folded = fold(character)
        if len(folded) == 1:
            found[folded] = found.get(folded, "") + character
    return found


def _unusual() -> re.Pattern[str]:
    """What finds a character by which a word could be spelt that no variant covers."""
    known = "".join(character for found in _variants().values() for character in found)
    return re.compile(rf"[^\x00-\x7f\u2000-\u206f\u20a0-\u20bf\xa0-\xbf{known}]")


def _spellings(letter: str) -> str:
    if letter == "'":
        return "['’‘ʼ＇]"
    variants = _variants().get(letter, "")
    return f"[{re.escape(letter)}{variants}]" if variants else re.escape(letter)


_UNUSUAL = _unusual()
