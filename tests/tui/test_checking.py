"""What is asked when words are checked, and what counts as an answer."""

from __future__ import annotations

from dataclasses import replace

from reader.model.check import CheckVerdict
from reader.model.quotation import Confidence, SpeakerKind
from reader.model.span import Span
from reader.tui.checking import (
    Question,
    answered,
    elsewhere,
    of_quotation,
    of_words,
    typed,
)
from tests.driving import BRIDGE, HARBOUR
from tests.fakes import fake_newsroom
from tests.showcase import document_of

ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, HARBOUR)
BRIDGED, TOWN = DOCUMENT.quotations[:2]


def test_typed_words_are_asked_of_anyone() -> None:
    assert typed("half a town") == Question("half a town")


def test_a_speaker_can_be_named_before_the_words() -> None:
    assert typed("speaker:maren half a town") == Question("half a town", "maren")
    assert typed('speaker:"Ilse Maren" half a town') == Question("half a town", "Ilse Maren")


def test_a_speaker_without_words_is_taken_for_words() -> None:
    assert typed("speaker:maren") == Question("speaker:maren")


def test_a_quotation_is_asked_whole_with_whom_the_article_gives_it_to() -> None:
    question = of_quotation(DOCUMENT, BRIDGED)
    assert question.text.startswith("“We will not") and question.text.endswith("at risk.”")
    assert "said Ilse Maren" not in question.text
    assert (question.speaker, question.is_quotation) == ("Ilse Maren", True)
    assert question.taken_from == (HARBOUR, Span(BRIDGED.start, BRIDGED.end))


def test_words_selected_inside_a_quotation_keep_its_speaker() -> None:
    inside = Span(TOWN.start + 1, TOWN.start + 7)
    question = of_words(DOCUMENT, inside)
    assert (question.text, question.speaker) == ("A town", "Mayor of Velmar")
    assert question.taken_from == (HARBOUR, inside)


def test_a_guessed_speaker_and_one_who_is_no_person_are_not_asked_for() -> None:
    guess = replace(TOWN, confidence=Confidence.GUESS)
    group = replace(TOWN, speaker_kind=SpeakerKind.GROUP)
    assert of_quotation(DOCUMENT, guess).speaker is None
    assert of_quotation(DOCUMENT, group).speaker is None


def test_narration_is_asked_as_it_stands_whatever_it_quotes() -> None:
    sentence = DOCUMENT.sentences[0]
    question = of_words(DOCUMENT, sentence)
    assert question.text == DOCUMENT.text[slice(*sentence)]
    assert not question.is_quotation


def test_the_place_that_words_were_taken_from_is_no_answer() -> None:
    found = ROOM.check.quotation("half a town")
    rest = elsewhere(found, (HARBOUR, Span(TOWN.start, TOWN.end)))
    assert [source.article.id for source in rest.sources] == [BRIDGE]
    assert rest.verdict is CheckVerdict.PART


def test_words_that_stand_nowhere_else_are_not_found() -> None:
    found = ROOM.check.quotation("a slow death")
    place = Span(0, len(DOCUMENT.text))
    rest = elsewhere(found, (HARBOUR, place))
    assert (rest.verdict, rest.sources) == (CheckVerdict.NOT_FOUND, ())


def test_every_quotation_of_typed_words_is_looked_for() -> None:
    answer = answered(typed("“half a town” or “a slow death”"), ROOM.check)
    assert [checked.text for checked in answer.found] == ["half a town", "a slow death"]


def test_a_quotation_is_looked_for_as_one() -> None:
    answer = answered(of_quotation(DOCUMENT, TOWN), ROOM.check)
    assert len(answer.found) == 1
