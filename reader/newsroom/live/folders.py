"""Which folders a library reads, and what sets equal paths in them apart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.errors import UsageError
from reader.locations import workspace_name
from reader.store import files
from reader.store.connection import Library
from reader.store.files import Folder
from reader.text.safe import printable

_FIRST = 1

_COMPARED = 200
"""Files of a folder that is gone that are looked for in another one."""

_SAME = 0.5
"""The share of them that must be there."""


def key_prefix(folder: Folder) -> str:
    """What the source keys of a folder's articles begin with.

    Empty for the library's first folder, so that its ids are the same wherever it lies; another
    folder's name sets equal paths apart, and stays when the folder is moved.
    """
    if folder.prefix is not None:
        return folder.prefix
    return "" if folder.number == _FIRST else f"{workspace_name(Path(folder.path))}/"


def read_also(library: Library, wanted: Iterable[Path]) -> None:
    """Has the library read these folders as well, if it does not yet.

    A folder with the files of one that is no longer there is that one, moved: its articles keep
    their ids, and all that hangs on these.

    Args:
        library: the library.
        wanted: folders, resolved.

    Raises:
        UsageError: one is not there and never was read.
    """
    for path in map(str, wanted):
        with library.reading() as db:
            known = files.folders(db)
            if any(folder.path == path for folder in known):
                continue
            if not os.path.isdir(path):
                raise UsageError(
                    f"no such folder: {printable(path)}", hint="name a folder of articles"
                )
            gone = [folder for folder in known if not os.path.isdir(folder.path)]
            moved = next((f for f in gone if _stands_in(path, files.stamps(db, f.number))), None)
        with library.writing() as db:
            if moved is None:
                files.add_folder(db, path)
            else:
                files.move_folder(db, moved.number, path, prefix=key_prefix(moved))


def _stands_in(path: str, stamps: Mapping[str, tuple[int, str]]) -> bool:
    """Whether files last seen elsewhere stand in this folder, at the same places and as large."""
    compared = list(stamps.items())[:_COMPARED]
    there = sum(
        _size(os.path.join(path, place)) == stamp.partition(":")[0]
        for place, (_, stamp) in compared
    )
    return there > _SAME * len(compared)


def _size(path: str) -> str | None:
    """As stamps begin."""
    try:
        return str(os.stat(path).st_size)
    except OSError:
        return None
