"""One immutable segment of the index, seen through bit masks.

Nothing here depends on deletions, so a segment lives as long as its files: which of its documents
still live is a mask of its own, held by the view.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from reader.search import masks, whoosh_side
from reader.search.plan import (
    Days,
    Form,
    Near,
    Phrase,
    Prefix,
    Rows,
    Similar,
    Value,
    ValueField,
    Word,
    WordField,
)
from reader.search.tables import Table, table_of
from reader.search.values import has_similar, holds_words
from reader.search.whoosh_cache import MaskCache
from reader.search.whoosh_files import MappedStorage
from reader.search.whoosh_forward import Forward, forward_of
from reader.search.whoosh_postings import Entry, Postings, stand_together
from reader.search.whoosh_ready import (
    form_key,
    is_frequent,
    prefix_key,
    row_key,
    value_key,
    word_key,
)
from reader.search.whoosh_side import SideFile
from reader.text.stem import stem

_ROWID = (1 << 32) - 1
_SCAN_ALL_ABOVE = 8
_FORMS_OF_A_PREFIX = 256
_PHRASES_REMEMBERED, _SETS_REMEMBERED = 64, 8


@dataclass(frozen=True, slots=True)
class Known:
    """What has been verified of a phrase so far: which documents were looked at, which hold it."""

    looked_at: int = 0
    holding: int = 0


class Segment:
    """Answers leaves of a plan with masks in rank space: bit i is the i-th by (day, rowid)."""

    def __init__(self, storage: MappedStorage, schema: Any, info: Any, *, fast: bool = True):
        self.id: str = info.segment_id()
        self.size: int = info.doc_count_all()
        self.all: int = (1 << self.size) - 1
        formats = {name: schema[name].format for name in schema.names() if schema[name].indexed}
        self.postings = Postings(info.codec().terms_reader(storage, info), formats, fast=fast)
        self._folder = Path(storage.folder)
        self._cache = MaskCache()
        self._known: OrderedDict[Phrase | Near, Known] = OrderedDict()
        self._rows: OrderedDict[frozenset[int], int] = OrderedDict()
        self._lazy: dict[str, Any] = {}
        self._side: SideFile | None = None
        self.keys: Sequence[int] = ()
        self.ranks: Sequence[int] | None = None
        self.words_total: int = info._fieldlengths.get(WordField.TEXT, 0)
        self._read_order()

    @property
    def side_path(self) -> Path:
        """Where its side file is or would be."""
        return self._folder / f"{self.id}.masks"

    @property
    def has_side_file(self) -> bool:
        """Whether there is one that fits."""
        return self._side is not None

    def write_side_file(self) -> None:
        """Works out the side file and uses it from now on."""
        keys = array("Q", self.keys)
        ranks = None if self.ranks is None else array("I", self.ranks)
        whoosh_side.write(self.side_path, self.postings, keys=keys, ranks=ranks)
        self._read_order()

    def warm(self) -> None:
        """Asks for the pages of the side file, and takes in the masks of all first letters."""
        if self._side is not None:
            self._side.warm()
        for letter in ascii_lowercase:
            self.prefix(Prefix(letter))

    def _read_order(self) -> None:
        self._side = whoosh_side.load(self.side_path, documents=self.size)
        if self._side is not None:
            self.keys, self.ranks = self._side.keys, self._side.ranks
            return
        days, rowids = self._column("day"), self._column("rowid")
        if 0 in rowids:
            raise ValueError("a document without its number")
        by_document = [day << 32 | rowid for day, rowid in zip(days, rowids, strict=True)]
        self.keys = array("Q", sorted(by_document))
        self.ranks = None
        if list(self.keys) != by_document:
            self.ranks = array("I", bytes(4 * self.size))
            order = sorted(range(self.size), key=by_document.__getitem__)
            for rank, document in enumerate(order):
                self.ranks[document] = rank

    def _column(self, name: str) -> array[int]:
        """A column of unsigned numbers, by document; defaults at the end are not in the file."""
        path = self._folder / f"{self.id}.{name}.col"
        values = array("I")
        if path.exists():
            values.frombytes(path.read_bytes())
        if sys.byteorder == "little":
            values.byteswap()
        values.extend([0] * (self.size - len(values)))
        return values

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        """A derived table, made when first needed; two threads at worst make it twice."""
        if name not in self._lazy:
            self._lazy[name] = make()
        return self._lazy[name]

    # Documents, ranks, rowids

    def documents_of(self, ranks: Iterable[int]) -> list[int]:
        """The document numbers of some ranks, rising."""
        if self.ranks is None:
            return sorted(ranks)
        at: Sequence[int] = self._once("documents", self._inverted)
        return sorted(at[rank] for rank in ranks)

    def rank_of(self, document: int) -> int:
        """The rank of a document number."""
        return document if self.ranks is None else self.ranks[document]

    def document_of(self, rank: int) -> int:
        """The document number of a rank."""
        return rank if self.ranks is None else int(self._once("documents", self._inverted)[rank])

    def lengths(self) -> bytes:
        """How many words each document has, in Whoosh's one-byte logarithm."""
        data: bytes = self._once("lengths", self._read_lengths)
        return data

    def _read_lengths(self) -> bytes:
        path = self._folder / f"{self.id}._{WordField.TEXT}_len.col"
        return (path.read_bytes() if path.exists() else b"").ljust(self.size, b"\0")

    def _inverted(self) -> array[int]:
        documents = array("I", bytes(4 * self.size))
        for document, rank in enumerate(self.ranks or ()):
            documents[rank] = document
        return documents

    def rows(self, leaf: Rows) -> int:
        """The documents with these rowids, deleted ones included."""
        mask = self._rows.get(leaf.rowids)
        if mask is None:
            ranks = self._ranks_of(leaf.rowids)
            mask = masks.mask_of(ranks, size=self.size, expected=len(ranks))
            self._rows[leaf.rowids] = mask
            while len(self._rows) > _SETS_REMEMBERED:
                self._rows.popitem(last=False)
        return mask

    def _ranks_of(self, rowids: Set[int]) -> list[int]:
        if len(rowids) * _SCAN_ALL_ABOVE > self.size:
            return [rank for rank, key in enumerate(self.keys) if key & _ROWID in rowids]
        by_row: Sequence[int] = self._once("by_row", self._by_row)
        found = []
        for rowid in rowids:
            at = bisect_left(by_row, rowid << 32)
            while at < len(by_row) and by_row[at] >> 32 == rowid:
                found.append(by_row[at] & _ROWID)
                at += 1
        return found

    def _by_row(self) -> array[int]:
        return array("Q", sorted((key & _ROWID) << 32 | i for i, key in enumerate(self.keys)))

    def before(self, key: int) -> int:
        """The documents that are older than `day << 32 | rowid`."""
        return (1 << bisect_left(self.keys, key)) - 1

    def since(self, key: int, mask: int) -> Iterator[int]:
        """The ranks in a mask of documents that are not older than a key, falling."""
        first = bisect_left(self.keys, key)
        return (first + rank for rank in masks.highest_first(mask >> first))

    # Masks of leaves

    def form(self, leaf: Form) -> int:
        """The documents with one form of a word."""
        return self._form(leaf.field, leaf.norm)

    def word(self, leaf: Word) -> int:
        """The documents with any form of a word."""
        key = word_key(leaf.field, stem(leaf.norm))
        mask = self._ready(key)
        if mask is None:
            mask = self._any(self._form(leaf.field, form) for form in self.forms(leaf))
            self._cache.keep(key, mask)
        return mask

    def prefix(self, leaf: Prefix) -> int:
        """The documents with a word that begins so."""
        key = prefix_key(leaf.field, leaf.norm)
        mask = self._ready(key)
        if mask is None:
            found = self.postings.walk(leaf.field, leaf.norm.encode("utf-8", "replace"))
            mask = self._cache.keep(key, self._union(leaf.field, found))
        return mask

    def similar(self, leaf: Similar) -> int:
        """The documents with a word a few edits away."""
        key = f"{leaf.distance}{leaf.field} {leaf.norm}"
        mask = self._cache.get(key)
        if mask is None:
            mask = self._any(self._form(leaf.field, form) for form in self.forms(leaf))
            self._cache.keep(key, mask)
        return mask

    def value(self, leaf: Value) -> int:
        """The documents with a value that holds the words one after the other."""
        key = value_key(leaf)
        mask = self._ready(key)
        if mask is None:
            mask = self._any(self.exactly(leaf.field, v) for v in self.values_with(leaf))
            self._cache.keep(key, mask)
        return mask

    def values_with(self, leaf: Value) -> list[str]:
        """The printed values that answer the leaf."""
        table = self._values(leaf.field)
        if leaf.similar:
            return [v for v in table.get("") if has_similar(v, *leaf.similar)]
        if not leaf.norms:
            return table.under(leaf.prefix) if leaf.prefix else table.get("")
        held = [set(table.get(norm)) for norm in leaf.norms]
        return [v for v in held[0].intersection(*held[1:]) if holds_words(v, leaf)]

    def exactly(self, field: ValueField, value: str) -> int:
        """The documents with one printed value."""
        return self._form(field, value)

    def frequencies(self, field: ValueField) -> Mapping[str, int]:
        """Every printed value with the documents that ever held it."""
        counts: Mapping[str, int] = self._once(
            f"counts of {field}",
            lambda: {
                term.decode(): entry.frequency for term, entry in self.postings.walk(field, b"")
            },
        )
        return counts

    def counted(self, field: ValueField, mask: int) -> dict[str, int]:
        """The values of some documents, and how many of these hold each."""
        names: Sequence[str] = self._once(f"names of {field}", lambda: self._values(field).get(""))
        counts = self._forward(field).counted(masks.highest_first(mask))
        return {names[number]: count for number, count in counts.items()}

    def days(self, leaf: Days) -> int:
        """The documents dated within some days."""
        first = leaf.first.toordinal() if leaf.first else 1
        last = leaf.last.toordinal() if leaf.last else (1 << 32) - 2
        low, high = bisect_left(self.keys, first << 32), bisect_left(self.keys, (last + 1) << 32)
        return (1 << max(low, high)) - (1 << low)

    def forms(self, leaf: Word | Prefix | Similar) -> list[str]:
        """The forms in this segment that a leaf stands for; of a prefix the first few hundred."""
        match leaf:
            case Word():
                return self._families().get(stem(leaf.norm)) or [stem(leaf.norm)]
            case Similar():
                found = self.postings.terms_within(leaf.field, leaf.norm, leaf.distance)
                return [term.decode() for term in found]
            case Prefix():
                walk = self.postings.walk(leaf.field, leaf.norm.encode("utf-8", "replace"))
                return [term.decode() for term, _ in islice(walk, _FORMS_OF_A_PREFIX)]

    def _form(self, field: str, norm: str) -> int:
        key = form_key(field, norm)
        mask = self._ready(key)
        if mask is None:
            term = norm.encode("utf-8", "replace")
            entry = self.postings.entry(field, term)
            found = [(term, entry)] if entry else []
            mask = self._cache.keep(key, self._gathered(field, found))
        return mask

    def _ready(self, key: str) -> int | None:
        mask = self._cache.get(key)
        if mask is None and self._side is not None:
            mask = self._side.mask(key)
            if mask is not None:
                self._cache.keep(key, mask)
        return mask

    def _union(self, field: str, found: Iterable[tuple[bytes, Entry]]) -> int:
        """The documents of many terms: frequent ones by their masks, the rest in one go."""
        mask, rare = 0, []
        for term, entry in found:
            if is_frequent(entry, self.size):
                mask |= self._form(field, term.decode())
            else:
                rare.append((term, entry))
        return mask | self._gathered(field, rare)

    def _gathered(self, field: str, found: Sequence[tuple[bytes, Entry]]) -> int:
        documents = chain.from_iterable(
            self.postings.documents(field, term, entry) for term, entry in found
        )
        ranks = documents if self.ranks is None else map(self.ranks.__getitem__, documents)
        expected = sum(entry.frequency for _, entry in found)
        return masks.mask_of(ranks, size=self.size, expected=expected) if found else 0

    @staticmethod
    def _any(found: Iterable[int]) -> int:
        mask = 0
        for one in found:
            mask |= one
        return mask

    def _families(self) -> Table:
        if self._side is not None:
            return self._side.families
        made: Table = self._once(
            "families", lambda: table_of(whoosh_side.families_of(self.postings))
        )
        return made

    def _values(self, field: ValueField) -> Table:
        if self._side is not None:
            return self._side.values[field]
        made: Table = self._once(
            field, lambda: table_of(whoosh_side.value_words(self.postings, field))
        )
        return made

    def _forward(self, field: ValueField) -> Forward:
        if self._side is not None:
            return self._side.forward[field]
        made: Forward = self._once(
            f"forward {field}",
            lambda: forward_of(self.postings, field, size=self.size, ranks=self.ranks),
        )
        return made

    # Phrases

    def candidates(self, leaf: Phrase | Near) -> int:
        """The documents with all words of a phrase, wherever they stand."""
        mask = self.all
        for norm in leaf.norms:
            mask &= self._form(leaf.field, norm)
        for pair in pairwise(leaf.norms) if isinstance(leaf, Phrase) else ():
            held = self._ready(row_key(leaf.field, pair))
            mask &= self.all if held is None else held
        return mask

    def known(self, leaf: Phrase | Near) -> Known:
        """What has been verified of a phrase in this segment, or lies ready."""
        if isinstance(leaf, Phrase) and len(leaf.norms) == 2:
            held = self._ready(row_key(leaf.field, leaf.norms))
            if held is not None:
                return Known(self.all, held)
        return self._known.get(leaf, Known())

    def verify(self, leaf: Phrase | Near, ranks: Sequence[int]) -> None:
        """Looks at the words' positions in some candidates, and remembers what it sees."""
        documents = self.documents_of(ranks)
        holding = [self.rank_of(d) for d in self._holding(leaf, documents)]
        before = self.known(leaf)
        self._known[leaf] = Known(
            before.looked_at | masks.mask_of(ranks, size=self.size, expected=len(ranks)),
            before.holding | masks.mask_of(holding, size=self.size, expected=len(holding)),
        )
        while len(self._known) > _PHRASES_REMEMBERED:
            self._known.popitem(last=False)

    def _holding(self, leaf: Phrase | Near, documents: list[int]) -> list[int]:
        encoded: dict[str, dict[int, tuple[float, bytes]]] = {}
        for norm in sorted(set(leaf.norms), key=lambda n: self.frequency(leaf.field, n)):
            term = norm.encode("utf-8", "replace")
            encoded[norm] = self.postings.places(leaf.field, term, documents)
            documents = [d for d in documents if d in encoded[norm]]
        near = leaf.gap if isinstance(leaf, Near) else None
        return [
            document
            for document in documents
            if stand_together([encoded[norm][document][1] for norm in leaf.norms], near)
        ]

    # For ranking

    def frequency(self, field: str, norm: str) -> int:
        """Documents that ever held the form."""
        entry = self.postings.entry(field, norm.encode("utf-8", "replace"))
        return entry.frequency if entry else 0
