"""The main journeys in a real terminal, on the two sample articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tmux import journeys
from tests.tmux.journeys import leave, open_article
from tests.tmux.terminal import Terminal, make_run, reader, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


def state_of(folder: Path) -> list[tuple[str, int, int]]:
    return [
        (path.name, path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.iterdir())
    ]


def start(screen: Terminal, seeds: Path) -> None:
    """Opens the app as the README says."""
    journeys.start(screen, seeds, make_run(seeds))


def test_first_run_with_nothing_configured(screen: Terminal, seeds: Path, tmp_path: Path):
    before = state_of(seeds)
    start(screen, seeds)
    shown = screen.screen()
    assert shown.count("outlet ?") == 2 and shown.count("date ?") == 2
    assert shown.count("● ~") == 2
    assert re.search(r"496 words · 6 q", shown) and re.search(r"520 words · 7 q", shown)
    assert re.search(r"enter open +s search +j/k move +\? help +q quit", shown)

    screen.press("?")
    screen.wait("type to filter")
    screen.type("copy")
    screen.wait("Copy with citation")
    screen.wait_gone("Search the library")
    screen.press("Escape")
    screen.wait_gone("Copy with citation")

    open_article(screen, "000")
    screen.wait("On Wednesday, Russia accused")
    screen.press("G")
    screen.wait(r"on a\s+(\S\s+)*large\s+(\S\s+)*scale\.")

    screen.press("q")
    screen.wait("enter open")
    screen.press("q")
    screen.wait("left with 0")
    assert screen.is_sane()
    assert state_of(seeds) == before

    screen.run(make_run(seeds))
    screen.wait("2 articles, up to date")
    screen.press("q")
    screen.wait("left with 0")


def test_reading_marking_and_finding_everything_again(screen: Terminal, seeds: Path):
    start(screen, seeds)
    search_and_open(screen)
    walk_all_quotations(screen)
    jump_to_a_match_and_back(screen)
    compare(screen)
    bookmark_and_note(screen)
    screen.press("q")
    screen.wait("enter open")
    screen.press("q")
    screen.wait("left with 0")
    start(screen, seeds)
    both_are_there(screen)
    leave(screen)


def search_and_open(screen: Terminal) -> None:
    screen.press("s")
    screen.wait("search ")
    screen.type("shaker")
    screen.wait(r"2 articles · [\d.]+ ms")
    screen.press("Enter")
    screen.wait("hit 1/1")
    assert "shaker" in screen.screen()
    screen.press("q")
    screen.wait("enter open")


def walk_all_quotations(screen: Terminal) -> None:
    open_article(screen, "000")
    screen.press("g", "g")
    stops = []
    for number in range(1, 7):
        screen.press("]", "q")
        status = screen.wait(rf"{number}/6 quotes").splitlines()[-2]
        stops.append(re.search(r"¶(\d+)", status)[1])
    assert stops == ["4", "6", "11", "13", "15", "17"]
    screen.press("]", "q")
    screen.wait("no more quotations")


def jump_to_a_match_and_back(screen: Terminal) -> None:
    screen.press("[", "q")
    screen.wait("¶15 .*Antony Blinken")
    screen.press("Enter")
    screen.wait("¶18 · 2708")
    screen.press("<")
    screen.wait("¶15 · 2447")


def compare(screen: Terminal) -> None:
    screen.press("=")
    screen.wait("only here|reworded|identical")
    shown = screen.wait("000 .*003")
    assert "shaker" in shown
    screen.press("q")
    screen.wait_gone("only in 003")


def bookmark_and_note(screen: Terminal) -> None:
    screen.press("m", "m")
    screen.wait("bookmarked")
    screen.press("[", "q")
    screen.wait("¶13 ")
    screen.press("a")
    screen.wait("ctrl\\+g editor")
    screen.type("ask who the officials were #to-check\n")
    screen.wait("note written")


def both_are_there(screen: Terminal) -> None:
    screen.press("'", "'")
    shown = screen.wait("ask who the officials were")
    assert "▌ bookmark" in shown
    screen.type("shaker")
    screen.wait_gone("ask who the officials were")
    screen.press("Enter")
    screen.wait(r"¶15 .*Antony Blinken")
    assert "▌" in screen.screen()


def test_an_empty_folder_is_no_error(screen: Terminal, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    screen.run(reader(str(tmp_path / "empty")))
    screen.wait("No articles here")
    screen.press("q")
    screen.wait("left with 0")


def test_a_folder_that_does_not_exist_is_a_usage_error(tmp_path: Path):
    with terminal((80, 24), tmp_path) as screen:
        screen.run(reader(str(tmp_path / "nope")))
        screen.wait("no such folder(.|\n)*left with 2")


def test_two_apps_on_one_library(tmp_path: Path, seeds: Path):
    with terminal((80, 24), tmp_path) as first, terminal((80, 24), tmp_path) as second:
        start(first, seeds)
        start(second, seeds)
        open_article(first, "000")
        first.press("m", "m")
        first.wait("bookmarked")
        second.press("'", "'")
        second.wait("▌ bookmark")


def test_an_article_that_is_added_appears_after_r(tmp_path: Path, seeds: Path):
    with terminal((80, 24), tmp_path) as screen:
        start(screen, seeds)
        (seeds / "later.txt").write_text(
            "A late ferry waits.\nIt carries no one.", encoding="utf-8"
        )
        screen.press("r")
        screen.wait("new 1")
        screen.wait("A late ferry waits.")


def test_resizing_while_reading_loses_nothing(tmp_path: Path, seeds: Path):
    with terminal((120, 40), tmp_path) as screen:
        start(screen, seeds)
        open_article(screen, "000")
        screen.press("]", "q")
        screen.wait("1/6 quotes")
        for size in [(20, 5), (59, 20), (200, 50), (80, 24)]:
            screen.resize(*size)
            screen.press("g", "p", "g", "p")
        screen.wait("1/6 quotes")
