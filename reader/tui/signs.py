"""Signs for speakers: two letters, unique in the article, and a colour that stays with a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase, digits
from zlib import crc32

from rich.cells import cell_len

from reader.model.quotation import Confidence, Quotation, SpeakerKind

UNNAMED = "--"
"""Stands for unknown speakers and unnamed groups."""

DARK = ("#5fb3e8", "#e8a33d", "#4ec9a0", "#e58fb8", "#b9a3f0", "#d9cf5a", "#f08a6c", "#8fd3e0")
LIGHT = ("#0b5a8f", "#8a4b00", "#0b6b4f", "#9c2d68", "#5b3fae", "#655a00", "#a0330f", "#0b5f6b")
"""One colour a slot, in the same order of hues, for dark and for light backgrounds.

The hues follow Okabe and Ito, Color Universal Design (2008), which people with the common kinds
of colour blindness can tell apart; each has a contrast of at least 4.5 to 1 (WCAG 2.1, 1.4.3) on
the backgrounds of Textual's dark and light standard themes.
"""

SLOTS = len(DARK)

_ARTICLES = frozenset({"the", "a", "an"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Sign:
    """How a speaker is marked in the gutter and in the text."""

    letters: str
    """Two cells wide."""
    slot: int | None
    """Place in the palette; None for unnamed speakers, who have no colour."""


NO_ONE = Sign(UNNAMED, None)
_NO_SIGNS: Mapping[str, Sign] = {}


class Signs:
    """The signs of one article's speakers, by canonical name.

    Args:
        quotations: everything that is said, in order.
        alike: names that have a sign already, from an article shown beside this one.
    """

    def __init__(
        self, quotations: Iterable[Quotation], *, alike: Mapping[str, Sign] = _NO_SIGNS
    ) -> None:
        self._signs: dict[str, Sign] = dict(alike)
        letters = {sign.letters for sign in alike.values()}
        slots = {sign.slot for sign in alike.values() if sign.slot is not None}
        for quotation in quotations:
            name = quotation.speaker
            if name is None or name in self._signs or not _is_named(quotation):
                continue
            institution = quotation.speaker_kind is SpeakerKind.INSTITUTION
            sign = Sign(_letters(name, letters, institution=institution), _slot(name, slots))
            letters.add(sign.letters)
            if sign.slot is not None:
                slots.add(sign.slot)
            self._signs[name] = sign

    def of(self, speaker: str | None) -> Sign:
        """The speaker's sign; `--` without a colour for unknown and unnamed ones."""
        return self._signs.get(speaker, NO_ONE) if speaker is not None else NO_ONE

    def __iter__(self) -> Iterator[tuple[str, Sign]]:
        return iter(self._signs.items())


def state_of(quotation: Quotation) -> str:
    """One cell for how far an attribution can be trusted: checked, doubtful, or nothing."""
    if quotation.by_hand:
        return "✓"
    return "?" if quotation.confidence in (Confidence.GUESS, Confidence.UNKNOWN) else " "


def _is_named(quotation: Quotation) -> bool:
    return quotation.speaker_kind in (SpeakerKind.PERSON, SpeakerKind.INSTITUTION)


def _slot(name: str, taken: set[int]) -> int:
    """The name's own slot in every article, or the next free one while there is one."""
    own = crc32(name.encode("utf-8", "replace")) % SLOTS
    return next(((own + i) % SLOTS for i in range(SLOTS) if (own + i) % SLOTS not in taken), own)


def _letters(name: str, taken: set[str], *, institution: bool) -> str:
    free = (pair for pair in _pairs(name, institution=institution) if pair not in taken)
    return next((pair for pair in free if cell_len(pair) == 2), UNNAMED)


def _pairs(name: str, *, institution: bool) -> Iterator[str]:
    """Candidates from the best on: Bl, Bi, Bn …, AB, B2 … B9, then any two signs."""
    words = ["".join(filter(str.isalnum, word)) for word in _telling(name)]
    words = [word for word in words if word] or ["?"]
    main = words[0] if institution else words[-1]
    first = main[0].upper()
    yield first
    yield from (first + letter.lower() for letter in main[1:])
    yield from (word[0].upper() + first for word in words)
    yield from (f"{first}{number}" for number in range(2, 10))
    yield from map("".join, product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", digits + ascii_lowercase))


def _telling(name: str) -> list[str]:
    words = name.split()
    told = [w for w in words if w.lower() not in _ARTICLES and w.lower() not in _SUFFIXES]
    return told or words
