"""Sets of documents as bits of one Python int: bit i is the i-th document of a segment.

AND, OR and NOT are then single operations in C, a count is `bit_count()`, the newest document
is `bit_length() - 1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_DIGITS = bytes((48, 49)) + bytes(254)
_BIT = tuple(1 << i for i in range(8))
_WINDOW = 2048
_SPARSE = 24


def packed(flags: bytearray) -> int:
    """The mask of a byte (0 or 1) for each document."""
    return int(flags[::-1].translate(_DIGITS), 2) if flags else 0


def mask_of(ranks: Iterable[int], *, size: int, expected: int) -> int:
    """The mask of the given ranks, of which there are about `expected`, in `size` documents."""
    if expected * _SPARSE < size:
        sparse = bytearray((size + 7) // 8)
        for rank in ranks:
            sparse[rank >> 3] |= _BIT[rank & 7]
        return int.from_bytes(sparse, "little")
    flags = bytearray(size)
    for rank in ranks:
        flags[rank] = 1
    return packed(flags)


def highest_first(mask: int) -> Iterator[int]:
    """The ranks in the mask, falling; reads the long number in windows, not once a bit."""
    while mask:
        low = max(0, mask.bit_length() - _WINDOW)
        window = mask >> low
        mask ^= window << low
        while window:
            top = window.bit_length() - 1
            yield low + top
            window ^= 1 << top


def to_bytes(mask: int, size: int) -> bytes:
    """The mask of `size` documents as bytes, for keeping."""
    return mask.to_bytes((size + 7) // 8, "little")


def from_bytes(data: bytes) -> int:
    """The mask that `to_bytes` wrote."""
    return int.from_bytes(data, "little")
