"""Reads what is new and changed in a library's folders: survey, read, analyse, write."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain

from reader.model.article import Rejected
from reader.newsroom.live import refresh
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.meter import Cancelled, Meter
from reader.newsroom.live.parcels import Step, file_steps, outdated, parcels
from reader.newsroom.live.pool import analysed
from reader.newsroom.live.survey import Settings, Survey, articles_in, survey
from reader.newsroom.live.writer import Writer
from reader.newsroom.scan import ScanReport
from reader.store import derived, files
from reader.store.connection import Library
from reader.store.files import Complaint
from reader.store.records import Outcome, Packed

_WORTH_WORKERS = 1_000_000
"""Bytes to read from which worker processes are worth their start."""

_MOST_JOBS = 8

_HOLD_S = 0.03
"""Seconds for which the library is held for writing, so that whoever edits need not wait."""


def take_in(
    desk: Desk,
    settings: Settings | None,
    *,
    meter: Meter,
    cancelled: Cancelled,
    jobs: int | None,
    written: Callable[[], None],
) -> ScanReport:
    """Brings the library up to date with its folders.

    Every article is written whole or not at all, and a file is settled only when all of it was
    read: whenever this ends, the next time goes on from there.

    Args:
        desk: the library and the clock.
        settings: how folders are read.
        meter: is told how far it has come.
        cancelled: whether to stop.
        jobs: worker processes; None chooses.
        written: is called whenever articles were written.
    """
    library = desk.library
    settings = settings or Settings()
    surveys = _surveys(library, settings, meter)
    writer = Writer(desk.now)
    _retire(library, surveys, writer)
    total = sum(articles_in(due.found) for seen in surveys for due in seen.due)
    read = chain.from_iterable(file_steps(library, seen, settings=settings) for seen in surveys)
    # What an older analysis left is looked for when all files are written: read together with
    # them, the library's text of an article could be written over its file's new one.
    for steps in (read, outdated(library)):
        work = parcels(steps, cancelled=cancelled)
        with closing(analysed(work, jobs=_jobs(surveys, jobs))) as results:
            for parcel in results:
                _write(library, writer, parcel)
                written()
                meter.tell("reading", writer.done, max(total, writer.done))
                if cancelled():
                    break
    _analyse_edited(desk, writer.stored)
    return _report(library, surveys, writer, cancelled=cancelled())


def _surveys(library: Library, settings: Settings, meter: Meter) -> list[Survey]:
    with library.reading() as db:
        folders = files.folders(db)

    def looked(count: int) -> None:
        meter.tell("looking", count, 0)

    return [survey(library, folder, settings=settings, looked=looked) for folder in folders]


def _retire(library: Library, surveys: Sequence[Survey], writer: Writer) -> None:
    """Marks the articles of vanished files first: their bytes may reappear elsewhere."""
    for seen in surveys:
        for file in seen.vanished:
            with library.writing(durable=False) as db:
                writer.gone |= files.vanish(db, file)


def _jobs(surveys: Sequence[Survey], wanted: int | None) -> int:
    size = sum(due.found.size for seen in surveys for due in seen.due)
    if size < _WORTH_WORKERS:
        return 1
    return wanted or min(_MOST_JOBS, len(os.sched_getaffinity(0)))


def _write(library: Library, writer: Writer, parcel: Sequence[Packed | Step]) -> None:
    """Writes a parcel, in as many transactions as keep others from waiting."""
    waiting = deque(parcel)
    while waiting:
        with library.writing(durable=False) as db:
            until = time.monotonic() + _HOLD_S
            while waiting and time.monotonic() < until:
                writer.take(db, waiting.popleft())


def _analyse_edited(desk: Desk, stored: set[int]) -> None:
    """Analyses articles once more whose date or headline a person set: workers know no edits."""
    with desk.library.reading() as db:
        edited = derived.edited(db, fields=refresh.ANALYSED_FIELDS)
    refresh.reanalyse(desk, sorted(edited & stored))


def _report(
    library: Library, surveys: Sequence[Survey], writer: Writer, *, cancelled: bool
) -> ScanReport:
    with library.reading() as db:
        told = [entry for seen in surveys for entry in files.complaints(db, seen.folder)]
    count = writer.outcomes
    return ScanReport(
        new=count[Outcome.NEW],
        updated=count[Outcome.UPDATED],
        unchanged=count[Outcome.UNCHANGED] + sum(seen.unchanged for seen in surveys),
        moved=count[Outcome.MOVED],
        gone=len(writer.gone),
        duplicates=count[Outcome.DUPLICATE],
        rejected=tuple(_rejected(surveys, told, writer.failed)),
        warnings=tuple((entry.path, entry.sentence) for entry in told if not entry.rejected),
        cancelled=cancelled,
        corrections=writer.corrections,
    )


def _rejected(
    surveys: Sequence[Survey], told: Sequence[Complaint], failed: Sequence[Rejected]
) -> Iterator[Rejected]:
    for seen in surveys:
        yield from seen.rejected
    for entry in told:
        if entry.rejected:
            yield Rejected(entry.path, entry.sentence)
    yield from failed
