"""Searching like a fact-checker, in the app and beside it, in a real terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tmux.journeys import beside
from tests.tmux.terminal import Terminal, reader, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


@pytest.fixture
def screen(tmp_path: Path, seeds: Path) -> Iterator[Terminal]:
    """The app over both articles, with the search open."""
    with terminal((120, 40), tmp_path) as opened:
        opened.run(reader(str(seeds)))
        opened.wait("2 articles, up to date|new 2")
        opened.press("s")
        opened.wait("search ")
        yield opened


ONE, TWO = r"1 article · [\d.]+ ms", r"2 articles · [\d.]+ ms"

QUESTIONS = [
    ("drone", TWO, ""),
    ('"shaker of salt"', TWO, "shaker of salt"),
    ("“shaker of salt”", TWO, "shaker of salt"),
    ("drone -counteroffensive", ONE, "000"),
    ("zelensky", TWO, r"also aliases: Zelenskyy \(suggested, not merged\)"),
    ("zelenskyy~1", TWO, ""),
    ('"do not attack"', ONE, "do not / don’t differ"),
    ('"don\'t attack Putin"', ONE, "do not / don’t differ"),
    ("assassinate", ONE, ""),
    ("assassin", TWO, ""),
    ("exact:assassinate", ONE, "000"),
    ("speaker:blinken", "2 quotations in 2 articles", "Antony Blinken"),
    ('""', TWO, ""),
    ("xyzzy", "0 of 2 articles; no filter active", ""),
]


def ask(screen: Terminal, query: str) -> None:
    """Types a query in place of the one before."""
    screen.press("C-u")
    screen.type(query)
    screen.wait(re.escape(query))


def test_every_question_shows_what_it_finds(screen: Terminal):
    for query, total, remark in QUESTIONS:
        ask(screen, query)
        screen.wait(total)
        assert re.search(remark, screen.wait(remark or total))


def test_a_query_that_cannot_be_read_keeps_the_last_hits(screen: Terminal):
    ask(screen, "drone")
    screen.wait(TWO)
    screen.type(" (attack")
    shown = screen.wait(r"\^ missing \)")
    assert "003 · outlet ?" in shown
    ask(screen, "(drone")
    screen.wait(r"\^ missing \)")
    ask(screen, "AND AND")
    screen.wait(r"\^ AND needs something before it")


def test_the_command_line_answers_while_the_app_is_open(screen: Terminal, seeds: Path):
    assert len(json.loads(beside(seeds, "search", "--json", "drone")[1])["hits"]) == 2
    assert "drone AND NOT kremlin" in beside(seeds, "search", "--explain", "drone -kremlin")[1]
    ask(screen, "drone")
    screen.wait(TWO)
