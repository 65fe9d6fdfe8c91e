"""Finds the article files under a folder, without opening any of them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from reader.model.article import Rejected
from reader.sources.registry import is_article
from reader.text.safe import printable

Lister = Callable[[str], list[os.DirEntry[str]]]
SIDECARS = ("{stem}.yaml", "{stem}.yml")
"""Names of the metadata file beside `stem.txt`; the first that exists is read."""

_NOT_FOLLOWED = "a symbolic link, not followed (library.follow_symlinks in the configuration)"


@dataclass(frozen=True, slots=True)
class Found:
    """An article file as it stood when the folder was looked through."""

    path: str
    """To open it with; it may hold any byte a file name can (surrogates stand for bad UTF-8)."""
    relative: str
    """The same relative to the folder, divided by `/`: keys and path rules see this."""
    size: int
    """Bytes."""
    mtime_ns: int
    sidecar: str | None = None
    """The metadata file beside it, to open."""
    sidecar_stamp: str = ""

    @property
    def shown(self) -> str:
        """The relative path without anything a terminal would obey."""
        return printable(self.relative)

    @property
    def stamp(self) -> str:
        """Changes when the file, or its metadata file, does; equal stamps need no reading."""
        return f"{self.size}:{self.mtime_ns}:{self.sidecar_stamp}"


def find(
    folder: Path | str,
    *,
    follow_symlinks: bool = False,
    sidecars: tuple[str, ...] = SIDECARS,
    listed: Lister | None = None,
) -> Iterator[Found | Rejected]:
    """Every article file under the folder, and what could not be looked at, with its reason.

    The order is that of the names, a folder's files before its folders, the same on every
    machine. Hidden entries and files of other formats are passed over in silence. Symbolic links
    are listed as not followed, unless what they lead to is found in its own place; with
    `follow_symlinks` they are followed, also out of the folder, unless they lead to a folder that
    was read already.

    Args:
        folder: where to begin; may itself be a link.
        follow_symlinks: whether links below it are followed.
        sidecars: names of metadata files, with `{stem}` or `{name}` of the article file.
        listed: how a folder's entries are read.
    """
    walk = _Walk(os.fspath(folder), follow_symlinks, sidecars, listed or _entries)
    if os.path.isdir(walk.root):
        own = os.stat(walk.root)
        walk.entered.add((own.st_dev, own.st_ino))
    waiting = [""]
    while waiting:
        below: list[str] = []
        yield from walk.folder(waiting.pop(), below)
        waiting.extend(reversed(below))


def _entries(path: str) -> list[os.DirEntry[str]]:
    with os.scandir(path) as entries:
        return list(entries)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One look through a folder."""

    root: str
    follow_symlinks: bool
    sidecars: tuple[str, ...]
    listed: Lister
    entered: set[tuple[int, int]] = field(default_factory=set)
    """Device and inode of the folders found, by which links in a circle are known."""

    def folder(self, relative: str, below: list[str]) -> Iterator[Found | Rejected]:
        """The files of one folder; its folders are appended to `below`."""
        path = os.path.join(self.root, relative)
        try:
            entries = sorted(self.listed(path), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Rejected(printable(relative or path), reason(error))
            return
        files = {entry.name: entry for entry in entries}
        for entry in entries:
            place = f"{relative}/{entry.name}" if relative else entry.name
            outcome = self._guarded(entry, place, files)
            if isinstance(outcome, str):
                below.append(outcome)
            elif outcome is not None:
                yield outcome

    def _guarded(
        self, entry: os.DirEntry[str], place: str, files: Mapping[str, os.DirEntry[str]]
    ) -> Found | Rejected | str | None:
        if entry.name.startswith("."):
            return None
        try:
            return self._entry(entry, place, files)
        except OSError as error:
            return Rejected(printable(place), reason(error))

    def _entry(
        self, entry: os.DirEntry[str], place: str, files: Mapping[str, os.DirEntry[str]]
    ) -> Found | Rejected | str | None:
        """A folder's relative path, an article file, a rejection, or None for anything else."""
        if not is_article(entry.name) and not entry.is_dir():
            return None
        is_link = entry.is_symlink()
        if is_link and not self.follow_symlinks:
            return None if self._finds(entry.path) else Rejected(printable(place), _NOT_FOLLOWED)
        status = os.stat(entry.path)
        if stat.S_ISDIR(status.st_mode):
            target = (status.st_dev, status.st_ino)
            if is_link and target in self.entered:
                return Rejected(printable(place), "a symbolic link to a folder read already")
            self.entered.add(target)
            return place
        if not stat.S_ISREG(status.st_mode):
            return Rejected(printable(place), "not a regular file")
        sidecar, stamp = self._sidecar(entry.name, files)
        return Found(entry.path, place, status.st_size, status.st_mtime_ns, sidecar, stamp)

    def _finds(self, link: str) -> bool:
        """Whether what a link leads to is found without it: no circle, not outside, not hidden."""
        root, target = os.path.realpath(self.root), os.path.realpath(link)
        home = os.path.realpath(os.path.dirname(link))
        is_circle = os.path.commonpath([home, target]) == target
        parts = os.path.relpath(target, root).split(os.sep)
        if is_circle or not os.path.exists(target) or any(part.startswith(".") for part in parts):
            return False
        return os.path.isdir(target) or is_article(parts[-1])

    def _sidecar(self, name: str, files: Mapping[str, os.DirEntry[str]]) -> tuple[str | None, str]:
        """The metadata file beside an article file, and its stamp."""
        for pattern in self.sidecars:
            wanted = pattern.replace("{stem}", PurePath(name).stem).replace("{name}", name)
            beside = files.get(wanted)
            if beside is not None and beside.is_file(follow_symlinks=self.follow_symlinks):
                status = beside.stat()
                return beside.path, f"{status.st_size}:{status.st_mtime_ns}"
        return None, ""


def reason(error: OSError) -> str:
    """Why a file or folder cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "vanished while the folder was read"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read: {(error.strerror or type(error).__name__).lower()}"
