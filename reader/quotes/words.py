"""The words of an article outside its quotations, with what the lexicon knows about each.

Every stretch in quotation marks is one word here, so that grammar is read over the outlet's own
sentence: `“No,” she said.` is a quotation, a pronoun, a cue and a stop.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, repeat
from operator import and_, ne
from typing import NamedTuple

from reader.model.span import Span
from reader.quotes import flags as f
from reader.quotes.lexicon import QuoteLexicon
from reader.quotes.spans import Run

_NAME_REACH = 5
"""Words after a quotation among which its speaker's cue must stand."""
_DASHES = frozenset(("—", "–", "-", "--", "―"))
_MASKS = ("\x00", "\x01")
_CLITICS = r"(?:s|S|d|ll|ve|re|m)\b"
_INSIDE = "’'&‑-"
"""Signs that may stand inside a word."""
TOKEN = re.compile(
    rf"""(?:
          [A-Za-z]++[ ]
        | [A-Za-z]++(?![\w.{_INSIDE}])
        | [^\w\s.’'\x00\x01-]
        | [a-z]++(?![\w{_INSIDE}])
        | (?=[A-Z])(?:
              (?:[A-Z]\.(?:-?[A-Z]\.)+)
            | [A-Z]\.(?=[\s\xa0][A-Z])
            | (?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Capt|Lt|Sgt|Maj|Rev|Prof|Hon|Adm|Jr|Sr|St
                |Messrs|Insp|Cllr|Cpl|Pte|Supt|Smt|Engr|No)\.
            | Dat(?:o|in)[’'](?=\s)
            )
        | [^\W_]\w*+(?:[’'](?!{_CLITICS})(?=[^\W\d_])\w+|[&‑-]\w+)*
        | \x00+|\x01+
        | [’']{_CLITICS}
        | --|\.\.\.+|[^\w\s]
    )\s*+""",
    re.VERBOSE,
)
"""A word or sign and the white space behind it; the plainest and commonest first, for speed."""
_ODD_UNDERSCORES = re.compile(r"(?<!\w)_+")


class Block(NamedTuple):
    """A sentence of the outlet's, together with all of the quotations that begin in it."""

    first: int
    """Index of its first word."""
    last: int
    """One past its last word."""
    paragraph: int
    runs: tuple[int, ...]
    """The quotation stretches in it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words as parallel lists, for speed."""

    text: str
    start: list[int]
    raw: list[str]
    low: list[str]
    flags: list[int]
    cap: list[bool]
    """It has a capital letter."""
    run: list[int]
    """Index of the quotation stretch this word stands for, or -1."""
    blocks: list[Block]
    block_of: list[int]
    cues: list[int]
    """The words that may introduce speech."""

    def span(self, first: int, last: int) -> Span:
        """Where words `first` up to, not including, `last` stand in the text."""
        return Span(self.start[first], self.start[last - 1] + len(self.raw[last - 1]))

    def cues_of(self, block: Block) -> list[int]:
        """The words of a block that may introduce speech; without quotations fewer may."""
        first = bisect_left(self.cues, block.first)
        own = self.cues[first : bisect_left(self.cues, block.last, first)]
        return own if block.runs else [at for at in own if self.flags[at] & f.SPOKEN]

    def printed(self, first: int, last: int) -> str:
        """Those words as printed."""
        return self.text[self.start[first] : self.start[last - 1] + len(self.raw[last - 1])]


def read(
    text: str,
    *,
    runs: Sequence[Run],
    sentences: Sequence[Span],
    paragraphs: Sequence[Span],
    lexicon: QuoteLexicon,
) -> Words:
    """The words of `text` outside `runs`, sentence by sentence."""
    masked = _masked(text, runs)
    pieces = TOKEN.findall(masked)
    margin = len(masked) - len(masked.lstrip())
    start = list(accumulate(map(len, pieces), initial=margin))
    start.pop()
    raw = list(map(str.rstrip, pieces))
    low = list(map(str.lower, raw))
    run = [-1] * len(raw)
    for index, one in enumerate(runs):
        word = bisect_left(start, one.start)
        if word < len(run):
            run[word] = index
    flags = _flags(low, lexicon, ages="-year-old" in text)
    cues = list(compress(range(len(flags)), map(and_, flags, repeat(f.CUE | f.RELAY))))
    words = Words(text, start, raw, low, flags, list(map(ne, raw, low)), run, [], [], cues)
    _fill_blocks(words, runs, sentences, paragraphs)
    return words


def _flags(low: Sequence[str], lexicon: QuoteLexicon, *, ages: bool) -> list[int]:
    """What the lists know of each word; "22-year-old" is a role."""
    found = list(map(lexicon.flags.get, low, repeat(0)))
    if ages:
        for at, word in enumerate(low):
            if word.endswith("-year-old"):
                found[at] |= f.ROLE
    return found


def _masked(text: str, runs: Sequence[Run]) -> str:
    """The text with each stretch replaced by as many mask characters, and without the signs that
    belong to no word, so that words and white space are all there is.
    """
    parts, at = [], 0
    for index, run in enumerate(runs):
        parts.append(text[at : run.start])
        parts.append(_MASKS[index % 2] * (run.end - run.start))
        at = run.end
    parts.append(text[at:])
    masked = "".join(parts)
    return _ODD_UNDERSCORES.sub(_blanks, masked) if "_" in masked else masked


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _fill_blocks(
    words: Words, runs: Sequence[Run], sentences: Sequence[Span], paragraphs: Sequence[Span]
) -> None:
    """Joins the sentences that one quotation spans, and gives each block its words and runs."""
    first = run = paragraph = 0
    total = len(words.start)
    for sentence in sentences:
        own = run
        while own < len(runs) and runs[own].start < sentence.end:
            own += 1
        if own > run and runs[own - 1].end > sentence.end:
            continue
        if own > run and _is_named_next(words, runs[own - 1], sentence):
            continue
        while paragraphs[paragraph].end < sentence.end:
            paragraph += 1
        last = bisect_left(words.start, sentence.end, first, total)
        if last > first:
            words.block_of.extend([len(words.blocks)] * (last - first))
            words.blocks.append(Block(first, last, paragraph, tuple(range(run, own))))
        first, run = last, own


def _is_named_next(words: Words, run: Run, sentence: Span) -> bool:
    """Whether the next sentence only names the speaker: “Why?” Cole wondered. “No.” ― R. Cole."""
    if run.end < sentence.end:
        return False
    at = bisect_left(words.start, sentence.end)
    if "\n" in words.text[sentence.end : words.start[at] if at < len(words.start) else None]:
        return False
    tail = words.low[at : at + _NAME_REACH]
    if tail and tail[0] in _DASHES:
        return True
    if words.text[run.end - 2] not in "?!…—-":
        return False
    for ahead in range(at, min(at + _NAME_REACH, len(words.low))):
        if words.flags[ahead] & (f.SAY | f.SPEECH) and ahead > at:
            return not words.flags[ahead] & (f.ING | f.BASE)
        if not (words.cap[ahead] or words.flags[ahead] & (f.TITLE | f.ADVERB)):
            return False
    return False
