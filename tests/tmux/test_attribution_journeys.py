"""Who said what, and a correction that sticks, in a real terminal on the two sample articles."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.tmux.journeys import go_to_quotation, leave, open_article, start
from tests.tmux.terminal import Terminal, reader, terminal

NARROW = (80, 24)
SALT = "“I would take anything coming out of the Kremlin with a very large shaker of salt.”"
QUOTED = {
    "Antony Blinken": 2,
    "Dmitry Peskov": 2,
    "Kremlin": 2,
    "Vladimir Putin": 2,
    "High-ranking U.S. officials": 1,
    "Mykhailo Podolyak": 1,
    "Volodymyr Zelensky": 1,
    "Volodymyr Zelenskyy": 1,
    "press service for the Kremlin": 1,
}
"""How often each speaker is quoted in the two articles."""

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


def finish(screen: Terminal, *arguments: str) -> str:
    """Runs a command to its end; returns what it printed, its lines joined."""
    screen.type("clear\n")
    screen.wait_gone(r"left with \d")
    screen.run(reader(*arguments))
    return " ".join(screen.wait(r"left with \d+").split())


# Who said what


def test_who_said_what(screen: Terminal, seeds: Path):
    start(screen, seeds)
    walk_the_quotations(screen)
    everyone_is_listed(screen)
    a_speakers_page_leads_to_the_article_and_back(screen)
    leave(screen)


def walk_the_quotations(screen: Terminal) -> None:
    open_article(screen, "000")
    told = []
    for number in range(1, 7):
        screen.press("]", "q")
        told.append(screen.wait(rf"{number}/6 quotes").splitlines()[-2])
    assert "¶11–12" in told[2], "two paragraphs are one stop"
    assert "unnamed: High-ranking U.S. officials · pa" in told[3], "and not Blinken"
    assert "¶15 · 2447–2530 · Antony Blinken · likely · “H" in told[4]
    assert "Mykhailo Podolyak · partial · " in told[5]
    if len(told[4]) > NARROW[0]:
        assert "Antony Blinken · likely · “He said” → ¶13" in told[4]
        assert "said this week, on Twitter" in told[5]


def everyone_is_listed(screen: Terminal) -> None:
    screen.press("g", "s")
    screen.wait("9 speakers: 6 persons, 2 institutions, 1 unnamed group")
    shown = screen.screen()
    screen.press("G")
    shown += screen.wait("press service for the Kremlin")
    assert {name for name, times in QUOTED.items() if not is_counted(shown, name, times)} == set()
    screen.press("/")
    screen.type("putin\n")
    screen.wait("with “putin”")
    screen.wait("Vladimir Putin .*2 quotations in 1 article")


def is_counted(shown: str, name: str, times: int) -> bool:
    """Whether a speaker stands in the list with so many quotations."""
    return re.search(rf"^ +{re.escape(name)}  .* {times} quotations? in", shown, re.M) is not None


def a_speakers_page_leads_to_the_article_and_back(screen: Terminal) -> None:
    screen.press("Enter")
    shown = screen.wait("Vladimir Putin · person · 2 statements")
    assert "via the Guardian" in shown and "last year" in shown
    screen.press("G")
    screen.press("Enter")
    screen.wait(r"¶[67] · .*Vladimir Putin")
    screen.press("<")
    screen.wait("2 statements")
    screen.press("q")
    screen.wait_gone("2 statements")


def test_speakers_are_told_apart_without_colours(tmp_path: Path, seeds: Path):
    with terminal(NARROW, tmp_path) as screen:
        screen.type("export NO_COLOR=1\n")
        start(screen, seeds)
        open_article(screen, "000")
        for number, letters in enumerate(["pr", "Pe", "Ze", "--", "Bl", "Po"], start=1):
            screen.press("]", "q")
            screen.wait(rf"{number}/6 quotes")
            assert re.search(rf"^ {letters}[ ?]", screen.screen(), re.M | re.I), letters
        leave(screen)


# Fixed once, for ever


def test_a_correction_sticks(screen: Terminal, seeds: Path, tmp_path: Path):
    start(screen, seeds)
    correct_undo_and_confirm(screen)
    merge_two_spellings(screen)
    leave(screen)
    read_everything_anew(screen, seeds)
    start(screen, seeds)
    both_decisions_hold(screen)
    a_merge_by_mistake_is_taken_back(screen)
    a_name_is_split_off(screen)
    leave(screen)
    one_quotation_is_reviewed(screen, seeds)
    the_correction_moves_along(screen, seeds)
    a_second_library_takes_everything_over(screen, seeds, tmp_path)
    without_its_words_it_is_an_orphan(screen, seeds)


def correct_undo_and_confirm(screen: Terminal) -> None:
    open_article(screen, "000")
    assert "Antony Blinken" in go_to_quotation(screen, 5)
    screen.press("c")
    screen.wait("▸ speaker")
    screen.type("lav")
    screen.wait(r"lav \(new\)")
    screen.press("C-u")
    screen.type("Sergei Lavrov")
    screen.wait(r"Sergei Lavrov \(new\)")
    screen.press("Enter")
    screen.wait("Sergei Lavrov · by you, ")
    screen.press("u")
    screen.wait("took back: correction of the quotation")
    screen.press("C-r")
    screen.wait("did again: correction of the quotation")
    screen.press("c")
    screen.wait("▸ speaker")
    screen.type("blin")
    screen.wait("Antony Blinken +in the library")
    screen.press("Enter")
    screen.wait("Antony Blinken · by you, ")
    screen.press("+")
    screen.wait("Bl✓")


def merge_two_spellings(screen: Terminal) -> None:
    screen.press("g", "s")
    screen.wait("9 speakers")
    screen.press("/")
    screen.type("volodymyr\n")
    screen.wait("2 with “volodymyr”")
    screen.press("v", "v")
    screen.wait("2 marked")
    screen.press("M")
    screen.wait("merge Volodymyr Zelensky, Volodymyr Zelenskyy as")
    screen.press("Enter")
    screen.wait("merged as Volodymyr")
    screen.wait("merged with Volodymyr(.|\n)*printed as Zelenskyy")
    screen.wait("2 quotations in 2 articles")
    screen.press("u")
    screen.wait("9 speakers")
    screen.wait_gone("merged with")
    screen.press("C-r")
    screen.wait("merged with")


def read_everything_anew(screen: Terminal, seeds: Path) -> None:
    first = next(seeds.glob("000_*"))
    first.write_bytes(first.read_bytes())
    assert "2 articles, up to date left with 0" in finish(screen, "scan", "--in", str(seeds))
    finish(screen, "reindex", "--in", str(seeds))
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "reader")


def both_decisions_hold(screen: Terminal) -> None:
    open_article(screen, "000")
    status = go_to_quotation(screen, 5)
    assert "Antony Blinken · by you, " in status
    screen.press("g", "s")
    screen.wait("8 speakers")
    screen.wait("merged with Volodymyr")


def only(screen: Terminal, name: str) -> None:
    """Filters the list of speakers by a name that one of them has."""
    screen.press("/")
    screen.type(f"{name}\n")
    screen.wait(f"1 with “{name}”")


def a_merge_by_mistake_is_taken_back(screen: Terminal) -> None:
    for marked, name in enumerate(("peskov", "putin"), start=1):
        only(screen, name)
        screen.press("v")
        screen.wait(f"{marked} marked")
    screen.press("M")
    screen.wait("merge Dmitry Peskov, Vladimir Putin as")
    screen.press("Enter")
    screen.wait("4 quotations in 2 articles")
    screen.press("u")
    screen.wait("8 speakers")
    screen.wait("Vladimir Putin .*2 quotations in 1 article")
    only(screen, "peskov")
    screen.wait("Dmitry Peskov .*2 quotations in 2 articles")


def a_name_is_split_off(screen: Terminal) -> None:
    only(screen, "volodymyr")
    screen.press("X")
    screen.wait("9 speakers")
    screen.wait("2 with “volodymyr”")
    assert "merged with" not in screen.screen()
    screen.press("u")
    screen.wait("8 speakers")
    screen.wait("merged with Volodymyr")


def one_quotation_is_reviewed(screen: Terminal, seeds: Path) -> None:
    told = finish(screen, "quotes", "--reviewed", "--in", str(seeds))
    assert "1 quotation: 1 sure; 1 checked by you" in told


def edit(seeds: Path, old: str, new: str) -> None:
    article = next(seeds.glob("000_*"))
    text = article.read_text("utf-8")
    assert old in text
    article.write_text(text.replace(old, new), "utf-8")


def the_correction_moves_along(screen: Terminal, seeds: Path) -> None:
    edit(seeds, SALT, f"Nobody expected an answer that day. {SALT}")
    assert "corrections: moved 1" in finish(screen, "scan", "--in", str(seeds))
    one_quotation_is_reviewed(screen, seeds)


def a_second_library_takes_everything_over(screen: Terminal, seeds: Path, home: Path) -> None:
    other, file = home / "other", home / "c.yaml"
    shutil.copytree(seeds, other)
    assert "new 2" in finish(screen, "scan", str(other))
    command = " ".join(map(shlex.quote, reader("export", "corrections", "--in", str(seeds))))
    screen.type("clear\n")
    screen.wait_gone(r"left with \d")
    screen.run(["sh", "-c", f"{command} > {shlex.quote(str(file))}"])
    screen.wait("left with 0")
    bring_in = ("import", "corrections", str(file), "--in", str(other))
    assert "applied 2 · already here 0 · refused 0 left with 0" in finish(screen, *bring_in)
    assert "applied 0 · already here 2 · refused 0 left with 0" in finish(screen, *bring_in)
    one_quotation_is_reviewed(screen, other)
    finish(screen, "correct", "000", "5", "--speaker", "Sergei Lavrov", "--in", str(other))
    told = finish(screen, *bring_in)
    assert "applied 0 · already here 1 · refused 1" in told and "left with 3" in told
    assert "speaker “Sergei Lavrov”, there “Antony Blinken”" in told
    told = finish(screen, "quotes", "--reviewed", "--in", str(other))
    assert "Sergei Lavrov" in told


def without_its_words_it_is_an_orphan(screen: Terminal, seeds: Path) -> None:
    screen.run(reader(str(seeds)))
    screen.wait("2 articles, up to date")
    open_article(screen, "000")
    edit(seeds, SALT, "")
    screen.press("r")
    screen.wait("words gone 1")
    screen.press("g", "n")
    screen.wait("Corrections: words gone")
    shown = screen.wait("✓ Antony Blinken")
    assert "I would take anything" in shown
    leave(screen)


# The review


def test_the_review_begins_with_the_least_certain(screen: Terminal, seeds: Path):
    start(screen, seeds)
    screen.press("g", "r")
    screen.wait("review · 1 of 13")
    screen.wait(r"· guess")
    screen.press("+")
    screen.wait("review · 2 of 13")
    screen.press("u")
    screen.wait("review · 1 of 13")
    screen.press("j", "k")
    screen.wait("review · 1 of 13")
    screen.press("q")
    screen.wait_gone("review · ")
    leave(screen)
