"""What every test has: directories of its own, never those of the person who runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import locations

_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def _contents(places: locations.Locations) -> dict[Path, int]:
    """Every file in the real directories and when it was last written."""
    roots = (places.config, places.data, places.cache, places.state)
    files = (path for root in roots for path in root.rglob("*"))
    return {path: path.stat().st_mtime_ns for path in files if path.is_file()}


@pytest.fixture(scope="session", autouse=True)
def _real_directories_stay_as_they_are() -> Iterator[None]:
    real = locations.standard(dict(os.environ))
    before = _contents(real)
    yield
    assert _contents(real) == before, "a test wrote to the real directories"


@pytest.fixture(autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory that holds every XDG directory of the test and of the processes it starts."""
    home = tmp_path_factory.mktemp("home")
    for name in _HOMES:
        monkeypatch.setenv(name, str(home / name.removeprefix("XDG_").lower()))
    for name in [name for name in os.environ if name.startswith("READER_")]:
        monkeypatch.delenv(name)
    return home


@pytest.fixture
def places(homes: Path) -> locations.Locations:
    """The program's directories during the test."""
    return locations.standard(dict(os.environ))
