"""Ties cues to the mentions that may be their subjects: who says, asks, is quoted as saying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from reader import resources
from reader.quotes import flags as f
from reader.quotes.mentions import NOMINAL, PRONOUN, Mention, role_before
from reader.quotes.words import Block, Words

_BE = frozenset(["was", "were", "is", "are", "been", "being", "be", "’s", "'s", "’re", "'re"])
_AND = frozenset(("and", "but", "or", "then"))
_COMMAS = frozenset((",", ")", "—", "–", "--", "-"))
_RELATIVES = frozenset(("who", "which"))
_SPEECH_NOUNS = resources.sections("quotes", "word_sets.txt")["speech_noun"]
_cue_of = attrgetter("cue")
_first_of = attrgetter("first")
_REACH = 45
"""Words looked back over an apposition."""
_NEAR = 8
"""Words looked back where the grammar gives out."""


class Link(NamedTuple):
    """A cue and a mention that may be its subject."""

    mention: int
    """Index in the block's mentions."""
    cue: int
    """Word number of the cue's last word."""
    relation: str


def link(words: Words, mentions: Sequence[Sequence[Mention]]) -> list[list[Link]]:
    """The cue links of each block, given its mentions."""
    found: list[list[Link]] = []
    for block, own in zip(words.blocks, mentions, strict=True):
        cues = _outside(words.cues_of(block), own) if own else ()
        found.append(Linker(words, own, block).links(cues) if cues else [])
    return found


def _outside(cues: list[int], mentions: Sequence[Mention]) -> list[int]:
    """The cues that are no part of a name or a nominal."""
    if not cues:
        return cues
    inside: set[int] = set()
    for mention in mentions:
        if mention.kind != PRONOUN:
            inside.update(range(mention.first, mention.last))
    return [at for at in cues if at not in inside]


class Linker:
    """Finds the likely subjects of the cues of one block."""

    def __init__(self, words: Words, mentions: Sequence[Mention], block: Block) -> None:
        self._words = words
        self._flags = words.flags
        self._low = words.low
        self._mentions = mentions
        self._first = block.first
        self._last = block.last
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        for at, mention in enumerate(mentions):
            self._starts[mention.first] = at
            self._ends[mention.last] = at
            self._ends[mention.core_end] = at

    def links(self, cues: Sequence[int]) -> list[Link]:
        """All links of the block; `cues` are its cues and prepositions outside mentions."""
        found: list[Link] = []
        for at in cues:
            bits = self._flags[at]
            if bits & f.CUE:
                found.extend(self._verb(at, bits, found))
            else:
                found.extend(self._preposition(at))
        found.extend(self._possessors())
        return sorted(found, key=_cue_of)

    # ------------------------------------------------------------ verbs

    def _verb(self, cue: int, bits: int, before: Sequence[Link]) -> Iterator[Link]:
        at, passive, infinitive = self._group_start(cue)
        if (bits & f.ING and at == cue - 1) or infinitive:
            yield from self._participle(cue, at, before, infinitive=infinitive)
            return
        suffers = passive and bits & f.PAST
        found = False
        for link in self._left(cue, at, before):
            found = True
            yield Link(link.mention, cue, f"passive {link.relation}") if suffers else link
        if passive:
            yield from self._agent(cue)
        elif bits & (f.SAY | f.SPEECH) and not bits & f.BASE:
            yield from self._inverted(cue, at, alone=not found)

    def _group_start(self, cue: int) -> tuple[int, bool, bool]:
        """The word before the verb group of `cue`, whether it is passive, an infinitive."""
        at, passive = cue - 1, False
        flags, low = self._flags, self._low
        while at >= self._first and (
            (flags[at] & (f.AUX | f.ADVERB) and at not in self._starts) or low[at].endswith("ly")
        ):
            passive = passive or low[at] in _BE
            at -= 1
        infinitive = at >= self._first and low[at] == "to"
        return at, passive, infinitive

    def _left(self, cue: int, at: int, before: Sequence[Link]) -> Iterator[Link]:
        if at < self._first or self._words.run[at] >= 0:
            return
        low = self._low[at]
        near = self._ends.get(at + 1)
        if near is not None:
            yield from self._adjacent(near, cue)
        elif low in _COMMAS:
            yield from self._across(at, cue)
            yield from self._shared(cue, before)
        elif low in _AND:
            yield from self._shared(cue, before)
        else:
            yield from self._nearby(at, cue)

    def _adjacent(self, near: int, cue: int) -> Iterator[Link]:
        mention = self._mentions[near]
        low = self._low[mention.core]
        if mention.kind == PRONOUN and low in _RELATIVES:
            at = mention.first - 1
            owner = self._ends.get(at + 1)
            if owner is None and at > self._first and self._low[at] == ",":
                owner = self._ends.get(at)
            if owner is not None:
                yield Link(owner, cue, "who")
                yield from self._heads(owner, cue, "who head")
            yield Link(near, cue, "relative")
            return
        if not mention.prep:
            yield Link(near, cue, "subject")
            yield from self._joined(near, cue)
            yield from self._over_relative(near, cue)
            return
        yield Link(near, cue, "after preposition")
        yield from self._heads(near, cue, "head")

    def _heads(self, near: int, cue: int, relation: str) -> Iterator[Link]:
        """The phrase a prepositional one hangs on: "critics" of "critics in the party"."""
        mention = self._mentions[near]
        for _ in range(4):
            if not mention.prep:
                return
            owner = self._ends.get(mention.first - 1)
            if owner is None:
                return
            mention = self._mentions[owner]
            if not mention.prep:
                yield Link(owner, cue, relation)

    def _over_relative(self, near: int, cue: int) -> Iterator[Link]:
        """Whom a clause with "who" describes: "a critic who saw the show said"."""
        for at in range(near - 1, max(-1, near - _NEAR), -1):
            mention = self._mentions[at]
            if "," in self._low[mention.first : self._mentions[near].first]:
                return
            if mention.kind == PRONOUN and self._low[mention.core] in _RELATIVES:
                owner = self._ends.get(mention.first)
                if owner is not None:
                    yield Link(owner, cue, "over relative")
                return

    def _joined(self, near: int, cue: int) -> Iterator[Link]:
        first = self._mentions[near].first
        if first - 1 > self._first and self._low[first - 1] == "and":
            other = self._ends.get(first - 1)
            if other is not None:
                yield Link(other, cue, "joined")

    def _across(self, comma: int, cue: int) -> Iterator[Link]:
        """Subjects before an apposition or an aside: "Kim Lee, the mayor, said"."""
        near = self._ends.get(comma)
        if near is not None and role_before(self._low, self._mentions, near) is not None:
            yield Link(near, cue, "holder")
        found = 0
        floor = max(self._first, comma - _REACH)
        for at in range(self._before(comma) - 1, -1, -1):
            mention = self._mentions[at]
            if mention.last >= comma or mention.first < floor:
                if mention.first < floor:
                    return
                continue
            if mention.prep or mention.possessive:
                continue
            if self._low[mention.last] in (",", "(", "—", "–", "--"):
                found += 1
                yield Link(at, cue, f"apposition {found}")
                if found == 2:
                    return

    def _shared(self, cue: int, before: Sequence[Link]) -> Iterator[Link]:
        """A subject shared with an earlier verb: "She smiled and said"."""
        earlier = _first_of_last_cue(before)
        if earlier is not None:
            yield Link(earlier.mention, cue, "shared with cue")
        main = self._main(cue)
        if main is not None:
            yield Link(main, cue, "shared")

    def _main(self, cue: int) -> int | None:
        """The first mention of the block that no preposition or owner governs."""
        for at, mention in enumerate(self._mentions):
            if mention.first >= cue:
                return None
            if not mention.prep and not mention.possessive:
                return at
        return None

    def _before(self, word: int) -> int:
        """How many mentions begin before a word."""
        return bisect_left(self._mentions, word, key=_first_of)

    def _nearby(self, at: int, cue: int) -> Iterator[Link]:
        for index in range(self._before(at + 1) - 1, -1, -1):
            mention = self._mentions[index]
            if mention.last > at + 1 or mention.possessive:
                continue
            if mention.last < at - _NEAR:
                break
            if not mention.prep:
                yield Link(index, cue, "near")
                return
        main = self._main(cue)
        if main is not None:
            yield Link(main, cue, "main")

    def _participle(
        self, cue: int, at: int, before: Sequence[Link], *, infinitive: bool
    ) -> Iterator[Link]:
        kind = "to" if infinitive else "ing"
        near = self._ends.get(at + 1) if at >= self._first and not infinitive else None
        if near is not None:
            yield Link(near, cue, "ing after noun")
        earlier = _first_of_last_cue(before)
        if earlier is not None:
            yield Link(earlier.mention, cue, f"{kind} with cue")
        main = self._main(cue)
        if main is not None and main != near:
            yield Link(main, cue, kind)

    def _inverted(self, cue: int, at: int, *, alone: bool) -> Iterator[Link]:
        """The subject behind its verb, after a quotation or at the start: said Kim Lee."""
        behind_quote = at >= self._first and (self._words.run[at] >= 0 or self._low[at] in _COMMAS)
        if not (behind_quote or at < self._first):
            return
        follows = self._starts.get(cue + 1)
        if follows is None:
            return
        relation = "inverted" if alone else "inverted too"
        yield Link(follows, cue, relation)
        mention = self._mentions[follows]
        if mention.kind == NOMINAL and mention.last + 1 < self._last:
            holder = self._starts.get(mention.last + 1)
            if self._low[mention.last] == "," and holder is not None:
                yield Link(holder, cue, "inverted holder")

    def _agent(self, cue: int) -> Iterator[Link]:
        """The agent of a passive: "described by Kim Lee as"."""
        for at in range(cue + 1, min(cue + 4, self._last - 1)):
            if self._low[at] == "by":
                agent = self._starts.get(at + 1)
                if agent is not None:
                    yield Link(agent, cue, "agent")
                return

    # ------------------------------------------------------------ without a verb

    def _preposition(self, at: int) -> Iterator[Link]:
        low = self._low[at]
        if low == "according" and at + 2 < self._last and self._low[at + 1] == "to":
            source = self._starts.get(at + 2)
            if source is not None:
                yield Link(source, at + 1, "according to")
        elif low == "per" and at + 1 < self._last:
            source = self._starts.get(at + 1)
            if source is not None:
                yield Link(source, at, "per")

    def _possessors(self) -> Iterator[Link]:
        """The owner of a word for speech: "the minister’s claim that"."""
        for at, mention in enumerate(self._mentions):
            if mention.possessive and at + 1 < len(self._mentions):
                owned = self._mentions[at + 1]
                head = owned.core_end - 1
                if owned.first <= mention.first and self._low[head] in _SPEECH_NOUNS:
                    yield Link(at, head, "owner")


def _first_of_last_cue(links: Sequence[Link]) -> Link | None:
    """The likeliest link of the latest cue."""
    at = len(links) - 1
    while at > 0 and links[at - 1].cue == links[at].cue:
        at -= 1
    return links[at] if links else None
