"""Keeps the search index up with the library, by the outbox and the index's own watermark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from reader.newsroom.live.names import is_printed_name
from reader.search.engine import IndexDocument, SearchEngine
from reader.store import documents, outbox
from reader.store.connection import Library
from reader.store.documents import StoredDocument

_BATCH = 500
"""Articles the index takes in at once."""

_AT_A_TIME = 100
"""Articles read in one view of the library."""

_MANY = 2_000
"""With so many entries pending, and most of the library's articles, building anew is quicker."""

Told = Callable[[int, int], None]
"""Is told how many articles are indexed, and of how many."""


def catch_up(
    library: Library,
    engine: SearchEngine,
    *,
    told: Told = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Lets the index learn what changed; replaying does no harm, and a kill loses nothing."""
    mark = engine.watermark()
    with library.reading() as db:
        anew = outbox.forgotten(db, watermark=mark) or (
            outbox.last(db) - mark > max(_MANY, documents.count(db) // 2)
        )
    if anew:
        rebuild(library, engine, told=told)
        return
    total, done = _due(library, mark), 0
    while not cancelled():
        with library.reading() as db:
            numbers, upto = outbox.pending(db, after=mark, limit=_BATCH)
        if upto == mark:
            break
        engine.apply(_documents(library, numbers), upto=upto)
        mark, done = upto, done + len(numbers)
        told(done, max(done, total))
    _tidy(library, engine)


def rebuild(
    library: Library, engine: SearchEngine, *, told: Told = lambda done, total: None
) -> None:
    """Builds the index anew beside the old one and swaps it in."""
    with library.reading() as db:
        upto = outbox.last(db)
        numbers = documents.numbers(db)
    counted = _told(_documents(library, numbers), told, len(numbers))
    engine.rebuild(counted, upto=upto)
    with library.writing(durable=False) as db:
        outbox.forget(db, upto=upto)


def _due(library: Library, mark: int) -> int:
    with library.reading() as db:
        return outbox.last(db) - mark


def _tidy(library: Library, engine: SearchEngine) -> None:
    """Joins small parts of the index and drops what it has learned from the outbox."""
    mark = engine.watermark()
    scattered = engine.scattered()
    if scattered:
        engine.apply(_documents(library, scattered), upto=mark)
    with library.writing(durable=False) as db:
        outbox.forget(db, upto=mark)


def _told(documents: Iterable[IndexDocument], told: Told, total: int) -> Iterator[IndexDocument]:
    for done, document in enumerate(documents, start=1):
        if done % _AT_A_TIME == 0 or done == total:
            told(done, total)
        yield document


def _documents(library: Library, numbers: Sequence[int]) -> Iterator[IndexDocument]:
    """What the index holds of the articles."""
    waiting = iter(numbers)
    while some := list(islice(waiting, _AT_A_TIME)):
        with library.reading() as db:
            stored = documents.get(db, some)
        yield from map(_document, stored)


def _document(stored: StoredDocument) -> IndexDocument:
    speakers = dict.fromkeys(
        name
        for speaker, mention in stored.sources
        for name in (speaker, mention)
        if name == speaker or is_printed_name(name, speaker)
    )
    return IndexDocument(
        rowid=stored.number,
        day=stored.day,
        title=stored.title,
        text=stored.text,
        said=stored.said,
        outlet=stored.outlet,
        speakers=tuple(speakers),
    )
