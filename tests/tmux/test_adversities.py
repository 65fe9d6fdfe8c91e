"""The real program where terminal, streams, folder or library are not as they should be."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tmux.terminal import Terminal, reader, terminal

pytestmark = [pytest.mark.tmux, pytest.mark.xdist_group("tmux")]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Terminal]:
    with terminal((80, 24), tmp_path) as opened:
        yield opened


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Terminal]:
    """Another terminal of the same person."""
    with terminal((80, 24), tmp_path) as opened:
        yield opened


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where libraries live in both terminals."""
    places = tmp_path / "data"
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return places


def in_shell(command: list[str], more: str) -> list[str]:
    """The command with something added that only a shell can do."""
    return ["sh", "-c", f"{shlex.join(command)} {more}"]


def opened(screen: Terminal, folder: Path) -> None:
    screen.run(reader(str(folder)))
    screen.wait("2 articles, up to date|new 2")


def left(screen: Terminal) -> None:
    screen.press("Q")
    screen.wait("left with 0")
    assert screen.is_sane()


def test_a_dumb_terminal_gets_the_brief(library: Path, screen: Terminal, seeds: Path):
    screen.run(["env", "TERM=dumb", *reader(str(seeds))])
    shown = screen.wait("left with 0")
    assert re.search(r"\b00[03] ¶\d", shown) and "enter open" not in shown


def test_a_closed_stdout_is_no_reason_to_crash(library: Path, screen: Terminal, seeds: Path):
    screen.run(in_shell(reader(str(seeds)), ">&-"))
    shown = screen.wait("left with")
    assert "left with 0" in shown and "error" not in shown


def test_an_empty_folder_says_what_to_do(library: Path, screen: Terminal, tmp_path: Path):
    folder = tmp_path / "empty"
    folder.mkdir()
    screen.run(reader(str(folder)))
    screen.wait(r"No articles here\. Drop \.txt files")
    (folder / "one.txt").write_text("A heron stood on the quay of Velmar all day.\n")
    screen.wait("enter open")
    screen.press("r")
    screen.wait("A heron stood")
    left(screen)


def test_a_library_deleted_while_it_is_open_costs_no_terminal(
    library: Path, screen: Terminal, seeds: Path
):
    opened(screen, seeds)
    shutil.rmtree(library)
    screen.press("g", "g", "Enter")
    screen.wait("the library (cannot be used|was removed)")
    screen.press("s")
    screen.wait("search ")
    screen.type("shaker")
    screen.wait("shaker(.|\n)*explain")
    screen.press("Escape")
    screen.wait_gone("explain")
    left(screen)
    opened(screen, seeds)
    left(screen)


def test_two_apps_share_a_library(library: Path, screen: Terminal, second: Terminal, seeds: Path):
    opened(screen, seeds)
    opened(second, seeds)
    for each in (screen, second):
        each.press("g", "g", "Enter")
        each.wait(r"¶\d+ · ")
        each.press("]", "q", "m", "m")
        each.wait("bookmarked")
        left(each)


def test_the_terminal_changes_its_size_while_one_works(
    library: Path, screen: Terminal, seeds: Path
):
    screen.run(reader(str(seeds)))
    for size in [(20, 5), (200, 50), (59, 12), (1, 1), (120, 40)]:
        screen.resize(*size)
    screen.wait("2 articles, up to date|new 2")
    screen.press("g", "g", "Enter")
    screen.wait("¶1 ")
    for size in [(20, 5), (61, 9), (120, 40)]:
        screen.resize(*size)
        screen.press("]", "q")
    screen.wait("3/[67] quotes")
    left(screen)
