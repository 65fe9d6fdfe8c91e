"""`reader scan`: reads new and changed files into the library."""

from __future__ import annotations

import signal
import sys
import threading
import time
from dataclasses import asdict
from types import FrameType

import click

from reader.cli import options
from reader.cli.printer import Printer, as_json, print_json, printer
from reader.cli.session import Session, pass_session
from reader.errors import NothingFound
from reader.newsroom.scan import Progress, ScanReport
from reader.text.plural import counted
from reader.text.safe import printable

SKIPPED = 3
INTERRUPTED = 130


@click.command(name="scan")
@click.argument("folder", required=False)
@options.library
@options.json
@click.option("--progress-json", is_flag=True, help="One JSON line for every step.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that analyse articles.")
@click.option("--report", is_flag=True, help="Print the last report; read nothing.")
@pass_session
def command(
    session: Session,
    folder: str | None,
    where: str | None,
    as_json: bool,
    progress_json: bool,
    jobs: int | None,
    report: bool,
) -> int:
    """Read what is new or changed; every file that could not be read is listed with its reason.

    \b
      reader scan                   the library used last
      reader scan ~/articles
      reader scan --report          what the last scan said
    """
    scan = session.library(folder or where).scan
    stop = _stop_on_signal()
    if report:
        last = scan.last()
        if last is None:
            raise NothingFound("nothing has been scanned yet", hint="run “reader scan FOLDER”")
        result = last
    else:
        show = _json_progress if progress_json else _Ticker().show
        result = scan.run(progress=show, cancelled=stop.is_set, jobs=jobs)
    if progress_json:
        click.echo(_line({"phase": "report", **_record(result)}))
    elif as_json:
        print_json("scan@1", _record(result))
    else:
        print_report(result, printer(session))
    if result.cancelled:
        return INTERRUPTED
    return SKIPPED if result.rejected else 0


def print_report(report: ScanReport, out: Printer) -> None:
    """Prints what happened to every file."""
    counts = [
        (report.new, "new"),
        (report.updated, "updated"),
        (report.moved, "moved"),
        (report.unchanged, "unchanged"),
        (report.duplicates, "duplicate"),
        (report.gone, "gone"),
        (len(report.rejected), "skipped"),
    ]
    told = [f"{name} {count}" for count, name in counts if count]
    if not (report.changed or report.rejected or report.cancelled or report.corrections.words):
        out.line(f"{counted(report.unchanged, 'article')}, up to date")
    else:
        out.line(" · ".join(told or ["no articles"]) + (" · stopped" if report.cancelled else ""))
    if report.corrections.words:
        out.line(report.corrections.words, indent=2)
    for rejected in report.rejected:
        out.line(f"skipped {rejected.path}: {rejected.reason}", indent=2)
    for path, warning in report.warnings:
        out.line(f"{path}: {warning}", indent=2)


def _record(report: ScanReport) -> dict[str, object]:
    record = asdict(report)
    record["warnings"] = [{"path": path, "warning": text} for path, text in report.warnings]
    return record


def _line(record: dict[str, object]) -> str:
    return as_json({"schema": "reader/scan-progress@1", **record})


def _json_progress(progress: Progress) -> None:
    """One JSON line for a program that waits, such as the app; at once."""
    click.echo(_line(asdict(progress)))
    sys.stdout.flush()


class _Ticker:
    """Shows progress on stderr, where that is a terminal, at most five times a second."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._wanted = sys.stderr.isatty()

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        if not self._wanted or (now - self._shown < 0.2 and progress.phase != "done"):
            return
        self._shown = now
        rest = f", {progress.remaining_s:.0f} s left" if progress.remaining_s else ""
        text = f"{progress.phase} {progress.done}/{progress.total}, {progress.rate:.0f}/s{rest}"
        end = "\r\x1b[K" if progress.phase == "done" else ""
        sys.stderr.write("\r\x1b[K" + (end or printable(text)))
        sys.stderr.flush()


def _stop_on_signal() -> threading.Event:
    """An event that the first SIGINT or SIGTERM sets; a second one ends the process at once."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    return stop
