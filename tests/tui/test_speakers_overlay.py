"""The list of the library's speakers, and the page of one of them."""

from __future__ import annotations

import datetime
from dataclasses import replace

from reader.model.quotation import Said, SpeakerKind
from reader.model.speaker import PrintedForm
from reader.newsroom.quotes import QuotationRow
from reader.newsroom.speakers import SpeakerRow
from reader.tui.messages import SpeakerChosen, SpeakersNamed, StatementChosen
from reader.tui.speaker_rows import holds, library_words, speaker_rows, statement_rows
from reader.tui.widgets.speakers_overlay import NamePrompt, SpeakersOverlay, StatementsOverlay
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, showcase

MAREN = SpeakerRow(
    "Ilse Maren",
    SpeakerKind.PERSON,
    4,
    2,
    printed=("Maren", "Ilse Maren"),
    roles=("head of the port authority",),
    suggested=("I. Maren",),
    aliases=("Ilse Mareen",),
    forms=(PrintedForm("The Gull", "Maren", 3), PrintedForm(None, "Ms Maren", 1)),
)
TELL = SpeakerRow("Jonas Tell", SpeakerKind.PERSON, 1, 1)
CLERKS = SpeakerRow("three clerks", SpeakerKind.GROUP, 1, 1)
STATEMENTS = list(fake_newsroom().speakers.statements("Ilse Maren"))
SIZE = (100, 24)


def told(*speakers: SpeakerRow) -> list[str]:
    return [row.text for row in speaker_rows(speakers, ())]


def page(*statements: QuotationRow, speaker: SpeakerRow | None = MAREN) -> list[str]:
    return [row.text for row in statement_rows(speaker, statements)]


def said(statement: QuotationRow, **parts: str) -> QuotationRow:
    quotation = replace(statement.quotation, said=Said(**parts))
    return replace(statement, quotation=quotation)


def test_a_speaker_is_told_with_counts_kind_names_roles_and_suggestions() -> None:
    assert told(MAREN) == [
        "  Ilse Maren  person4 quotations in 2 articles",
        "merged with Ilse Mareen",
        "printed as Maren",
        "role head of the port authority",
        "? perhaps the same as I. Maren",
    ]


def test_a_name_that_is_printed_as_it_is_needs_no_second_line() -> None:
    assert told(TELL) == ["  Jonas Tell  person1 quotation in 1 article"]


def test_the_title_counts_kinds() -> None:
    assert library_words([MAREN, TELL, CLERKS]) == "3 speakers: 2 persons, 1 unnamed group"


def test_the_filter_looks_at_every_name_kind_and_role() -> None:
    assert holds(MAREN, "mareen") and holds(MAREN, "port person") and holds(CLERKS, "unnamed")
    assert not holds(MAREN, "clerks")


async def test_filtering_leaves_those_who_hold_the_words() -> None:
    overlay = SpeakersOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_speakers([MAREN, TELL])
        overlay.filter("tell")
        assert "Ilse" not in await stage.text()
        overlay.filter("nobody of that name")
        assert "no speaker with" in await stage.text()


async def test_an_empty_library_says_so() -> None:
    overlay = SpeakersOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_speakers([])
        assert "nobody is quoted in the library yet" in await stage.text()


async def test_marking_goes_to_the_next_row_and_again_takes_the_mark_away() -> None:
    overlay = SpeakersOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_speakers([MAREN, TELL])
        overlay.toggle_mark()
        overlay.toggle_mark()
        assert overlay.marked == ("Ilse Maren", "Jonas Tell")
        assert "2 marked" in await stage.text()
        overlay.toggle_mark()
        assert overlay.marked == ("Ilse Maren",)


async def test_marks_of_speakers_who_are_gone_are_forgotten() -> None:
    overlay = SpeakersOverlay()
    async with showcase(overlay, SIZE):
        overlay.show_speakers([MAREN, TELL])
        overlay.toggle_mark()
        overlay.show_speakers([TELL])
        assert overlay.marked == ()


async def test_a_speaker_is_opened() -> None:
    overlay = SpeakersOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_speakers([MAREN, TELL])
        overlay.rows.move_rows(1)
        overlay.accept()
        assert (await stage.asked(SpeakerChosen))[0].name == "Jonas Tell"


def test_statements_tell_when_where_and_by_which_relay() -> None:
    lines = page(said(STATEMENTS[0], when="last year", date="2030", where="in Velmar"))
    assert "said 2030 (last year)101 (outlet ?) ¶3" in lines
    assert "sure · in Velmar" in lines


def test_a_statement_of_unknown_day_tells_when_it_was_printed() -> None:
    head = replace(STATEMENTS[0].article, day=datetime.date(2031, 11, 4))
    assert any(
        line.startswith("printed 2031-11-04") for line in page(replace(STATEMENTS[0], article=head))
    )


def test_statements_without_any_date_stand_under_a_heading_at_the_end() -> None:
    undated = replace(STATEMENTS[0], article=replace(STATEMENTS[0].article, day=None))
    lines = page(said(STATEMENTS[1], date="2030"), undated, undated)
    assert lines.count("Nothing says when") == 1
    assert lines.index("Nothing says when") > lines.index("said 2030101 (outlet ?) ¶8")


def test_every_outlets_printed_form_is_kept() -> None:
    assert "The Gull prints Maren" in page() and "outlet ? prints Ms Maren" in page()


def test_the_page_of_someone_no_longer_listed_shows_what_there_is() -> None:
    assert page(speaker=None) == []


async def test_a_statement_is_opened_in_its_article() -> None:
    overlay = StatementsOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_statements("Ilse Maren", MAREN, STATEMENTS)
        assert "Ilse Maren · person · 4 statements" in await stage.text()
        overlay.rows.move_top()
        overlay.accept()
        asked = (await stage.asked(StatementChosen))[0]
        assert (asked.speaker, asked.article) == ("Ilse Maren", "a:1000000001")
        assert asked.span == STATEMENTS[0].quotation.spans[0]


async def test_the_prompt_says_who_is_merged_and_asks_for_a_name() -> None:
    prompt = NamePrompt()
    async with showcase(prompt, (100, 3)) as stage:
        prompt.open(("Ilse Maren", "I. Maren"), "Ilse Maren")
        assert "merge Ilse Maren, I. Maren as" in await stage.text()
        prompt.accept()
        assert (await stage.asked(SpeakersNamed))[0].name == "Ilse Maren"


async def test_hostile_names_are_shown_as_symbols() -> None:
    hostile = replace(MAREN, name=HOSTILE, roles=(HOSTILE,), suggested=(HOSTILE,))
    overlay, statements, prompt = SpeakersOverlay(), StatementsOverlay(), NamePrompt()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_speakers([hostile])
        text = await stage.text()
    async with showcase(statements, SIZE) as stage:
        row = replace(STATEMENTS[0], text=HOSTILE)
        statements.show_statements(HOSTILE, hostile, [row])
        text += await stage.text()
    async with showcase(prompt, SIZE) as stage:
        prompt.open((HOSTILE, "b"), "b")
        text += await stage.text()
    assert text.count("[bold]@click") >= 5
    assert not any(sign in text for sign in RAW)
