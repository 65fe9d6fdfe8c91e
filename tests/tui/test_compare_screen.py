"""The frame around a comparison."""

from __future__ import annotations

from dataclasses import replace

from reader.model.match import Alignment
from reader.tui.messages import OtherChosen
from reader.tui.widgets.compare_screen import CompareScreen, counts_words
from tests.fakes import fake_newsroom
from tests.showcase import document_of, showcase

HARBOUR, POST = "a:1000000001", "a:2000000002"
ROOM = fake_newsroom()
LEFT, RIGHT = document_of(ROOM, HARBOUR), document_of(ROOM, POST)
ALIGNMENT = ROOM.matches.between(HARBOUR, POST)
OTHERS = list(ROOM.matches.others(HARBOUR))


def test_the_counts_use_the_signs_of_the_blocks() -> None:
    told = counts_words(LEFT, RIGHT, ALIGNMENT)
    assert told == "3 shared: = 2  ~ 1  ! 1 · only in 101: 9 · only in East Bank Post: 5"


def test_two_articles_with_nothing_in_common_say_so() -> None:
    assert counts_words(LEFT, RIGHT, Alignment()).startswith("nothing shared · ")


def test_a_comparison_that_gave_up_says_why() -> None:
    assert (
        counts_words(LEFT, RIGHT, Alignment(gave_up="the first 9 sentences of A"))
        == "the first 9 sentences of 101"
    )


async def test_both_articles_stand_side_by_side_at_the_passage() -> None:
    screen = CompareScreen()
    async with showcase(screen, (120, 30)) as stage:
        screen.show(LEFT, RIGHT, ALIGNMENT, others=OTHERS, at=LEFT.sentences[1])
        line = next(line for line in await stage.lines() if "Engineers found" in line)
        assert "The port authority announced" in line


async def test_with_several_outlets_a_digit_chooses_which_stands_on_the_right() -> None:
    screen = CompareScreen()
    others = [*OTHERS, replace(OTHERS[0], id="a:9", outlet="The Gull", path="104_gull.txt")]
    async with showcase(screen, (120, 30)) as stage:
        screen.show(LEFT, RIGHT, ALIGNMENT, others=others)
        assert "1 East Bank Post (102)  2 The Gull (104)" in await stage.text()
        screen.choose(2)
        screen.choose(3)
        assert await stage.asked(OtherChosen) == [OtherChosen("a:9")]


async def test_of_many_outlets_those_with_a_digit_are_offered_and_all_are_counted() -> None:
    screen = CompareScreen()
    many = [replace(OTHERS[0], id=f"a:{n}", outlet=f"O{n}", path="1.txt") for n in range(1, 31)]
    async with showcase(screen, (120, 30)) as stage:
        screen.show(LEFT, RIGHT, ALIGNMENT, others=many)
        line = (await stage.lines())[0]
        assert line.startswith(" compare with one of 30  1 O1 (1)  2 O2 (1)")
        assert line.endswith("9 O9 (1)")


async def test_a_single_other_outlet_needs_no_line_to_choose_from() -> None:
    screen = CompareScreen()
    async with showcase(screen, (120, 30)) as stage:
        screen.show(LEFT, RIGHT, ALIGNMENT, others=OTHERS)
        assert "compare with" not in await stage.text()


async def test_what_was_not_compared_is_not_called_only_here_without_a_proviso() -> None:
    screen = CompareScreen()
    compared = Alignment(only_a=LEFT.sentences[:1], gave_up="the first 1 sentence of A")
    async with showcase(screen, (120, 30)) as stage:
        screen.show(LEFT, RIGHT, compared, others=OTHERS)
        assert "only here, as far as compared" in await stage.text()
