"""Index files as immutable mapped memory, and the fsync that Whoosh leaves out.

Whoosh's own files seek and read on one shared handle: with threads they are slow and, now and
then, silently wrong. A slice of a map is neither.
"""

from __future__ import annotations

import io
import mmap
import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


def mapped(path: str | Path) -> mmap.mmap | bytes:
    """The file's bytes, mapped; an empty file cannot be mapped and is empty bytes."""
    with open(path, "rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class HeldFile:
    """A file held open to read stretches of it from any thread, even when it is removed meanwhile.

    What is read so does not count as the process's memory; what is mapped does, once touched.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from an offset on."""
        return os.pread(self._descriptor, size, at)

    def __del__(self) -> None:
        """Lets the file go with its last reader."""
        if hasattr(self, "_descriptor"):
            os.close(self._descriptor)


class MappedFile(StructFile):  # type: ignore[misc]
    """A file whose random reads are slices of a map, safe to share between threads."""

    def __init__(self, path: str, name: str) -> None:
        self.map = mapped(path)
        super().__init__(self.map if self.map else io.BytesIO(), name=name)

    def get(self, position: int, length: int) -> bytes:
        """The bytes at a position, without moving anything."""
        return self.map[position : position + length]


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A directory of index files to read from; what it opens is never closed under a reader."""

    def open_file(self, name: str, **_: Any) -> MappedFile:
        """Maps a file of the index.

        Raises:
            FileNotFoundError: a writer has removed it meanwhile.
        """
        return MappedFile(self._fpath(name), name)


def make_durable(folder: Path, names: list[str]) -> None:
    """Writes the files and then their directory through to the disk."""
    for name in names:
        _fsync(folder / name)
    _fsync(folder)


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a file in one step, durably: readers see the old bytes or the new ones."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with open(beside, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    _fsync(path.parent)
