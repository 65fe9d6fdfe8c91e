"""Which source reads which file."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from reader.sources.base import Hint, Source

__all__ = ["Hint", "Source", "is_article", "source_for"]

_KINDS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def is_article(name: str) -> bool:
    """Whether a file of this name is read as one or more articles."""
    return PurePath(name).suffix.lower() in _KINDS


def source_for(path: PurePath | str) -> Source | None:
    """The source that reads files of this name, or None where no source does."""
    kind = _KINDS.get(PurePath(path).suffix.lower())
    return None if kind is None else _source(kind)


@cache
def _source(kind: str) -> Source:
    """Loads a format's parser only when such a file is met."""
    if kind == "markdown":
        from reader.sources.markdown import Markdown

        return Markdown()
    if kind == "jsonl":
        from reader.sources.jsonl import JsonLines

        return JsonLines()
    from reader.sources.plain import PlainText

    return PlainText()
