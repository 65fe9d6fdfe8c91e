"""The same passage in every outlet, in a real terminal on the two sample articles."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.tmux.journeys import beside, leave, open_article, panel, start
from tests.tmux.terminal import Terminal, reader, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


def test_the_same_passage_in_every_outlet(tmp_path: Path, seeds: Path):
    with terminal((160, 50), tmp_path) as screen:
        assert beside(seeds, "scan")[0] == 0
        assert beside(seeds, "set", "outlet=Outlet A", "--", "path:000_*")[0] == 0
        start(screen, seeds)
        name_the_other_outlet(screen)
        walk_the_quotations_of_a(screen)
        jump_and_come_back(screen)
        compare_in_every_size(screen)
        see_the_matrix(screen)
        reject_a_match(screen)
        leave(screen)
        start(screen, seeds)
        what_was_rejected_stays_rejected(screen)
        leave(screen)
    the_command_line_says_the_same(seeds)


def name_the_other_outlet(screen: Terminal) -> None:
    """By `e`, in the list."""
    screen.press("G")
    screen.wait(r"003_\S+ · 2 of 2")
    screen.press("e")
    screen.wait("outlet")
    screen.type("Outlet B\n")
    screen.wait("003 · Outlet B")


def quotation(screen: Terminal, key: str, number: int) -> None:
    """Goes to the next quotation, or the one before, which is that one of the article."""
    screen.press(key, "q")
    screen.wait(rf"{number}/6 quotes")


def walk_the_quotations_of_a(screen: Terminal) -> None:
    open_article(screen, "000")
    quotation(screen, "]", 1)
    told = screen.wait("Only here", part=panel)
    assert re.search(r"~ same quotation, reworded Outlet B \(003\) ¶3 ", told)
    assert "act → attack" in told and "Outlet B has an ellipsis" in told
    assert re.search(r"= identical, part of a longer quotation Outlet B \(003\) ¶12 ", told)
    assert told.count("Outlet B quotes 1 of 2 sentences") == 2

    quotation(screen, "]", 2)
    told = screen.wait("¶6 Dmitry Peskov(.*)Only here", part=panel)
    same, apart = told.split("Same speaker, another statement")
    assert "no same statement in the other article" in same
    assert re.match(r" Dmitry Peskov, Outlet B \(003\) ¶14 · both name Washington", apart)

    quotation(screen, "]", 3)
    told = screen.wait("¶11 Volodymyr Zelensky(.*)Only here", part=panel)
    assert re.search(r"~ same quotation, reworded Outlet B \(003\) ¶16 ", told)
    assert "fight → are fighting" in told and "{-We are-}" in told and "this → that" in told
    assert "Outlet B quotes 4 of 8 sentences" in told
    assert re.search(r"\d of its 8 sentences only in Outlet A", told)
    assert "negation" not in told

    quotation(screen, "]", 4)
    told = screen.wait("¶13 unnamed(.*)Only here", part=panel)
    assert "only here: not found in the other article" in told

    quotation(screen, "]", 5)
    told = screen.wait(r"¶15 Antony Blinken · \w+ · in 1 other outlet(.*)Only here", part=panel)
    assert re.search(r"= identical but for \. , Outlet B \(003\) ¶18 ", told)
    assert "via Barron’s" in told


def jump_and_come_back(screen: Terminal) -> None:
    screen.press("Enter")
    screen.wait("¶18 · 2708")
    screen.press("C-o")
    screen.wait("¶15 · 2447")


def compare_in_every_size(screen: Terminal) -> None:
    assert _column(screen.screen(), "MATCHES") > 80, "the panel stands beside the article"
    screen.press("=")
    screen.wait(r"Outlet A +│.?Outlet B")
    screen.press("[", "d", "Tab")
    screen.wait(r"Outlet A +│▸Outlet B")
    screen.resize(80, 24)
    screen.wait(r"Outlet A  │ ▸Outlet B")
    screen.press("Enter")
    screen.wait("¶16 · .*Zelenskyy")
    screen.press("<")
    screen.wait("¶15 · 2447")
    assert _column(screen.wait("MATCHES"), "MATCHES") < 10, "the panel stands beneath"
    screen.resize(120, 40)
    screen.wait(r"\n.{60,}MATCHES")
    screen.wait("Only here", part=panel)


def _column(shown: str, word: str) -> int:
    return next(line.index(word) for line in shown.splitlines() if word in line)


def see_the_matrix(screen: Terminal) -> None:
    screen.type(":matrix\n")
    shown = screen.wait(r"\d+ statements · 2 articles(.|\n)*blank: not found there")
    assert re.search(r"statement +1 Outlet A +2 Outlet B", shown)
    assert re.search(r"Antony Blinken  “I would take.* +¶15 += identical ¶18", shown)
    assert re.search(r"“ridiculous.” +only here ¶13 *\n", shown)
    screen.press("l")
    screen.wait(r"Outlet B \(003\) ¶18 +(= identical) · compared with Outlet A \(000\)")
    screen.press("Enter")
    screen.wait("¶18 · 2708")
    screen.press("<")
    screen.wait(r"\d+ statements")
    screen.press("q")
    screen.wait_gone(r"\d+ statements")
    screen.wait("¶15 · 2447")


def reject_a_match(screen: Terminal) -> None:
    screen.press("g", "m")
    screen.wait("enter there")
    screen.press("x")
    screen.wait("only here: not found", part=panel)


def what_was_rejected_stays_rejected(screen: Terminal) -> None:
    open_article(screen, "000")
    for number in range(1, 6):
        quotation(screen, "]", number)
    screen.wait("¶15 Antony Blinken(.*)only here: not found", part=panel)


def the_command_line_says_the_same(seeds: Path) -> None:
    code, out, _ = beside(seeds, "align", "000", "003", "--format", "csv")
    pairs = list(csv.DictReader(out.splitlines()))
    assert code == 0 and len(pairs) > 5
    assert any("We do not attack Putin" in "".join(filter(None, pair.values())) for pair in pairs)
    code, out, _ = beside(seeds, "stories")
    assert code == 0 and "2 articles" in out
    assert "Outlet A" in out and "Outlet B" in out


def test_one_article_alone_asks_for_another(tmp_path: Path, seeds: Path):
    next(seeds.glob("003_*")).unlink()
    with terminal((80, 24), tmp_path) as screen:
        screen.run(reader(str(seeds)))
        screen.wait("new 1")
        screen.press("Enter")
        screen.wait(r"add another article to compare(.|\n)*¶1 · 0–")
        in_the_status_line = r"add another(.|\n)*nothing to compare with yet: add another"
        for keys in ("=", "g="):
            screen.press("j")
            screen.wait_gone(in_the_status_line)
            screen.press(*keys)
            screen.wait(in_the_status_line)
        leave(screen)
