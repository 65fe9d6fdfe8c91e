"""Reads the tables and word lists that ship with the package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def text(room: str, name: str) -> str:
    """The content of `reader/<room>/data/<name>`, read once per process.

    Raises:
        FileNotFoundError: the package was installed without that file.
    """
    return files("reader").joinpath(room, "data", name).read_text(encoding="utf-8")


def lines(room: str, name: str) -> Iterator[str]:
    """The file's lines without comments (`#` to the end of a line) and blank lines."""
    for raw in text(room, name).splitlines():
        line = raw.split("#", 1)[0].strip() if "#" in raw else raw.strip()
        if line:
            yield line


@cache
def words(room: str, name: str) -> frozenset[str]:
    """All words of a list file; several may stand on one line, divided by blanks."""
    return frozenset(word for line in lines(room, name) for word in line.split())


@cache
def sections(room: str, name: str) -> dict[str, frozenset[str]]:
    """The words of a list file under its `[section]` headings."""
    found: dict[str, set[str]] = {}
    current: set[str] = found.setdefault("", set())
    for line in lines(room, name):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], set())
        else:
            current.update(line.split())
    return {title: frozenset(entries) for title, entries in found.items() if title or entries}


@cache
def rows(room: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table."""
    return tuple(tuple(line.split("\t")) for line in lines(room, name))
