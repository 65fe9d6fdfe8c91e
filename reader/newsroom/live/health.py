"""What the doctor looks at: versions, places and their rights, library and index."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader import __version__
from reader.config import Config
from reader.errors import ReaderError
from reader.locations import Locations
from reader.newsroom.live.open import OpenNewsroom
from reader.store import documents
from reader.text.plural import counted

Finding = tuple[str, str, bool]
"""What was looked at, what was found, and whether it is well."""


def findings(
    opened: OpenNewsroom, *, config: Config, file: Path | None, locations: Locations
) -> list[Finding]:
    """Everything worth knowing about an installation, without a word of any article."""
    return [
        *_versions(),
        *_places(opened, locations),
        ("configuration", str(file) if file else "none, all at defaults", True),
        *(("configuration", warning, False) for warning in config.warnings),
        *_library(opened),
        _index(opened),
        ("network", "never used: no command of this version opens a connection", True),
    ]


def _versions() -> Iterator[Finding]:
    yield "reader", __version__, True
    yield "python", f"{platform.python_version()} on {platform.system()}", True
    for package in ("textual", "whoosh"):
        try:
            yield package, version(package), True
        except PackageNotFoundError:
            yield package, "not installed", False


def _places(opened: OpenNewsroom, locations: Locations) -> Iterator[Finding]:
    yield "workspace", opened.workspace.name, True
    yield from (
        _place(name, path)
        for name, path in (
            ("library", opened.workspace.library),
            ("index", opened.workspace.index),
            ("state", locations.state),
        )
    )
    for folder in opened.services.scan.folders():
        readable = os.access(folder, os.R_OK | os.X_OK)
        problem = (
            "cannot be read" if os.path.exists(folder) else "is not there; its articles are kept"
        )
        yield "articles", folder if readable else f"{folder} {problem}", readable


def _place(name: str, path: Path) -> Finding:
    """A place of the program's own: writable, and private once it exists."""
    nearest = next(p for p in (path, *path.parents) if p.exists())
    if not os.access(nearest, os.W_OK):
        return name, f"{path} cannot be written", False
    if path.exists() and path.stat().st_mode & 0o077 and name != "state":
        return name, f"{path} can be read by others", False
    return name, str(path), True


def _library(opened: OpenNewsroom) -> Iterator[Finding]:
    counts = opened.services.articles.counts()
    held = (
        f"{counted(counts.articles, 'article')}, {counted(counts.stories, 'story')}, "
        f"{counted(counts.quotations, 'quotation')}, {counted(counts.notes, 'note')}"
    )
    yield "holds", held, True
    orphans = sum(1 for note in opened.services.notes.all() if note.placed.span is None)
    yield "lost notes", f"{orphans} whose words are gone" if orphans else "none", True
    lost = sum(1 for made in opened.services.corrections.all() if not made.spans)
    told = f"{lost} whose words are gone: see “reader quotes --orphans”" if lost else "none"
    yield "lost corrections", told, True
    last = opened.services.scan.last()
    if last is not None:
        skipped = len(last.rejected)
        told = f"{skipped} skipped: see “reader scan --report”" if skipped else "nothing skipped"
        yield "last scan", told, True


def _index(opened: OpenNewsroom) -> Finding:
    """Whether the index is readable and holds exactly the library's articles."""
    try:
        health = opened.index.searchable().health()
    except ReaderError as error:
        return "search", f"{error.message}; run “reader reindex”", False
    with opened.library.reading() as db:
        expected = documents.count(db)
    if health.trouble or health.documents != expected:
        found = health.trouble or f"{health.documents} of {expected} articles"
        return "search", f"{found}; run “reader reindex”", False
    speed = "" if health.fast else ", slowly: postings are not in the usual form"
    return "search", f"{counted(health.documents, 'article')} indexed{speed}", True
