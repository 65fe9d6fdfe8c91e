"""A quotation that is looked for, beside one that an article has."""

import pytest

from reader.align import checking, prepare
from reader.align.world import load
from reader.model.match import Caution, MatchKind
from reader.model.quotation import Confidence, Extraction, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.text.segment import paragraphs, sentences


def found(asked, quoted):
    """The match of an asked text with the only quotation of an article, or None."""
    text = f"The mayor of Lindow spoke at noon. “{quoted}” she said."
    start = text.index("“")
    said = Quotation(
        number=1,
        kind=QuotationKind.DIRECT,
        spans=(Span(start, text.index("”") + 1),),
        speaker="Oda Lind",
        speaker_kind=SpeakerKind.PERSON,
        mention=None,
        cue=None,
        via=None,
        confidence=Confidence.SURE,
        why="",
    )
    article = prepare(
        text, sentences=sentences(text, paragraphs(text)), extraction=Extraction((said,))
    )
    return next(checking.found(checking.asked(asked), article, counts=load()), None)


HARBOUR = "We have dredged the harbour twice. The herring fleet will come back in March."


def test_the_same_words_are_identical_whatever_the_marks_around_them():
    assert found(f"“{HARBOUR}”", HARBOUR).kind is MatchKind.IDENTICAL


def test_a_sentence_of_several_is_a_part():
    match = found("The herring fleet will come back in March.", HARBOUR)
    assert (match.kind, match.cautions) == (MatchKind.PART, ())


def test_only_the_sentence_that_answers_is_compared():
    match = found("The herring fleet will come back in April", HARBOUR)
    assert match.kind is MatchKind.SAME_QUOTE
    assert match.cautions == (Caution.DATE,)
    assert match.b.length < len(HARBOUR) - 20


def test_two_sentences_reworded_are_compared_together():
    match = found(
        "We dredged the harbour twice and the herring fleet will return in March", HARBOUR
    )
    assert match is not None
    assert match.b.length > len(HARBOUR) - 12


def test_a_source_that_prints_less_of_it_still_answers():
    match = found(HARBOUR, "We have dredged the harbour twice with our own hands.")
    assert match is None or match.kind is MatchKind.SAME_QUOTE
    match = found(HARBOUR, "The herring fleet will come back in March.")
    assert match.kind is MatchKind.SAME_QUOTE


def test_a_source_that_ends_where_the_asked_words_are_contracted_still_answers():
    asked = "The keeper counted forty lamps in the tower. That’s why nobody slept on the island."
    match = found(asked, "The keeper counted forty lamps in the tower, because of that")
    assert match.kind is MatchKind.SAME_QUOTE


def test_words_before_the_asked_ones_are_no_difference():
    match = found(
        "the herring fleet might come back in March",
        "I hope the herring fleet will come back in March.",
    )
    assert match.cautions == (Caution.MODAL,)
    assert all("hope" not in str(change) for change in match.changes)


@pytest.mark.parametrize(
    "quoted", ["We will never close the old pier.", "They won’t close the pier."]
)
def test_a_negation_that_is_asked_without_is_the_first_caution(quoted):
    asked = "We will close the old pier" if "old" in quoted else "They will close the pier"
    assert found(asked, quoted).cautions[0] is Caution.NEGATION


def test_many_common_words_in_a_row_are_enough():
    quoted = "It is what it is, and we have to go on with it as it was before."
    assert found("we have to go on with it as it was", quoted).kind is MatchKind.PART


@pytest.mark.parametrize("asked", ["will come back", "We have", "The herring were late this year"])
def test_a_common_phrase_or_one_shared_word_is_no_quotation(asked):
    assert found(asked, HARBOUR) is None


def test_a_text_without_words_finds_nothing():
    assert found("“…”", HARBOUR) is None
