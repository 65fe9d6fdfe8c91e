"""Keeps the search index up with the library, by the outbox and the index's own watermark."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.errors import Busy, IndexDamaged, ReaderError
from reader.search.directory import current_index
from reader.store import documents, outbox
from reader.store.connection import Connection, Library
from reader.store.documents import StoredDocument

Told: TypeAlias = Callable[[int, int], None]
"""Is told how many articles are indexed, and of how many."""
Cancelled: TypeAlias = Callable[[], bool]

if TYPE_CHECKING:
    from reader.search.engine import IndexDocument, SearchEngine

_AT_A_TIME = 100
"""Articles read in one view of the library."""

_MANY = 2_000
"""With so many entries pending, and half of the library's articles, building anew is quicker."""


_PATIENCE_S = 0.2
"""How long a search waits for who writes the index, before it answers from what is there."""

_FED, _FED_SHARE = 500, 2
"""Taken in at once: so many articles, or half as many as are indexed if that is more.

Growing parts stay few: of a hundred thousand articles there are about a dozen.
"""


def _untold(done: int, total: int) -> None:
    """Tells nobody."""


def _never() -> bool:
    return False


class _Abandoned(ReaderError):
    """Whoever waits for the index will not wait any longer. Never leaves this module."""

    def __init__(self) -> None:
        super().__init__("indexing was cancelled; nothing was written")


class Index:
    """The search index of a library; its engine is opened when it is first needed.

    Args:
        library: the truth it follows from.
        folder: the directory that holds it, deletable at any time.
    """

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._opened: SearchEngine | None = None
        self._opening = threading.Lock()

    @property
    def engine(self) -> SearchEngine:
        """The engine; the first call loads it, which takes a tenth of a second."""
        with self._opening:
            if self._opened is None:
                from reader.search.whoosh_engine import WhooshEngine

                self._opened = WhooshEngine(self._folder)
            return self._opened

    def is_behind(self) -> bool:
        """Whether articles changed that it has not learned of; answered without opening it."""
        with self._library.reading() as db:
            return outbox.waits(db) or current_index(self._folder) is None

    def searchable(self) -> SearchEngine:
        """The engine, with all that the library holds, unless another process is at it now.

        Whoever types does not wait until that one is done.
        """
        if self.is_behind() and self.engine.writable(within_s=_PATIENCE_S):
            with contextlib.suppress(Busy):
                self.catch_up()
        return self.engine

    def warm(self) -> None:
        """Opens the engine and reads in what its first answers need; what fails, fails later.

        Learns nothing: with many articles waiting that would take long, and a scan is to do it.
        """
        if current_index(self._folder) is not None:
            with contextlib.suppress(ReaderError):
                self.engine.warm()

    def follow(self) -> None:
        """Learns what changed, if the engine is open; otherwise whoever opens it will."""
        if self._opened is not None:
            self.searchable()

    def catch_up(self, *, told: Told = _untold, cancelled: Cancelled = _never) -> None:
        """Learns what changed. Replaying does no harm, and a kill loses nothing.

        Raises:
            Busy: another process is writing the index.
        """
        try:
            mark = self.engine.watermark()
            if self._many_due(mark):
                self.rebuild(told=told, cancelled=cancelled)
            else:
                self._apply(mark, told, cancelled)
        except IndexDamaged:
            self.rebuild(told=told, cancelled=cancelled)

    def feed(self, *, cancelled: Cancelled = _never) -> bool:
        """Learns of the next part of what changed, if as much waits as is worth a segment.

        Returns:
            Whether it did; False also where the index must be built anew.

        Raises:
            Busy: another process is writing the index.
            IndexDamaged, DataError: it cannot be written.
        """
        mark = self.engine.watermark()
        with self._library.reading() as db:
            part, due = self._part(db, mark), outbox.last(db) - mark
            if due < part or outbox.forgotten(db, watermark=mark):
                return False
            numbers, upto = outbox.pending(db, after=mark, limit=part)
        with contextlib.suppress(_Abandoned):
            self.engine.apply(self._documents(numbers, cancelled), upto=upto)
            return True
        return False

    @staticmethod
    def _part(db: Connection, mark: int) -> int:
        """How many articles are taken in at once."""
        indexed = documents.count(db) - (outbox.last(db) - mark)
        return max(_FED, indexed // _FED_SHARE)

    def rebuild(self, *, told: Told = _untold, cancelled: Cancelled = _never) -> None:
        """Builds the index anew beside the old one and swaps it in; cancelled, leaves the old.

        Raises:
            Busy: another process is writing the index.
        """
        with self._library.reading() as db:
            upto = outbox.last(db)
            numbers = documents.numbers(db)
        made = self._documents(numbers, cancelled)
        with contextlib.suppress(_Abandoned):
            self.engine.rebuild(_counted(made, told, total=len(numbers)), upto=upto)
            self._forget(upto)

    def _many_due(self, mark: int) -> bool:
        with self._library.reading() as db:
            due = outbox.last(db) - mark
            return outbox.forgotten(db, watermark=mark) or due > max(
                _MANY, documents.count(db) // 2
            )

    def _apply(self, mark: int, told: Told, cancelled: Cancelled) -> None:
        with self._library.reading() as db:
            done, total = 0, outbox.last(db) - mark
        with contextlib.suppress(_Abandoned):
            while not cancelled():
                with self._library.reading() as db:
                    numbers, upto = outbox.pending(db, after=mark, limit=self._part(db, mark))
                if upto == mark:
                    break
                made = self._documents(numbers, cancelled)
                total = max(total, done + len(numbers))
                self.engine.apply(_counted(made, told, done=done, total=total), upto=upto)
                mark, done = upto, done + len(numbers)
            scattered = self.engine.scattered()
            if scattered:
                self.engine.apply(self._documents(scattered, cancelled), upto=mark)
        self._forget(mark)

    def _forget(self, upto: int) -> None:
        with self._library.writing(durable=False) as db:
            outbox.forget(db, upto=upto)

    def _documents(
        self, numbers: Sequence[int], cancelled: Cancelled = _never
    ) -> Iterator[IndexDocument]:
        waiting = iter(numbers)
        while some := list(islice(waiting, _AT_A_TIME)):
            if cancelled():
                raise _Abandoned
            with self._library.reading() as db:
                stored = documents.get(db, some)
            yield from map(_document, stored)


def _counted(
    made: Iterable[IndexDocument], told: Told, *, done: int = 0, total: int
) -> Iterator[IndexDocument]:
    for count, document in enumerate(made, start=done + 1):
        if count % _AT_A_TIME == 0 or count == total:
            told(count, total)
        yield document


def _document(stored: StoredDocument) -> IndexDocument:
    from reader.newsroom.live.names import is_printed_name
    from reader.search.engine import IndexDocument

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
        voices=tuple(dict.fromkeys(speaker for speaker, _ in stored.sources)),
    )
