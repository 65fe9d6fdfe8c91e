"""What every test of the app has: a process that is not one app's alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reader.tui import app


@pytest.fixture(autouse=True)
def _garbage_is_collected_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app takes what lives until its end out of the collector's sight; here many begin and end.

    What an ended one has left would never be freed, and every start would look through it all.
    """
    monkeypatch.setattr(app, "gc", SimpleNamespace(collect=lambda: 0, freeze=lambda: None))
