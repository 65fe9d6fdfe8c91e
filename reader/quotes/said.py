"""When and where something was said, as the sentence prints it, and the day it means."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader import resources
from reader.model.quotation import Quotation, Said
from reader.quotes import flags as f
from reader.quotes.words import Block, Words

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY = "|".join(day.capitalize() for day in _DAYS)
_MONTH = "|".join(
    rf"{month[:3].capitalize()}(?:{month[3:]}|t\.?|\.)?" for month in _MONTHS
).replace("May(?:|t\\.?|\\.)?", "May")
_WHEN = re.compile(
    rf"""(?P<last>(?:last|this|next)\s(?:year|month|week|night|weekend|{_DAY}|{_MONTH}))\b
    | (?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<year>\d{{4}}))?
    | (?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH})\b(?:\s(?P<year2>\d{{4}}))?
    | (?P<month3>{_MONTH})\b(?:\s(?P<year3>\d{{4}}))?
    | (?P<year4>(?:19|20)\d\d)\b
    | (?P<weekday>{_DAY})\b(?:\s(?:morning|afternoon|evening|night))?
    | (?P<word>[Yy]esterday|[Tt]oday|[Tt]onight)\b
    """,
    re.VERBOSE,
)
_WHEN_STARTS = frozenset(
    ["last", "this", "next", "yesterday", "today", "tonight", *_DAYS, *_MONTHS,
     *(month[:3] for month in _MONTHS), "sept"]
)  # fmt: skip
_LEADING = frozenset(("on", "in", "early", "late", "since", "earlier"))
_OCCASION = (
    "interview|statement|speech|tweet|post|press conference|news conference|rally|briefing|letter"
    "|email|conference|debate|event|fundraiser|address|podcast|town hall|hearing|meeting|memo"
)
_WHERE = re.compile(
    rf"""[Oo]n\s(?:Twitter|X|Facebook|Instagram|YouTube|TikTok|Telegram|Snapchat|LinkedIn|Reddit|CNN
        |MSNBC|BBC(?:\s\w+\s\d)?|Fox\sNews|NBC|ABC|CBS|Sky\sNews|ITV|television|radio)\b
    | (?:[Ii]n|[Dd]uring|[Aa]t)\s(?:a|an|the|his|her|their|its)\s(?:[\w’'-]+\s){{0,3}}?
        (?:{_OCCASION.replace(" ", "[ ]")})
        (?:\s(?:in|at|with|on)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}})?
    | [Ii]n\s(?!{_MONTH}|{_DAY})[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}}(?:,\s[A-Z][\w.’'-]+)?
    """,
    re.VERBOSE,
)
_ANCHORS = f.NO_NAME | f.PREP | f.DET | f.ADVERB | f.OPENER
"""What the words have in common that times and places begin with."""
_REACH = 100
"""Words looked at on either side of the quotation."""
_WHERE_STARTS = frozenset(("on", "in", "during", "at"))
_ADDING = resources.sections("quotes", "word_sets.txt")["adding"]


def said(words: Words, block: Block, word: int, *, day: datetime.date | None) -> Said:
    """When and where, read from the sentence around word `word`, without its quotations.

    Dates are resolved against `day`, the article's date; a weekday is the last one up to it.
    """
    when = where = date = None
    flags = words.flags
    for at in [at for at in _around(block, word) if flags[at] & _ANCHORS]:
        low = words.low[at]
        if where is None and low in _WHERE_STARTS:
            where = _place(words, at)
        if when is None:
            found = _time(words, block, at)
            if found is not None:
                date = _resolved(found, day)
                when = words.text[words.start[at] : found.end()]
    return Said(when, date, where)


def on_one_occasion(quotations: Iterable[Quotation], text: str) -> Iterator[Quotation]:
    """Gives what a speaker "added" the time and place of that to which it was added.

    Args:
        quotations: in order.
        text: what they are in.
    """
    before: Quotation | None = None
    for quotation in quotations:
        if before is not None and quotation.said == Said() and _is_added(quotation, before, text):
            quotation = replace(quotation, said=before.said)
        yield quotation
        before = quotation


def _is_added(quotation: Quotation, before: Quotation, text: str) -> bool:
    """Whether it goes on with the one before, in the same paragraph or the next."""
    if quotation.cue is None or quotation.speaker is None or quotation.speaker != before.speaker:
        return False
    between = text[before.end : quotation.start].split("\n")
    cue = text[quotation.cue.start : quotation.cue.end].lower()
    return cue in _ADDING and not any(part.strip() for part in between[1:-1])


def _around(block: Block, word: int) -> range:
    return range(max(block.first, word - _REACH), min(block.last, word + _REACH))


def _time(words: Words, block: Block, at: int) -> re.Match[str] | None:
    """The time that begins at word `at`, or right behind it where it leads one: "on Monday"."""
    first = at + (words.low[at] in _LEADING)
    if first >= block.last:
        return None
    low = words.low[first]
    if low not in _WHEN_STARTS and not low[0].isdecimal():
        return None
    return _WHEN.match(words.text, words.start[first])


def _place(words: Words, at: int) -> str | None:
    found = _WHERE.match(words.text, words.start[at])
    return found.group() if found else None


def _resolved(found: re.Match[str], day: datetime.date | None) -> str | None:
    """The date as ISO 8601, shortened where only month or year are known."""
    year = found["year"] or found["year2"] or found["year3"] or found["year4"]
    month = found["month"] or found["month2"] or found["month3"]
    number = found["day"] or found["day2"]
    if month:
        return _month_date(month, number, year, day)
    if year:
        return year
    if day is None:
        return None
    if found["weekday"]:
        return _weekday(found["weekday"], day).isoformat()
    if found["word"]:
        back = 1 if found["word"].lower() == "yesterday" else 0
        return (day - datetime.timedelta(days=back)).isoformat()
    return _relative(found["last"], day)


def _month_date(
    month: str, number: str | None, year: str | None, day: datetime.date | None
) -> str | None:
    which = next(n for n, name in enumerate(_MONTHS, 1) if name[:3] == month[:3].lower())
    if year is None:
        if day is None:
            return None
        year = str(day.year if (which, int(number or 1)) <= (day.month, day.day) else day.year - 1)
    if number is None:
        return f"{year}-{which:02}"
    return f"{year}-{which:02}-{int(number):02}" if 1 <= int(number) <= 31 else None


def _weekday(name: str, day: datetime.date) -> datetime.date:
    back = (day.weekday() - _DAYS.index(name.lower())) % 7
    return day - datetime.timedelta(days=back)


def _relative(phrase: str, day: datetime.date) -> str | None:
    """The date of "last year", "last month", "last Tuesday"; None where no one date is meant."""
    which, unit = phrase.split()[-2:]
    back = which == "last"
    if which == "next":
        return None
    if unit == "year":
        return str(day.year - back)
    if unit == "month":
        first = day.replace(day=1)
        return (first - datetime.timedelta(days=1) if back else first).isoformat()[:7]
    if unit == "night" and back:
        return (day - datetime.timedelta(days=1)).isoformat()
    if unit in _DAYS or unit.lower() in _DAYS:
        return _weekday(unit, day - datetime.timedelta(days=1) if back else day).isoformat()
    if unit[:3].lower() in (name[:3] for name in _MONTHS):
        return _month_date(unit, None, str(day.year - 1) if back else None, day)
    return None
