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
        """The values under the key; empty where there is none."""
        wanted = _encoded(key)
        found, values, _ = self._line(self._first_from(wanted))
        return [part.decode() for part in values.split(_PART)] if found == wanted else []

    def __len__(self) -> int:
        """Bytes it takes."""
        return self._end - self._start

    def as_dict(self) -> dict[str, list[str]]:
        """The whole table read in, for small ones that are asked often."""
        found, at = {}, self._start
        while at < self._end:
            key, values, at = self._line(at)
            found[key.decode()] = [part.decode() for part in values.split(_PART)]
        return found

    def under(self, prefix: str) -> list[str]:
        """The values under all keys that begin so, each once, in the order of keys."""
        wanted, gathered = _encoded(prefix), dict[bytes, None]()
        at = self._first_from(wanted)
        while at < self._end:
            found, values, at = self._line(at)
            if not found.startswith(wanted):
                break
            gathered.update(dict.fromkeys(values.split(_PART)))
        return [value.decode() for value in gathered]

    def _line(self, at: int) -> tuple[bytes, bytes, int]:
        """Key and values of the line that starts there, and where the next one starts."""
        if at >= self._end:
            return b"", b"", at
        tab = self._buffer.find(_KEY, at, self._end)
        stop = self._buffer.find(_LINE, tab, self._end)
        return self._buffer[at:tab], self._buffer[tab + 1 : stop], stop + 1

    def _first_from(self, wanted: bytes) -> int:
        """Where the first line starts whose key is not below the wanted: a binary search."""
        low, high = self._start, self._end
        while low < high:
            line = max(low, self._buffer.rfind(_LINE, low, (low + high) // 2) + 1)
            found, _, after = self._line(line)
            low, high = (after, high) if found < wanted else (low, line)
        return low


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
