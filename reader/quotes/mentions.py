"""Finds the phrases that can name a source: names with their roles, nominals, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, repeat
from operator import and_, or_
from typing import NamedTuple

from reader import resources
from reader.quotes import flags as f
from reader.quotes.words import Block, Words

NAME, NOMINAL, PRONOUN = "name", "nominal", "pronoun"
_SETS = resources.sections("quotes", "word_sets.txt")
_TITLES = resources.sections("quotes", "honorifics.txt")
_SECOND_TITLES = {tuple(title.split("-")) for title in _TITLES["second"]}
_BEHIND = _TITLES["behind"]
_PRONOUNS = _SETS["pronoun"]
_ALONE = _SETS["alone"]
_POSSESSIVES = frozenset(("’s", "'s", "’S", "'S"))
_APOSTROPHES = frozenset("’'")
_SPEAKING_NOUN = f.ROLE | f.CROWD | f.GROUP | f.TEXT
_JOINT = f.PREP | f.CONJ | f.PRON
_BEFORE_ROLE = _SPEAKING_NOUN | f.MODIFIER | f.PEOPLE
_ENDS_NOUNS = f.DET | f.PREP | f.CONJ | f.PRON | f.AUX | f.VERB
_GOES_ON = _SPEAKING_NOUN | f.MODIFIER | f.PEOPLE | f.PARTICLE
_ATTACHED = frozenset(("’s", "'s", "’", "'", "(", "&"))
_OPENS = f.PRON | f.DET | f.CROWD | f.MODIFIER | f.ROLE
"""What may open a mention without a capital."""
_PERSONS = f.ROLE | f.CROWD
_TITLED = f.ROLE | f.TITLE
_OFFICE_LINKS = frozenset(("of", "for", "at", "in", "on", "to", "with"))
_LONGEST_OFFICE = 4
"""Mentions looked back over for the role before a name."""
_ROLE_ENDINGS = ("er", "or", "ist", "man", "woman")
_INSIDE_NAMES = frozenset(("of", "&"))
_NO_ROLE = (-1, -1)
_DASHES = frozenset(("—", "–", "-", "--"))
_LONGEST_DATELINE = 9
"""Words before the dash."""
_LONGEST_BRACKET = 7
"""Words between the brackets of "(D-Nev.)" or "(34)", brackets included."""


class Mention(NamedTuple):
    """A phrase that can name a source; all places are word numbers, ends exclusive."""

    first: int
    last: int
    core: int
    """Where the bare name begins, or the head noun of a nominal."""
    core_end: int
    kind: str
    possessive: bool
    """It owns the next noun: "Cole’s", "his"."""
    prep: bool
    """A preposition stands before it."""
    role: tuple[int, int]
    """The role before a name ("former chief strategist"), or (-1, -1)."""


class Chunker:
    """Reads the mentions of one article, block by block, from left to right."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._flags = words.flags
        self._cap = words.cap
        self._low = words.low
        self._limit = 0
        self._heard = True

    def read(self) -> list[list[Mention]]:
        """The mentions of each block in order.

        In a sentence without speech, and not right before a quotation, nouns that are neither a
        role nor a body of people are left out: nothing asks for them.
        """
        blocks = self._words.blocks
        small = map(and_, self._flags, repeat(_OPENS))
        opening = list(compress(range(len(self._flags)), map(or_, self._cap, small)))
        places = 0
        found = []
        for number, block in enumerate(blocks):
            first, places = places, bisect_left(opening, block.last, places)
            led_to = number + 1 < len(blocks) and blocks[number + 1].runs
            self._heard = bool(block.runs or led_to or self._words.cues_of(block))
            found.append(self._block(block, opening[first:places]))
        return found

    def _block(self, block: Block, opening: Sequence[int]) -> list[Mention]:
        """The mentions of one block, each of which opens at one of `opening`."""
        found: list[Mention] = []
        flags = self._flags
        self._limit = block.last
        done = self._dateline_end(block)
        for at in opening:
            if at < done:
                continue
            bits = flags[at]
            if bits & f.PRON and self._low[at] in _PRONOUNS:
                found.append(self._mention(at, at, at + 1, PRONOUN))
                done = at + 1
            elif not bits & ~f.GIVEN and (end := self._plain_name_end(at)):
                found.append(self._mention(at, at, end, NAME))
                done = end
            elif self._heard or not bits & f.DET or not self._is_idle(at):
                done = self._phrases(at, found, initial=at == block.first)
        return found

    def _plain_name_end(self, at: int) -> int:
        """One past the plainest names, "Cole" and "Robin Cole", where nothing belongs to them;
        0 for all others.
        """
        end = at + 1
        if end < self._limit and self._cap[end] and not self._flags[end]:
            end += 1
        elif self._flags[at]:
            return 0
        return end if self._stands_alone(end) else 0

    def _is_idle(self, at: int) -> bool:
        """Whether a determiner leads to nouns that cannot speak: "the old house"."""
        for ahead in range(at + 1, self._limit):
            bits = self._flags[ahead]
            if self._cap[ahead] or bits & _BEFORE_ROLE:
                return False
            if bits & _ENDS_NOUNS:
                return True
        return True

    def _dateline_end(self, block: Block) -> int:
        """One past the dash of "HARWICK (Wire) —", or the block's first word."""
        first = block.first
        if not self._words.raw[first].isupper():
            return first
        for at in range(first + 1, min(first + _LONGEST_DATELINE, block.last)):
            if self._low[at] in _DASHES:
                return at + 1
            if not (self._cap[at] or self._low[at] in "(),."):
                return first
        return first

    def _stands_alone(self, after: int) -> bool:
        """Whether nothing behind a word that no list knows can belong to its name."""
        if after >= self._limit:
            return True
        low = self._low[after]
        return not (
            self._cap[after] or self._flags[after] & _GOES_ON or low in _ATTACHED or low == "of"
        )

    def _phrases(self, at: int, found: list[Mention], *, initial: bool) -> int:
        """Adds the phrase that starts at `at`, and those it owns; returns where to go on."""
        start = at
        if self._flags[at] & f.POSSESSIVE:
            found.append(self._mention(at, at, at + 1, PRONOUN, possessive=True))
        while True:
            mention = self._phrase(start, at, initial=initial)
            if mention is None:
                return at + 1 if at == start else at
            found.append(mention)
            after = mention.last
            if after < self._limit and self._low[after][0] in _APOSTROPHES:
                after = self._owned(after)
            if after == mention.last:
                return after
            found[-1] = Mention(*mention[:5], True, *mention[6:])
            at, initial = after, False
            if at >= self._limit:
                return at

    def _owned(self, at: int) -> int:
        """One past the apostrophe at `at` where it ends a possessive, else `at`."""
        raw = self._words.raw[at]
        if raw in _POSSESSIVES:
            return at + 1
        glued = self._words.start[at] == self._words.span(at - 1, at).end
        return at + 1 if len(raw) == 1 and glued and self._low[at - 1][-1:] == "s" else at

    def _phrase(self, start: int, at: int, *, initial: bool) -> Mention | None:
        """The noun phrase from `start` whose own words begin at `at` (after an owner)."""
        free = start < at
        end = at
        if not free and self._flags[at] & f.DET:
            free, end = True, at + 1
            while end < self._limit and self._flags[end] & f.DET:
                end += 1
        own = end
        if initial and not free and self._opens_only(at):
            return None
        end = self._noun_end(own, free=free)
        if end == own:
            return self._lone(start, own) if start == at else None
        if self._cap[end - 1] and not self._is_office(own, end, free=free):
            named = self._named(start, own, end)
            if named is not None:
                return named
        return self._nominal(start, own, end, free=free)

    def _is_office(self, own: int, end: int, *, free: bool) -> bool:
        """Whether the words behind "the", or before "of", are an office: "Chief Minister"."""
        last = self._flags[end - 1]
        if not last & f.ROLE or (last & f.OUTLET and end - own > 1):
            return False
        named = any(bits & f.GIVEN and not bits & f.ROLE for bits in self._flags[own:end])
        return not named and (free or self._low[end : end + 1] == ["of"])

    def _opens_only(self, at: int) -> bool:
        """Whether the first word of a sentence has its capital from standing there."""
        bits = self._flags[at]
        if bits & (f.CROWD | f.MODIFIER | f.ROLE) and not bits & f.SMALL:
            return False
        if not bits & (f.OPENER | f.SMALL | f.ADVERB | f.ING | f.PAST):
            return False
        follows = at + 1 < self._limit and self._cap[at + 1]
        return not (follows and (bits & f.GIVEN or self._low[at] == "new"))

    def _lone(self, start: int, end: int) -> Mention | None:
        if self._low[end - 1] not in _ALONE:
            return None
        return self._mention(start, end - 1, end, NOMINAL)

    # ------------------------------------------------------------ extent

    def _noun_end(self, at: int, *, free: bool) -> int:
        """One past the last word of the noun phrase's own words that begin at `at`."""
        start = at
        sure = start
        while at < self._limit:
            if (self._cap[at] and not self._flags[at] & (f.DET | f.PRON | f.AUX)) or (
                self._cap[at] and self._flags[at] & f.GIVEN and at > start
            ):
                at = sure = self._capital_end(at)
            elif self._continues(at, start, free=free):
                speaks = self._flags[at] & _SPEAKING_NOUN
                at += 1
                if free or speaks:
                    sure = at
            else:
                break
        return sure

    def _continues(self, at: int, start: int, *, free: bool) -> bool:
        """Whether the lower-case word at `at` belongs to the noun phrase begun at `start`."""
        bits = self._flags[at]
        if not free:
            return bool(bits & _BEFORE_ROLE) and not (
                at > start and bits & f.CUE and not bits & (f.ROLE | f.CROWD)
            )
        low = self._low[at]
        if bits & _JOINT or not low[0].isalnum():
            return False
        if at == start:
            alone = bits & f.PAST and self._low[at - 1] in _ALONE
            return not (bits & f.AUX or alone)
        if bits & (f.AUX | f.VERB | f.ADVERB) and not bits & f.MODIFIER:
            return False
        if bits & f.CUE:
            return self._noun_here(at, bits)
        after_noun = bool(self._flags[at - 1] & _SPEAKING_NOUN or self._cap[at - 1])
        return not (low.endswith("ly") or (low.endswith("ed") and after_noun))

    def _noun_here(self, at: int, bits: int) -> bool:
        """Whether a cue inside a phrase is a noun or an adjective there: "the state report"."""
        before = self._flags[at - 1]
        if bits & (f.ROLE | f.CROWD | f.GROUP) and not before & _SPEAKING_NOUN:
            return True
        if not bits & f.NOUNISH:
            nominal_next = at + 1 < self._limit and self._flags[at + 1] & _SPEAKING_NOUN
            return bool(nominal_next and not before & _SPEAKING_NOUN and not self._cap[at - 1])
        return not (before & (_SPEAKING_NOUN | f.PEOPLE) or self._cap[at - 1])

    def _capital_end(self, at: int) -> int:
        """One past a run of capitalised words, particles between them included."""
        flags, cap, low, limit = self._flags, self._cap, self._low, self._limit
        at += 1
        while at < limit:
            bits = flags[at]
            if cap[at] and not (bits & f.SMALL and not bits & f.GIVEN):
                at += 1
            elif bits & f.PARTICLE or low[at] == "&":
                ahead = at + 1
                while ahead < limit and flags[ahead] & f.PARTICLE and not cap[ahead]:
                    ahead += 1
                if ahead >= limit or not cap[ahead]:
                    return at
                at = ahead + 1
            elif low[at] == "of" and flags[at - 1] & f.ROLE and self._joins(at):
                at += 1 if cap[at + 1] else 2
            elif low[at] in ("of", "for") and flags[at - 1] & f.ORG and self._joins(at):
                at += 2 if cap[at + 1] else 3
            else:
                return at
        return at

    def _joins(self, at: int) -> bool:
        """Whether "of" or "for" goes on with an institution's name: "Bank of England"."""
        ahead = at + 1
        if ahead < self._limit and self._low[ahead] == "the":
            ahead += 1
        return ahead < self._limit and self._cap[ahead] and not self._flags[ahead] & f.SMALL

    # ------------------------------------------------------------ kinds

    def _named(self, start: int, own: int, end: int) -> Mention | None:
        """The phrase as a name with what stands before it; its last word has a capital."""
        if self._flags[end - 1] & f.CROWD:
            return None
        whole = end
        while (
            end - own > 2 and self._low[end - 1] in _BEHIND and self._words.raw[end - 1].isupper()
        ):
            end -= 1
        core = end
        while core > own and (
            self._cap[core - 1]
            or self._flags[core - 1] & f.PARTICLE
            or self._low[core - 1] in _INSIDE_NAMES
        ):
            core -= 1
        while core < end and not self._cap[core]:
            core += 1
        role = core - 1 if core > own and self._flags[core - 1] & _TITLED else -1
        for at in range(core, end - 1):
            bits = self._flags[at]
            role_like = bits & _PERSONS and not bits & f.GIVEN
            if bits & f.TITLE or role_like or self._is_second(at):
                role = at
        if role >= core:
            role = self._office_end(role, end)
            if role == end - 1:
                return None
            core = role + 1
        elif end - core > 2 and self._is_epithet(core, end):
            role, core = core, core + 1
        last = self._after_name(whole)
        printed = (own, role + 1) if role >= 0 else _NO_ROLE
        return self._mention(start, core, end, NAME, last=last, role=printed)

    def _is_second(self, at: int) -> bool:
        """Whether the word ends a title of two: "Tan Sri"."""
        return (self._low[at - 1], self._low[at]) in _SECOND_TITLES

    def _is_epithet(self, at: int, end: int) -> bool:
        """Whether the word before a full name is a people's or has a role's ending: "Seamer"."""
        bits = self._flags[at]
        if bits & f.PEOPLE:
            return not self._flags[end - 1] & (f.ORG | f.GROUP)
        return not bits & f.GIVEN and self._low[at].endswith(_ROLE_ENDINGS)

    def _office_end(self, role: int, end: int) -> int:
        """The last word of an office: "State" of "Secretary of State Robin Cole"."""
        if role + 2 >= end or self._low[role + 1] != "of":
            return role
        for at in range(role + 2, end):
            if self._flags[at] & f.GIVEN and at > role + 2:
                return at - 1
        return min(role + 2, end - 1)

    def _after_name(self, end: int) -> int:
        """One past "(D-Nev.)", which belongs to the name before it."""
        if end < self._limit and self._words.raw[end] == "(":
            for at in range(end + 2, min(end + _LONGEST_BRACKET, self._limit)):
                if self._words.raw[at] == ")":
                    return at + 1
        return end

    def _nominal(self, start: int, own: int, end: int, *, free: bool) -> Mention | None:
        bits = self._flags[end - 1]
        if not free and not bits & (f.CROWD | f.GROUP | f.TEXT | f.ROLE):
            return None
        lone = not free and own == end - 1 and self._low[end : end + 1] != ["of"]
        if lone and bits & f.ROLE and not bits & (f.CROWD | f.GROUP):
            return None
        return self._mention(start, end - 1, end, NOMINAL)

    def _mention(
        self,
        start: int,
        core: int,
        end: int,
        kind: str,
        *,
        possessive: bool = False,
        last: int = 0,
        role: tuple[int, int] = _NO_ROLE,
    ) -> Mention:
        prep = start > 0 and bool(self._flags[start - 1] & f.GOVERNS)
        return Mention(start, last or end, core, end, kind, possessive, prep, role)


def role_before(low: Sequence[str], mentions: Sequence[Mention], at: int) -> int | None:
    """Number of the nominal that a name follows behind a comma: "the head of policy, Kim Lee"."""
    comma = mentions[at].first - 1
    if mentions[at].kind == NOMINAL or comma < 0 or low[comma] != ",":
        return None
    for number in range(at - 1, max(-1, at - _LONGEST_OFFICE), -1):
        between = low[mentions[number].last : comma]
        if "," in between or (between and between[0] not in _OFFICE_LINKS):
            return None
        if mentions[number].kind == NOMINAL and not mentions[number].prep:
            return number
    return None
