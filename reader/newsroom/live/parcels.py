"""Reads files one after the other and packs their articles into parcels for the analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reader.model.article import RawArticle, Rejected
from reader.newsroom.analyse import VERSION
from reader.newsroom.live.survey import Due, Settings, Survey
from reader.sources.reading import read
from reader.store import articles, codec, intake
from reader.store.connection import Library

_ARTICLES, _CODE_POINTS = 16, 120_000
"""A parcel is sent when it holds so many articles, or so much text."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file is being read; what follows stands in it."""

    folder: int
    due: Due


@dataclass(frozen=True, slots=True)
class Closed:
    """The file was read to its end."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that the library holds as it is now; it need not be analysed."""

    key: str
    path: str
    warnings: tuple[str, ...]


Step: TypeAlias = Rejected | Opened | Closed | Held


def file_steps(
    library: Library, seen: Survey, *, settings: Settings
) -> Iterator[RawArticle | Step]:
    """The articles of a folder's due files, each file between its opening and its closing."""
    for entry in seen.due:
        yield Opened(seen.folder, entry)
        for found in read(entry.found, settings.knowledge):
            if isinstance(found, RawArticle):
                yield _held(library, replace(found, key=seen.prefix + found.key))
            else:
                yield found
        yield Closed()


def outdated(library: Library) -> Iterator[RawArticle]:
    """The articles that another version of the analysis went through, from the library itself."""
    with library.reading() as db:
        numbers = articles.outdated(db, analysis=VERSION)
    for number in numbers:
        with library.reading() as db:
            source = articles.source(db, number)
        if source is not None:
            yield source.raw


def parcels(
    steps: Iterable[RawArticle | Step], *, cancelled: Callable[[], bool]
) -> Iterator[Sequence[RawArticle | Step]]:
    """Steps in order, in parcels of a size worth sending to a worker; ends when cancelled."""
    parcel: list[RawArticle | Step] = []
    count = size = 0
    for step in steps:
        parcel.append(step)
        if isinstance(step, RawArticle):
            count, size = count + 1, size + len(step.given)
        if count >= _ARTICLES or size >= _CODE_POINTS or len(parcel) >= 4 * _ARTICLES:
            yield parcel
            parcel, count, size = [], 0, 0
        if cancelled():
            break
    if parcel:
        yield parcel


def _held(library: Library, raw: RawArticle) -> RawArticle | Held:
    metadata = codec.dumps(raw.metadata)
    with library.reading() as db:
        current = intake.is_current(
            db, raw.key, sha256=raw.sha256, metadata=metadata, analysis=VERSION
        )
    return Held(raw.key, raw.path, raw.warnings) if current else raw
