"""The lock that lets one process at a time scan a library."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from reader.errors import Busy


@contextlib.contextmanager
def scan_lock(library: Path) -> Iterator[None]:
    """Holds the lock beside the library; the system frees it whatever ends the process.

    Raises:
        Busy: another process holds it; its id is told.
    """
    handle = os.open(library.with_name("scan.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy("the scan of this library", pid=_holder(handle)) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _holder(handle: int) -> int | None:
    written = os.pread(handle, 20, 0)
    return int(written) if written.isdigit() else None
