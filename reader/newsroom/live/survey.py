"""Looks through a folder and tells what must be read: what is new, changed, or has vanished."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reader.model.article import Rejected
from reader.newsroom.live.folders import key_prefix
from reader.sources.base import StreamingSource
from reader.sources.reading import Knowledge
from reader.sources.registry import source_for
from reader.sources.walk import SIDECARS, Found, find
from reader.store import files
from reader.store.connection import Library
from reader.store.files import Folder
from reader.text.safe import printable

_TOLD_EVERY = 500
"""Files."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How folders are read; what the configuration says of it."""

    knowledge: Knowledge = field(default_factory=Knowledge)
    """Path rules and outlet names; when they change, every file is due again."""
    follow_symlinks: bool = False
    sidecars: tuple[str, ...] = SIDECARS
    """Names of metadata files, with `{stem}` or `{name}` of the article's file."""

    @property
    def digest(self) -> str:
        """Changes with what is known apart from the files."""
        rules = [rule.pattern for rule in self.knowledge.rules]
        told = repr((rules, sorted(self.knowledge.outlets.items())))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Due:
    """A file to read."""

    found: Found
    stamp: str
    """Equal to that of an earlier reading where it need not be read."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A folder as it stands, against what the library knows of it."""

    folder: int
    """Its number in the library."""
    prefix: str
    """Of the source keys."""
    due: tuple[Due, ...]
    unchanged: int
    """Articles in files that need not be read."""
    vanished: tuple[int, ...]
    """Numbers of files that are no longer there."""
    rejected: tuple[Rejected, ...]
    """What could not be looked at."""


def survey(
    library: Library,
    folder: Folder,
    *,
    settings: Settings,
    looked: Callable[[int], None],
) -> Survey:
    """Looks through a folder without opening its files.

    Args:
        library: what is known.
        folder: where to look; that it is not there is told, and nothing in it has vanished.
        settings: how it is read.
        looked: is told how many files were seen, now and then.
    """
    with library.reading() as db:
        known = files.stamps(db, folder.number)
    if not os.path.isdir(folder.path):
        return _absent(library, folder, known)
    seen, rejected = _look(folder.path, settings, looked)
    with library.reading() as db:
        kept = [n for place, (n, stamp) in known.items() if _stamp(seen, place) == stamp]
        unchanged = files.articles_in(db, kept)
    due = [d for place, d in seen.items() if place not in known or known[place][1] != d.stamp]
    return Survey(
        folder=folder.number,
        prefix=key_prefix(folder),
        due=tuple(due),
        unchanged=unchanged,
        vanished=_vanished(known, seen, _hidden(folder.path, rejected)),
        rejected=tuple(rejected),
    )


def _absent(library: Library, folder: Folder, known: Mapping[str, tuple[int, str]]) -> Survey:
    """A folder that is not there, as one on a disk that is not plugged in."""
    with library.reading() as db:
        unchanged = files.articles_in(db, (number for number, _ in known.values()))
    return Survey(
        folder=folder.number,
        prefix=key_prefix(folder),
        due=(),
        unchanged=unchanged,
        vanished=(),
        rejected=(Rejected(printable(folder.path), "no such folder now; its articles are kept"),),
    )


def articles_in(found: Found) -> int:
    """How many articles a file is likely to hold: its lines where each is one, else one."""
    if not isinstance(source_for(found.path), StreamingSource):
        return 1
    lines = 0
    try:
        with open(found.path, "rb") as file:
            while block := file.read(1 << 20):
                lines += block.count(b"\n")
    except OSError:
        return 1
    return max(1, lines)


def _look(
    path: str, settings: Settings, looked: Callable[[int], None]
) -> tuple[dict[str, Due], list[Rejected]]:
    """The files of a folder by their relative paths, and what could not be looked at."""
    digest = settings.digest
    seen: dict[str, Due] = {}
    rejected: list[Rejected] = []
    for entry in find(path, follow_symlinks=settings.follow_symlinks, sidecars=settings.sidecars):
        if isinstance(entry, Rejected):
            rejected.append(entry)
            continue
        seen[entry.relative] = Due(entry, f"{entry.stamp} {digest}")
        if len(seen) % _TOLD_EVERY == 0:
            looked(len(seen))
    return seen, rejected


def _stamp(seen: Mapping[str, Due], place: str) -> str | None:
    return seen[place].stamp if place in seen else None


def _vanished(
    known: Mapping[str, tuple[int, str]],
    seen: Mapping[str, Due],
    hidden: Callable[[str], bool],
) -> tuple[int, ...]:
    return tuple(
        number for place, (number, _) in known.items() if place not in seen and not hidden(place)
    )


def _hidden(root: str, rejected: Iterable[Rejected]) -> Callable[[str], bool]:
    """Whether a place could not be looked at: what lies there has not vanished."""
    paths = {entry.path for entry in rejected}

    def covers(relative: str) -> bool:
        parts = printable(relative).split("/")
        above = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
        return printable(root) in paths or any(place in paths for place in above)

    return covers
