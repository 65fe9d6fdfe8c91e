"""The app's words for kinds, cautions and confidences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.match import Caution, Change, ChangeOp, Match, MatchKind
from reader.model.note import AnchorState
from reader.model.quotation import Confidence, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.tui.wording import (
    caution_words,
    change_words,
    coverage_words,
    day_words,
    differing_marks,
    kind_words,
    outlet_words,
    shortened,
    speaker_words,
    standing_words,
    state_words,
)
from tests.fakes import fake_newsroom
from tests.showcase import document_of, head_of

ROOM = fake_newsroom()
QUOTATION = document_of(ROOM, "a:1000000001").quotations[0]


def match(kind: MatchKind) -> Match:
    return Match(Span(0, 1), Span(0, 1), kind, 1.0)


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_says_that_something_differs(caution: Caution) -> None:
    assert "differ" in caution_words(caution)


@pytest.mark.parametrize("kind", MatchKind)
def test_every_kind_begins_with_its_sign(kind: MatchKind) -> None:
    assert kind_words(match(kind), a="a", b="b")[:2] in ("= ", "~ ")


def test_punctuation_that_differs_is_named_while_it_is_little() -> None:
    punctuation = match(MatchKind.PUNCTUATION)
    assert kind_words(punctuation, a="“Ice.”", b="“Ice,”") == "= identical but for . ,"
    many = kind_words(punctuation, a="(a) [b] {c}!", b="a b c?")
    assert many == "= identical but for punctuation"


def test_marks_that_differ_are_each_named_once() -> None:
    assert differing_marks("a. b. c.", "a, b, c,") == [".", ","]
    assert differing_marks("“same”", "“same”") == []


@pytest.mark.parametrize(
    ("op", "told"),
    [
        (ChangeOp.REPLACED, "ice → snow"),
        (ChangeOp.DROPPED, "{-ice-}"),
        (ChangeOp.ADDED, "{+snow+}"),
        (ChangeOp.MOVED, "ice moved"),
        (ChangeOp.EDITED, ""),
    ],
)
def test_a_change_is_told_from_here_to_there(op: ChangeOp, told: str) -> None:
    change = Change(op, Span(0, 3), Span(0, 4))
    assert change_words(change, a="ice", b="snow") == told


def test_the_speaker_is_named_as_what_it_is() -> None:
    assert speaker_words(QUOTATION) == "Ilse Maren"
    assert speaker_words(replace(QUOTATION, speaker=None)) == "speaker unknown"
    group = replace(QUOTATION, speaker="three witnesses", speaker_kind=SpeakerKind.GROUP)
    assert speaker_words(group) == "unnamed: three witnesses"


def test_a_quotation_stands_as_partial_doubtful_or_relayed() -> None:
    quotation = replace(
        QUOTATION, kind=QuotationKind.PARTIAL, confidence=Confidence.GUESS, via="the Gull"
    )
    assert standing_words(quotation) == "partial · guess · via the Gull"
    assert standing_words(replace(QUOTATION, by_hand=True)) == "by you"


def test_coverage_counts_every_confidence_that_occurs() -> None:
    some = [replace(QUOTATION, confidence=level) for level in (*Confidence, Confidence.SURE)]
    assert coverage_words(some) == (
        "5 quotations: 2 sure, 1 likely, 1 guess, 1 unknown; 0 checked by you"
    )


def test_an_anchor_that_has_not_moved_needs_no_word() -> None:
    assert state_words(AnchorState.UNCHANGED) == ""
    assert all(state_words(state) for state in AnchorState if state is not AnchorState.UNCHANGED)


def test_an_article_is_called_by_its_outlet_and_file_or_by_its_file() -> None:
    assert outlet_words(head_of(ROOM, "a:2000000002")) == "East Bank Post (102)"
    assert outlet_words(head_of(ROOM, "a:1000000001")) == "101 (outlet ?)"
    assert day_words(head_of(ROOM, "a:1000000001")) == "date ?"


def test_shortened_text_is_one_line_of_at_most_its_length() -> None:
    assert shortened("one\n two   three", 9) == "one two…"
    assert shortened("one", 3) == "one"
