"""The steps that journeys have in common, on the two sample articles."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.tmux.terminal import ROOT, Terminal, reader


def start(screen: Terminal, seeds: Path, command: Sequence[str] = ()) -> None:
    """Opens the app, by another command if one is given, and waits for both articles."""
    screen.run(command or reader(str(seeds)))
    screen.wait(r"496 words(.|\n)*520 words|520 words(.|\n)*496 words")
    screen.wait("2 articles, up to date|new 2")


def open_article(screen: Terminal, label: str) -> None:
    """Moves down the list to the article and opens it at its beginning."""
    screen.press("g", "g")
    screen.wait("1 of 2 articles")
    if not re.search(rf"{label}_\S+ · 1 of 2", screen.screen()):
        screen.press("j")
        screen.wait(rf"{label}_\S+ · 2 of 2")
    screen.press("Enter")
    screen.wait(r"¶\d+ · \d+–")
    screen.press("g", "g")
    screen.wait(r"¶1 · 0–")


def go_to_quotation(screen: Terminal, number: int) -> str:
    """Walks to a quotation from the article's beginning; returns the status line."""
    for stop in range(1, number + 1):
        screen.press("]", "q")
        shown = screen.wait(rf"{stop}/\d quotes")
    return shown.splitlines()[-2]


def leave(screen: Terminal) -> None:
    """Ends the app from wherever it is, but not from a field."""
    screen.press("Q")
    screen.wait("left with 0")


def beside(seeds: Path, command: str, *arguments: str, typed: str = "") -> tuple[int, str, str]:
    """Runs a command on the same library without the terminal.

    Args:
        seeds: the folder that the app shows.
        command: its name.
        arguments: what follows it.
        typed: what stands on its standard input.

    Returns:
        The exit code, what was printed, and what was complained of.
    """
    done = subprocess.run(
        reader(command, "--in", str(seeds), *arguments),
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "HOME": str(seeds.parent)},
        input=typed,
    )
    return done.returncode, done.stdout, done.stderr


def panel(shown: str) -> str:
    """The words of the side panel on one line, whether it stands beside the article or beneath."""
    lines = shown.splitlines()
    top = next((at for at, line in enumerate(lines) if "MATCHES" in line), None)
    if top is None:
        return ""
    left = lines[top].index("MATCHES")
    left = left if left > 2 else 0
    return " ".join(" ".join(line[left:] for line in lines[top:-2]).split())
