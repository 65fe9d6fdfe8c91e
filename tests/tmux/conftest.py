"""What every journey needs: a copy of the sample articles, and a terminal of two sizes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tmux.terminal import ROOT, Terminal, terminal

SIZES = [(120, 40), (80, 24)]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the sample articles in a home of its own."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def screen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal of either size, unless a test asks for another one."""
    with terminal(request.param, tmp_path) as opened:
        yield opened
