"""Exports the README's pictures from the app itself, opened over the sample articles.

usage: python scripts/make_pictures.py            writes docs/pictures/*.svg
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SIZE = (120, 36)
SCREENS: dict[str, Sequence[str]] = {
    "reading": ["enter", *["right_square_bracket", "q"] * 5],
    "compare": ["enter", *["right_square_bracket", "q"] * 3, "equals_sign"],
    "matrix": ["enter", *["right_square_bracket", "q"] * 5, "g", "equals_sign", "l"],
    "search": ["s", *"drone"],
}
"""The keys that lead from the list to each picture."""


async def _picture(name: str, keys: Sequence[str]) -> None:
    from reader.config import Config
    from reader.locations import standard
    from reader.newsroom.live.open import open_newsroom
    from reader.newsroom.live.workspaces import choose
    from reader.tui.app import ReaderApp
    from reader.tui.shell import Opening

    locations = standard(os.environ)
    opened = open_newsroom(choose(locations, folder=ROOT / "seeds"))
    opened.services.scan.run()
    app = ReaderApp(Opening(opened.services, Config(), locations, folder="seeds", name="seeds"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
        await pilot.pause(1.0)
        (PICTURES / f"{name}.svg").write_text(
            app.export_screenshot(title="reader seeds"), encoding="utf-8"
        )
    opened.close()


def main() -> None:
    """Writes every picture, in a library of its own."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, keys in SCREENS.items():
        with tempfile.TemporaryDirectory() as home:
            for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
                os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind.lower())
            asyncio.run(_picture(name, keys))


if __name__ == "__main__":
    main()
