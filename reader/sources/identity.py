"""Source keys and the article ids made of them."""

from __future__ import annotations

import hashlib


def article_id(key: str) -> str:
    """The id of the article with this source key: `a:` and ten hexadecimal digits.

    The same key gives the same id on every machine.
    """
    return f"a:{hashlib.sha256(_storable(key).encode()).hexdigest()[:10]}"


def file_key(kind: str, path: str) -> str:
    """The source key of a file that holds one article.

    Args:
        kind: the source's name, as `plain`.
        path: relative to its folder, divided by `/`. Lone surrogates in it, which stand for bytes
            that are no UTF-8, are written out, so that the key can be stored.
    """
    return f"{kind}:{_storable(path)}"


def record_key(kind: str, path: str, record: str) -> str:
    """The source key of one record in a file that holds many."""
    return f"{kind}:{_storable(path)}#{_storable(record)}"


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
