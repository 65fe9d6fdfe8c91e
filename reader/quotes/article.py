"""One article as the attribution sees it: words, mentions, cue links and people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from reader.quotes import flags as f
from reader.quotes.links import Link
from reader.quotes.mentions import NAME, NOMINAL, Mention
from reader.quotes.people import People
from reader.quotes.spans import Run
from reader.quotes.words import Words

_FEW = 40
"""Links that are looked through without asking how far off they are."""
_REACH = 60
"""Words between a cue and a quotation that it may introduce, where cues are many."""
_cue_of = attrgetter("cue")
_first_of = attrgetter("first")


class Place(NamedTuple):
    """Where a mention stands: block number and number within the block."""

    block: int
    mention: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the attribution sees it."""

    words: Words
    runs: Sequence[Run]
    mentions: Sequence[Sequence[Mention]]
    links: Sequence[Sequence[Link]]
    """The cue links of each block."""
    people: People
    lemma: Mapping[str, str]

    def mention(self, place: Place) -> Mention:
        """The mention at `place`."""
        return self.mentions[place.block][place.mention]

    def links_near(self, block: int, word: int) -> Sequence[Link]:
        """The block's links whose cue is within reach of a word; this keeps monsters linear."""
        links = self.links[block]
        if len(links) <= _FEW:
            return links
        first = bisect_left(links, word - _REACH, key=_cue_of)
        return links[first : bisect_left(links, word + _REACH, first, key=_cue_of)]

    def mentions_before(self, block: int, word: int) -> int:
        """How many of the block's mentions begin before a word."""
        return bisect_left(self.mentions[block], word, key=_first_of)

    def type_of(self, mention: Mention) -> str:
        """A short name for what kind of source the mention would be."""
        low = self.words.low[mention.core]
        if mention.kind == NAME:
            entity = self.people.of(mention)
            name = entity.kind if entity else "thing"
        elif mention.kind == NOMINAL:
            name = _head_kind(self.words.flags[mention.core_end - 1])
        else:
            name = low
        return name + ("/owner" if mention.possessive else "/prep" if mention.prep else "")


def _head_kind(bits: int) -> str:
    for flag, name in (
        (f.CROWD, "crowd"),
        (f.ROLE, "role"),
        (f.GROUP, "group"),
        (f.TEXT, "text"),
    ):
        if bits & flag:
            return name
    return "noun"
