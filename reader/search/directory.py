"""Which directory holds the live index; known without loading the engine."""

from __future__ import annotations

from pathlib import Path

VERSION = 2
"""Of schema, analysis and side files together; another version is another index."""


def current_index(folder: Path) -> Path | None:
    """The live index below a directory; None where there is none of this version."""
    try:
        name = (folder / "current").read_text("ascii")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return folder / name if name.startswith(f"v{VERSION}-") else None
