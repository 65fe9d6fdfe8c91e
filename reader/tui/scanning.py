"""Reading the folder again: a child process whose lines become messages."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import IO, Any

from textual.message import Message

from reader.model.article import Rejected
from reader.newsroom.scan import Followed, Progress, ScanReport
from reader.text.plural import counted
from reader.tui.messages import ScanAdvanced, ScanEnded
from reader.tui.work import Ticket, Work

SCANNING = "scanning"
"""The kind of work."""

_RELOADED_AFTER = 50
"""Articles read before the list shows them; with every reload half as many more."""

_LAST_WORDS = 400
"""Bytes of the child's stderr that are looked at for what went wrong."""


class Scanning:
    """Starts the scan and can stop it.

    Args:
        command: what to run; it prints one JSON line a step. Empty where there is nothing to scan.
        work: runs the job that waits for its lines.
        post: takes the messages, from any thread.
    """

    def __init__(
        self, command: Sequence[str], work: Work, post: Callable[[Message], object]
    ) -> None:
        self._command = tuple(command)
        self._work = work
        self._post = post
        self.running = False
        self._seen = 0

    def start(self) -> None:
        """Starts a scan unless one is running."""
        if self._command and not self.running:
            self.running = True
            self._seen = 0
            self._work.latest(SCANNING, self._run, lambda ended: None)

    def brings_new(self, progress: Progress) -> bool:
        """Whether enough articles have come in for the list to be worth loading again."""
        step = max(_RELOADED_AFTER, self._seen // 2)
        if progress.phase == "looking" or progress.done < self._seen + step:
            return False
        self._seen = progress.done
        return True

    def _run(self, ticket: Ticket) -> None:
        """Posts what happens; the end is always told, also when it was cancelled."""
        ended = ScanEnded(None)
        try:
            ended = self._follow(ticket)
        except OSError as problem:
            ended = ScanEnded(None, f"the folder cannot be read: {problem.strerror}")
        finally:
            self._post(ended)

    def _follow(self, ticket: Ticket) -> ScanEnded:
        with tempfile.TemporaryFile() as errors, self._child(errors) as child:
            ticket.on_cancel(lambda: interrupt(child))
            report = None
            for record in records(child.stdout or ()):
                if record.get("phase") == "report":
                    report = report_of(record)
                else:
                    self._post(ScanAdvanced(progress_of(record)))
            child.wait()
            if report is not None:
                return ScanEnded(report)
            return ScanEnded(None, _last_words(errors) or f"the scan ended with {child.returncode}")

    def _child(self, errors: IO[bytes]) -> subprocess.Popen[str]:
        """The scan in a session of its own: a ctrl+c in the terminal must not reach it."""
        return subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )


def interrupt(child: subprocess.Popen[str]) -> None:
    """Asks the scan to stop after the article it is reading."""
    with contextlib.suppress(ProcessLookupError):
        child.send_signal(signal.SIGINT)


def records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The JSON objects among the lines; anything else a child may print is passed over."""
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            yield record


def progress_of(record: Mapping[str, Any]) -> Progress:
    """A progress line's content."""
    return Progress(**{f.name: record[f.name] for f in fields(Progress) if f.name in record})


def report_of(record: Mapping[str, Any]) -> ScanReport:
    """The last line's content."""
    plain = ("new", "updated", "unchanged", "moved", "gone", "duplicates", "cancelled")
    return ScanReport(
        **{name: record[name] for name in plain if name in record},
        rejected=tuple(Rejected(r["path"], r["reason"]) for r in record.get("rejected", ())),
        warnings=tuple((w["path"], w["warning"]) for w in record.get("warnings", ())),
        corrections=Followed(**record.get("corrections", {})),
    )


def progress_words(progress: Progress) -> str:
    """`reading 120/400 · 60/s · 5 s left`."""
    parts = [progress.phase]
    if progress.total:
        parts[0] += f" {progress.done}/{progress.total}"
    if progress.rate:
        parts.append(f"{progress.rate:.0f}/s")
    if progress.remaining_s:
        parts.append(f"{progress.remaining_s:.0f} s left")
    return " · ".join(parts)


def report_words(report: ScanReport) -> str:
    """`2 articles, up to date`, `new 2 · skipped 1`."""
    counts = [
        (report.new, "new"),
        (report.updated, "updated"),
        (report.moved, "moved"),
        (report.gone, "gone"),
        (len(report.rejected), "skipped"),
    ]
    told = [f"{name} {count}" for count, name in counts if count]
    if report.corrections.words:
        told.append(report.corrections.words)
    if report.cancelled:
        told.append("stopped")
    return " · ".join(told) or f"{counted(report.unchanged, 'article')}, up to date"


def _last_words(errors: IO[bytes]) -> str:
    """The last line the child wrote to stderr."""
    end = errors.seek(0, 2)
    errors.seek(max(0, end - _LAST_WORDS))
    lines = errors.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
