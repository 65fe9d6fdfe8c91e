"""Writing to the index: one writer at a time, replacing by rowid, durable when it returns."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Set
from pathlib import Path
from types import TracebackType
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.util.filelock import FileLock

from reader.errors import Busy
from reader.search.directory import VERSION
from reader.search.engine import IndexDocument
from reader.search.whoosh_files import make_durable
from reader.search.whoosh_schema import Codec, schema
from reader.search.words import norms

INDEX_NAME = "MAIN"

_MEMORY_MB = 256
_PAUSE_S = 0.05
_NUMBERED = re.compile(rf"v{VERSION}-(\d+)$")


class WriteLock:
    """The right to write to the indexes below one directory, for one process at a time."""

    def __init__(self, folder: Path, *, timeout_s: float) -> None:
        self._path, self._holder = folder / "write.lock", folder / "write.pid"
        self._timeout_s = timeout_s
        self._held: Any = None

    def __enter__(self) -> None:
        """Waits for the lock.

        Raises:
            Busy: another process holds it for longer than the timeout.
        """
        lock, until = FileLock(str(self._path)), time.monotonic() + self._timeout_s
        # The directory may be deleted at any time, also while a program has it open.
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        while not lock.acquire(blocking=False):
            if time.monotonic() >= until:
                raise Busy("the search index", pid=self._holder_pid())
            time.sleep(_PAUSE_S)
        self._held = lock
        self._holder.write_text(str(os.getpid()), "ascii")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Gives the lock back."""
        self._held.release()

    def _holder_pid(self) -> int | None:
        with contextlib.suppress(OSError, ValueError):
            return int(self._holder.read_text("ascii"))
        return None


def new_index(folder: Path) -> Path:
    """A new, empty index directory with the next free number."""
    numbers = [int(m.group(1)) for path in folder.iterdir() if (m := _NUMBERED.match(path.name))]
    index = folder / f"v{VERSION}-{max(numbers, default=0) + 1}"
    index.mkdir(mode=0o700)
    FileIndex.create(FileStorage(str(index)), schema(), INDEX_NAME)
    return index


def remove_others(folder: Path, kept: Path) -> None:
    """Removes every index directory but one: the old one, and what killed rebuilds left."""
    for path in folder.glob("v*-*"):
        if path != kept:
            shutil.rmtree(path, ignore_errors=True)


def add_all(
    index: Path,
    documents: Iterable[IndexDocument],
    *,
    gone: Iterable[int],
    located: Callable[[Path, Set[int]], dict[str, list[int]]],
) -> None:
    """Replaces documents by rowid and forgets others, in one commit, written through to disk.

    Args:
        index: the index directory.
        documents: of several with one rowid the last counts.
        gone: rowids to forget.
        located: the numbers of committed documents with these rowids, by segment id.
    """
    # What a killed writer left; Whoosh itself removes its segments at the next commit.
    shutil.rmtree(index / f"{INDEX_NAME}.tmp", ignore_errors=True)
    before = set(os.listdir(index))
    writer = FileIndex(FileStorage(str(index)), indexname=INDEX_NAME).writer(
        codec=Codec(), compound=False, timeout=1, limitmb=_MEMORY_MB
    )
    try:
        added = _add(writer, documents)
        dead = located(index, added | set(gone))
        for info in writer.segments:
            for document in dead.get(info.segment_id(), ()):
                info.delete_document(document)
        if not added and not any(dead.values()):
            writer.cancel()
            return
        writer.commit(mergetype=_without_dead_segments)
    except BaseException:
        _give_up(writer)
        raise
    make_durable(index, sorted(set(os.listdir(index)) - before))


def _add(writer: Any, documents: Iterable[IndexDocument]) -> set[int]:
    """Adds the documents; a rowid that comes again replaces what the writer just took in."""
    places: dict[int, int] = {}
    for document in documents:
        if document.rowid in places:
            writer.newsegment.delete_document(places[document.rowid])
        places[document.rowid] = writer.docnum
        writer.add_document(**_fields(document))
    return set(places)


def _fields(document: IndexDocument) -> dict[str, Any]:
    title = norms(document.title)
    return {
        "text": (title, norms(document.text)),
        "title": (title,),
        "said": (norms(document.said),),
        "outlet": _values((document.outlet,)),
        "speaker": _values(document.speakers),
        "voice": _values(document.voices),
        "day": document.day.toordinal() if document.day else 0,
        "rowid": document.rowid,
    }


def _values(values: Iterable[str]) -> list[str]:
    """The values on one line each, empty ones left out."""
    return [value for value in (" ".join(value.split()) for value in values) if value]


def _without_dead_segments(_: Any, segments: Iterable[Any]) -> list[Any]:
    """Whoosh's merge policy as this engine wants it: merge nothing, drop what is wholly dead."""
    return [info for info in segments if info.deleted_count() < info.doc_count_all()]


def _give_up(writer: Any) -> None:
    """Lets go of the lock that a failed commit would keep."""
    with contextlib.suppress(Exception):
        writer.cancel()
    with contextlib.suppress(Exception):
        writer.writelock.release()
