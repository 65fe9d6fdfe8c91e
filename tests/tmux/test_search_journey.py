"""Searching like a fact-checker, in the app and beside it, in a real terminal of either size."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tmux.terminal import ROOT, Terminal, reader, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def screen(request: pytest.FixtureRequest, tmp_path: Path, seeds: Path) -> Iterator[Terminal]:
    """The app over both articles, with the search open."""
    with terminal(request.param, tmp_path) as opened:
        opened.run(reader(str(seeds)))
        opened.wait("2 articles, up to date|new 2")
        opened.press("s")
        opened.wait("search ")
        yield opened


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


ONE, TWO = r"1 article · [\d.]+ ms", r"2 articles · [\d.]+ ms"
A, B = r"\b000 · outlet", r"\b003 · outlet"
DIFFER = "do not / don’t differ"

QUESTIONS = [
    ("drone", TWO, ""),
    ('"shaker of salt"', TWO, "shaker of salt"),
    ("“shaker of salt”", TWO, "shaker of salt"),
    ("drone -counteroffensive", ONE, A),
    ("zelensky", TWO, r"also aliases: Zelenskyy \(suggested, not merged\)"),
    ("zelenskyy~1", TWO, ""),
    ('"do not attack"', ONE, B),
    ('"do not attack"', ONE, DIFFER),
    ('"don\'t attack Putin"', ONE, A),
    ('"don\'t attack Putin"', ONE, DIFFER),
    ("assassinate", TWO, ""),
    ("exact:assassinate", ONE, A),
    ("speaker:blinken", "2 quotations in 2 articles", "Antony Blinken"),
    ('""', TWO, ""),
    ("xyzzy", "0 of 2 articles; no filter active", ""),
]
"""What is typed, how much it finds, and what else the screen says."""


def ask(screen: Terminal, query: str) -> None:
    """Types a query in place of the one before."""
    screen.press("C-u")
    screen.type(query)
    screen.wait(re.escape(query))


def every_question_shows_what_it_finds(screen: Terminal) -> None:
    for query, total, remark in QUESTIONS:
        ask(screen, query)
        screen.wait(total)
        assert re.search(remark, screen.wait(remark or total))


def an_explanation_names_the_stem(screen: Terminal) -> None:
    ask(screen, "assassinate")
    screen.wait(TWO)
    screen.press("C-y")
    screen.wait("assassin[^a]")


def a_query_that_cannot_be_read_keeps_the_last_hits(screen: Terminal) -> None:
    ask(screen, "drone")
    screen.wait(TWO)
    ask(screen, "(drone")
    assert re.search(A, screen.wait(r"\^ missing \)"))
    ask(screen, "AND AND")
    assert re.search(A, screen.wait(r"\^ AND needs something before it"))


def beside(seeds: Path, *query: str, code: int = 0) -> str:
    """What `reader search` prints meanwhile."""
    done = subprocess.run(
        reader("search", "--in", str(seeds), *query),
        capture_output=True,
        cwd=ROOT,
        check=False,
        encoding="utf-8",
        env={**os.environ, "HOME": str(seeds.parent)},
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def the_command_line_answers_meanwhile(seeds: Path) -> None:
    assert "0 of 2 articles; no filter active" in beside(seeds, "xyzzy", code=1)
    assert len(json.loads(beside(seeds, "--json", "drone"))["hits"]) == 2
    assert "drone AND NOT kremlin" in beside(seeds, "--explain", "drone -kremlin")


def test_the_journey_of_a_fact_checker(screen: Terminal, seeds: Path):
    every_question_shows_what_it_finds(screen)
    an_explanation_names_the_stem(screen)
    a_query_that_cannot_be_read_keeps_the_last_hits(screen)
    the_command_line_answers_meanwhile(seeds)
    ask(screen, "drone")
    screen.wait(TWO)


def test_a_search_is_narrowed_kept_and_opened_again(screen: Terminal):
    ask(screen, "drone")
    screen.wait(TWO)
    screen.press("BTab")
    screen.wait("speakers")
    screen.press("-")
    narrowed = screen.wait(r"search +-\w+:")
    assert "drone" in narrowed
    screen.press("Enter")
    screen.wait(r"search +drone")
    screen.press("C-g")
    screen.type("Drones\n")
    screen.wait("saved as Drones")
    screen.press("Escape")
    screen.wait_gone("search +drone")
    screen.press("g", "f")
    screen.wait(r"Drones.*2 new · 2 articles")
    screen.press("Enter")
    screen.wait(r"search +drone")
    screen.press("Enter")
    screen.wait(r"hit 1/\d")
    screen.press("n")
    screen.wait(r"hit 2/\d")
    screen.press("g", "f")
    assert "new" not in screen.wait(r"Drones.* 2 articles")
