"""Which segments are worth writing anew: too many small ones, and those that are mostly dead.

Whoosh's merging costs what indexing costs and loses the order of documents, so their articles are
indexed again instead, into one segment.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reader.search.whoosh_view import Part

_SEGMENTS, _SEGMENTS_KEPT, _SEGMENTS_AT_WORST = 16, 8, 48
_QUICKLY_WRITTEN = 2_000
_DEAD_SHARE, _LARGE, _DEAD_SHARE_OF_LARGE = 0.1, 5_000, 0.5


def to_gather(parts: Sequence[Part]) -> list[Part]:
    """The segments whose articles should be indexed again, together."""
    chosen = {part.segment.id: part for part in [*_smallest(parts), *_mostly_dead(parts)]}
    return list(chosen.values())


def _smallest(parts: Sequence[Part]) -> list[Part]:
    """All but the largest few of too many segments, as long as writing them anew is quick."""
    if len(parts) <= _SEGMENTS:
        return []
    by_size = sorted(parts, key=lambda part: part.segment.size)[: len(parts) - _SEGMENTS_KEPT]
    sums = itertools.accumulate(part.segment.size for part in by_size)
    quick = sum(documents <= _QUICKLY_WRITTEN for documents in sums)
    chosen = by_size[:quick] if len(parts) <= _SEGMENTS_AT_WORST else by_size
    return chosen if len(chosen) > 1 else []


def _mostly_dead(parts: Sequence[Part]) -> list[Part]:
    """Segments of which so much is dead that writing the rest anew is worth its time."""
    return [part for part in parts if _dead_share(part) > _tolerated(part.segment.size)]


def _dead_share(part: Part) -> float:
    return 1 - part.live.bit_count() / part.segment.size


def _tolerated(size: int) -> float:
    return _DEAD_SHARE if size < _LARGE else _DEAD_SHARE_OF_LARGE
