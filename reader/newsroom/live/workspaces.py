"""Workspaces: which library a person means, by folder, by name, or by what was used last."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from reader.errors import UsageError
from reader.locations import Locations, workspace_name
from reader.text.safe import printable

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Workspace:
    """One library with all that belongs to it."""

    name: str
    library: Path
    """The SQLite file; it may not be there yet."""
    index: Path
    """The directory of the search index."""
    folder: Path | None = None
    """The folder that is to be read into it as well, resolved."""

    @property
    def exists(self) -> bool:
        """Whether its library was ever opened."""
        return self.library.exists()


def choose(
    locations: Locations, *, folder: Path | None = None, name: str | None = None
) -> Workspace:
    """The workspace a person means.

    Args:
        locations: where things live.
        folder: a folder of articles; alone, it has a workspace of its own.
        name: a workspace's name; alone, the workspace must exist.

    Raises:
        UsageError: no such folder or workspace, or neither is named and none was ever opened.
    """
    if folder is not None:
        if not folder.is_dir():
            raise UsageError(
                f"no such folder: {printable(str(folder))}", hint="name a folder of articles"
            )
        return _workspace(locations, name or workspace_name(folder), folder=folder.resolve())
    if name is None:
        name = last_used(locations)
        if name is None:
            raise UsageError("no library was opened yet", hint="run “reader FOLDER”")
    found = _workspace(locations, name)
    if not found.exists:
        raise UsageError(f"there is no workspace “{printable(name)}”", hint=_known(locations))
    return found


def last_used(locations: Locations) -> str | None:
    """The name of the workspace opened last, if it is still there."""
    try:
        name = _memory(locations).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if not _NAME.fullmatch(name) or not locations.library(name).exists():
        return None
    return name


def remember(locations: Locations, name: str) -> None:
    """Notes that a workspace was opened; that this cannot be written costs nothing else."""
    memory = _memory(locations)
    with contextlib.suppress(OSError):
        memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = memory.with_name(f"{memory.name}.{os.getpid()}")
        fresh.write_text(f"{name}\n", encoding="utf-8")
        fresh.replace(memory)


def names(locations: Locations) -> list[str]:
    """The names of all workspaces, in order."""
    return sorted(path.parent.name for path in locations.data.glob("*/library.db"))


def _workspace(locations: Locations, name: str, *, folder: Path | None = None) -> Workspace:
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"“{printable(name)}” cannot be a workspace’s name",
            hint="use letters, digits, “.”, “-” and “_”",
        )
    return Workspace(name, locations.library(name), locations.index(name), folder)


def _memory(locations: Locations) -> Path:
    return locations.state / "last-workspace"


def _known(locations: Locations) -> str:
    found = names(locations)
    return f"there are: {', '.join(found[:8])}" if found else "run “reader FOLDER”"
