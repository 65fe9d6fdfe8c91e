"""From words to keys: the forms under which words of two articles count as the same.

A key is a stem; for a number its digits, for a date `=MM-DD`, for a country or body its one name.
Words too common to compare by have the key "".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from sys import intern

from reader.align import lexicon
from reader.align.words import Keys
from reader.text.stem import stem
from reader.text.tokens import Token, norms


@lru_cache(maxsize=1 << 16)
def key_of(norm: str) -> str:
    """The key of a single folded word."""
    return intern(_key(norm))  # the very string that tables of keys hold


def _key(norm: str) -> str:
    tables = lexicon.load()
    word = norm.removesuffix("'s")
    if word in tables.stop:
        return ""
    if word[0].isdigit():
        return _digits(word)
    if word in tables.numbers:
        return tables.numbers[word]
    place = tables.places.get(word) or tables.places.get(stem(word))
    if place is not None:
        return place
    if "." in word:
        dotless = word.replace(".", "")
        return word if word in ("u.s", "u.k", "u.n", "e.u") else dotless
    found = tables.irregular.get(word) or stem(word)
    found = tables.spellings.get(found, found)
    return found if len(found) > 1 or not found.isascii() else ""


def _digits(word: str) -> str:
    """`1,500` → `1500`, `3rd` → `3`, `1.5bn` → `1500000000`, `1990s` stays."""
    number = word.rstrip("abcdefghijklmnopqrstuvwxyz'")
    suffix = word[len(number) :].strip("'")
    times = lexicon.load().multipliers.get(suffix, 1)
    if suffix and times == 1 and suffix not in ("st", "nd", "rd", "th"):
        return word
    return _product(number, times)


def _product(number: str, times: int) -> str:
    plain = number.replace(",", "")
    try:
        return _plain(float(plain) * times)
    except ValueError:  # 10.30.15
        return plain


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


@lru_cache(maxsize=1 << 16)
def usual(norm: str) -> str | None:
    """The key of a word that stands for itself; None for one that may not."""
    return None if norm in _special() or norm[0].isdigit() else key_of(norm)


@cache
def _special() -> frozenset[str]:
    """Words that do not stand for themselves alone: contractions, dates, numbers, initials."""
    tables = lexicon.load()
    firsts = {place.split()[0] for place in tables.places if " " in place}
    return frozenset(
        {*tables.contractions, *tables.numbers, *_DATE_WORDS, *_COUNTRY_INITIALS, *firsts}
    )


def keys_of_norms(some: Iterable[str]) -> Keys:
    """The keys of folded words taken one by one."""
    return frozenset([key for norm in some if (key := key_of(norm))])


def keys_of_tokens(some: Iterable[Token]) -> Keys:
    """The keys of tokens taken one by one."""
    return keys_of_norms([token.norm for token in some])


@lru_cache(maxsize=1 << 14)
def keys_in(text: str) -> Keys:
    """The keys of the words of a short text taken one by one, such as a speaker's name."""
    return keys_of_norms(norms(text))


def joined_key(
    norms: Sequence[str], raw: str, day: datetime.date | None, *, capital: bool
) -> tuple[int, str]:
    """How many words from a special one on make one key, and that key.

    Args:
        norms: the word and some of those after it in its sentence.
        raw: the word as printed.
        day: the article's date, against which weekdays are resolved.
        capital: whether it has a capital that its place does not explain.
    """
    tables = lexicon.load()
    norm, after = norms[0], norms[1] if len(norms) > 1 else ""
    if norm in _DATE_WORDS or after in lexicon.MONTH_NUMBER:
        dated = _date(norm, after, raw, day)
        if dated is not None:
            return dated
    if after:
        place = tables.places.get(norm + " " + after.removesuffix("'s"))
        if place is not None:
            return 2, place
        if after in tables.multipliers or after in tables.numbers:
            used, key = _number(norms)
            if used > 1:
                return used, key
    if norm in _COUNTRY_INITIALS and raw.isupper():
        return 1, f"{norm[0]}.{norm[1]}"
    if norm == "may" and (capital or (raw[0] == "M" and after.isdigit())):
        return 1, norm  # the month, not the verb
    return 1, key_of(norm)


def _number(norms: Sequence[str]) -> tuple[int, str]:
    """How many words name one number ("two hundred and fifty", "1.5 million"), and its digits."""
    tables = lexicon.load()
    first = tables.numbers.get(norms[0], norms[0]).replace(",", "")
    if not first.replace(".", "", 1).isdigit():
        return 1, key_of(norms[0])
    whole, part, used = 0.0, float(first), 1
    for place, norm in enumerate(norms[1:], 2):
        value, times = tables.numbers.get(norm, ""), tables.multipliers.get(norm, 0)
        if times == _HUNDRED:
            part *= times
        elif times and len(norm) > 1:
            whole, part = whole + part * times, 0.0
        elif value.isdigit() and _fits(whole, part, int(value)):
            part += int(value)
        elif norm == "and" and used == place - 1 and part % _HUNDRED == 0:
            continue
        else:
            break
        used = place
    return used, _plain(whole + part)


def _fits(whole: float, part: float, value: int) -> bool:
    """Whether a word adds to a number: `five` after `twenty`, `fifty` after `hundred`."""
    if part % _HUNDRED == 0:
        return bool(whole or part) and 0 < value < _HUNDRED
    return part % _HUNDRED >= 20 and part % 10 == 0 and 0 < value < 10


_HUNDRED = 100
_RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1}
_DATE_WORDS = frozenset({*lexicon.WEEKDAYS, *lexicon.MONTH_NUMBER, *_RELATIVE})
_COUNTRY_INITIALS = frozenset({"us", "uk", "un", "eu"})


def _date(norm: str, after: str, raw: str, day: datetime.date | None) -> tuple[int, str] | None:
    """A date's token count and key; None where the words name none.

    A weekday is the last one up to the article's date (inclusive): news tell of the past.
    """
    month = lexicon.MONTH_NUMBER.get(norm) if raw[0].isupper() else None
    if month is not None and after.isdigit() and 1 <= int(after) <= 31:
        return 2, f"={month:02}-{int(after):02}"
    if norm.isdigit() and 1 <= int(norm) <= 31 and after in lexicon.MONTH_NUMBER:
        return 2, f"={lexicon.MONTH_NUMBER[after]:02}-{int(norm):02}"
    if norm in lexicon.WEEKDAYS:
        if day is None:
            return 1, norm
        back = (day.weekday() - lexicon.WEEKDAYS.index(norm)) % 7
        return 1, f"{day - datetime.timedelta(days=back):=%m-%d}"
    if norm in _RELATIVE and day is not None:
        return 1, f"{day + datetime.timedelta(days=_RELATIVE[norm]):=%m-%d}"
    return None
