"""Corrections win over what the analysis found, and nothing else changes."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.model.correction import Correction, Decision, Verdict
from reader.model.note import Anchor, AnchorState, Placed
from reader.model.quotation import (
    Confidence,
    Extraction,
    Quotation,
    QuotationKind,
    Reported,
    SpeakerKind,
)
from reader.model.span import Span
from reader.quotes.corrections import apply

NOON = datetime.datetime(2031, 5, 1, 12, tzinfo=datetime.UTC)


def quotation(number, *spans, speaker="Ada Crane"):
    return Quotation(
        number=number,
        kind=QuotationKind.DIRECT,
        spans=tuple(Span(*span) for span in spans),
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON,
        mention=Span(90, 99),
        cue=Span(85, 89),
        via=None,
        confidence=Confidence.LIKELY,
        why="“Crane said”",
    )


def correction(verdict, *spans, speaker="Bo Lind", number=1, hour=0, was="Ada Crane · likely"):
    anchors = tuple(Anchor("x", "", "", Span(*span), "v") for span in spans)
    return Correction(
        id=number,
        article="a:1",
        decision=Decision(verdict, speaker, SpeakerKind.PERSON),
        anchors=anchors,
        cue=None,
        made=NOON + datetime.timedelta(hours=hour),
        was=was,
        placed=tuple(Placed(AnchorState.UNCHANGED, Span(*span)) for span in spans),
    )


FOUND = Extraction(
    (quotation(1, (10, 30)), quotation(2, (40, 60), (61, 80))),
    (Reported(Span(100, 140), "Ada Crane", None, None),),
)


def test_another_speaker_takes_the_place_of_the_one_found():
    changed, other = apply(FOUND, [correction(Verdict.CHANGED, (10, 30))]).quotations
    assert (changed.speaker, changed.confidence, changed.by_hand) == ("Bo Lind", "sure", True)
    assert "Ada Crane · likely" in changed.why
    assert other == FOUND.quotations[1]


def test_a_confirmed_quotation_keeps_its_evidence():
    right = correction(Verdict.RIGHT, (40, 60), (61, 80), speaker="Ada Crane")
    confirmed = apply(FOUND, [right]).quotations[1]
    assert confirmed.by_hand
    assert (confirmed.mention, confirmed.cue) == (Span(90, 99), Span(85, 89))


def test_what_is_no_quotation_goes_and_the_rest_is_counted_anew():
    (left,) = apply(FOUND, [correction(Verdict.NOT_QUOTED, (10, 30))]).quotations
    assert (left.number, left.spans) == (1, FOUND.quotations[1].spans)


def test_a_missed_quotation_is_added_in_its_place_and_is_no_longer_reported_speech():
    result = apply(FOUND, [correction(Verdict.MISSED, (100, 141), was="")])
    assert [each.number for each in result.quotations] == [1, 2, 3]
    assert result.quotations[2].spans == (Span(100, 141),)
    assert not result.reported


def test_other_ends_of_a_quotation_replace_those_found():
    first = apply(FOUND, [correction(Verdict.MISSED, (8, 33))]).quotations[0]
    assert first.spans == (Span(8, 33),)
    assert len(apply(FOUND, [correction(Verdict.MISSED, (8, 33))]).quotations) == 2


def test_an_unknown_speaker_is_a_decision_too():
    first = apply(FOUND, [correction(Verdict.CHANGED, (10, 30), speaker=None)]).quotations[0]
    assert (first.speaker, first.confidence) == (None, Confidence.UNKNOWN)


def test_the_later_of_two_decisions_wins():
    early = correction(Verdict.CHANGED, (10, 30), speaker="Bo Lind", number=2)
    late = correction(Verdict.CHANGED, (10, 30), speaker="Cy Moss", number=1, hour=1)
    assert apply(FOUND, [late, early]).quotations[0].speaker == "Cy Moss"


def test_an_orphan_changes_nothing():
    lost = correction(Verdict.NOT_QUOTED, (10, 30))
    lost = Correction(
        **{name: getattr(lost, name) for name in ("id", "article", "decision", "anchors", "cue")},
        made=NOON,
        was="",
        placed=(Placed(AnchorState.ORPHAN),),
    )
    assert apply(FOUND, [lost]) is FOUND


spans = st.tuples(st.integers(0, 200), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(st.tuples(st.sampled_from(Verdict), spans), max_size=6))
def test_the_last_decision_on_any_words_always_holds(decisions):
    made = [
        correction(verdict, span, number=n, hour=n) for n, (verdict, span) in enumerate(decisions)
    ]
    result = apply(FOUND, made)
    assert [each.number for each in result.quotations] == list(range(1, len(result.quotations) + 1))
    if made:
        verdict, span = decisions[-1]
        held = [each for each in result.quotations if each.spans == (Span(*span),)]
        assert bool(held) == (verdict is not Verdict.NOT_QUOTED)
