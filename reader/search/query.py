"""Reads a query as a person types it.

    query   = either
    either  = all { "OR" all }
    all     = one { ["AND"] one }
    one     = ("NOT" | "-") one | "(" either ")" | [field ":"] term
    term    = word | word "*" | word "~" [1-2] | phrase ["~" number] | verbatim

A phrase stands in straight or curly marks, what is meant verbatim in single ones. Nothing is ever
dropped: what cannot be read is an error that says where and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from reader.errors import QueryError
from reader.search.syntax import (
    And,
    Everything,
    Field,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Verbatim,
    Word,
)
from reader.search.words import norms

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "outlet": "words of the outlet's name",
        "speaker": "who is quoted",
        "quote": "words inside a quotation",
        "about": "words in a quotation or the sentence around it",
        "said": "when it was said",
        "title": "words of the headline",
        "date": "day of publication: 2023-05, 2023-05.., last week, 1w",
        "exact": "this form of a word, or these very characters",
        "note": "words of a note",
        "tag": "a tag",
        "label": "a tag",
        "path": "part of the file's path",
        "has": "note, bookmark, quote, title, outlet or date",
        "is": "read, unread, starred or marked",
        "lang": "the language by its code, as en",
        "story": "a story's id or words of its name",
        "query": "a saved search",
    }
)
"""Every field, and what follows its colon."""

_DATES = ("date", "said")
_OPEN, _CLOSE = '"“”„«', '"“”»'
_SINGLE_OPEN, _SINGLE_CLOSE = "'‘’", "'’"
_MINUS = "-–−—"
_FIELD = re.compile(r"([^\W\d_]+):")
_BARE = re.compile(r"[^\s()\"“”„«»]+")
_SUFFIX = re.compile(r"~(\d*)")
_OPERATOR = re.compile(r"(AND|OR|NOT)(?=[\s()]|$)")
_TWO_WORD_DATE = re.compile(r"(?:last|this) (?:day|week|month|year)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_FURTHEST = 2
_DEEPEST = 60
_LONGEST = 4000
_A_TERM = "a word, a phrase or ("


def parse(text: str, *, typing: bool = False) -> Node:
    """The syntax tree of a query; nothing but white space asks for everything.

    Args:
        text: the query.
        typing: whether a word at the very end is still being typed and stands for all it begins.

    Raises:
        QueryError: it cannot be read.
    """
    return _Parser(text, typing=typing).query()


class Piece(NamedTuple):
    """One of the conditions that stand side by side in a query."""

    node: Node
    start: int
    end: int
    """Code points in the query, as typed."""


def pieces(text: str) -> tuple[Piece, ...]:
    """The conditions that all have to hold, in the order in which they were typed.

    Raises:
        QueryError: the query cannot be read, or has an OR outside parentheses.
    """
    return tuple(_Parser(text, typing=False).pieces())


class _Parser:
    """Recursive descent over one query."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self.text, self.typing, self.at, self.depth = text, typing, 0, 0
        if len(text) > _LONGEST:
            self.fail("the query is too long", expected=f"at most {_LONGEST} characters")

    def fail(self, problem: str, *, at: int | None = None, expected: str = "") -> NoReturn:
        raise QueryError(
            problem,
            query=self.text,
            position=self.at if at is None else at,
            expected=expected,
        )

    # Reading

    def skip(self) -> str:
        """Passes white space; returns the next character, or an empty string at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def operator(self) -> str:
        """The operator that comes next, not yet passed; empty if there is none."""
        self.skip()
        found = _OPERATOR.match(self.text, self.at)
        return found.group(1) if found else ""

    def accept(self, operator: str) -> bool:
        """Passes the operator, if it comes next."""
        if self.operator() != operator:
            return False
        self.at += len(operator)
        return True

    # Grammar

    def query(self) -> Node:
        if not self.skip():
            return Everything()
        node = self.either()
        if self.skip():
            self.fail("there is no ( before this )", expected="a word or the end")
        return node

    def pieces(self) -> Iterator[Piece]:
        after = ""
        while self.skip():
            start = self.at
            yield Piece(self.one(after), start, self.at)
            after = "AND" if self.accept("AND") else ""

    def either(self) -> Node:
        parts = [self.all()]
        while self.accept("OR"):
            parts.append(self.all(after="OR"))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all(self, after: str = "") -> Node:
        parts = [self.one(after)]
        while self.skip() not in ("", ")") and self.operator() != "OR":
            parts.append(self.one("AND") if self.accept("AND") else self.one())
        kept = tuple(part for part in parts if part != Everything())
        return And(kept) if len(kept) > 1 else kept[0] if kept else Everything()

    def one(self, after: str = "") -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.fail("too many parentheses and NOTs inside each other")
        node = self._one(after)
        self.depth -= 1
        return node

    def _one(self, after: str) -> Node:
        following = self.skip()
        if self.accept("NOT"):
            return Not(self.one("NOT"))
        if operator := self.operator():
            self.fail(f"{operator} needs something before it", expected=_A_TERM)
        if following in ("", ")"):
            missing = f"nothing follows {after}" if after else "there is nothing here"
            self.fail(missing, expected=_A_TERM)
        if following in _MINUS:
            return self.excluded()
        if following == "(":
            return self.group()
        found = self.field() or self.term()
        return Everything() if found == Prefix("") else found

    def excluded(self) -> Node:
        self.at += 1
        if not self.text[self.at : self.at + 1].strip():
            self.fail("nothing follows -", at=self.at - 1, expected="the word to exclude")
        return Not(self.one("-"))

    def group(self) -> Node:
        self.at += 1
        node = self.either()
        if self.skip() != ")":
            self.fail("missing )", expected=")")
        self.at += 1
        return node

    def field(self) -> Node | None:
        found = _FIELD.match(self.text, self.at)
        if found is None:
            return None
        name, start = found.group(1).lower(), self.at
        if name not in FIELDS:
            self.fail(
                f"there is no field {name}:", expected="one of " + " ".join(f"{f}:" for f in FIELDS)
            )
        self.at = found.end()
        if not self.text[self.at : self.at + 1].strip() or self.text[self.at] in "()":
            self.fail(f"{name}: needs a value", expected=FIELDS[name])
        if name == "exact":
            return self.exact(start)
        return Field(name, self.date() if name in _DATES else self.term(), start)

    def exact(self, start: int) -> Node:
        term = self.term(free=True)
        if not isinstance(term, Word | Phrase | Verbatim):
            self.fail("exact: takes a word or a phrase as it is printed", at=start)
        return Verbatim(term.text, start)

    def date(self) -> Term:
        two_words = _TWO_WORD_DATE.match(self.text, self.at)
        if two_words:
            start, self.at = self.at, two_words.end()
            return Word(two_words.group().lower(), start)
        return self.term(free=True)

    # Terms

    def term(self, *, free: bool = False) -> Term:
        """A term. `free` ones need hold no word, and their marks have no meaning."""
        following = self.text[self.at : self.at + 1]
        if following in _OPEN:
            return self.phrase()
        if following in _SINGLE_OPEN:
            return self.verbatim()
        return self.bare(free=free)

    def phrase(self) -> Term:
        start = self.at
        end = _find_any(self.text, _CLOSE, start + 1)
        if end < 0:
            self.fail("the phrase is not closed", at=len(self.text), expected='"')
        text, self.at = self.text[start + 1 : end], end + 1
        gap = self.gap()
        if text.strip():
            self.check_words(text, start)
        return Phrase(" ".join(text.split()), gap, start) if text.strip() else Prefix("", start)

    def gap(self) -> int | None:
        suffix = _SUFFIX.match(self.text, self.at)
        if suffix is None:
            return None
        if not suffix.group(1):
            self.fail(
                "~ after a phrase needs a number of words", expected='a number, as in "a b"~5'
            )
        self.at = suffix.end()
        return min(int(suffix.group(1)[:6]), _LONGEST)

    def verbatim(self) -> Term:
        start = self.at
        closing = re.compile(rf"[{_SINGLE_CLOSE}](?=[\s()]|$)").search(self.text, start + 1)
        if closing is None:
            self.fail("the verbatim text is not closed", at=len(self.text), expected="'")
        text, self.at = self.text[start + 1 : closing.start()], closing.end()
        self.check_words(text, start)
        return Verbatim(text, start)

    def bare(self, *, free: bool) -> Term:
        found = _BARE.match(self.text, self.at)
        if found is None:
            self.fail("this cannot begin a term", expected=_A_TERM)
        start, word, self.at = self.at, found.group(), found.end()
        if free:
            return Word(word, start)
        stem, tilde, distance = word.partition("~")
        if tilde:
            return self.fuzzy(stem, distance, start)
        if "*" in word:
            return self.prefix(word, start)
        self.check_words(word, start)
        unfinished = self.typing and self.at == len(self.text)
        return Prefix(word, start, unfinished=True) if unfinished else Word(word, start)

    def fuzzy(self, word: str, distance: str, start: int) -> Term:
        tilde = start + len(word)
        if len(norms(word)) != 1:
            self.fail("~ follows one word", at=tilde, expected="a word before ~")
        if distance not in ("", "1", "2"):
            self.fail(f"~ is followed by 1 or {_FURTHEST}", at=tilde + 1, expected="1 or 2")
        return Fuzzy(word, int(distance or 1), start)

    def prefix(self, word: str, start: int) -> Term:
        if word.index("*") != len(word) - 1:
            self.fail("* stands only at the end of a word", at=start + word.index("*"))
        if word != "*" and len(norms(word)) != 1:
            self.fail("* follows one word", at=self.at - 1, expected="a word before *")
        return Prefix(word[:-1], start)

    def check_words(self, text: str, start: int) -> None:
        """Refuses what holds no word, since nothing can be found by it."""
        if not norms(text):
            self.fail(f"“{text}” holds no word", at=start, expected="a word")


def _find_any(text: str, marks: str, start: int) -> int:
    """Where the first of the marks stands, from `start` on; -1 where none does."""
    return min((at for mark in marks if (at := text.find(mark, start)) >= 0), default=-1)
