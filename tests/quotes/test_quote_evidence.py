"""The evidence beside a quotation: why, relay, time and place, role, alternatives, other lists."""

from __future__ import annotations

import datetime

import pytest

from reader.model.quotation import Confidence, MarkedKind, Said

DAY = datetime.date(2023, 5, 4)
"""A Thursday."""


def only(extraction):
    (quotation,) = extraction.quotations
    return quotation


def test_why_names_the_pronoun_the_person_and_the_paragraph(read) -> None:
    text = "Mary Finn spoke last.\n“We shall see,” she said."
    assert only(read(text)).why == "“she said” → Mary Finn ¶1"


def test_the_plainest_case_is_sure(read) -> None:
    assert only(read("“We won,” said Robin Cole.")).confidence is Confidence.SURE


def test_other_persons_who_could_be_meant_are_listed(read) -> None:
    text = "James Orr met Peter Lund.\n“I served well,” he said."
    assert only(read(text)).alternatives == ("Peter Lund",)


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("“We won,” Robin Cole said, per the Harbour Times.", "the Harbour Times"),
        ("“We won,” Robin Cole told the Harbour Times.", "the Harbour Times"),
        ("“We won,” Robin Cole said, according to The Harbour Post.", "The Harbour Post"),
        ("“We won,” Robin Cole said, per Finnegan’s.", "Finnegan’s"),
        ("“We won,” Robin Cole said, per the statement.", None),
        ("“We won,” Robin Cole told his mother.", None),
        ("According to the Harbour Times, the sea “rose by a foot”.", None),
    ],
)
def test_a_relay_is_who_passed_the_words_on_while_another_speaks(read, text, relay) -> None:
    assert only(read(text)).via == relay


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ("on Wednesday", Said("on Wednesday", "2023-05-03", None)),
        ("last year", Said("last year", "2022", None)),
        ("yesterday", Said("yesterday", "2023-05-03", None)),
        ("on May 2", Said("on May 2", "2023-05-02", None)),
        ("on 24 December", Said("on 24 December", "2022-12-24", None)),
        ("in March 2021", Said("in March 2021", "2021-03", None)),
        ("on Twitter", Said(None, None, "on Twitter")),
        ("in Helsinki on Monday", Said("on Monday", "2023-05-01", "in Helsinki")),
        ("in a television interview", Said(None, None, "in a television interview")),
    ],
)
def test_when_and_where_it_was_said_is_kept_apart(read, frame: str, said: Said) -> None:
    assert only(read(f"“We won,” Robin Cole said {frame}.", day=DAY)).said == said


def test_without_the_articles_date_a_weekday_stays_as_printed(read) -> None:
    said = only(read("“We won,” Robin Cole said on Monday.")).said
    assert said == Said("on Monday", None, None)


def test_the_role_is_kept_as_printed(read) -> None:
    text = "Robin Cole, the mayor of Ys, was there.\n“We won,” Cole said."
    assert only(read(text)).role == "the mayor of Ys"


def test_reported_speech_is_a_list_of_its_own(read) -> None:
    text = "Robin Cole said that the harbour would close."
    extraction = read(text)
    (reported,) = extraction.reported
    assert extraction.quotations == ()
    assert (reported.speaker, text[slice(*reported.span)]) == (
        "Robin Cole",
        "the harbour would close",
    )


def test_a_cue_at_the_end_reports_what_stands_before_it(read) -> None:
    text = "The harbour would close at noon, Robin Cole said."
    (reported,) = read(text).reported
    assert text[slice(*reported.span)] == "The harbour would close at noon"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The film “The Silent Harbour” opens on Friday.", MarkedKind.TITLE),
        ("The so-called “experts” were wrong again.", MarkedKind.SCARE),
    ],
)
def test_marked_words_that_are_no_speech_say_why(read, text: str, kind: MarkedKind) -> None:
    extraction = read(text)
    assert extraction.quotations == ()
    assert [marked.kind for marked in extraction.marks] == [kind]


def test_what_is_added_was_said_on_the_same_occasion(read) -> None:
    text = (
        "In a speech given last year, Robin Cole called it “a place where no thief can hide.”\n"
        "“The harbour will be ours,” Cole added."
    )
    first, second = read(text).quotations
    assert second.said == first.said
    assert second.said.when == "last year"


def test_what_is_said_anew_has_no_occasion_of_its_own(read) -> None:
    text = "“We won,” Robin Cole said on Tuesday.\n“We were lucky,” Cole told fans."
    assert [quotation.said.when for quotation in read(text).quotations] == ["on Tuesday", None]


def test_what_another_adds_or_what_follows_much_later_has_no_occasion_either(read) -> None:
    text = (
        "“We won,” Robin Cole said on Tuesday.\n“We lost,” Ida Falk added.\n"
        "The town was quiet.\n“It hurts,” Falk added."
    )
    assert [quotation.said.when for quotation in read(text).quotations] == [
        "on Tuesday",
        None,
        None,
    ]
