"""The side file of a segment: what would be slow to work out again at every start.

`MAIN_<segment>.masks` lies beside the segment, so that Whoosh removes it together with it. It holds
the order of documents, the words of one stem, the words of each outlet and speaker, and ready
masks of what is frequent. It is derived from the segment alone: where it is missing or looks odd,
the same answers come more slowly.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.search import masks
from reader.search.plan import ValueField, WordField
from reader.search.tables import Table, lines_of, slots_of
from reader.search.whoosh_files import HeldFile, mapped, write_whole
from reader.search.whoosh_forward import Forward, forward_of
from reader.search.whoosh_postings import Postings
from reader.search.whoosh_ready import ready_masks
from reader.search.words import norms
from reader.text.stem import stem

_HEAD = struct.Struct("!8sII")
_LAYOUT = 3
"""Of side files; one of another layout is written anew with the next change of the index."""
_MAGIC = b"RDRMASK" + bytes([_LAYOUT])
_ALIGNED = 8


@dataclass(frozen=True, slots=True)
class SideFile:
    """A side file, mapped."""

    keys: Sequence[int]
    """`day << 32 | rowid` of the documents in rank order."""
    ranks: Sequence[int] | None
    """The rank of each document number; None where they are the same."""
    families: Table
    """Stem to the forms that share it, where that is not the stem alone."""
    values: Mapping[ValueField, Table]
    """Folded word to the printed values that hold it."""
    forward: Mapping[ValueField, Forward]
    """The values of each document."""
    _heads: Table
    _map: mmap.mmap
    _file: HeldFile
    _masks_at: int

    def mask(self, key: str) -> int | None:
        """A ready mask, or None where none was kept."""
        head = self._heads.get(key)
        if not head:
            return None
        blob = self._file.read(self._masks_at + int(head[0]), int(head[1]))
        return masks.from_bytes(zlib.decompress(blob))

    def warm(self) -> None:
        """Tells the system that the file will be needed, where it can be told."""
        if hasattr(mmap, "MADV_WILLNEED"):
            self._map.madvise(mmap.MADV_WILLNEED)


def families_of(postings: Postings) -> dict[str, list[str]]:
    """Stem to forms, for stems that stand for anything but themselves."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    names = (WordField.TEXT, WordField.SAID)
    for term in {term for name in names for term, _ in postings.walk(name, b"")}:
        norm = term.decode()
        found[stem(norm)].append(norm)
    return {root: sorted(forms) for root, forms in found.items() if forms != [root]}


def value_words(postings: Postings, value_field: ValueField) -> dict[str, list[str]]:
    """Folded word to the printed values with that word; the empty word has every value."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term, _ in postings.walk(value_field, b""):
        value = term.decode()
        for norm in {"", *norms(value)}:
            found[norm].append(value)
    return found


def load(path: Path, *, documents: int) -> SideFile | None:
    """The side file, or None where there is none that fits the segment."""
    try:
        file, data = HeldFile(path), mapped(path)
        return _parsed(data, file, documents) if isinstance(data, mmap.mmap) else None
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return None


def _parsed(data: mmap.mmap, file: HeldFile, documents: int) -> SideFile | None:
    magic, size, checksum = _HEAD.unpack_from(data, 0)
    if magic != _MAGIC:
        return None
    header = json.loads(data[_HEAD.size : _HEAD.size + size])
    base, parts = _aligned(_HEAD.size + size), header["parts"]
    kept_until = base + parts["blobs"][0]
    if header["documents"] != documents or header["size"] != len(data):
        return None
    if zlib.crc32(memoryview(data)[base:kept_until]) != checksum:
        return None
    if hasattr(mmap, "MADV_DONTNEED"):
        data.madvise(mmap.MADV_DONTNEED)  # What was only checked need not stay mapped.

    def table(name: str) -> Table:
        start, length = parts[name]
        return Table(data, base + start, base + start + length, numbers(_slots(name), "I"))

    def numbers(name: str, code: str) -> Sequence[int]:
        start, length = parts[name]
        return memoryview(data)[base + start : base + start + length].cast(code)  # type: ignore[call-overload, no-any-return]

    return SideFile(
        keys=numbers("keys", "Q"),
        ranks=numbers("ranks", "I") if parts["ranks"][1] else None,
        families=table("families"),
        values={name: table(name) for name in ValueField},
        forward={
            name: Forward(numbers(_starts(name), "I"), numbers(_numbers(name), "I"))
            for name in ValueField
        },
        _heads=table("heads"),
        _map=data,
        _file=file,
        _masks_at=kept_until,
    )


def write(path: Path, postings: Postings, *, keys: array[int], ranks: array[int] | None) -> None:
    """Works out and keeps everything for one segment, replacing what was there."""
    tables: dict[str, Mapping[str, list[str]]] = {
        "families": families_of(postings),
        **{name: value_words(postings, name) for name in ValueField},
    }
    values = {name: tables[name] for name in ValueField}
    size = len(keys)
    ready = ready_masks(
        postings, size=size, ranks=ranks, families=tables["families"], values=values
    )
    tables["heads"], blobs = _packed(ready, size)
    parts = {"keys": keys.tobytes(), "ranks": ranks.tobytes() if ranks is not None else b""}
    for name, table in tables.items():
        parts[name] = lines_of(table)
        parts[_slots(name)] = slots_of(parts[name]).tobytes()
    for name in ValueField:
        forward = forward_of(postings, name, size=size, ranks=ranks)
        parts[_starts(name)] = array("I", forward.starts).tobytes()
        parts[_numbers(name)] = array("I", forward.numbers).tobytes()
    parts["blobs"] = blobs
    write_whole(path, _laid_out(parts, documents=size))


def _packed(ready: Iterable[tuple[str, int]], size: int) -> tuple[dict[str, list[str]], bytes]:
    """Where each mask lies and how long it is, and all masks one after the other."""
    heads: dict[str, list[str]] = {}
    blobs: list[bytes] = []
    at = 0
    for key, mask in ready:
        blob = zlib.compress(masks.to_bytes(mask, size), 1)
        heads[key] = [str(at), str(len(blob))]
        blobs.append(blob)
        at += len(blob)
    return heads, b"".join(blobs)


def _starts(field: str) -> str:
    """The part that holds where the values of each document begin."""
    return f"{field} starts"


def _numbers(field: str) -> str:
    """The part that holds the values of all documents."""
    return f"{field} numbers"


def _slots(table: str) -> str:
    """The part that holds the slots of a table."""
    return f"{table} slots"


def _laid_out(parts: Mapping[str, bytes], *, documents: int) -> bytes:
    places: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name, content in parts.items():
        body.extend(bytes(_aligned(len(body)) - len(body)))
        places[name] = (len(body), len(content))
        body.extend(content)
    checksum = zlib.crc32(memoryview(body)[: places["blobs"][0]])
    size, header = 0, b""
    for _ in range(3):  # The size is part of the header whose length it depends on.
        header = json.dumps({"documents": documents, "size": size, "parts": places}).encode()
        size = _aligned(_HEAD.size + len(header)) + len(body)
    padding = bytes(_aligned(_HEAD.size + len(header)) - _HEAD.size - len(header))
    return _HEAD.pack(_MAGIC, len(header), checksum) + header + padding + bytes(body)


def _aligned(at: int) -> int:
    return -(-at // _ALIGNED) * _ALIGNED
