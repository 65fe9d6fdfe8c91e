"""What may be chosen for a quotation, and what a choice decides."""

from __future__ import annotations

from dataclasses import replace

from reader.model.correction import Verdict
from reader.model.quotation import QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.newsroom.speakers import SpeakerRow
from reader.tui.draft import Choice, Draft, Part, Subject, choices, new_ends
from tests.fakes import fake_newsroom
from tests.showcase import document_of

DOCUMENT = document_of(fake_newsroom(), "a:1000000001")
MAREN, MAYOR, SHOPKEEPERS, CROWNS = DOCUMENT.quotations
LIBRARY = (SpeakerRow("Brun Ostling", SpeakerKind.PERSON, 1, 1),)
SUBJECT = Subject(DOCUMENT, MAYOR.spans, MAYOR, LIBRARY)


def offered(part: Part, typed: str = "", subject: Subject = SUBJECT) -> list[Choice]:
    return choices(part, subject, subject.begin(), typed)


def labels(part: Part, typed: str = "") -> list[str]:
    return [choice.label for choice in offered(part, typed)]


def choose(part: Part, typed: str, number: int = 0) -> Draft:
    return SUBJECT.settled(offered(part, typed)[number].draft)


def place(words: str) -> Span:
    start = DOCUMENT.text.index(words)
    return Span(start, start + len(words))


def test_the_present_speaker_comes_first_then_the_articles_then_the_librarys() -> None:
    assert labels(Part.SPEAKER) == [
        "Mayor of Velmar",
        "Ilse Maren",
        "unnamed: Shopkeepers on the east bank",
        "Brun Ostling",
        "unknown",
    ]


def test_typing_finds_speakers_by_the_beginning_of_any_word_first() -> None:
    assert labels(Part.SPEAKER, "ma")[:2] == ["Mayor of Velmar", "Ilse Maren"]
    assert labels(Part.SPEAKER, "ost")[0] == "Brun Ostling"


def test_letters_in_order_are_enough_but_come_last() -> None:
    assert labels(Part.SPEAKER, "ilmn")[0] == "Ilse Maren"


def test_accents_and_case_do_not_matter() -> None:
    assert labels(Part.SPEAKER, "MÁREN")[0] == "Ilse Maren"


def test_what_is_typed_can_be_a_new_name_or_an_unnamed_group() -> None:
    found = offered(Part.SPEAKER, "Ada Quell")
    told = {choice.label: choice.draft.decision for choice in found}
    assert told["unnamed group: Ada Quell"].speaker_kind is SpeakerKind.GROUP
    assert told["unknown"].speaker is None
    news = [choice.draft.decision for choice in found if choice.label == "Ada Quell (new)"]
    assert [decision.speaker_kind for decision in news] == [
        SpeakerKind.PERSON,
        SpeakerKind.INSTITUTION,
    ]


def test_a_name_that_the_article_prints_is_offered_as_new() -> None:
    text = replace(DOCUMENT.article, text=DOCUMENT.text.replace("Engineers", "Ada Quell"))
    subject = replace(SUBJECT, document=replace(DOCUMENT, article=text))
    assert "Ada Quell (new)" in [c.label for c in offered(Part.SPEAKER, "que", subject)]


def test_nothing_changed_confirms() -> None:
    assert SUBJECT.settled(SUBJECT.begin()).decision.verdict is Verdict.RIGHT


def test_another_speaker_changes_and_keeps_kind_and_cue() -> None:
    draft = choose(Part.SPEAKER, "ost")
    assert draft.decision.verdict is Verdict.CHANGED
    assert draft.decision.speaker == "Brun Ostling"
    assert draft.decision.kind is MAYOR.kind
    assert draft.cue == MAYOR.cue


def test_other_ends_are_a_quotation_that_was_missed() -> None:
    subject = replace(SUBJECT, spans=(place("half a town"),))
    assert subject.settled(subject.begin()).decision.verdict is Verdict.MISSED


def test_the_kind_can_be_chosen() -> None:
    assert labels(Part.KIND) == ["direct", "partial"]
    assert choose(Part.KIND, "par").decision.kind is QuotationKind.PARTIAL


def test_a_relay_can_be_named() -> None:
    assert labels(Part.VIA)[0] == "nobody"
    assert choose(Part.VIA, "Radio Velmar").decision.via == "Radio Velmar"


def test_the_cue_is_a_word_of_the_outlet_near_the_quotation() -> None:
    assert labels(Part.CUE)[0] == "said"
    assert all(not span.overlaps(MAYOR.spans[0]) for span in cues())
    assert choose(Part.CUE, "none").cue is None


def cues() -> list[Span]:
    return [choice.draft.cue for choice in offered(Part.CUE) if choice.draft.cue is not None]


def test_a_note_is_kept_and_does_not_make_a_confirmation_a_change() -> None:
    draft = choose(Part.NOTE, "rang her")
    assert draft.decision.note == "rang her"
    assert draft.decision.verdict is Verdict.RIGHT


def test_a_selection_over_two_paragraphs_has_a_part_in_each() -> None:
    first, second = DOCUMENT.paragraphs[:2]
    spans, found = new_ends(Span(first.start, second.end), DOCUMENT)
    assert spans == (first, second)
    assert found is None


def test_blanks_at_the_ends_of_a_selection_fall_away() -> None:
    word = place("Engineers")
    spans, _ = new_ends(Span(word.start, word.end + 1), DOCUMENT)
    assert spans == (word,)


def test_a_selection_that_touches_a_quotation_gives_it_other_ends_and_leaves_its_other_parts() -> (
    None
):
    spans, found = new_ends(place("that we do not trust"), DOCUMENT)
    assert found == MAREN
    assert spans == (place("that we do not trust"), MAREN.spans[1])


def test_words_of_nobody_yet_are_partial_unless_they_end_as_a_sentence_does() -> None:
    whole = Subject(
        DOCUMENT, (place("Engineers found cracks in two of its seven arches last week."),)
    )
    assert whole.begin().decision.kind is QuotationKind.DIRECT
    part = Subject(DOCUMENT, (place("found cracks"),))
    assert part.begin().decision.kind is QuotationKind.PARTIAL
