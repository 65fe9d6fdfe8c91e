"""Cuts an article into the words of its sentences, each with the key it is matched by.

Works on columns (all places, all folded words, all keys) as far as it can: nearly all words stand
for themselves, and an article has a thousand of them.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.align import lexicon
from reader.align.keys import Keys, Word, joined, keys_of_norms, usual, words_of
from reader.model.span import Span
from reader.text.tokens import Token, columns

_OPENING = frozenset("“‘\"'«„([:—–")
_JOINING = frozenset({"of", "the", "and", "for"})
INITIALS = 3
"""Capitalised words in a row from which they may be shortened to their initials."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of an article."""

    sentences: tuple[tuple[Word, ...], ...]
    printed: tuple[Keys, ...]
    """Of each sentence, the keys of the words with a capital."""
    names: Keys
    """Of the words printed with a capital that their place does not explain."""
    acronyms: dict[str, Keys]
    """Initials of runs of capitalised words, as they would be shortened, and the words' keys."""


def cut(text: str, sentences: Sequence[Span], *, day: datetime.date | None) -> Cut:
    """Cuts an article; words outside all sentences are dropped.

    Args:
        text: the article.
        sentences: in order.
        day: its date, against which weekdays are resolved.
    """
    every = _columns(text)
    starts = every.starts
    ranges = [range(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in sentences]
    worded, printed = [], []
    for words, capitals in _worded(every, ranges, day):
        worded.append(words)
        printed.append(capitals)
    return Cut(
        sentences=tuple(worded),
        printed=tuple(printed),
        names=frozenset([word.key for words in worded for word in words if word.name]),
        acronyms=dict(_acronyms(every, ranges)),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The tokens of an article by columns, and what is known of each by itself."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    raws: Sequence[str]
    norms: Sequence[str]
    keys: Sequence[str | None]
    """None for words that do not stand for themselves alone."""
    capitals: Sequence[int]
    """The places of tokens printed with a capital."""

    def opens(self, place: int) -> bool:
        """Whether a mark before a token is enough to explain its capital."""
        start = self.starts[place]
        before = self.text[start - 1] if start else ""
        if before.isspace() and start > 1:
            before = self.text[start - 2]
        return before in _OPENING


def _columns(text: str) -> _Columns:
    starts, ends, raws, norms = columns(text)
    if "[" in text and raws:
        tokens = map(Token, starts, ends, raws, norms)
        starts, ends, raws, norms = map(list, zip(*_unbracketed(text, tokens), strict=True))
    capitals = [
        place
        for place, low in enumerate(map(str.islower, raws))
        if not low and raws[place][0].isupper()
    ]
    return _Columns(text, starts, ends, raws, norms, list(map(usual, norms)), capitals)


def _unbracketed(text: str, every: Iterable[Token]) -> list[Token]:
    """The tokens with an editor's letters in brackets joined to their word: `boat[s]`."""
    found: list[Token] = []
    for token in every:
        before = found[-1] if found else token
        if text[before.end : token.start] == "[" and text[token.end : token.end + 1] == "]":
            raw = text[before.start : token.end + 1]
            found[-1] = Token(before.start, token.end + 1, raw, before.norm + token.norm)
        else:
            found.append(token)
    return found


def _worded(
    every: _Columns, ranges: Sequence[range], day: datetime.date | None
) -> Iterator[tuple[tuple[Word, ...], Keys]]:
    """The words of each sentence, and the keys of those with a capital."""
    alone = _alone(every, ranges)
    special = [place for place, key in enumerate(every.keys) if key is None]
    for places in ranges:
        found = _within(special, places)
        if found:
            words = tuple(_with_special(every, alone, places, found, day))
            yield words, frozenset([w.key for w in words if every.text[w.start].isupper()])
        else:
            capitals = [alone[place].key for place in _within(every.capitals, places)]
            yield tuple(alone[places.start : places.stop]), frozenset(capitals)


def _within(some: Sequence[int], places: range) -> Sequence[int]:
    """Those of ascending numbers that a range holds."""
    first = bisect_left(some, places.start)
    return some[first : bisect_left(some, places.stop, lo=first)]


def _alone(every: _Columns, ranges: Sequence[range]) -> list[Word]:
    """Every token as a word by itself; those without a key of their own stand in for others."""
    names = [False] * len(every.starts)
    firsts = {places.start for places in ranges}
    for place in every.capitals:
        names[place] = bool(every.keys[place]) and place not in firsts and not every.opens(place)
    return words_of(every.starts, every.ends, every.norms, every.keys, names)


def _with_special(
    every: _Columns,
    alone: Sequence[Word],
    places: range,
    special: Sequence[int],
    day: datetime.date | None,
) -> Iterator[Word]:
    """The words of a sentence in which some tokens do not stand for themselves."""
    place = places.start
    for at in special:
        if at < place:  # it is part of the word before
            continue
        yield from alone[place:at]
        parts = lexicon.load().contractions.get(every.norms[at])
        if parts is None:
            used, word = _one_of_many(every, at, places, day)
            yield word
            place = at + used
        else:
            start, end = every.starts[at], every.ends[at]
            yield from [Word(start, end, part, "", False) for part in parts]
            place = at + 1
    yield from alone[place : places.stop]


def _one_of_many(
    every: _Columns, at: int, places: range, day: datetime.date | None
) -> tuple[int, Word]:
    """How many tokens from a place are one word, and that word: a date, a number, a country."""
    norms, raw = every.norms, every.raws[at]
    after = norms[at + 1] if at + 1 < places.stop else ""
    used, key = joined(norms[at], after, raw, day)
    explained = at == places.start or every.opens(at)
    name = bool(key) and raw[0].isupper() and not explained
    norm = " ".join(norms[at : at + used])
    return used, Word(every.starts[at], every.ends[at + used - 1], norm, key, name)


def _acronyms(every: _Columns, ranges: Sequence[range]) -> Iterator[tuple[str, Keys]]:
    """Initials of runs of capitalised words, as they would be shortened: `ebu`."""
    for places in ranges:
        capitals = _within(every.capitals, places)
        for run in _runs(every.norms, capitals) if len(capitals) >= INITIALS else ():
            if len(run) >= INITIALS:
                norms = [every.norms[place] for place in run]
                yield "".join([norm[0] for norm in norms]), keys_of_norms(norms)


def _runs(norms: Sequence[str], capitals: Sequence[int]) -> Iterator[list[int]]:
    """Capitalised tokens with nothing but `of`, `the` and their like between them."""
    run = [capitals[0]]
    for before, place in pairwise(capitals):
        if not _JOINING.issuperset(norms[before + 1 : place]):
            yield run
            run = []
        run.append(place)
    yield run
