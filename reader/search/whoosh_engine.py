"""The embedded search engine: Whoosh keeps and writes the index, bit masks answer.

On disk, below the directory it is given: `current` names the live index directory,
`v<version>-<number>`; in that, Whoosh's files, their side files, and `watermark`.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from whoosh.index import TOC

from reader.errors import Busy, DataError, IndexDamaged, ReaderError
from reader.model.search import Order
from reader.search import masks
from reader.search.directory import current_index
from reader.search.engine import Health, IndexDocument, Page, ValueCount
from reader.search.plan import Node, Rows, Similar, Value, ValueField, Word, WordField, conjunction
from reader.search.whoosh_counting import months, most
from reader.search.whoosh_files import MappedStorage, write_whole
from reader.search.whoosh_gathering import to_gather
from reader.search.whoosh_ranking import best_first
from reader.search.whoosh_segment import Segment
from reader.search.whoosh_view import Answer, Part, View
from reader.search.whoosh_writing import INDEX_NAME, WriteLock, add_all, new_index, remove_others

_P = ParamSpec("_P")
_T = TypeVar("_T")

_ROWID = (1 << 32) - 1
_TRIES = 8
_PAUSE_S = 0.02
_SUGGESTED_FROM = 4000
_ALIKE_IN = (1, 8), (2, 2)
"""How many edits away words are looked for, and in how many parts: more edits take longer."""
_OF_THE_DISK = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT)
_COUNTING_MS = 20.0
_SETTLED_NS = 100_000_000
"""A directory changed so lately may change again without another time: it is read once more."""

_LATE = "some articles were not looked at in time"


def _told_as_damage(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """Whatever a broken index file makes Whoosh raise becomes one error, `IndexDamaged`."""

    @functools.wraps(method)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return method(*args, **kwargs)
        except ReaderError:
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
                raise DataError(
                    f"the search index cannot be written: {error.strerror}",
                    hint="look at the disk and its rights",
                ) from error
            raise IndexDamaged(
                f"the search index cannot be read ({type(error).__name__})",
                hint="run: reader reindex",
            ) from error

    return guarded


class WhooshEngine:
    """`SearchEngine` over one directory. Opening creates an empty index where there is none."""

    def __init__(self, folder: Path, *, lock_timeout_s: float = 10.0, fast: bool = True) -> None:
        self._folder, self._fast = folder, fast
        self._lock = WriteLock(folder, timeout_s=lock_timeout_s)
        self._opening = threading.Lock()
        self._segments: dict[str, Segment] = {}
        self._view: tuple[Path, View] | None = None
        self._settled: tuple[int, int, int] | None = None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    # Writing

    def apply(
        self, documents: Iterable[IndexDocument], *, upto: int, gone: Iterable[int] = ()
    ) -> None:
        """See `SearchEngine.apply`."""
        with self._lock:
            index = self._directory(create=True)
            self._write(index, documents, gone=gone)
            if upto > self._watermark_of(index):
                write_whole(index / "watermark", str(upto).encode())

    def delete(self, rowids: Iterable[int]) -> None:
        """See `SearchEngine.delete`."""
        with self._lock:
            self._write(self._directory(create=True), (), gone=rowids)

    def rebuild(self, documents: Iterable[IndexDocument], *, upto: int) -> None:
        """See `SearchEngine.rebuild`."""
        with self._lock:
            index = new_index(self._folder)
            try:
                self._write(index, documents, gone=())
                write_whole(index / "watermark", str(upto).encode())
                write_whole(self._folder / "current", index.name.encode())
            except BaseException:
                shutil.rmtree(index, ignore_errors=True)
                raise
            remove_others(self._folder, index)

    def writable(self, *, within_s: float) -> bool:
        """See `SearchEngine.writable`."""
        try:
            with WriteLock(self._folder, timeout_s=within_s):
                return True
        except Busy:
            return False

    @_told_as_damage
    def _write(
        self, index: Path, documents: Iterable[IndexDocument], *, gone: Iterable[int]
    ) -> None:
        add_all(index, documents, gone=gone, located=self._located)
        for part in self._opened(index).parts:
            if not part.segment.has_side_file:
                part.segment.write_side_file()

    def _located(self, index: Path, rowids: Set[int]) -> dict[str, list[int]]:
        """Segment id to the numbers of the live documents with these rowids."""
        found = {}
        for part in self._opened(index).parts:
            held = part.segment.rows(Rows(frozenset(rowids))) & part.live
            found[part.segment.id] = part.segment.documents_of(masks.highest_first(held))
        return found

    # Reading

    @_told_as_damage
    def watermark(self) -> int:
        """See `SearchEngine.watermark`."""
        index = current_index(self._folder)
        return self._watermark_of(index) if index else 0

    @_told_as_damage
    def search(
        self,
        node: Node,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        after: str | None = None,
        within: Set[int] | None = None,
        deadline_ms: float = 20.0,
    ) -> Page:
        """See `SearchEngine.search`; `after` is a key or, by relevance, a number of hits."""
        started = time.perf_counter()
        node, view = _limited(node, within), self.view()
        newest = order is Order.NEWEST
        start = int(after) if after else None
        answer = view.answer(
            node,
            late=_clock(started, deadline_ms),
            wanted=limit + 1,
            before=start if newest else None,
        )
        if newest:
            keys = answer.newest(limit + 1, before=start)
            follow = _following(answer, keys, limit)
        else:
            keys = best_first(view, answer, node)[start or 0 :][: limit + 1]
            follow = str((start or 0) + limit) if len(keys) > limit else None
        exact = answer.frontier < 0
        return Page(
            rowids=tuple(key & _ROWID for key in keys[:limit]),
            total=answer.total,
            total_is_exact=exact,
            took_ms=(time.perf_counter() - started) * 1000,
            partial="" if exact or len(keys) > limit else _LATE,
            after=follow,
        )

    @_told_as_damage
    def facets(
        self,
        node: Node,
        field: ValueField,
        *,
        limit: int = 10,
        within: Set[int] | None = None,
        shown: Mapping[str, str] = MappingProxyType({}),
    ) -> Sequence[ValueCount]:
        """See `SearchEngine.facets`."""
        view = self.view()
        answer = self._answered(view, node, within)
        return most(view, answer, field, limit=limit, shown=shown)

    @_told_as_damage
    def warm(self) -> None:
        """See `SearchEngine.warm`."""
        for part in self.view().parts:
            part.segment.warm()

    @_told_as_damage
    def months(
        self, node: Node, *, limit: int = 12, within: Set[int] | None = None
    ) -> Sequence[ValueCount]:
        """See `SearchEngine.months`."""
        view = self.view()
        return months(self._answered(view, node, within), limit=limit)

    @_told_as_damage
    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        """See `SearchEngine.suggest`; of very many words the first few thousand are weighed."""
        counts: dict[str, int] = {}
        for part in self.view().parts:
            walk = part.segment.postings.walk(WordField.TEXT, prefix.encode("utf-8", "replace"))
            for term, entry in islice(walk, _SUGGESTED_FROM):
                norm = term.decode()
                counts[norm] = counts.get(norm, 0) + entry.frequency
        return sorted(counts, key=lambda norm: (-counts[norm], norm))[:limit]

    @_told_as_damage
    def similar(self, norm: str, *, limit: int = 3) -> Sequence[str]:
        """See `SearchEngine.similar`."""
        view = self.view()
        if norm not in view.alike:
            view.alike[norm] = _alike(view, norm)
        return view.alike[norm][:limit]

    @_told_as_damage
    def forms(self, leaf: Word) -> Sequence[str]:
        """See `SearchEngine.forms`."""
        view = self.view()
        forms = {form for part in view.parts for form in part.segment.forms(leaf)}
        return sorted(form for form in forms if _frequency(view, form))

    @_told_as_damage
    def values(self, leaf: Value) -> Sequence[str]:
        """See `SearchEngine.values`."""
        parts = self.view().parts
        return sorted({v for part in parts for v in part.segment.values_with(leaf)})

    @_told_as_damage
    def health(self) -> Health:
        """See `SearchEngine.health`."""
        view = self.view()
        index = self._directory(create=False)
        return Health(
            documents=view.documents,
            segments=len(view.parts),
            deleted=sum(part.segment.size for part in view.parts) - view.documents,
            size=sum(f.stat().st_size for f in index.iterdir() if f.is_file()),
            fast=all(part.segment.postings.fast for part in view.parts),
        )

    @_told_as_damage
    def scattered(self) -> Sequence[int]:
        """See `SearchEngine.scattered`."""
        return sorted({row for part in to_gather(self.view().parts) for row in _live_rowids(part)})

    def view(self) -> View:
        """The present state of the index; opens only segments that were not open yet.

        A writer may take files away while they are opened, and a rebuild the whole directory.

        Raises:
            IndexDamaged: it cannot be read.
        """
        stamp = self._stamp()
        if self._view is not None and stamp is not None and stamp == self._settled:
            return self._view[1]
        view = self._tried_again()
        old = stamp is not None and time.time_ns() - max(stamp[1:]) > _SETTLED_NS
        self._settled = stamp if old else None
        return view

    def _tried_again(self) -> View:
        for _ in range(_TRIES):
            with contextlib.suppress(FileNotFoundError, EOFError):
                return self._opened(self._directory(create=False))
            time.sleep(_PAUSE_S)
        return self._opened(self._directory(create=False))

    def _stamp(self) -> tuple[int, int, int] | None:
        """By what a change of the index shows: its directory's time, and which one is current."""
        if self._view is None:
            return None
        try:
            current = os.stat(self._folder / "current")
            return current.st_ino, current.st_mtime_ns, os.stat(self._view[0]).st_mtime_ns
        except OSError:
            return None

    # The directory

    def _answered(self, view: View, node: Node, within: Set[int] | None) -> Answer:
        late = _clock(time.perf_counter(), _COUNTING_MS)
        return view.answer(_limited(node, within), late=late, wanted=0)

    def _directory(self, *, create: bool) -> Path:
        index = current_index(self._folder)
        if index is None:
            if not create:
                return self._made()
            index = new_index(self._folder)
            write_whole(self._folder / "current", index.name.encode())
        return index

    def _made(self) -> Path:
        with self._lock:
            return self._directory(create=True)

    @staticmethod
    def _watermark_of(index: Path) -> int:
        with contextlib.suppress(FileNotFoundError):
            return int((index / "watermark").read_text("ascii"))
        return 0

    def _opened(self, index: Path) -> View:
        with self._opening:
            return self._refreshed(index)

    def _refreshed(self, index: Path) -> View:
        storage = MappedStorage(str(index))
        generation = TOC._latest_generation(storage, INDEX_NAME)
        if self._view and self._view[0] == index and self._view[1].generation == generation:
            return self._view[1]
        toc = TOC.read(storage, INDEX_NAME, gen=generation)
        segments = {}
        for info in toc.segments:
            segment = self._segments.get(info.segment_id())
            segments[info.segment_id()] = segment or Segment(
                storage, toc.schema, info, fast=self._fast
            )
        parts = [_part(segments[info.segment_id()], info) for info in toc.segments]
        view = View(generation, tuple(sorted(parts, key=lambda part: -part.segment.size)))
        self._segments, self._view = segments, (index, view)
        return view


def _part(segment: Segment, info: Any) -> Part:
    dead = [segment.rank_of(document) for document in info.deleted_docs()]
    gone = masks.mask_of(dead, size=segment.size, expected=len(dead))
    return Part(segment, segment.all & ~gone)


def _clock(started: float, deadline_ms: float) -> Callable[[], bool]:
    until = started + deadline_ms / 1000
    return lambda: time.perf_counter() >= until


def _following(answer: Answer, keys: Sequence[int], limit: int) -> str | None:
    """Where the next page starts: after the last hit, or with the first document in doubt."""
    if len(keys) > limit:
        return str(keys[limit - 1])
    return str(answer.frontier + 1) if answer.frontier >= 0 else None


def _limited(node: Node, within: Set[int] | None) -> Node:
    return node if within is None else conjunction(node, Rows(frozenset(within)))


def _alike(view: View, norm: str) -> Sequence[str]:
    """Words spelt much like this one in the largest parts, which hold nearly all words."""
    for distance, looked_at in _ALIKE_IN if len(norm) > 4 else _ALIKE_IN[:1]:
        leaf = Similar(norm, distance)
        parts = view.parts[:looked_at]
        forms = {form for part in parts for form in part.segment.forms(leaf)} - {norm}
        if forms:
            return sorted(forms, key=lambda form: (-_frequency(view, form), form))
    return ()


def _frequency(view: View, norm: str) -> int:
    return sum(part.segment.frequency(WordField.TEXT, norm) for part in view.parts)


def _live_rowids(part: Part) -> list[int]:
    keys = part.segment.keys
    return [keys[rank] & _ROWID for rank in masks.highest_first(part.live)]
