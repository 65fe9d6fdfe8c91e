"""Verifying a quotation that goes round, on the command line and in the app, in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tmux.journeys import beside, leave, open_article, start
from tests.tmux.terminal import Terminal, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]

SALT = "I'd take anything coming out of the Kremlin with a very large grain of salt"
PASTED = f"Secretary of State Antony Blinken said: “{SALT}.” “Victory will be ours,” said Putin.\n"
OUTLETS = "2 articles, 2 outlets; that does not mean it was not said"


@pytest.fixture
def named(seeds: Path) -> Path:
    """The sample articles with their outlets named."""
    beside(seeds, "scan")
    for outlet, path in (("A", "000_*"), ("B", "003_*")):
        assert beside(seeds, "set", f"outlet=Outlet {outlet}", "--", f"path:{path}")[0] == 0
    return seeds


def answer(seeds: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    """The exit code of `reader check` and what it printed, on one line."""
    code, out, _ = beside(seeds, "check", *arguments, typed=typed)
    return code, " ".join(out.split())


def test_on_the_command_line(named: Path):
    code, told = answer(named, SALT, "--speaker", "blinken")
    assert code == 0 and told.startswith("found, wording differs · 2 sources")
    assert "I'd → I would; grain → shaker" in told

    code, told = answer(named, "Victory will be ours")
    assert code == 0 and told.startswith("part of a longer quotation · 1 source 003 ¶7")
    assert "Vladimir Putin · said last year" in told
    assert "“Victory will be ours, like in 1945,”" in told

    code, told = answer(named, "We attack Putin or Moscow")
    assert code == 0 and told.startswith("found, wording differs · negation missing · 2 sources")
    assert "“don’t” is missing" in told and "“do not” is missing" in told

    code, told = answer(named, "local resistance forces", "--speaker", "zelensky")
    assert code == 0
    assert told.startswith("words found, other speaker: Mykhailo Podolyak · 1 source 000 ¶17")

    code, told = answer(named, "We will strike Moscow")
    assert (code, told) == (1, f"not found in this collection ({OUTLETS})")


def test_pasted_and_unusable_words(named: Path):
    code, told = answer(named, "-", typed=PASTED)
    assert code == 0
    assert "1 found, wording differs" in told and "2 part of a longer quotation" in told
    assert beside(named, "check", "")[0] == 2
    code, told = answer(named, "-", typed=PASTED * 250)
    assert code == 0 and "500 part of a longer quotation" in told


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=lambda size: "x".join(map(str, size)))
def test_in_the_app(tmp_path: Path, named: Path, size: tuple[int, int]):
    with terminal(size, tmp_path) as screen:
        start(screen, named)
        open_article(screen, "000")
        check(screen, f"speaker:blinken {SALT}", "found, wording differs(.|\n)*grain → shaker")
        check(screen, "Victory will be ours", r"part of a longer quotation(.|\n)*¶7")
        check(screen, "We attack Putin or Moscow", r"negation missing(.|\n)*000\)? ¶11")
        check(screen, "speaker:zelensky local resistance forces", "other speaker: Mykhailo")
        check(screen, "We will strike Moscow", "not found in this collection")
        check_a_selection_and_open_a_source(screen)
        leave(screen)


def check(screen: Terminal, words: str, pattern: str) -> None:
    """Checks words by `:check`, and leaves the answer."""
    screen.type(f":check {words}\n")
    screen.wait(pattern)
    screen.press("q")
    screen.wait(r"¶1 · 0–")


def check_a_selection_and_open_a_source(screen: Terminal) -> None:
    screen.press("]", "q", "V", "K")
    screen.wait(r"1 source elsewhere(.|\n)*Outlet B \(003\) ¶12")
    screen.press("Enter")
    screen.wait(r"¶12 · \d+–\d+ · Kremlin")
    screen.press("<")
    screen.wait("1 source elsewhere")
    screen.press("q")
    screen.wait(r"¶4 · 601–792")
