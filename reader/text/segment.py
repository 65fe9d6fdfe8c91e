"""Cuts cleaned text into paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader import resources
from reader.model.span import Span

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_STOPS = ".!?…؟।۔"
_WIDE_STOPS = "。！？｡"
_CLOSERS = "”’\"'»›)\\]}」』）】"
_OPENERS = "“‘\"'`«‹„‚(\\[{「『（【¿¡"
# Beginning with the signs themselves, it leaps from one to the next; the look-behind
# and the possessive quantifiers keep a run of a million stops linear.
_END = re.compile(
    rf"""
      [{_STOPS}{_WIDE_STOPS}]
      (?: (?<=[{_WIDE_STOPS}]) [{_WIDE_STOPS}]*+ [{_CLOSERS}]*+
        | (?<![{_STOPS}].) (?: (?<=\.)(?:\ \.){{2,3}} | [{_STOPS}]*+ )
          [{_CLOSERS}]*+ (?:\ [»›])?+ (?:\[\d{{1,3}}\])*+ (?=\s)
      )""",
    re.VERBOSE | re.DOTALL,
)
_NEXT = re.compile(
    rf"\s*+(?P<lead>[{_OPENERS}—–\-…\s]{{0,12}})(?P<word>[^\W_]{{0,24}})(?P<rest>.?)"
)
_NAMED = re.compile(r"\s*+(?:(?:[A-Z][\w.’'-]{0,30}|of|the|de|van|von|al)\s){1,6}(\w{1,20})")
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """The word lists of `data/abbreviations.txt`."""

    title: frozenset[str]
    number: frozenset[str]
    month: frozenset[str]
    other: frozenset[str]
    never: frozenset[str]
    time: frozenset[str]
    after_time: frozenset[str]
    starts: frozenset[str]
    says: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    return _Abbreviations(**resources.sections("text", "abbreviations.txt"))


def paragraphs(text: str) -> tuple[Span, ...]:
    """The trimmed, non-empty lines of cleaned text, in order."""
    return tuple(Span(*line.span()) for line in _PARAGRAPH.finditer(text))


def sentences(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of each paragraph, trimmed and in order; together they hold all its text.

    A closing mark belongs to the sentence it closes; a question or exclamation within quotation
    marks does not end the sentence that goes on after it.
    """
    return tuple(sentence for paragraph in paragraphs for sentence in _split(text, paragraph))


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _END.finditer(text, start, paragraph.end):
        if end.end() < paragraph.end and _ends(text, start, end, paragraph.end):
            yield Span(start, end.end())
            start = end.end()
            while text[start].isspace():
                start += 1
    yield Span(start, paragraph.end)


def _ends(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    """Whether the stops (and closing marks) found end the sentence begun at `start`."""
    after = _NEXT.match(text, end.end(), limit)
    assert after is not None  # every part of the pattern may be empty
    mark = end[0]
    if mark[0] in _WIDE_STOPS:
        return True
    if _goes_on(after) or not _says_something(text, start, end.start()):
        return False
    stops = mark.rstrip("”’\"'»›)]} 0123456789[")
    if "!" in stops or "?" in stops:
        return stops == mark or not _named_speaker(text, end.end(), limit)
    if stops == ".":
        before = text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start()]
        return _full_stop_ends(before, mark, after, at_start=end.start() - start)
    if text[end.start() - 1].isspace():  # an omission, not a pause
        return "...." in stops or after["word"] in _abbreviations().starts
    return True


def _says_something(text: str, start: int, end: int) -> bool:
    """Whether there is more than an opening mark before the stops: `“… and then` goes on."""
    return end - start > 3 or any(map(str.isalnum, text[start:end]))


def _goes_on(after: re.Match[str]) -> bool:
    """Whether the next word is in lower case, as no sentence begins but with names (`eBay`)."""
    word = after["word"]
    if not word or not word[0].islower():
        return False
    return not any(letter.isupper() for letter in word) and not (
        word in ("al", "el") and after["rest"] == "-"
    )


def _named_speaker(text: str, at: int, limit: int) -> bool:
    named = _NAMED.match(text, at, limit)
    return named is not None and named[1] in _abbreviations().says


def _full_stop_ends(before: str, mark: str, after: re.Match[str], *, at_start: int) -> bool:
    """Whether one full stop, and not an abbreviation's, stands after the text `before`."""
    lists = _abbreviations()
    token = (before.split() or [""])[-1].lstrip("“‘\"'`«‹„‚([{")
    if len(token) == at_start and (token.isdecimal() or len(token) == 1):
        return False  # "1." or "A." opens a list item
    word, tail = after["word"], token.rsplit("-", 1)[-1]
    if mark != "." and any(closer in mark for closer in "”\"’'»›"):
        return tail not in lists.title
    if tail in lists.title or tail in lists.never:
        return False
    if tail in lists.number or tail in lists.month:
        return not word[:1].isdecimal()
    if tail in lists.time:
        return word not in lists.after_time
    if tail in lists.other or _is_initials(tail):
        return word in lists.starts or any(opener in after["lead"] for opener in '“"„«')
    return True


def _is_initials(token: str) -> bool:
    """Whether the token is a capital letter, or letters with stops between: `J`, `U.S`, `Ph.D`."""
    if len(token) == 1:
        return token.isupper()
    return "." in token and all(0 < len(part) < 3 for part in token.split("."))
