"""Cuts an article into the words of its sentences, each with the key it is matched by.

Works on columns (all places, all folded words, all keys) as far as it can: nearly all words stand
for themselves, and an article has a thousand of them.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from reader.align import lexicon
from reader.align.keys import joined_key, keys_of_norms, usual
from reader.align.words import Keys, Words, joined
from reader.model.span import Span
from reader.text.tokens import Token, columns

_OPENING = frozenset("“‘\"'«„([:—–")
_JOINING = frozenset({"of", "the", "and", "for"})
LONGEST = 8
"""Tokens that may be one number."""
INITIALS = 3
"""Capitalised words in a row from which they may be shortened to their initials."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of an article."""

    sentences: tuple[Words, ...]
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
    several = _settled(every, ranges, day)
    worded = list(_worded(every, ranges, several))
    return Cut(
        sentences=tuple([words for words, _ in worded]),
        printed=tuple([printed for _, printed in worded]),
        names=frozenset().union(*[compress(words.keys, words.names) for words, _ in worded]),
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
    keys: list[str | None]
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


def _settled(
    every: _Columns, ranges: Sequence[range], day: datetime.date | None
) -> dict[int, tuple[int, Words]]:
    """Gives keys to the tokens that may not stand for themselves, by what comes after them.

    Returns:
        Where several tokens are one word or one token is several: by place, how many tokens, and
        the words.
    """
    contractions = lexicon.load().contractions
    special = [place for place, key in enumerate(every.keys) if key is None]
    found: dict[int, tuple[int, Words]] = {}
    for places in ranges:
        free = places.start
        for at in _within(special, places):
            if at < free:  # it is part of the word before
                continue
            norm = every.norms[at]
            if norm in contractions:
                found[at] = 1, _contracted(every, at, contractions[norm])
                continue
            norms = every.norms[at : min(at + LONGEST, places.stop)]
            explained = at == places.start or every.opens(at)
            capital = every.raws[at][0].isupper() and not explained
            used, every.keys[at] = joined_key(norms, every.raws[at], day, capital=capital)
            free = at + used
            if used > 1:
                found[at] = used, _as_one(every, at, used, name=capital)
    return found


def _contracted(every: _Columns, at: int, parts: tuple[str, ...]) -> Words:
    """The words that a contraction stands for, all at its place."""
    number = len(parts)
    start, end = every.starts[at], every.ends[at]
    return Words((start,) * number, (end,) * number, parts, ("",) * number, (False,) * number)


def _as_one(every: _Columns, at: int, used: int, *, name: bool) -> Words:
    """Tokens that are one word: a date, a number, a country."""
    key, last = every.keys[at] or "", at + used
    norm = " ".join(every.norms[at:last])
    return Words((every.starts[at],), (every.ends[last - 1],), (norm,), (key,), (name,))


def _worded(
    every: _Columns, ranges: Sequence[range], several: Mapping[int, tuple[int, Words]]
) -> Iterator[tuple[Words, Keys]]:
    """The words of each sentence, and the keys of those with a capital."""
    alone, irregular = _alone(every, ranges), sorted(several)
    for places in ranges:
        words, found = alone[places.start : places.stop], _within(irregular, places)
        if found:
            words = joined(list(_spliced(alone, places, [(at, *several[at]) for at in found])))
            starts = zip(words.starts, words.keys, strict=True)
            capitals = [key for start, key in starts if every.text[start].isupper()]
        else:
            capitals = [alone.keys[place] for place in _within(every.capitals, places)]
        yield words, frozenset(capitals)


def _spliced(
    alone: Words, places: range, instead: Iterable[tuple[int, int, Words]]
) -> Iterator[Words]:
    """The words of a sentence with some put in the place of tokens: where, how many, and which."""
    place = places.start
    for at, used, words in instead:
        yield alone[place:at]
        yield words
        place = at + used
    yield alone[place : places.stop]


def _within(some: Sequence[int], places: range) -> Sequence[int]:
    """Those of ascending numbers that a range holds."""
    first = bisect_left(some, places.start)
    return some[first : bisect_left(some, places.stop, lo=first)]


def _alone(every: _Columns, ranges: Sequence[range]) -> Words:
    """Every token as a word by itself."""
    names = [False] * len(every.starts)
    firsts = {places.start for places in ranges}
    for place in every.capitals:
        names[place] = bool(every.keys[place]) and place not in firsts and not every.opens(place)
    keys = tuple([key or "" for key in every.keys])
    return Words(tuple(every.starts), tuple(every.ends), tuple(every.norms), keys, tuple(names))


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
