"""Analyses many articles in worker processes, a few at a time, in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeAlias

from reader.model.article import RawArticle, Rejected
from reader.newsroom.analyse import load_lexicon
from reader.newsroom.live.pack import pack
from reader.newsroom.live.parcels import Step
from reader.store.records import Packed
from reader.text.safe import printable

Parcel: TypeAlias = Sequence[RawArticle | Step]
Done: TypeAlias = list[Packed | Step]

_AHEAD, _AHEAD_AT_LEAST = 3, 48
"""Parcels each worker, and all of them, may be ahead of the writer while it feeds the index.

What they hold is all the memory it takes.
"""


def analysed(parcels: Iterator[Parcel], *, jobs: int) -> Generator[Done, None, None]:
    """Analyses the articles of each parcel; everything else passes through, in its place.

    Args:
        parcels: read as they are needed.
        jobs: worker processes; one means this process.
    """
    if jobs == 1:
        yield from map(work, parcels)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin) as pool:
        try:
            waiting: deque[tuple[Parcel, Future[Done] | None]] = deque()
            for parcel in parcels:
                waiting.append((parcel, _submitted(pool, parcel)))
                if len(waiting) >= max(jobs * _AHEAD, _AHEAD_AT_LEAST):
                    yield _result(*waiting.popleft())
            while waiting:
                yield _result(*waiting.popleft())
        finally:
            # Whoever stops early does not wait for what no worker has begun.
            pool.shutdown(wait=False, cancel_futures=True)


def work(parcel: Parcel) -> Done:
    """Analyses the articles of one parcel."""
    return [_packed(item) if isinstance(item, RawArticle) else item for item in parcel]


def _packed(raw: RawArticle) -> Packed | Rejected:
    try:
        return pack(raw, load_lexicon())
    except Exception as error:
        # One article must not end the scan of a hundred thousand: it is listed with its reason.
        return Rejected(printable(raw.path), f"the analysis failed ({type(error).__name__})")


def _submitted(pool: ProcessPoolExecutor, parcel: Parcel) -> Future[Done] | None:
    """The work given to a worker; None where workers were killed and none is left."""
    try:
        return pool.submit(work, parcel)
    except BrokenProcessPool:
        return None


def _result(parcel: Parcel, future: Future[Done] | None) -> Done:
    """The parcel analysed, in this process where its worker was killed."""
    try:
        return work(parcel) if future is None else future.result()
    except BrokenProcessPool:
        return work(parcel)


def _begin() -> None:
    """Prepares a worker: Ctrl-C is the parent's to hear, and without a parent it must not stay."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_lexicon()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
