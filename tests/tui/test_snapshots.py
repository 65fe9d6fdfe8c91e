"""Pictures of the main screens, at a wide and at the usual size.

After a change that is meant to be seen: pytest tests/tui/test_snapshots.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.tui.app import ReaderApp
from tests.driving import USUAL, WIDE, opening
from tests.fakes import fake_newsroom

SCREENS = {
    "list": "",
    "article": "enter .",
    "quotations": "enter . g q",
    "compare": "enter =",
    "matrix": "enter . g = l",
    "search": "s b r i d g e",
    "facets": "s b r i d g e shift+tab enter",
    "searches": "s b r i d g e ctrl+g B o a t s enter escape g f",
    "help": "enter ? c o p y",
    "correct": "enter . c m a",
    "speakers": "g s v",
    "speaker": "enter g s enter",
    "review": "g r",
    "check": ": c h e c k space h a l f space a space t o w n enter",
    "rejected": "enter ] m ] m ] m g m x",
    "facts": "v v e T h e space G u l l tab s o o n enter",
}
"""Keys that lead to each screen."""

Compare = Callable[..., bool]


def pressing(keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    async def press(pilot: Pilot[int]) -> None:
        await pilot.pause()
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", [WIDE, USUAL], ids=["120x40", "80x24"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(snap_compare: Compare, tmp_path: Path, screen: str, size: tuple[int, int]):
    app = ReaderApp(opening(fake_newsroom(), tmp_path))
    assert snap_compare(app, terminal_size=size, run_before=pressing(SCREENS[screen]))
