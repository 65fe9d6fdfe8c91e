"""Crash reports: where an unexpected error happened, and not a word of any article."""

from __future__ import annotations

import datetime
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

CRASHED = 70
"""The exit code after an error of the program's own (EX_SOFTWARE of sysexits.h)."""

KEPT = 10
"""Reports that are kept; older ones are deleted."""

_PACKAGES = ("newsroom-reader", "textual", "rich", "whoosh")


def write(error: BaseException, *, folder: Path, now: datetime.datetime) -> Path:
    """Writes a report that can be sent to others, readable by its owner alone.

    It names types of exceptions, files, lines and functions. It holds no messages and no values
    of variables, because both may quote an article, a note or a query.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as out:
        out.write(report(error, now=now))
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def report(error: BaseException, *, now: datetime.datetime) -> str:
    """The report's text."""
    lines = [f"reader crash report, {now.isoformat(timespec='seconds')}", *_versions(), ""]
    for link in _chain(error):
        lines += [f"{type(link).__module__}.{type(link).__qualname__}", *_frames(link), ""]
    lines.append("Messages and values are left out: they could quote an article.")
    return "\n".join(lines) + "\n"


def _versions() -> Iterator[str]:
    from importlib.metadata import version  # costs more than it is worth until something breaks

    yield f"Python {platform.python_version()} on {sys.platform}"
    for package in _PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except ImportError:
            yield f"{package} unknown"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it, outermost first."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _frames(error: BaseException) -> Iterator[str]:
    trace: TracebackType | None = error.__traceback__
    for frame, line in traceback.walk_tb(trace):
        code = frame.f_code
        yield f"  {_short(code.co_filename)}:{line} {code.co_qualname}"


def _short(path: str) -> str:
    """The path from its package on: where the program is installed is nobody's business."""
    parts = Path(path).parts
    for root in ("site-packages", "reader"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at + (root == "site-packages") :])
    return parts[-1] if parts else "?"


def tell(error: BaseException, *, folder: Path, now: datetime.datetime) -> int:
    """Says on stderr that the program failed and where the report is; returns the exit code."""
    told = "reader has stopped because of an error of its own; your library is whole."
    try:
        path = write(error, folder=folder, now=now)
        told += f"\nA report without any article's text is in {path}"
    except OSError as problem:
        told += f"\nThe report could not be written: {problem.strerror}"
    print(told, file=sys.stderr)
    return CRASHED
