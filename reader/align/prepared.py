"""An article made ready for comparison: its sentences as keys, its quotations with speakers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from reader.align import lexicon
from reader.align.words import Keys, Words
from reader.align.world import WorldCounts
from reader.model.quotation import SpeakerKind
from reader.model.span import Span

BEGINNING = 4
"""Letters by which words with different stems count as related."""


def beginnings(some: Iterable[str]) -> frozenset[str]:
    """What related words have in common that the stemmer does not join: `elect`, `election`."""
    return frozenset([key[:BEGINNING] for key in some if len(key) > BEGINNING])


def postings(sets: Sequence[Keys]) -> Mapping[str, Sequence[int]]:
    """The places at which each key is in a set."""
    found: dict[str, tuple[int, ...]] = {}
    for place, some in enumerate(sets):
        here = (place,)
        for key in some:
            found[key] = found[key] + here if key in found else here
    return found


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation, as far as alignment needs it."""

    number: int
    """The quotation's number in its article."""
    span: Span
    """From its first mark to its last."""
    speaker: str | None
    kind: SpeakerKind
    names: Keys
    """What tells the speaker from others: a person's surname, all words of an institution."""
    pieces: tuple[Piece, ...]
    keys: Keys
    """Of all its words."""
    partial: bool
    """Built into the outlet's own sentence, to which it is shown attached."""


class Piece(NamedTuple):
    """The part of a quotation that lies in one sentence, up to an ellipsis."""

    span: Span
    """Marks included where they stand at its ends."""
    sentence: int
    words: Words
    keys: Keys


class Sentence(NamedTuple):
    """A sentence and what it is compared by; a tuple, as an article has many to be made."""

    span: Span
    words: Words
    keys: Keys
    """Of its words, without those that only name a quotation's source."""
    sequence: tuple[str, ...]
    """The keys in the order of the words."""
    frame: Keys
    """Of the words outside quotations."""
    said: Keys
    """Of the words inside quotations."""
    names: Keys
    numbers: Keys
    dates: Keys
    quotation: int | None
    """The number of the first quotation that touches it."""
    speaker: Keys
    """What tells who speaks in it, quoted or reported, from others; empty if nobody is known."""
    source: Keys
    """Of the words that name a quotation's source."""
    negations: frozenset[bool]
    """Whether it denies something: one value, or both where only what is quoted in it does."""
    elsewhen: bool
    """Has a phrase that moves what it tells to another occasion ("earlier this year")."""


class Kin(NamedTuple):
    """What a sentence's words are related by; of use only beside another sentence."""

    neighbours: frozenset[int]
    """Hashes of keys that follow each other: they take less room than the pairs."""
    beginnings: frozenset[str]
    """The first letters of its keys, see `beginnings`."""
    related: Mapping[str, frozenset[int]]
    """Its keys that have synonyms, with their families."""
    families: frozenset[int]
    """All these families."""


def _kin(sequence: Sequence[str], families: Mapping[str, frozenset[int]]) -> Kin:
    related = {key: families[key] for key in sequence if key in families}
    return Kin(
        neighbours=frozenset(map(hash, pairwise(sequence))),
        beginnings=beginnings(sequence),
        related=related,
        families=frozenset().union(*related.values()),
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about one article that does not depend on the other."""

    text: str
    day: datetime.date | None
    sentences: tuple[Sentence, ...]
    quotations: tuple[Spoken, ...]
    counts: Mapping[str, int]
    """In how many sentences (a quotation inside one counts again) each key stands."""
    units: int
    """How many sentences and pieces of quotations were counted."""
    names: Keys
    acronyms: Mapping[str, Keys]
    """Initials of the article's capitalised runs, and the keys of their words."""
    postings: Mapping[str, Sequence[int]]
    """The sentences in whose keys each key is."""
    said: Mapping[str, Sequence[int]]
    """The quotations, by place, in whose keys each key is."""
    _rarities: dict[str, Mapping[str, float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `rarity` has answered, by snapshot: the same for every other article."""

    _kin: dict[int, Kin] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `kin` has answered: half of the sentences are never asked for."""

    def kin(self, place: int) -> Kin:
        """What the words of a sentence are related by."""
        known = self._kin.get(place)
        if known is None:
            sequence = self.sentences[place].sequence
            known = self._kin[place] = _kin(sequence, lexicon.load().families)
        return known

    def rarity(self, counts: WorldCounts) -> Mapping[str, float]:
        """How rare each of the article's keys is in the world."""
        known = self._rarities.get(counts.snapshot)
        if known is None:
            known = dict(zip(self.counts, counts.weights(self.counts), strict=True))
            self._rarities[counts.snapshot] = known
        return known

    def first(self, sentences: int) -> Prepared:
        """The article cut after a number of sentences, for a comparison of bounded cost."""
        kept = self.sentences[:sentences]
        end = kept[-1].span.end if kept else 0
        quotations = tuple(spoken for spoken in self.quotations if spoken.span.end <= end)
        return replace(
            self,
            sentences=kept,
            quotations=quotations,
            postings=postings([sentence.keys for sentence in kept]),
            said=postings([spoken.keys for spoken in quotations]),
        )
