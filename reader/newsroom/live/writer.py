"""The scan's one writer: puts what was read and analysed into the library and keeps count."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from reader.model.article import Rejected
from reader.newsroom.live import afterwards
from reader.newsroom.live.afterwards import Places
from reader.newsroom.live.parcels import Closed, Held, Opened, Step
from reader.newsroom.scan import Followed
from reader.store import corrections, files, intake
from reader.store.connection import Connection
from reader.store.files import Complaint
from reader.store.records import Outcome, Packed


class Writer:
    """Takes steps in order, each inside a transaction of the caller's.

    Attributes:
        outcomes: how many articles came to what.
        gone: numbers of the articles whose files vanished, or that left their file.
        stored: numbers of the articles that were analysed and written.
        failed: articles of the library's own whose new analysis failed.
        done: articles and rejections taken so far.
        corrections: what became of a person's corrections.
    """

    def __init__(self, now: Callable[[], datetime.datetime]) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.gone: set[int] = set()
        self.stored: set[int] = set()
        self.done = 0
        self.corrections = Followed()
        self._now = now
        self._file: int | None = None
        self._opened: Opened | None = None
        self.failed: list[Rejected] = []
        self._found: set[int] = set()
        self._complaints: list[Complaint] = []

    def take(self, db: Connection, step: Packed | Step) -> None:
        """Takes one step."""
        match step:
            case Opened():
                self._open(db, step)
            case Packed():
                self._store(db, step)
            case Held():
                self._keep(db, step)
            case Rejected():
                self._reject(step)
            case Closed():
                self._close(db)

    def _open(self, db: Connection, step: Opened) -> None:
        self._opened = step
        self._file = files.enter(db, step.folder, step.due.found.relative)
        self._found, self._complaints = set(), []

    def _store(self, db: Connection, packed: Packed) -> None:
        before = afterwards.places(db, intake.numbered(db, packed.key))
        number, outcome = intake.store(db, packed, file=self._file, now=self._now())
        self.stored.add(number)
        if corrections.is_corrected(db, number):
            afterwards.requote(db, number)
            self.corrections += followed(before, afterwards.places(db, number))
        self._warn(packed.path, packed.warnings)
        self._note(number, outcome)

    def _keep(self, db: Connection, held: Held) -> None:
        assert self._file is not None, "only files hold what is held"
        self._warn(held.path, held.warnings)
        kept = intake.keep(db, held.key, file=self._file)
        if kept is not None:
            self._note(*kept)

    def _warn(self, path: str, warnings: Iterable[str]) -> None:
        self._complaints.extend(Complaint(path, warning, False) for warning in warnings)

    def _reject(self, rejected: Rejected) -> None:
        self.done += 1
        if self._file is None:
            self.failed.append(rejected)
        else:
            self._complaints.append(Complaint(rejected.path, rejected.reason, True))

    def _note(self, number: int, outcome: Outcome) -> None:
        self.done += 1
        if self._file is not None:
            self.outcomes[outcome] += 1
            self._found.add(number)
            self.gone.discard(number)

    def _close(self, db: Connection) -> None:
        assert self._file is not None and self._opened is not None, "a file is opened first"
        due = self._opened.due
        # Rejected as a whole, it says nothing of the articles it held, and is tried again.
        whole = not any(c.rejected and c.path == due.found.shown for c in self._complaints)
        stamp = due.stamp if whole else ""
        files.finish(db, self._file, stamp=stamp, complaints=self._complaints)
        if whole:
            self.gone |= files.retire(db, self._file, found=self._found)
        self._file = self._opened = None


def followed(before: Mapping[int, Places], after: Mapping[int, Places]) -> Followed:
    """What became of an article's corrections, by their places before and after."""
    moved = reworded = lost = back = 0
    for correction, (spans, words) in after.items():
        old_spans, old_words = before.get(correction, (spans, words))
        lost += bool(old_spans) and not spans
        back += bool(spans) and not old_spans
        if spans and old_spans:
            reworded += words != old_words
            moved += words == old_words and spans != old_spans
    return Followed(moved, reworded, lost, back)
