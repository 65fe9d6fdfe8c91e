"""From bytes to text: tells text from binary, picks the encoding and says which."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SAMPLE = 65_536
"""Bytes (or code points) looked at where a share is estimated."""
_MOST_CONTROLS = 0.02
_SOME_CONTROLS = 8
"""So many controls are allowed in a text of any length; they are cleaned away."""
_STRAY_ZEROS = 0.2
"""UTF-16 of Latin text has half its bytes zero; fewer in clean bytes are strays."""
_MOST_HIGH_BYTES = 0.3
"""Western European text in Windows-1252 stays far below; text in other code pages far above."""
_FEWEST_ZEROS = 0.03
"""Share of UTF-16 units with an empty half: the spaces and line ends of any script's prose."""

_MARKS = (  # longest first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF container (WebP, WAV or AVI)"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP container (also Word, OpenDocument and EPUB files)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\x0b\x0c\r\x1b\x07\x08")) + b"\x7f"
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f\ufffd\ufffe\uffff]")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_INVALID = re.compile(r"[\udc80-\udcff]+")
_NON_ASCII = re.compile(r"[^\x00-\x7f\udc80-\udcff]")
# In Windows-1252 read rightly, accented letters touch letters, and the rest are signs.
_PLAUSIBLE = re.compile(
    r"(?<=[A-Za-z])[À-ÿŠšŽžŸŒœ]|[À-ÿŠšŽžŸŒœ](?=[A-Za-z])|[‘’“”‚„…–—•€™‹›\xa0-\xbf]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, without its byte order mark, and how it was read."""

    text: str
    encoding: str
    """As reported to people: `utf-8`, `utf-16-le (BOM)`, `cp1252 (guessed)`."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are no text that can be read."""

    reason: str


def decode(raw: bytes) -> Decoded | Undecodable:
    """Reads bytes as text; never raises.

    A byte order mark decides; then UTF-16 without one shows by its zero bytes; then UTF-8, also
    with some invalid bytes, which are replaced and reported; then Windows-1252, a guess.
    """
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            return Undecodable(f"not text: {what}")
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _with_mark(raw[len(mark) :], name)
    guessed = _unmarked_utf16(raw)
    if guessed is not None:
        return guessed
    if _holds_controls(raw[:_SAMPLE]):
        return Undecodable("not text: holds binary data")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(raw)


def _with_mark(body: bytes, name: str) -> Decoded | Undecodable:
    text = body.decode(name, "replace")
    if _is_noise(text):
        return Undecodable(f"not text: begins like {name}, but holds binary data")
    replaced = text.count("\ufffd")
    warnings = (f"{replaced} code points are invalid in {name}",) if replaced else ()
    return Decoded(text, f"{name} (BOM)", warnings)


def _unmarked_utf16(raw: bytes) -> Decoded | None:
    """UTF-16 told by zero bytes that stand only in every second place, or None."""
    sample = raw[:_SAMPLE]
    if len(raw) % 2 or b"\x00" not in sample:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if second > first else "utf-16-be"
    if min(first, second) * 20 > max(first, second):
        return None
    if max(first, second) < _FEWEST_ZEROS * len(sample) / 2 or _has_strays(sample):
        return None
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        return None
    return None if _is_noise(text) else Decoded(text, f"{name} (guessed)")


def _not_quite_utf8(raw: bytes) -> Decoded | Undecodable:
    """UTF-8 with damage where most of what is not ASCII is valid, else Windows-1252."""
    loose = raw.decode("utf-8", "surrogateescape")
    damaged = _INVALID.findall(loose)
    if len(_NON_ASCII.findall(loose)) >= len(damaged):
        return _damaged_utf8(loose, damaged)
    text = raw.decode("cp1252", "replace")
    signs = len(_NON_ASCII.findall(text))
    if 2 * len(_PLAUSIBLE.findall(text)) >= signs:
        return Decoded(text, "cp1252 (guessed)", ("the encoding is a guess",))
    if _share(raw, _HIGH_BYTES) > _MOST_HIGH_BYTES:
        return Undecodable("in an encoding this program cannot tell; save it as UTF-8")
    return _damaged_utf8(loose, damaged)


def _damaged_utf8(loose: str, damaged: list[str]) -> Decoded:
    """The text with each invalid byte as U+FFFD."""
    count = sum(map(len, damaged))
    place = loose.index(damaged[0])
    line = loose.count("\n", 0, place) + 1
    bytes_are = "byte is" if count == 1 else "bytes are"
    warning = f"{count} {bytes_are} not valid UTF-8 and shown as \ufffd, the first in line {line}"
    text = _INVALID.sub(lambda run: "\ufffd" * len(run[0]), loose)
    return Decoded(text, f"utf-8 ({count} invalid)", (warning,))


def _has_strays(sample: bytes) -> bool:
    """Whether the zero bytes stand in what would be text without them."""
    bare = sample.replace(b"\x00", b"")
    few = len(sample) - len(bare) < _STRAY_ZEROS * len(sample)
    return few and not _holds_controls(bare)


def _holds_controls(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return controls > max(_SOME_CONTROLS, _MOST_CONTROLS * len(sample))


def _share(raw: bytes, wanted: bytes) -> float:
    sample = raw[:_SAMPLE]
    if not sample:
        return 0.0
    return (len(sample) - len(sample.translate(None, wanted))) / len(sample)


def _is_noise(text: str) -> bool:
    """Whether decoded text holds more controls and invalid code points than any article does."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(_SOME_CONTROLS, _MOST_CONTROLS * len(sample))
