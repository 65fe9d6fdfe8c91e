"""The scan: articles come in, the index learns of them, stories are grouped anew."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.feeding import Feeder
from reader.newsroom.live.grouping import regroup
from reader.newsroom.live.indexing import Index
from reader.newsroom.live.lock import scan_lock
from reader.newsroom.live.matches import LiveMatches
from reader.newsroom.live.meter import Cancelled, Meter, Tell
from reader.newsroom.scan import ScanReport
from reader.store import codec, facts, files, stories
from reader.text.safe import printable

if TYPE_CHECKING:
    from reader.newsroom.live.survey import Settings

_LAST_REPORT = "last report"

_COUNTED_STORY, _COUNTED = 12, 200
"""In stories of up to so many articles matches are counted, of so many articles a scan."""


class LiveScan:
    """Implements `reader.newsroom.scan.Scan`."""

    def __init__(
        self, desk: Desk, *, index: Index, matches: LiveMatches, settings: Settings | None
    ) -> None:
        self._desk = desk
        self._library = desk.library
        self._index = index
        self._matches = matches
        self._settings = settings

    def folders(self) -> Sequence[str]:
        """The folders this library reads."""
        with self._library.reading() as db:
            return [folder.path for folder in files.folders(db)]

    def last(self) -> ScanReport | None:
        """The report of the last finished scan."""
        with self._library.reading() as db:
            stored = facts.get(db, _LAST_REPORT)
        return None if stored is None else codec.loads(ScanReport, stored)

    def reindex(self, *, progress: Tell = lambda _: None) -> None:
        """Builds the search index anew beside the old one and swaps it in."""
        meter = Meter(progress)
        self._index.rebuild(told=lambda done, total: meter.tell("indexing", done, total))
        meter.finish()

    def run(
        self,
        *,
        progress: Tell = lambda _: None,
        cancelled: Cancelled = lambda: False,
        jobs: int | None = None,
    ) -> ScanReport:
        """Reads new and changed files; returns what happened to every file."""
        # What analyses is slow to import, and no other service of a library needs it at once.
        from reader.newsroom.live.take_in import take_in

        self._refuse_missing_folders()
        meter = Meter(progress)
        meter.tell("looking", 0, 0)
        with scan_lock(self._library.path):
            report = take_in(
                self._desk,
                self._settings,
                meter=meter,
                cancelled=cancelled,
                jobs=jobs,
                written=Feeder(self._index, cancelled=cancelled).written,
            )
            if not report.cancelled:
                with self._library.writing() as db:
                    facts.put(db, _LAST_REPORT, codec.dumps(report))
            self._follow(meter, cancelled)
        meter.finish()
        return report

    def _refuse_missing_folders(self) -> None:
        """A scan of nothing at all would look as if all were well."""
        folders = self.folders()
        if folders and not any(Path(folder).is_dir() for folder in folders):
            raise UsageError(
                f"no such folder: {printable(folders[0])}",
                hint="its articles are kept; if it was moved, “reader --workspace NAME scan FOLDER”"
                " with this library's name goes on with them",
            )

    def _follow(self, meter: Meter, cancelled: Cancelled) -> None:
        """Brings up to date what follows from the articles; what is not done stays due."""
        if self._index.is_behind() and not cancelled():
            self._index.catch_up(
                told=lambda done, total: meter.tell("indexing", done, total), cancelled=cancelled
            )
        if not cancelled():
            meter.tell("stories", 0, 1)
            regroup(self._desk)
            self._count_matches(cancelled)

    def _count_matches(self, cancelled: Cancelled) -> None:
        """Aligns the articles of small new stories, so that lists can say what matches."""
        with self._library.reading() as db:
            waiting = stories.uncounted(db, largest=_COUNTED_STORY, limit=_COUNTED)
        for article in waiting:
            if cancelled():
                return
            # A pair that cannot be aligned must not end every scan; opening it says what is wrong.
            with contextlib.suppress(Exception):
                self._matches.of(article, cancelled=cancelled)
