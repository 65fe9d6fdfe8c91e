"""Sorted tables of text lines that are searched where they lie, without being read in."""

from __future__ import annotations

import mmap
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

_KEY, _LINE, _PART = b"\t", b"\n", b"\x1f"
_SEPARATOR = _PART.decode()
_SLOTS_A_KEY = 2


class Table:
    """Keys, each with one or more values, between two offsets of a buffer.

    Args:
        buffer: what holds the table.
        start: where its first line begins.
        end: where its last line ends.
        slots: as `slots_of` gives them for the same lines.
    """

    def __init__(
        self, buffer: mmap.mmap | bytes, start: int, end: int, slots: Sequence[int]
    ) -> None:
        self._buffer, self._start, self._end = buffer, start, end
        self._slots, self._last = slots, len(slots) - 1

    def get(self, key: str) -> list[str]:
        """The values under the key; empty where there is none."""
        line = _encoded(key) + _KEY
        slot = zlib.crc32(line)
        while place := self._slots[slot & self._last]:
            at = self._start + place - 1
            values_at = at + len(line)
            if self._buffer[at:values_at] == line:
                values = self._buffer[values_at : self._buffer.find(_LINE, values_at, self._end)]
                return values.decode().split(_SEPARATOR)
            slot += 1
        return []

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


def slots_of(lines: bytes) -> array[int]:
    """A hash table over the keys of a table's lines: where each line begins, counted from 1.

    Open addressing with linear probing (Knuth, "Sorting and Searching", 6.4); 0 is a free slot.
    """
    keys = list(_keys(lines))
    slots = array("I", [0]) * (1 << (_SLOTS_A_KEY * len(keys)).bit_length())
    last = len(slots) - 1
    for key, at in keys:
        slot = zlib.crc32(key)
        while slots[slot & last]:
            slot += 1
        slots[slot & last] = at + 1
    return slots


def _keys(lines: bytes) -> Iterator[tuple[bytes, int]]:
    """Each key with what divides it from its values, and where its line begins."""
    at = 0
    while at < len(lines):
        yield lines[at : lines.index(_KEY, at) + 1], at
        at = lines.index(_LINE, at) + 1


def table_of(table: Mapping[str, Iterable[str]]) -> Table:
    """A table in memory."""
    data = lines_of(table)
    return Table(data, 0, len(data), slots_of(data))
