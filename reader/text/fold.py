"""Folds a word to the form under which its spellings are one: case, accents, apostrophes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MARKS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´′＇", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        # Letters that Unicode does not decompose into a base and a mark.
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"},
        "þ": "th",
    }
)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The word without case, accents and typographic variants: `Müller’s` → `muller's`.

    Accents are dropped from letters of every script that Unicode (NFKD) decomposes, vowel signs
    that are letters of their own (Devanagari, Thai) are kept.
    """
    if word.isascii():
        return word.lower().replace("`", "'")
    lowered = unicodedata.normalize("NFKD", word).casefold().translate(_MARKS)
    return "".join(c for c in lowered if not "\u0300" <= c <= "\u036f" and c not in "\u200c\u200d")
