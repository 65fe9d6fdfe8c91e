"""What a quotation stretch shows by itself: length, stops, and how it stands in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader import resources
from reader.quotes import flags as f
from reader.quotes.spans import Run
from reader.quotes.words import Block, Words

_MARKS = "\"“”„‟«»「」『』＂'`‘’ \xa0"
_SETS = resources.sections("quotes", "word_sets.txt")
_SPEAKS_OF_SELF = _SETS["speaks_of_self"]
_SMALL_IN_TITLES = _SETS["small_in_title"]
_BEFORE = {
    ":": "colon",
    ",": "comma",
    "—": "dash",
    "–": "dash",
    "--": "dash",
    "-": "dash",
    "―": "dash",
}
_STOPS_BEHIND = frozenset(",.")
_SIZES = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (20, "9-20"))


class Stretch(NamedTuple):
    """A quotation stretch with what its own form tells; the fields are names of kinds."""

    run: int
    block: int
    word: int
    """Its word number."""
    size: str
    """Bucket of its length in words."""
    end: str
    """The stop before its closing mark."""
    form: str
    """How it fills its sentence."""
    before: str
    """What stands before it."""
    after: str
    """What stands behind it."""
    title: bool
    """Every word of it has a capital."""
    talks: bool
    """The speaker says "I" or "we"."""


def describe(words: Words, runs: Sequence[Run], block_number: int, word: int) -> Stretch:
    """The form of the stretch that stands at `word`."""
    block = words.blocks[block_number]
    number = words.run[word]
    run = runs[number]
    body = words.text[run.start : run.end].strip(_MARKS)
    inner = body.split()
    before = _before(words, block, word)
    after = _after(words, block, word)
    return Stretch(
        number,
        block_number,
        word,
        _size(len(inner)),
        _end(body, words.text[run.end : run.end + 1]),
        _form(before, after),
        before,
        after,
        _is_title(inner),
        not _SPEAKS_OF_SELF.isdisjoint(inner),
    )


def _size(count: int) -> str:
    for limit, name in _SIZES:
        if count <= limit:
            return name
    return "21+"


def _end(body: str, behind: str) -> str:
    """The stop inside the closing mark or, as the British print it, right behind."""
    last = body[-1:]
    if last in ",.":
        return last or "none"
    if last in "?!":
        return "ask"
    if last in "—–-…":
        return "dash"
    return behind if behind in _STOPS_BEHIND else "none"


def _form(before: str, after: str) -> str:
    if before == "start":
        return "whole" if after == "end" else "lead"
    return "tail" if after == "end" else "mid"


def _before(words: Words, block: Block, word: int) -> str:
    at = word - 1
    if at < block.first:
        return "start"
    if words.run[at] >= 0:
        return "quote"
    low, bits = words.low[at], words.flags[at]
    if low in _BEFORE:
        return _BEFORE[low]
    if low == "that":
        return low
    if bits & f.CUE:
        return "say" if bits & (f.SAY | f.SPEECH) else "judge"
    return _small(bits) or ("name" if words.cap[at] else "word" if low.isalpha() else "stop")


def _small(bits: int) -> str:
    for flag, name in (
        (f.DET, "determiner"),
        (f.PREP, "preposition"),
        (f.CONJ, "conjunction"),
        (f.PRON, "pronoun"),
        (f.AUX, "auxiliary"),
        (f.ADVERB, "adverb"),
        (f.TEXT, "text"),
    ):
        if bits & flag:
            return name
    return ""


def _after(words: Words, block: Block, word: int) -> str:
    at = word + 1
    while at < block.last and words.low[at] in (".", "!", "?", ")"):
        at += 1
    if at >= block.last:
        return "end"
    if words.run[at] >= 0:
        return "quote"
    low, bits = words.low[at], words.flags[at]
    if low in _BEFORE:
        return _BEFORE[low]
    if bits & f.CUE:
        return "cue"
    return _small(bits) or ("name" if words.cap[at] else "word" if low.isalpha() else "stop")


def _is_title(inner: Sequence[str]) -> bool:
    """Whether the words read as a title: capitals on all but small words."""
    if not inner or not inner[0][:1].isupper():
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL_IN_TITLES for word in inner)
