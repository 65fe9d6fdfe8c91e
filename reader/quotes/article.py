"""One article as the attribution sees it: words, mentions, cue links and people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.quotes import flags as f
from reader.quotes.links import Link
from reader.quotes.mentions import NAME, NOMINAL, Mention
from reader.quotes.people import People
from reader.quotes.spans import Run
from reader.quotes.words import Words


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
