from __future__ import annotations

import dataclasses
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Fact, Metadata, Origin
from reader.model.match import Alignment, Caution, Change, ChangeOp, Match, MatchKind
from reader.model.quotation import (
    ChainLink,
    Confidence,
    Extraction,
    Quotation,
    QuotationKind,
    Said,
    SpeakerKind,
)
from reader.model.span import Span
from reader.store import codec

spans = st.builds(Span, st.integers(0, 9999), st.integers(0, 9999))
words = st.text(max_size=20)
quotations = st.builds(
    Quotation,
    number=st.integers(1, 99),
    kind=st.sampled_from(QuotationKind),
    spans=st.lists(spans, min_size=1, max_size=3).map(tuple),
    speaker=st.none() | words,
    speaker_kind=st.sampled_from(SpeakerKind),
    mention=st.none() | spans,
    cue=st.none() | spans,
    via=st.none() | words,
    confidence=st.sampled_from(Confidence),
    why=words,
    chain=st.lists(st.builds(ChainLink, words, spans), max_size=2).map(tuple),
    alternatives=st.lists(words, max_size=2).map(tuple),
    said=st.builds(Said, when=st.none() | words),
    by_hand=st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(st.builds(Extraction, st.lists(quotations, max_size=3).map(tuple)))
def test_what_was_extracted_reads_back_as_it_was_written(extraction):
    assert codec.loads(Extraction, codec.dumps(extraction)) == extraction


def test_enumerations_and_pairs_come_back_as_what_they_were():
    match = Match(
        a=Span(0, 4),
        b=Span(7, 9),
        kind=MatchKind.SAME_QUOTE,
        score=0.5,
        changes=(Change(ChangeOp.DROPPED, Span(0, 1), Span(7, 7), Caution.NEGATION),),
        shared=(("harbour", 3.25),),
    )
    back = codec.loads(Alignment, codec.dumps(Alignment(links=(match,))))
    assert back.links == (match,)
    assert back.links[0].changes[0].warning is Caution.NEGATION


def test_a_value_without_content_is_an_empty_list():
    assert codec.dumps(Metadata()) == "[]"


def test_a_field_added_later_has_its_default_in_what_was_stored_before():
    @dataclasses.dataclass(frozen=True, slots=True)
    class Before:
        name: str

    @dataclasses.dataclass(frozen=True, slots=True)
    class After:
        name: str
        rank: int = 7

    assert codec.loads(After, codec.dumps(Before("Orla"))) == After("Orla", 7)


def test_a_field_that_a_newer_version_added_is_left_aside():
    assert codec.loads(Fact, '["Kite","path rule","something new"]') == Fact("Kite", Origin.PATH)


def test_an_unknown_word_of_an_enumeration_is_an_error():
    class Colour(StrEnum):
        RED = "red"

    with pytest.raises(ValueError, match="blue"):
        codec.loads(Colour, '"blue"')


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_survives_being_squeezed_even_half_code_points(text):
    assert codec.expand(codec.squeeze(text)) == text
