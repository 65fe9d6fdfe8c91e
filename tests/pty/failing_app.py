"""Runs the app over a newsroom that fails when an article is opened."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.config import Config
from reader.locations import Locations
from reader.tui.app import run_app
from tests.fakes import fake_newsroom


def main() -> int:
    room = fake_newsroom()
    home = Path(sys.argv[1])

    def fail(article: str, **kwargs: object) -> None:
        raise ZeroDivisionError("words of an article")

    room.articles.text = fail
    return run_app(
        room,
        config=Config(),
        locations=Locations(home / "config", home / "data", home / "cache", home / "state"),
        folder=str(home / "articles"),
    )


if __name__ == "__main__":
    sys.exit(main())
