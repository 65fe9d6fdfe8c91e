"""JSON Lines: one article a line, for collections of any size."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from reader.model.article import Origin, RawArticle, Rejected
from reader.sources.base import Hint
from reader.sources.fields import layer, merged
from reader.sources.identity import record_key
from reader.sources.opening import outside
from reader.text.clean import clean
from reader.text.safe import printable

_TEXT_FIELDS = ("text", "paras", "paragraphs", "maintext", "body", "content")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_ID = 200


class _Unusable(Exception):
    """Why a line holds no article."""


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Reads `.jsonl` files: an object a line with `text` or `paras`, and an `id` if it has one."""

    kind: str = "jsonl"
    largest: int = 20_000_000
    """Bytes of one line; the file may be of any size."""

    def read(self, raw: bytes, hint: Hint) -> Sequence[RawArticle | Rejected]:
        """All articles of a file at once."""
        return tuple(self.stream(io.BytesIO(raw), hint))

    def stream(self, file: BinaryIO, hint: Hint) -> Iterator[RawArticle | Rejected]:
        """The articles of an open file one by one, holding one line in memory at a time.

        A line that is no article is rejected with its number and reason, the rest goes on.

        Raises:
            OSError: the file cannot be read to its end.
        """
        seen: dict[str, int] = {}
        for number, line in enumerate(_lines(file, self.largest), start=1):
            if line is not None and not line.strip():
                continue
            try:
                yield self._article(line, number, hint, seen)
            except _Unusable as problem:
                yield Rejected(f"{hint.shown}:{number}", str(problem))

    def _article(
        self, line: bytes | None, number: int, hint: Hint, seen: dict[str, int]
    ) -> RawArticle:
        if line is None:
            raise _Unusable(f"the line is larger than {self.largest // 1_000_000} MB")
        record, warnings = _record(line)
        sha256 = hashlib.sha256(line.strip()).hexdigest()
        name = _name(record) or sha256[:16]
        given = _text(record)
        if name in seen:
            raise _Unusable(f"the same id as line {seen[name]}")
        seen[name] = number
        known = merged((layer(record, Origin.RECORD), *outside(hint)), outlets=hint.outlets)
        return RawArticle(
            key=record_key(self.kind, hint.exact, name),
            path=f"{hint.shown}/{printable(name)}",
            sha256=sha256,
            given=given,
            encoding="utf-8",
            metadata=known.metadata,
            warnings=(*warnings, *known.warnings),
        )


def _lines(file: BinaryIO, largest: int) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too large, which is read over in pieces."""
    while line := file.readline(largest + 1):
        if len(line) <= largest or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(largest)
        yield None


def _record(line: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The line's object, and a warning where its bytes are not all valid."""
    text = line.decode("utf-8-sig", "replace")
    damaged = "\ufffd" in text and "\ufffd".encode() not in line
    try:
        record = json.loads(text)
    except RecursionError:
        raise _Unusable("nested too deep") from None
    except ValueError as error:
        raise _Unusable(f"no JSON: {printable(str(error))}") from None
    if not isinstance(record, dict):
        raise _Unusable("no JSON object")
    return record, ("some bytes are not valid UTF-8",) if damaged else ()


def _name(record: dict[str, Any]) -> str:
    """The record's own id, or an empty string."""
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return _LONE_SURROGATE.sub("\ufffd", str(value))[:_LONGEST_ID]


def _text(record: dict[str, Any]) -> str:
    """The article's text from the first field that holds one; a list is one paragraph an entry."""
    for field in _TEXT_FIELDS:
        value = record.get(field)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        if isinstance(value, str):
            given = _LONE_SURROGATE.sub("\ufffd", value)
            if clean(given).text.strip():
                return given
            raise _Unusable("empty")
    raise _Unusable("it has no text")
