"""Who speaks: one way of saying so in each test."""

from __future__ import annotations

import pytest

from reader.model.quotation import Confidence, Quotation, QuotationKind, SpeakerKind


def only(extraction) -> Quotation:
    (quotation,) = extraction.quotations
    return quotation


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won,” Robin Cole said.", "Robin Cole"),
        ("“We won,” said Robin Cole.", "Robin Cole"),
        ("“We won,” said the mayor, Robin Cole.", "Robin Cole"),
        ("“We won,” Robin Cole, the mayor of Ys, said.", "Robin Cole"),
        ("Robin Cole said: “We won.”", "Robin Cole"),
        ("Robin Cole said the town had “won”.", "Robin Cole"),
        ("Robin Cole smiled and said: “We won.”", "Robin Cole"),
        ("Robin Cole thanked them all, adding: “We won.”", "Robin Cole"),
        ("According to Robin Cole, the town had “won the day”.", "Robin Cole"),
        ("The vote was described by Robin Cole as “a great day for Ys”.", "Robin Cole"),
        ("Robin Cole described the vote as “a great day for Ys”.", "Robin Cole"),
        ("“Why not?” Robin Cole asked.", "Robin Cole"),
        ("“Why not?” Robin Cole fumed.", "Robin Cole"),
        ("“We won.” ― Robin Cole", "Robin Cole"),
        ("Robin Cole\xa0said, “We won.”", "Robin Cole"),
    ],
)
def test_the_speaker_of_one_quotation(read, text: str, speaker: str) -> None:
    assert only(read(text)).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Harwick coach Dana Pike said: “We ran.”", "Dana Pike"),
        ("Film producer Dana Pike said: “We ran.”", "Dana Pike"),
        ("Arden Bank chief economist Dana Pike said: “Prices ran away.”", "Dana Pike"),
        ("Former Prime Minister Dana Pike said: “I ran.”", "Dana Pike"),
        ("U.S. Secretary of State Dana Pike said: “I ran.”", "Dana Pike"),
        ("Mrs Pike said: “I ran.”", "Pike"),
    ],
)
def test_what_stands_before_a_name_is_not_the_name(read, text: str, speaker: str) -> None:
    assert only(read(text)).speaker == speaker


def test_a_surname_stands_for_the_full_name_and_says_where(read) -> None:
    text = "Robin Cole won.\n“I am glad,” Cole said."
    quotation = only(read(text))
    assert (quotation.speaker, [link.text for link in quotation.chain]) == (
        "Robin Cole",
        ["Robin Cole"],
    )


def test_he_is_the_subject_of_the_sentence_before_not_its_object(read) -> None:
    text = "James Orr beat Peter Lund in two sets.\n“I served well,” he said."
    assert only(read(text)).speaker == "James Orr"


def test_she_is_not_the_man_named_last(read) -> None:
    text = "Mary Finn wrote to Peter Lund.\n“I am sorry,” she said."
    assert only(read(text)).speaker == "Mary Finn"


def test_a_pronoun_with_a_colon_reads_on_to_the_next_paragraph(read) -> None:
    text = "Mary Finn spoke last.\nShe said:\n“We shall see.”"
    quotation = only(read(text))
    assert (quotation.speaker, text[slice(*quotation.mention)]) == ("Mary Finn", "She")


def test_who_leads_to_the_name_before_it(read) -> None:
    text = "The prize went to Mary Finn, who said: “I am speechless.”"
    assert only(read(text)).speaker == "Mary Finn"


def test_an_epithet_stands_for_the_person_spoken_of(read) -> None:
    text = "Clara Venn won again on Sunday.\n“I was tired,” said the two-time champion."
    assert only(read(text)).speaker == "Clara Venn"


def test_a_job_title_stands_for_its_holder(read) -> None:
    text = (
        "The chancellor, Edwin Lorne, met the mayor, Beth Nye.\n"
        "“It costs too much,” the chancellor said."
    )
    assert only(read(text)).speaker == "Edwin Lorne"


def test_it_stands_for_the_institution_before(read) -> None:
    text = "The Arden Bank raised its rates.\n“We had no choice,” it said."
    quotation = only(read(text))
    assert (quotation.speaker, quotation.speaker_kind) == ("Arden Bank", SpeakerKind.INSTITUTION)


def test_the_statement_speaks_for_who_issued_it(read) -> None:
    text = "The press office of Arden Bank announced a loss. The statement read:\n“All is well.”"
    assert only(read(text)).speaker == "press office of Arden Bank"


def test_unnamed_officials_are_a_group(read) -> None:
    quotation = only(read("Senior officials called the plan “hopeless”."))
    assert (quotation.speaker, quotation.speaker_kind) == ("Senior officials", SpeakerKind.GROUP)


def test_a_quotation_after_a_quotation_is_the_same_speakers(read) -> None:
    text = "“We won,” said Robin Cole. “It was close.”"
    assert [q.speaker for q in read(text).quotations] == ["Robin Cole", "Robin Cole"]


def test_a_quotation_split_by_its_cue_is_one(read) -> None:
    quotation = only(read("“We won,” said Robin Cole, “by one vote.”"))
    assert len(quotation.spans) == 2


def test_a_quotation_over_two_paragraphs_is_one(read) -> None:
    text = "Robin Cole said:\n“We went to sea at dawn.\n“We came home at night.”"
    quotation = only(read(text))
    assert (len(quotation.spans), quotation.speaker) == (2, "Robin Cole")


def test_words_built_into_the_sentence_are_partial(read) -> None:
    kinds = [
        only(read(text)).kind
        for text in ("Robin Cole called it “a very dull day”.", "Robin Cole said: “It was dull.”")
    ]
    assert kinds == [QuotationKind.PARTIAL, QuotationKind.DIRECT]


def test_without_any_source_the_speaker_is_unknown(read) -> None:
    text = "It rained.\n“Where is everybody, and why are we all so very quiet tonight?”"
    quotations = read(text).quotations
    assert [(q.speaker, q.confidence) for q in quotations] == [(None, Confidence.UNKNOWN)]
