"""Whether a person's way of naming a speaker means whom an article names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.newsroom.live.names import alike, sound
from reader.text.fold import fold

_ARTICLES = frozenset({"the", "a", "an"})


def may_be_called(asked: str, names: Iterable[str]) -> bool:
    """Whether one of the names may be the asked one's, transliterations allowed for.

    Args:
        asked: a name in any spelling, in full or a part of it.
        names: what the speaker is called, canonically and as printed.
    """
    wanted = _sounds(asked)
    return any(wanted <= _sounds(name) or asked in alike((asked, name)) for name in names if name)


def _sounds(name: str) -> frozenset[str]:
    words = (fold(part) for part in re.findall(r"[^\W\d_]+", name))
    return frozenset(sound(word) for word in words if word not in _ARTICLES)
