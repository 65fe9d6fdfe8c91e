"""Lists the persons a pronoun or an epithet may stand for, each with what speaks for it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.quotes import flags as f
from reader.quotes.article import Article
from reader.quotes.features import Key, Weights
from reader.quotes.mentions import Mention
from reader.quotes.people import PERSON, Entity
from reader.quotes.spans import Run

ANYONE = f.GIVEN
"""The sex of an epithet that tells none."""
_SUBJECTS = frozenset(("subject", "inverted", "holder", "inverted holder", "apposition 1"))
_REACH = 14
"""How many sentences back a pronoun's person may have been named last."""


class Person(NamedTuple):
    """One person a pronoun may stand for, with the features of that reading."""

    entity: Entity
    word: int
    """First word of the person's latest mention before the pronoun."""
    features: list[Key]


PersonChooser = Callable[[Sequence[Person]], tuple[int, float]]


def by_weight(weights: Weights) -> PersonChooser:
    """Chooses the person whose features weigh most; returns the number and its probability."""

    def choose(persons: Sequence[Person]) -> tuple[int, float]:
        scores = [weights.of(person.features) for person in persons]
        best = max(scores)
        total = sum([math.exp(score - best) for score in scores])
        return scores.index(best), 1.0 / total

    return choose


class LastSpeaker(NamedTuple):
    """The person who spoke last, and the block of that quotation."""

    entity: Entity | None
    block: int


class Persons:
    """The persons of one article as pronouns may mean them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._words = article.words
        self.subjects = self._subject_words()
        """First words of the mentions that stand as subjects."""

    def _subject_words(self) -> set[int]:
        """First words of the mentions that stand as the subject of their sentence or of a cue."""
        found = set()
        for own, links in zip(self._article.mentions, self._article.links, strict=True):
            for mention in own:
                if not mention.prep and not mention.possessive:
                    found.add(mention.core)
                    break
            for link in links:
                if link.relation in _SUBJECTS:
                    found.add(own[link.mention].core)
        return found

    def before(
        self, mention: Mention, block: int, run: Run | None, *, sex: int, last: LastSpeaker
    ) -> Iterator[Person]:
        """The persons of fitting sex named before the mention, each with its features."""
        at = mention.core
        spoken = self._words.text[run.start : run.end] if run is not None else ""
        found = []
        for entity in self._article.people.entities:
            if entity.kind != PERSON or (entity.sex and not entity.sex & sex):
                continue
            seen = bisect_left(entity.places, at)
            if not seen:
                continue
            latest = entity.places[seen - 1]
            if block - self._words.block_of[latest] <= _REACH:
                found.append((latest, seen, entity))
        found.sort(key=lambda item: -item[0])
        for rank, (latest, seen, entity) in enumerate(found):
            speaks = entity is last.entity
            since = min(block - last.block, 6) if speaks else "no"
            features = [
                self._position(latest, block, rank, speaks=speaks),
                self._standing(entity, seen, spoken, since),
            ]
            if len(found) == 1:
                features.append(("only",))
            yield Person(entity, latest, features)

    def _position(self, latest: int, block: int, rank: int, *, speaks: bool) -> Key:
        """Where the person was named last, and how."""
        words = self._words
        there = words.block_of[latest]
        blocks = block - there
        paragraphs = words.blocks[block].paragraph - words.blocks[there].paragraph
        far = str(blocks) if blocks < 3 else "3-5" if blocks < 6 else "6+"
        subject = "subject" if latest in self.subjects else "object"
        speaker = "speaker" if speaks else ""
        return "person", far, min(paragraphs, 3), subject, min(rank, 3), speaker

    def _standing(self, entity: Entity, seen: int, spoken: str, since: int | str) -> Key:
        """How often the person was named, whether the quotation names them (few name
        themselves), and how many sentences since they spoke.
        """
        itself = entity.name.rsplit(" ", 1)[-1] in spoken
        count = "1" if seen == 1 else "2-3" if seen < 4 else "4+"
        return "standing", bool(entity.sex), count, itself, since
