"""Reads posting lists straight from the mapped files of a segment.

Whoosh's matchers answer the same through its public interface, slower and one thread at a time.
They are the yardstick of the self-test at start, and the way out where it fails: the layout read
here is that of `whoosh.codec.whoosh3` in Whoosh 2.7.4.
"""

from __future__ import annotations

import re
import struct
import threading
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from pickle import loads
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from reader.search.whoosh_schema import positions_in

# Pickled (protocol 2) numbers: one, two and four bytes, a float, None.
_NUMBER = rb"K.|M..|J....|G.{8}|N"
_BLOCK_INFO = re.compile(rb"\x80\x02\((?:" + _NUMBER + rb")+tq\x00\.", re.DOTALL)
_BLOCK_IDS = re.compile(
    rb"\x80\x02(?:\((?:K.|M..|J....)+t|(?:K.|M..|J....){1,3}[\x85-\x87])", re.DOTALL
)
_BLOCK_WEIGHTS = re.compile(rb"q\x00\(((?:G.{8})+)t", re.DOTALL)
_POSTINGS_A_BLOCK, _A_WEIGHT = 128, 9
_IDS_AT_MOST = 4 + 5 * _POSTINGS_A_BLOCK
_WEIGHTS_AT_MOST = _IDS_AT_MOST + 4 + _A_WEIGHT * _POSTINGS_A_BLOCK
_LENGTH = struct.Struct("!i")
_SIZES = struct.Struct("!ii")
# Flags, weight, document frequency, two lengths, largest weight, first and last document, offset.
_TERM_INFO = struct.Struct("!BfIBBfIIq")
_IN_TERM_INFO = 2
"""Up to so many documents, the term's first and last document are all there are."""
_TESTED_POSTINGS = 1000
_TESTED_PREFIXES, _TESTED_FROM = (b"", b"a", b"c", b"p", b"th"), 12


class Entry(NamedTuple):
    """Where a term's postings are."""

    frequency: int
    """Documents that hold the term, deleted ones included."""
    first: int
    """Document numbers."""
    last: int
    offset: int
    """Of the posting list in its file."""


class Postings:
    """The terms of one segment and the documents that hold them. Immutable, for any thread."""

    def __init__(self, terms: Any, formats: dict[str, Any], *, fast: bool = True) -> None:
        self._terms = terms
        self._keys = terms._dbfile.map
        self._keys_end: int = terms._tindex.endofdata
        self._order_at: int = terms._tindex.indexbase
        self._order = struct.Struct("!" + terms._tindex.extras["indextype"])
        self._count: int = terms._tindex.indexlen
        self._lists = terms._postfile.map
        self._formats = formats
        self._one_at_a_time = threading.Lock()
        self.fast = fast and self._agrees()

    def entry(self, field: str, term: bytes) -> Entry | None:
        """Where the term's postings are; None where no document ever held it."""
        try:
            at = self._terms._range_for_key(field, term)[0]
        except KeyError:
            return None
        return self._entry_at(at)

    def walk(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, Entry]]:
        """All terms of the field that begin so, in order, each with its entry."""
        if field not in self._terms._fieldmap:
            return
        wanted: bytes = self._terms._keycoder(field, prefix)
        keys, size, skip = self._keys, len(wanted), len(wanted) - len(prefix)
        at = self._first_from(wanted)
        while at < self._keys_end:
            key_size, info_size = _SIZES.unpack_from(keys, at)
            info_at = at + _SIZES.size + key_size
            key = keys[at + _SIZES.size : info_at]
            if key[:size] != wanted:
                return
            yield key[skip:], self._entry_at(info_at)
            at = info_at + info_size

    def _first_from(self, wanted: bytes) -> int:
        """Where the first key is that is not below the wanted one: a binary search."""
        keys, low, high = self._keys, 0, self._count
        while low < high:
            middle = (low + high) // 2
            at = self._key_at(middle)
            start = at + _SIZES.size
            if keys[start : start + _SIZES.unpack_from(keys, at)[0]] < wanted:
                low = middle + 1
            else:
                high = middle
        return self._key_at(low) if low < self._count else self._keys_end

    def _key_at(self, number: int) -> int:
        at: int = self._order.unpack_from(self._keys, self._order_at + number * self._order.size)[0]
        return at

    def documents(self, field: str, term: bytes, entry: Entry) -> Iterable[int]:
        """The numbers of the documents that hold the term, rising."""
        if entry.frequency <= _IN_TERM_INFO:
            return (entry.first, entry.last)[: entry.frequency]
        if self.fast:
            return chain.from_iterable(self._decoded(entry.offset))
        return self._by_matcher(field, term)

    def places(
        self, field: str, term: bytes, documents: Sequence[int]
    ) -> dict[int, tuple[float, bytes]]:
        """Weight and encoded positions of the term in each of the rising `documents` with it.

        Only blocks of postings that can hold one of them are decoded.
        """
        entry = self.entry(field, term)
        if entry is None or not documents:
            return {}
        if self.fast:
            return self._decoded_places(entry.offset, documents)
        return self._places_by_matcher(field, term, documents)

    def weights(self, field: str, term: bytes, documents: Sequence[int]) -> dict[int, float]:
        """How often the term stands in each of the rising `documents` with it."""
        entry = self.entry(field, term)
        if entry is None or not documents:
            return {}
        if self.fast:
            return self._decoded_weights(entry.offset, documents)
        places = self._places_by_matcher(field, term, documents)
        return {document: weight for document, (weight, _) in places.items()}

    def positions(
        self, field: str, term: bytes, entry: Entry
    ) -> Iterator[tuple[Sequence[int], Sequence[bytes]]]:
        """All documents with the term, rising, and its encoded positions there, in stretches."""
        if not self.fast:
            found = self._positions_by_matcher(field, term)
            yield [document for document, _ in found], [places for _, places in found]
            return
        for _, start, end in self._blocks(entry.offset):
            deltas, _, values = loads(zlib.decompress(self._lists[start:end]))
            yield list(accumulate(deltas)), values

    def terms_within(self, field: str, word: str, distance: int) -> list[bytes]:
        """The field's terms at most `distance` edits away from the word, in order."""
        from whoosh.codec.base import Automata

        if field not in self._terms._fieldmap:
            return []
        cursor = self._terms.cursor(field, _Utf8())
        found = Automata().terms_within(cursor, word, distance)
        return [term.encode("utf-8") for term in found]

    def _entry_at(self, at: int) -> Entry:
        values = _TERM_INFO.unpack_from(self._keys, at)
        return Entry(values[2], values[6], values[7], values[8])

    def _blocks(self, offset: int) -> Iterator[tuple[int, int, int]]:
        """(start of the block's info, start of its data, its end) for each block of a list."""
        lists = self._lists
        if lists[offset : offset + len(WHOOSH3_HEADER_MAGIC)] != WHOOSH3_HEADER_MAGIC:
            raise ValueError("no posting list begins here")
        at, last = offset + len(WHOOSH3_HEADER_MAGIC), False
        while not last:
            (size,) = _LENGTH.unpack_from(lists, at)
            last, start = size < 0, at + _LENGTH.size
            at = start + abs(size)
            info = _BLOCK_INFO.match(lists, start, at)
            if info is None:
                raise ValueError("a block of postings without its header")
            yield start, info.end(), at

    def _decoded(self, offset: int) -> Iterator[Iterable[int]]:
        """The document numbers of each block; what follows them is not even unpacked."""
        lists = self._lists
        for _, start, end in self._blocks(offset):
            data = lists[start:end]
            ids = _BLOCK_IDS.match(zlib.decompressobj().decompress(data, _IDS_AT_MOST))
            deltas = loads(ids.group() + b".") if ids else loads(zlib.decompress(data))[0]
            yield accumulate(deltas)

    def _decoded_places(
        self, offset: int, documents: Sequence[int]
    ) -> dict[int, tuple[float, bytes]]:
        found = {}
        for start, end, wanted in self._blocks_with(offset, documents):
            deltas, weights, values = loads(zlib.decompress(self._lists[start:end]))
            index = {document: i for i, document in enumerate(accumulate(deltas))}
            for document in wanted:
                i = index.get(document)
                if i is not None:
                    weight = weights[i] if isinstance(weights, tuple) else weights or 1.0
                    found[document] = (weight, values[i] if values else b"")
        return found

    def _blocks_with(
        self, offset: int, documents: Sequence[int]
    ) -> Iterator[tuple[int, int, Sequence[int]]]:
        """(start of the data, its end, documents to look for) for each block worth decoding."""
        lists, at = self._lists, 0
        for info, start, end in self._blocks(offset):
            last: int = loads(lists[info:start])[1]
            beyond = bisect_right(documents, last, at)
            if beyond > at:
                yield start, end, documents[at:beyond]
                at = beyond
            if at == len(documents):
                return

    def _decoded_weights(self, offset: int, documents: Sequence[int]) -> dict[int, float]:
        found = {}
        for start, end, wanted in self._blocks_with(offset, documents):
            weight_of = _weights_in(self._lists[start:end])
            found.update({d: weight_of[d] for d in wanted if d in weight_of})
        return found

    def _by_matcher(self, field: str, term: bytes) -> list[int]:
        with self._one_at_a_time:
            return list(self._terms.matcher(field, term, self._formats[field]).all_ids())

    def _places_by_matcher(
        self, field: str, term: bytes, documents: Sequence[int]
    ) -> dict[int, tuple[float, bytes]]:
        wanted, found = set(documents), {}
        with self._one_at_a_time:
            matcher = self._terms.matcher(field, term, self._formats[field])
            while matcher.is_active():
                if matcher.id() in wanted:
                    found[matcher.id()] = (matcher.weight(), matcher.value() or b"")
                matcher.next()
        return found

    def _positions_by_matcher(self, field: str, term: bytes) -> list[tuple[int, bytes]]:
        found = []
        with self._one_at_a_time:
            matcher = self._terms.matcher(field, term, self._formats[field])
            while matcher.is_active():
                found.append((matcher.id(), matcher.value()))
                matcher.next()
        return found

    def _agrees(self) -> bool:
        """The self-test: some terms of every field, read directly and through Whoosh."""
        try:
            return all(self._agrees_on(field) for field in self._formats)
        except Exception:
            return False

    def _agrees_on(self, field: str) -> bool:
        if not self._walks_alike(field):
            return False
        for term, entry in self._sample(field).items():
            direct = list(chain.from_iterable(self._decoded(entry.offset)))
            if direct != self._by_matcher(field, term) or len(direct) != entry.frequency:
                return False
            probe = [direct[0], direct[-1]]
            if self._decoded_places(entry.offset, probe) != self._places_by_matcher(
                field, term, probe
            ):
                return False
            weights = {
                document: w
                for document, (w, _) in self._decoded_places(entry.offset, probe).items()
            }
            if self._decoded_weights(entry.offset, probe) != weights:
                return False
        return True

    def _walks_alike(self, field: str) -> bool:
        """Whether walks meet the terms that Whoosh meets, in several places."""
        for prefix in _TESTED_PREFIXES:
            ours = [term for term, _ in islice(self.walk(field, prefix), _TESTED_FROM)]
            following = islice(self._terms.terms_from(field, prefix), _TESTED_FROM)
            theirs = [t for name, t in following if name == field and t.startswith(prefix)]
            if ours != theirs:
                return False
        return True

    def _sample(self, field: str) -> dict[bytes, Entry]:
        """Some terms of a field: of a few in each of several places the most frequent fair one."""
        found: dict[bytes, Entry] = {}
        for prefix in _TESTED_PREFIXES:
            few = islice(self.walk(field, prefix), _TESTED_FROM)
            fair = [item for item in few if item[1].frequency <= _TESTED_POSTINGS]
            found.update([max(fair, key=lambda item: item[1].frequency)] if fair else [])
        return found


def _weights_in(data: bytes) -> dict[int, float]:
    """Weight by document of one block, whose positions are not even unpacked where they differ."""
    head = zlib.decompressobj().decompress(data, _WEIGHTS_AT_MOST)
    ids = _BLOCK_IDS.match(head)
    weights = _BLOCK_WEIGHTS.match(head, ids.end()) if ids else None
    if ids is None or weights is None:
        deltas, given, _ = loads(zlib.decompress(data))
        documents = list(accumulate(deltas))
        each = given if isinstance(given, tuple) else [given or 1.0] * len(documents)
        return dict(zip(documents, each, strict=True))
    start, end = weights.span(1)
    found = struct.unpack_from(">" + "xd" * ((end - start) // _A_WEIGHT), head, start)
    return dict(zip(accumulate(loads(ids.group() + b".")), found, strict=True))


class _Utf8:
    """What Whoosh's cursor wants of a field: how terms become text."""

    @staticmethod
    def to_bytes(text: str) -> bytes:
        return text.encode("utf-8", "replace")

    @staticmethod
    def from_bytes(term: bytes) -> str:
        return term.decode("utf-8", "replace")


def adjacent(places: Sequence[bytes]) -> bool:
    """Whether words with these encoded positions stand somewhere one after the other."""
    ends: Iterable[int] = positions_in(places[0])
    for encoded in places[1:]:
        following = {place + 1 for place in ends}
        ends = [place for place in positions_in(encoded) if place in following]
        if not ends:
            return False
    return True


def close_by(places: Sequence[bytes], gap: int) -> bool:
    """Whether one of each word stands in a stretch with at most `gap` other words in it."""
    found = sorted((at, i) for i, encoded in enumerate(places) for at in positions_in(encoded))
    latest: dict[int, int] = {}
    for at, word in found:
        latest[word] = at
        if len(latest) == len(places):
            width = at - min(latest.values()) + 1
            if width - len(places) <= gap:
                return True
    return False


def stand_together(places: Sequence[bytes], gap: int | None) -> bool:
    """Whether words with these encoded positions stand in a row; with a gap, close by."""
    return adjacent(places) if gap is None else close_by(places, gap)
