"""What may not reach a terminal, and how it is shown instead, one code point for one."""

from __future__ import annotations

import re

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates of UAX #9: they reorder what stands around them."""
INVISIBLE = (
    "\u00ad"  # soft hyphen
    "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff"  # zero width, without the joiners of scripts
    "\ufff9-\ufffb"  # interlinear annotation
    "\ufffe\uffff"  # noncharacters, as a byte order mark read the wrong way round
    "\U000e0000-\U000e007f"  # tags
)
"""Code points without a shape, by which text can hide in text."""
SURROGATES = "\ud800-\udfff"
"""Halves of nothing: they cannot be encoded, so they cannot be printed."""

_UNSAFE = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029{BIDI}{INVISIBLE}{SURROGATES}]")
_REPLACEMENT = "\ufffd"
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}


def printable(text: str, *, keep_newlines: bool = False) -> str:
    """The text with every code point that could steer a terminal shown as a symbol.

    Controls become their pictures (`␛` for escape), everything else unsafe U+FFFD; the length
    never changes.

    Args:
        text: anything, also lone surrogates.
        keep_newlines: whether a line feed stays a line feed; it is shown as `␊` otherwise.
    """
    if text.isprintable():
        return text
    if keep_newlines and "\n" in text:
        return "\n".join(map(printable, text.split("\n")))
    return _UNSAFE.sub(_symbol, text)


def _symbol(found: re.Match[str]) -> str:
    return _PICTURES.get(found[0], _REPLACEMENT)
