"""The seam between the newsroom and whatever finds documents: values in, rowids out.

Engines hold only what follows from one version of an article. Whatever changes at a keypress
(tags, notes, reading state, decisions) reaches them as sets of rowids.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from reader.model.search import Order
from reader.search.plan import Node, Value, ValueField, Word


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What the index holds of one article. Nothing of it is stored as text."""

    rowid: int
    """The article's number in the library, positive, below 2^32."""
    day: datetime.date | None
    title: str
    """The headline where one is known; a stand-in first sentence is not repeated here."""
    text: str
    """Cleaned text."""
    said: str
    """The words inside quotations."""
    outlet: str
    """As shown to people; empty where unknown."""
    speakers: tuple[str, ...]
    """The names under which its quotations can be found."""
    voices: tuple[str, ...] = ()
    """Who is quoted, each under one name."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer."""

    rowids: tuple[int, ...]
    total: int
    """Documents that answer; a lower bound unless `total_is_exact`."""
    total_is_exact: bool
    took_ms: float
    partial: str = ""
    """Why hits may be missing, in words; empty when none is."""
    after: str | None = None
    """Hand it back as `after` for the next page; None at the end."""


@dataclass(frozen=True, slots=True)
class ValueCount:
    """How many documents of an answer have one value of a field."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Health:
    """How the index is doing."""

    documents: int
    segments: int
    deleted: int
    """Documents that are gone but still take room."""
    size: int
    """Bytes on disk."""
    fast: bool
    """Whether the direct way of reading postings passed its self-test."""
    trouble: str = ""
    """What is wrong, in words; empty when nothing is."""


class SearchEngine(Protocol):
    """Finds documents. Searching may be called from any thread; writing takes a lock.

    Every method may raise `IndexDamaged`: nothing is lost then, the index can be rebuilt.
    """

    def apply(
        self, documents: Iterable[IndexDocument], *, upto: int, gone: Iterable[int] = ()
    ) -> None:
        """Replaces the documents by rowid, forgets `gone`, then moves the watermark to `upto`.

        Doing it twice leaves the same index; a crash in between leaves the old watermark.

        Raises:
            Busy: another process is writing.
        """
        ...

    def delete(self, rowids: Iterable[int]) -> None:
        """Forgets documents; unknown rowids are ignored. The watermark stays.

        Raises:
            Busy: another process is writing.
        """
        ...

    def watermark(self) -> int:
        """Up to which change of the library the index is durable on disk; 0 for a new index."""
        ...

    def search(
        self,
        node: Node,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        after: str | None = None,
        within: Set[int] | None = None,
        deadline_ms: float = 20.0,
    ) -> Page:
        """The documents that answer, a page at a time: newest (day, rowid) first, or best first.

        Beyond the deadline positions are no longer verified: the total becomes a lower bound.
        """
        ...

    def facets(
        self,
        node: Node,
        field: ValueField,
        *,
        limit: int = 10,
        within: Set[int] | None = None,
        shown: Mapping[str, str] = MappingProxyType({}),
    ) -> Sequence[ValueCount]:
        """The most frequent values among the documents that answer, then by name.

        Values that are `shown` as one are counted as one. Where positions are in doubt, counts
        what is known after a short while, as `search` does.
        """
        ...

    def warm(self) -> None:
        """Reads in what the first answers will need."""
        ...

    def months(
        self, node: Node, *, limit: int = 12, within: Set[int] | None = None
    ) -> Sequence[ValueCount]:
        """Documents that answer by month (`2023-05`), latest first; undated ones are left out."""
        ...

    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        """Words that begin with the folded prefix, most frequent first."""
        ...

    def similar(self, norm: str, *, limit: int = 3) -> Sequence[str]:
        """Words spelt much like this one, most frequent first: did you mean?"""
        ...

    def forms(self, leaf: Word) -> Sequence[str]:
        """The forms in the library that a word stands for, in order."""
        ...

    def values(self, leaf: Value) -> Sequence[str]:
        """The printed values that a condition on outlet or speaker means, in order."""
        ...

    def health(self) -> Health:
        """Size and state; opens and checks everything."""
        ...

    def writable(self, *, within_s: float) -> bool:
        """Whether nobody writes, or whoever does is done after so many seconds."""
        ...

    def scattered(self) -> Sequence[int]:
        """Rowids that lie in too many small parts; applying them again makes one of these."""
        ...

    def rebuild(self, documents: Iterable[IndexDocument], *, upto: int) -> None:
        """Builds the index anew beside the old one and swaps it in; searches go on meanwhile.

        Raises:
            Busy: another process is writing.
        """
        ...
