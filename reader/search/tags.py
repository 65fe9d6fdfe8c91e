"""Tags in notes: words led by `#`."""

from __future__ import annotations

import re

from reader.search.syntax import Fuzzy, Prefix, Term
from reader.search.values import within
from reader.text.fold import fold

_TAG = re.compile(r"(?<![\w#&/])#(\w+(?:[-/.]\w+)*)")


def tags(text: str) -> tuple[str, ...]:
    """The tags in a note as they are written, without `#`, each once."""
    return tuple(dict.fromkeys(_TAG.findall(text)))


def is_meant(tag: str, wanted: Term) -> bool:
    """Whether a condition means a tag, case and accents aside; `*` means any."""
    here, asked = fold(tag), fold(wanted.text.lstrip("#"))
    match wanted:
        case Prefix():
            return here.startswith(asked)
        case Fuzzy(distance=distance):
            return within(here, asked, distance)
        case _:
            return here == asked
