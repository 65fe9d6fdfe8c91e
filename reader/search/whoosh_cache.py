"""The masks that were used last, held in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict

_CACHED_BYTES = 24 << 20
_SMALL_OBJECT = 64


class MaskCache:
    """The masks used last, up to a number of bytes. For any thread."""

    def __init__(self, limit: int = _CACHED_BYTES) -> None:
        self._limit, self._held = limit, 0
        self._masks: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> int | None:
        """The mask, if it is still held."""
        with self._lock:
            mask = self._masks.get(key)
            if mask is not None:
                self._masks.move_to_end(key)
            return mask

    def keep(self, key: str, mask: int) -> int:
        """Holds the mask and returns it."""
        with self._lock:
            if key not in self._masks:
                self._held += _size(mask)
            self._masks[key] = mask
            while self._held > self._limit and len(self._masks) > 1:
                self._held -= _size(self._masks.popitem(last=False)[1])
        return mask


def _size(mask: int) -> int:
    return _SMALL_OBJECT + mask.bit_length() // 8
