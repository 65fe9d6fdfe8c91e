"""Who said what, and a correction that sticks, in a real terminal on the two sample articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tmux.journeys import go_to_quotation, leave, open_article, start
from tests.tmux.terminal import Terminal, reader, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


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
    assert re.search(r"¶11–12", told[2]), "two paragraphs are one stop"
    assert re.search(r"unnamed: High-ranking U\.S\. officials · pa", told[3])
    assert re.search(r"¶15 · 2447–2530 · Antony Blinken", told[4])
    assert re.search(r"Mykhailo Podolyak · pa", told[5])


def everyone_is_listed(screen: Terminal) -> None:
    screen.press("g", "s")
    screen.wait("9 speakers: 6 persons, 2 institutions, 1 unnamed group")
    shown = screen.wait("Antony Blinken .*2 quotations in 2 articles")
    assert re.search("perhaps the same as", shown) or len(shown.splitlines()) < 30
    screen.press("/")
    screen.type("putin\n")
    screen.wait("with “putin”")
    screen.wait("Vladimir Putin .*2 quotations in 1 article")


def a_speakers_page_leads_to_the_article_and_back(screen: Terminal) -> None:
    screen.press("Enter")
    screen.wait("Vladimir Putin · person · 2 statements")
    assert "last year" in screen.wait("via the Guardian")
    screen.press("G")
    screen.press("Enter")
    screen.wait(r"¶[67] · .*Vladimir Putin")
    screen.press("<")
    screen.wait("2 statements")
    screen.press("q")
    screen.wait_gone("2 statements")


def test_a_correction_sticks(screen: Terminal, seeds: Path):
    start(screen, seeds)
    correct_undo_and_confirm(screen)
    merge_two_spellings(screen)
    leave(screen)
    read_everything_anew(screen, seeds)
    start(screen, seeds)
    both_decisions_hold(screen)
    leave(screen)


def correct_undo_and_confirm(screen: Terminal) -> None:
    open_article(screen, "000")
    assert "Antony Blinken" in go_to_quotation(screen, 5)
    screen.press("c")
    screen.wait("▸ speaker")
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
    screen.wait("merged with Volodymyr(.|\n)*")
    screen.wait("2 quotations in 2 articles")
    screen.press("u")
    screen.wait("9 speakers")
    screen.wait_gone("merged with")
    screen.press("C-r")
    screen.wait("merged with")


def read_everything_anew(screen: Terminal, seeds: Path) -> None:
    first = next(seeds.glob("000_*"))
    first.write_bytes(first.read_bytes())
    for command in ("scan", "reindex"):
        screen.run(reader(command, "--in", str(seeds)))
        screen.wait("left with 0")


def both_decisions_hold(screen: Terminal) -> None:
    open_article(screen, "000")
    status = go_to_quotation(screen, 5)
    assert "Antony Blinken · by you, " in status
    screen.press("g", "s")
    screen.wait("8 speakers")
    screen.wait("merged with Volodymyr")
    screen.press("q")
    screen.wait_gone("8 speakers")


def test_a_sentence_that_is_deleted_leaves_its_correction_as_an_orphan(tmp_path: Path, seeds: Path):
    with terminal((120, 40), tmp_path) as screen:
        start(screen, seeds)
        open_article(screen, "000")
        go_to_quotation(screen, 5)
        screen.press("+")
        screen.wait("Bl✓")
        article = next(seeds.glob("000_*"))
        words = (
            "“I would take anything coming out of the Kremlin with a very large shaker of salt.”"
        )
        article.write_text(article.read_text("utf-8").replace(words, ""), "utf-8")
        screen.press("r")
        screen.wait("updated 1")
        screen.press("g", "n")
        screen.wait("Corrections: words gone")
        shown = screen.wait("✓ Antony Blinken")
        assert "shaker" in shown or "I would take anything" in shown
        leave(screen)


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
