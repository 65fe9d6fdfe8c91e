"""Finds the stretches between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.model.span import Span

_SIGNS = '"“”„‟«»「」『』＂'
_TYPED = re.compile(
    r"""[\"“”„‟«»「」『』＂'`]
    (?: (?<=\") (?: (?<![^\s(\[{—–-]\") \" (?=\S) | (?<=\S\") \" (?!\w) )?
      | (?<=') '{1,2}
      | (?<=`) `
      | (?<=[“”„‟«»「」『』＂])
    )""",
    re.VERBOSE,
)
"""Marks, those too that are typed as two or three signs."""
_SEVERAL = ("''", "``", '""')
_SINGLE = re.compile(r"[‘’']")
_OPENERS = frozenset("“„‟「『")
_CLOSERS = frozenset("”」』")
_LEADS = frozenset(" \t\u00a0([{—–-/…\u2009\u202f")
_STOPS = frozenset(".!?…,;:—–-")
_WORDY = re.compile(r"\w")
_SHORTEST_UNCLOSED = 30
"""Code points; a shorter stretch after an unclosed mark inside a paragraph is an odd mark."""


class Run(NamedTuple):
    """One stretch in quotation marks, inside one paragraph, marks included."""

    start: int
    end: int
    paragraph: int
    """Index of its paragraph, from 0."""
    unclosed: bool
    """It has no closing mark of its own."""
    continues: bool
    """It carries on the unclosed stretch at the end of the paragraph before."""


class _Mark(NamedTuple):
    start: int
    end: int
    turn: int
    """1 opens, -1 closes, 0 may do either."""


def find(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """All stretches in quotation marks, in order, none overlapping."""
    runs: list[Run] = []
    open_end = False
    single = _single_style(text)
    found_marks = list(_marks_in(text))
    places = [found.start() for found in found_marks]
    done = 0
    for index, paragraph in enumerate(paragraphs):
        first = bisect_left(places, paragraph.start, done)
        done = bisect_left(places, paragraph.end, first)
        if first == done and not single:
            open_end = False
            continue
        marks = list(_double_marks(text, paragraph, found_marks[first:done]))
        found = list(_paragraph_runs(text, paragraph, marks, open_end=open_end, single=single))
        runs.extend(
            Run(start, end, index, unclosed, open_end and start == paragraph.start)
            for start, end, unclosed in found
        )
        open_end = bool(found) and found[-1][2] and found[-1][1] == paragraph.end
    return runs


def _marks_in(text: str) -> Iterator[re.Match[str]]:
    """Every double mark of the text, however typed."""
    if any(several[0] in text and several in text for several in _SEVERAL):
        return _TYPED.finditer(text)
    return _any_of("".join([sign for sign in _SIGNS if sign in text])).finditer(text)


@cache
def _any_of(signs: str) -> re.Pattern[str]:
    """Finds each of `signs`, much faster than any of all signs that there are."""
    return re.compile(f"[{signs}]" if signs else "(?!)")


def _paragraph_runs(
    text: str, paragraph: Span, marks: Sequence[_Mark], *, open_end: bool, single: bool
) -> Iterator[tuple[int, int, bool]]:
    pairs = list(_paired(text, paragraph, marks, open_end=open_end))
    if single:
        pairs = sorted([*pairs, *_single_pairs(text, paragraph, pairs)])
    for start, end, unclosed in pairs:
        while end > start and text[end - 1].isspace():
            end -= 1
        if _WORDY.search(text, start, end):
            yield start, end, unclosed


def _double_marks(text: str, paragraph: Span, signs: Sequence[re.Match[str]]) -> Iterator[_Mark]:
    """The double marks of a paragraph, each with the way it turns."""
    german = False
    for found in signs:
        mark, at = found.group(), found.start()
        if mark in _OPENERS or mark == "``":
            turn = -1 if mark == "“" and (german or _hugs_left(text, found, paragraph)) else 1
            german = mark == "„"
        elif mark in _CLOSERS:
            turn, german = -1, False
        elif mark in "«»":
            turn = _guillemet(text, found, paragraph)
        else:
            turn = 0
            if mark == '"' and at > paragraph.start and _is_inches(text, found):
                continue
        yield _Mark(at, found.end(), turn)


def _hugs_left(text: str, found: re.Match[str], paragraph: Span) -> bool:
    """An opening mark typed for a closing one: text before it, a blank or a stop behind."""
    before = text[found.start() - 1] if found.start() > paragraph.start else " "
    after = text[found.end()] if found.end() < paragraph.end else " "
    return (before.isalnum() or before in ".,!?…") and (after.isspace() or after in _STOPS)


def _guillemet(text: str, found: re.Match[str], paragraph: Span) -> int:
    """« opens unless it closes the outward style »…«, which shows by the side of the blank."""
    before = text[found.start() - 1] if found.start() > paragraph.start else " "
    after = text[found.end()] if found.end() < paragraph.end else " "
    if found.group() == "«":
        return -1 if not before.isspace() and (after.isspace() or after in _STOPS) else 1
    return 1 if before.isspace() and not after.isspace() else -1


def _is_inches(text: str, found: re.Match[str]) -> bool:
    """6'2" or a 12" single: a digit before, a blank or a stop behind, no mark open to close."""
    before = text[found.start() - 1]
    return before.isdigit() and text[max(0, found.start() - 3) : found.start() - 1][-1:] in "'’"


def _paired(
    text: str, paragraph: Span, marks: Sequence[_Mark], *, open_end: bool
) -> Iterator[tuple[int, int, bool]]:
    """Pairs openers with closers; a mark that opens while one is open nests or re-opens."""
    opened: int | None = None
    depth = 0
    spare = _spare_closers(marks)
    found = False
    for at, mark in enumerate(marks):
        turn = mark.turn or _turn(text, paragraph, mark, is_open=opened is not None)
        if turn > 0 and opened is None:
            opened = mark.start
        elif turn > 0 and opened is not None:
            if mark.turn and spare[at + 1] >= depth + 2:
                depth += 1
            else:
                yield opened, mark.start, True
                found, opened, depth = True, mark.start, 0
        elif turn < 0 and opened is not None:
            if depth:
                depth -= 1
                continue
            yield opened, mark.end, False
            found, opened = True, None
        elif turn < 0 and open_end and not found:
            yield paragraph.start, mark.end, False
            found = True
    if opened is not None and _may_stay_open(text, paragraph, opened):
        yield opened, paragraph.end, True


def _spare_closers(marks: Sequence[_Mark]) -> list[int]:
    """For each place, how many more marks close than open from there on."""
    spare = [0] * (len(marks) + 1)
    for at in range(len(marks) - 1, -1, -1):
        spare[at] = max(0, spare[at + 1] - marks[at].turn)
    return spare


def _turn(text: str, paragraph: Span, mark: _Mark, *, is_open: bool) -> int:
    """Whether a straight mark opens or closes here."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    if not is_open:
        return -1 if after.isspace() else 1
    reopens = before.isspace() and (after.isalnum() or after in "[($")
    return 1 if reopens else -1


def _may_stay_open(text: str, paragraph: Span, opened: int) -> bool:
    if opened == paragraph.start:
        return True
    ends = text[paragraph.end - 1] in ".!?…,"
    return ends or paragraph.end - opened > _SHORTEST_UNCLOSED


# ------------------------------------------------------------------ single marks


def _single_style(text: str) -> bool:
    """Whether single marks may hold speech here: they stand where speech would start and end."""
    return any(_SINGLE_SPEECH.match(text, mark.start()) for mark in _SINGLE_OPENER.finditer(text))


_SINGLE_OPENER = re.compile(r"[‘'](?<![\w.,!?’'][‘'])(?=[\w\[…£$€])")
_SINGLE_SPEECH = re.compile(
    r".[^\n‘]{2,600}?[,.?!…](?:’|'(?!'))(?=[\s.,;:)—–]|$)|‘\w[^\n‘’]{0,80}\w’(?!\w)",
    re.MULTILINE,
)


def _single_pairs(
    text: str, paragraph: Span, doubles: Sequence[tuple[int, int, bool]]
) -> Iterator[tuple[int, int, bool]]:
    """Stretches in single marks outside all double ones."""
    opened: int | None = None
    weak: int | None = None
    at = 0
    for found in _SINGLE.finditer(text, *paragraph):
        here = found.start()
        while at < len(doubles) and doubles[at][1] <= here:
            at += 1
        if at < len(doubles) and doubles[at][0] <= here:
            opened = weak = None
            continue
        if _opens_single(text, paragraph, here):
            if opened is not None and weak is not None:
                yield opened, weak, False
                opened, weak = here, None
            elif opened is None:
                opened = here
        elif opened is not None and here > opened:
            strength = _closes_single(text, paragraph, here)
            if strength == 2:
                yield opened, here + 1, False
                opened = weak = None
            elif strength == 1 and weak is None:
                weak = here + 1
    if opened is not None and weak is not None:
        yield opened, weak, False


def _opens_single(text: str, paragraph: Span, at: int) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before not in _LEADS or after.isspace() or text[at] == "’":
        return False
    elided = after.isdigit() and text[at + 1 : at + 3].isdigit() and text[at + 3 : at + 4] == "s"
    return not elided and (after.isalnum() or after in "[…£$€(¿¡")


def _closes_single(text: str, paragraph: Span, at: int) -> int:
    """0 an apostrophe, 1 a closer or a plural's apostrophe, 2 a closer."""
    if text[at] == "‘":
        return 0
    before = text[at - 1]
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if after.isalnum() or before.isspace():
        return 0
    if before in ".,?!…—–":
        return 2
    if before in "sS" and after == " ":
        return 1
    return 2
