"""Feeds the search index while a scan still reads, so that the workers need not wait for it."""

from __future__ import annotations

from reader.errors import ReaderError
from reader.newsroom.live.indexing import Index
from reader.newsroom.live.meter import Cancelled


class Feeder:
    """Gives the index what was written so far, whenever that is worth a segment.

    Done between two writes and not in a thread: two threads of one process would only wait for
    each other, while the workers analyse on. What it leaves, because the reading ended or the
    index could not be written, stays due in the outbox for whoever catches up afterwards.
    """

    def __init__(self, index: Index, *, cancelled: Cancelled) -> None:
        self._index = index
        self._cancelled = cancelled
        self._refused = False

    def written(self) -> None:
        """Articles were written to the library."""
        try:
            while not self._refused and self._index.feed(cancelled=self._cancelled):
                pass
        except ReaderError:
            # Another process writes the index, or it is damaged: catching up deals with that.
            self._refused = True
