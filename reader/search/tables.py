"""Sorted tables of text lines that are searched where they lie, without being read in."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Mapping

_KEY, _LINE, _PART = b"\t", b"\n", b"\x1f"


class Table:
    """Keys, each with one or more values, between two offsets of a buffer."""

    def __init__(self, buffer: mmap.mmap | bytes, start: int, end: int) -> None:
        self._buffer, self._start, self._end = buffer, start, end

    def get(self, key: str) -> list[str]:
        """The values under the key; empty where there is none. A binary search over lines."""
        wanted, buffer, low, high = _encoded(key), self._buffer, self._start, self._end
        while low < high:
            line = max(low, buffer.rfind(_LINE, low, (low + high) // 2) + 1)
            tab = buffer.find(_KEY, line, self._end)
            stop = buffer.find(_LINE, tab, self._end)
            found = buffer[line:tab]
            if found == wanted:
                return [part.decode() for part in buffer[tab + 1 : stop].split(_PART)]
            low, high = (stop + 1, high) if found < wanted else (low, line)
        return []


def _encoded(text: str) -> bytes:
    """The text without the three characters that divide a table."""
    data = text.encode("utf-8", "replace")
    return data.replace(_KEY, b" ").replace(_LINE, b" ").replace(_PART, b" ")


def lines_of(table: Mapping[str, Iterable[str]]) -> bytes:
    """The bytes a `Table` is read from."""
    encoded = {_encoded(key): _PART.join(map(_encoded, parts)) for key, parts in table.items()}
    return b"".join(key + _KEY + encoded[key] + _LINE for key in sorted(encoded))


def table_of(table: Mapping[str, Iterable[str]]) -> Table:
    """A table in memory."""
    data = lines_of(table)
    return Table(data, 0, len(data))
