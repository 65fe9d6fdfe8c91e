"""Letters and colours for speakers."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color

from reader.model.quotation import Confidence, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.tui.signs import DARK, LIGHT, NO_ONE, SLOTS, UNNAMED, Signs, state_of

PERSON, HOUSE = SpeakerKind.PERSON, SpeakerKind.INSTITUTION


def said(
    name: str | None,
    kind: SpeakerKind = PERSON,
    confidence: Confidence = Confidence.SURE,
    *,
    by_hand: bool = False,
) -> Quotation:
    return Quotation(
        1, QuotationKind.DIRECT, (Span(0, 1),), name, kind, None, None, None, confidence, "",
        by_hand=by_hand,
    )  # fmt: skip


def letters(*names: str, kind: SpeakerKind = PERSON) -> list[str]:
    signs = Signs(said(name, kind) for name in names)
    return [signs.of(name).letters for name in names]


def test_a_person_is_marked_by_the_last_name() -> None:
    assert letters("Ilse Maren") == ["Ma"]


def test_an_institution_is_marked_by_its_first_telling_word() -> None:
    assert letters("the Port Authority", kind=HOUSE) == ["Po"]


def test_a_suffix_is_not_a_last_name() -> None:
    assert letters("Jonas Tell Jr.") == ["Te"]


def test_two_names_that_begin_alike_get_other_letters() -> None:
    assert letters("Ilse Maren", "Otto Marsh", "Ada Maas") == ["Ma", "Mr", "Ms"]


def test_unknown_and_unnamed_speakers_share_a_sign_without_colour() -> None:
    signs = Signs([said(None, SpeakerKind.UNKNOWN), said("three clerks", SpeakerKind.GROUP)])
    assert signs.of(None) == signs.of("three clerks") == NO_ONE


def test_a_wide_first_sign_fills_both_cells() -> None:
    assert letters("海 太郎", "山 海") == ["太", "海"]


def test_a_name_keeps_its_colour_from_article_to_article() -> None:
    alone = Signs([said("Ilse Maren")]).of("Ilse Maren").slot
    first = Signs([said("Ilse Maren"), said("Jonas Tell")]).of("Ilse Maren").slot
    assert alone == first


def test_speakers_of_one_article_share_no_colour_while_there_are_enough() -> None:
    names = [f"Speaker {chr(65 + n)}ab" for n in range(SLOTS)]
    signs = Signs(said(name) for name in names)
    assert len({signs.of(name).slot for name in names}) == SLOTS


def test_a_name_known_from_another_article_keeps_its_sign() -> None:
    known = Signs([said("Jonas Tell")]).of("Jonas Tell")
    signs = Signs([said("Otto Tessin"), said("J. Tell")], alike={"J. Tell": known})
    assert signs.of("J. Tell") == known
    assert signs.of("Otto Tessin").letters != known.letters


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=40, unique=True))
def test_letters_are_two_cells_wide_and_unique(names: list[str]) -> None:
    found = letters(*names)
    assert all(cell_len(pair) == 2 for pair in found)
    assert len(set(found)) == len(names)


def test_thousands_of_speakers_end_in_the_common_sign() -> None:
    assert letters(*(f"Speaker A{number}" for number in range(2000)))[-1] == UNNAMED


@pytest.mark.parametrize(
    ("quotation", "state"),
    [
        (said("Ilse Maren"), " "),
        (said("Ilse Maren", confidence=Confidence.LIKELY), " "),
        (said("Ilse Maren", confidence=Confidence.GUESS), "?"),
        (said(None, SpeakerKind.UNKNOWN, Confidence.UNKNOWN), "?"),
        (said("Ilse Maren", confidence=Confidence.GUESS, by_hand=True), "✓"),
    ],
)
def test_one_cell_says_how_far_the_name_can_be_trusted(quotation: Quotation, state: str) -> None:
    assert state_of(quotation) == state


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [value / 255 for value in Color.parse(colour).rgb]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(colours: Iterable[str], backgrounds: Iterable[str]) -> list[tuple[str, str]]:
    return [(colour, background) for colour in colours for background in backgrounds]


@pytest.mark.parametrize(
    ("colour", "background"),
    [*pairs(DARK, ("#121212", "#1e1e1e", "#313131")), *pairs(LIGHT, ("#e0e0e0", "#d8d8d8"))],
)
def test_every_speaker_can_be_read_on_its_background(colour: str, background: str) -> None:
    assert contrast(colour, background) >= 4.5
