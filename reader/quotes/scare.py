"""Why words stand in quotation marks without being anyone's speech."""

from __future__ import annotations

from reader import resources
from reader.model.quotation import MarkedKind
from reader.model.span import Span
from reader.quotes.stretch import Stretch
from reader.quotes.words import Words

_SETS = resources.sections("quotes", "word_sets.txt")
_TITLED = resources.words("quotes", "works.txt")
_SLOGANS = _SETS["slogan"]
_TERMS = _SETS["term"]
_LOOK_BACK = 4
_FEW = frozenset(("1", "2", "3-4"))


def marked_kind(words: Words, stretch: Stretch, span: Span) -> MarkedKind:
    """The likeliest reason for the marks around a stretch that is no speech."""
    first = words.blocks[stretch.block].first
    near = set(words.low[max(first, stretch.word - _LOOK_BACK) : stretch.word])
    if near & _SLOGANS:
        return MarkedKind.SLOGAN
    if near & _TITLED or (stretch.title and stretch.size != "1" and not near & _TERMS):
        return MarkedKind.TITLE
    if near & _TERMS or stretch.size in _FEW:
        return MarkedKind.SCARE
    return MarkedKind.SLOGAN if words.text[span.end - 2] == "!" else MarkedKind.UNCERTAIN
