"""From given text to cleaned text, by replacing one code point with one or deleting it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.span import Span
from reader.text.safe import BIDI, INVISIBLE, SURROGATES
from reader.text.wrap import is_hard_wrapped, wrapped_newlines

__all__ = ["Cleaned", "clean", "is_hard_wrapped"]

# Control sequences as in ECMA-48, each removed whole. A string (OSC, DCS, SOS, PM, APC) ends on
# its own line or only its introducer goes: an unclosed one must not swallow the article.
_STRING_BODY = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*+"
_DELETED = re.compile(
    rf"""
      (?:\x1b\]|\x9d) (?:{_STRING_BODY}(?:\x07|\x1b\\|\x9c))?
    | (?:\x1b[PX^_]|[\x90\x98\x9e\x9f]) (?:tmux;|{_STRING_BODY}(?:\x1b\\|\x9c))?
    | (?:\x1b\[|\x9b) [0-?]*+ [\ -/]*+ [@-~]?
    | \x1b [\ -/]*+ [0-~]?
    | \r(?=\n)
    | [\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{BIDI}{INVISIBLE}{SURROGATES}]++
    """,
    re.VERBOSE,
)
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_REPLACED = re.compile(f"[{_LINE_ENDS}{_SPACES}]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Cleaned text and the exact way back to the given text.

    What was deleted is kept as runs, so text that needed no cleaning carries no map at all.
    """

    text: str
    cuts: Sequence[int] = ()
    """For each deleted run, the offset in `text` before which it stood; strictly increasing."""
    gone: Sequence[int] = ()
    """For each deleted run, how many code points were deleted up to its end."""

    def to_given(self, span: Span) -> Span:
        """The span in given text from the first to the last code point of a cleaned span.

        Deleted code points at the edges stay outside, those between stay inside.
        """
        start = self._given(span.start)
        return Span(start, self._given(span.end - 1) + 1 if span.end > span.start else start)

    def to_clean(self, span: Span) -> Span:
        """The span of all cleaned code points that a given span holds."""
        return Span(self._clean(span.start), self._clean(span.end))

    def _given(self, offset: int) -> int:
        before = bisect_right(self.cuts, offset)
        return offset + (self.gone[before - 1] if before else 0)

    def _clean(self, offset: int) -> int:
        before = bisect_right(range(len(self.cuts)), offset, key=self._run_start)
        if not before:
            return offset
        return max(self.cuts[before - 1], offset - self.gone[before - 1])

    def _run_start(self, run: int) -> int:
        return self.cuts[run] + (self.gone[run - 1] if run else 0)


def clean(given: str, *, unwrap: bool = False) -> Cleaned:
    """Given text without anything that could steer a terminal or hide in the text.

    Escape sequences, controls, bidirectional controls, invisible code points (the joiners of
    scripts and emoji stay) and lone surrogates are deleted; every kind of line end becomes one
    newline; tabs and exotic spaces become spaces. Nothing is inserted or composed.

    Args:
        given: decoded text; its length is the only thing that time grows with.
        unwrap: whether newlines inside paragraphs become spaces where the text is hard-wrapped.
    """
    kept, cuts, gone = _delete(given)
    text = _REPLACED.sub(_plain_blank, kept)
    if unwrap:
        text = _join(text, wrapped_newlines(text))
    return Cleaned(text, cuts, gone)


def _delete(given: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text without its deleted runs, their places in it, and the running total deleted."""
    pieces: list[str] = []
    cuts, gone = array("q"), array("q")
    done = removed = 0
    for run in _DELETED.finditer(given):
        start, end = run.span()
        if start > done or not cuts:
            pieces.append(given[done:start])
            cuts.append(start - removed)
            gone.append(0)
        removed += end - start
        gone[-1] = removed
        done = end
    if not removed:
        return given, (), ()
    pieces.append(given[done:])
    return "".join(pieces), cuts, gone


def _plain_blank(found: re.Match[str]) -> str:
    return "\n" if found[0] in _LINE_ENDS else " "


def _join(text: str, newlines: Iterator[int]) -> str:
    pieces: list[str] = []
    done = 0
    for newline in newlines:
        pieces.append(text[done:newline])
        done = newline + 1
    pieces.append(text[done:])
    return " ".join(pieces)
