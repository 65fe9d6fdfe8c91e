"""The answer about checked words: verdict, warnings first, every source."""

from __future__ import annotations

from dataclasses import replace

from reader.model.check import Checked, CheckVerdict
from reader.model.match import Caution, Change, ChangeOp, MatchKind
from reader.model.quotation import Said
from reader.model.span import Span
from reader.tui.check_rows import Found, answer_words, check_rows, source_evidence
from reader.tui.messages import OverlayClosed, SourceChosen
from reader.tui.widgets.check_overlay import CheckOverlay
from tests.driving import BRIDGE, HARBOUR
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, showcase

SIZE = (90, 24)
ROOM = fake_newsroom()
TOWN = ROOM.check.quotation("half a town")
NOWHERE = ROOM.check.quotation("nobody ever said so")


def told(*found: Checked, elsewhere: bool = False) -> list[str]:
    return [row.text for row in check_rows(found, elsewhere=elsewhere)]


def differing(*changes: Change) -> Checked:
    """Words that one source has with these changes."""
    cautions = tuple(change.warning for change in changes if change.warning)
    source = TOWN.sources[0]
    match = replace(source.match, kind=MatchKind.SAME_QUOTE, changes=changes, cautions=cautions)
    source = replace(source, verdict=CheckVerdict.DIFFERS, match=match)
    return replace(TOWN, verdict=CheckVerdict.DIFFERS, sources=(source,))


def negated() -> Checked:
    """The words checked lack a word of the source that turns their meaning."""
    town = TOWN.sources[0].match.b
    return differing(
        Change(ChangeOp.REPLACED, Span(0, 4), Span(town.start, town.start + 4)),
        Change(
            ChangeOp.ADDED,
            Span(5, 5),
            Span(town.start + 5, town.start + 6),
            Caution.NEGATION,
        ),
    )


def test_the_words_come_first_then_the_verdict_with_the_number_of_sources() -> None:
    lines = told(TOWN)
    assert lines[0] == "half a town"
    assert lines[1] == "= part of a longer quotation  2 sources"


def test_a_source_says_where_who_when_and_how_sure() -> None:
    text = "\n".join(told(TOWN))
    assert "101 (outlet ?) ¶6  = part of a longer quotationdate ?" in text
    assert "East Bank Post (102) ¶4  = part of a longer quotation2031-11-04" in text
    assert "Jonas Tell · likely · “he said” → Mayor Jonas Tell ¶4" in text


def test_of_a_longer_quotation_the_whole_is_shown() -> None:
    assert "“A town without its bridge is half a town.”" in told(TOWN)


def test_warnings_stand_in_the_verdict_and_before_the_words_of_their_source() -> None:
    lines = told(negated())
    assert lines[1] == "~ found, wording differs  ! negation missing  1 source"
    warning = lines.index("! negation missing: “a” is missing")
    assert warning < next(i for i, line in enumerate(lines) if "without its bridge" in line)


def test_differences_are_listed_gravest_first() -> None:
    assert "differs: “a” is missing; half → half" in told(negated())


def test_not_found_says_what_that_does_not_mean() -> None:
    assert told(NOWHERE) == [
        "nobody ever said so",
        "– not found in this collection (4 articles, 2 outlets;"
        " that does not mean it was not said)",
    ]


def test_words_taken_from_an_article_are_looked_for_elsewhere() -> None:
    assert "– not found elsewhere in this collection (4" in told(NOWHERE, elsewhere=True)[1]
    assert told(TOWN, elsewhere=True)[1].endswith("2 sources elsewhere")


def test_another_speaker_is_named() -> None:
    found = ROOM.check.quotation("half a town", speaker="Ostling")
    lines = told(found)
    assert lines[0] == "half a town  said by Ostling"
    assert lines[1].startswith("! words found, other speaker: Mayor of Velmar, Jonas Tell")


def test_several_quotations_are_numbered_and_counted() -> None:
    lines = told(TOWN, NOWHERE)
    assert lines[0] == "1  half a town"
    assert "2  nobody ever said so" in lines
    assert answer_words((TOWN, NOWHERE)) == "2 quotations: 1 found, 1 not found"
    assert answer_words((TOWN,)) == "1 quotation: 1 found"


def test_why_sources_are_missing_is_told() -> None:
    assert "looked at half of it" in told(replace(NOWHERE, partial="looked at half of it"))


def test_the_evidence_names_shared_words_and_where_it_was_said() -> None:
    source = TOWN.sources[0]
    said = replace(source.quotation, said=Said(when="last year", where="in Velmar"))
    match = replace(source.match, shared=(("town", 2.5),))
    evidence = dict(source_evidence(Found(TOWN, replace(source, quotation=said, match=match))))
    assert evidence["shared words"] == "town 2.5"
    assert evidence["said"] == "said last year, in Velmar"
    assert evidence["verdict"] == "part of a longer quotation"


async def test_enter_asks_for_the_article_at_the_source() -> None:
    overlay = CheckOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_answer([TOWN])
        overlay.rows.move_rows(1)
        overlay.accept()
        (asked,) = await stage.asked(SourceChosen)
    assert (asked.article, asked.span) == (BRIDGE, TOWN.sources[1].match.b)


async def test_a_click_on_a_source_opens_it() -> None:
    overlay = CheckOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_answer([TOWN])
        await stage.click(4, 6)
        assert [asked.article for asked in await stage.asked(SourceChosen)] == [HARBOUR]


async def test_enter_closes_where_nothing_was_found() -> None:
    overlay = CheckOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_answer([NOWHERE])
        overlay.accept()
        assert await stage.asked(OverlayClosed)


async def test_it_says_that_it_is_working_only_where_that_takes_a_while() -> None:
    overlay = CheckOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_question("half a town")
        assert "looking" not in await stage.text()
        overlay.show_answer([TOWN])
        assert overlay._waiting is None
        overlay.show_question("half a town")
        overlay.show_stopped()
        assert "cancelled" in await stage.text()


async def test_the_same_source_of_two_quotations_can_be_chosen_twice() -> None:
    overlay = CheckOverlay()
    async with showcase(overlay, SIZE):
        overlay.show_answer([TOWN, TOWN])
        assert len({target.key for target in overlay.rows.targets}) == 4


async def test_hostile_words_are_shown_as_symbols() -> None:
    source = TOWN.sources[0]
    head = replace(source.article, outlet=HOSTILE, path=HOSTILE)
    said = replace(source.quotation, speaker=HOSTILE, via=HOSTILE, why=HOSTILE)
    text = HOSTILE + source.text[len(HOSTILE) :]
    hostile = replace(
        TOWN,
        text=HOSTILE,
        speaker=HOSTILE,
        partial=HOSTILE,
        sources=(replace(source, article=head, quotation=said, text=text),),
    )
    overlay = CheckOverlay()
    async with showcase(overlay, SIZE) as stage:
        overlay.show_answer([hostile, replace(hostile, verdict=CheckVerdict.OTHER_SPEAKER)])
        shown = await stage.text()
    assert shown.count("[bold]@click") >= 4
    assert not any(sign in shown for sign in RAW)
