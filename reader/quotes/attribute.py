"""Decides, stretch by stretch from left to right, who speaks."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.quotes import flags as f
from reader.quotes.article import Article, Place
from reader.quotes.candidates import NOBODY, Candidate, Lister
from reader.quotes.features import Weights
from reader.quotes.links import Link
from reader.quotes.mentions import NAME
from reader.quotes.stretch import Stretch, describe

NO_SPEECH = 0.35
"""Least probability that words in marks are no speech, to take them for none."""
_PLAIN = 0.98
"""How often the plainest case is right; measured out of fold."""
_BESIDE = frozenset(("subject", "inverted", "holder", "inverted holder"))
_RELATIVES = frozenset(("who", "which"))
_RUNS_ON = frozenset((",", "ask", "dash"))
CONTINUED = "last continued"
"""The answer of a stretch that carries on the one before."""
_REMEMBERED_PARAGRAPHS = 4


class Choice(NamedTuple):
    """What was decided for one stretch."""

    stretch: Stretch
    candidate: Candidate
    probability: float
    """The model's own, over all candidates."""
    others: tuple[Candidate, ...]
    """The next best answers, best first."""


Chooser = Callable[[Stretch, list[Candidate]], Choice]


def by_weight(weights: Weights) -> Chooser:
    """Chooses the candidate whose features weigh most."""

    def choose(stretch: Stretch, candidates: list[Candidate]) -> Choice:
        scores = [weights.of(candidate.features) for candidate in candidates]
        best = max(scores)
        order = sorted(range(len(scores)), key=lambda at: -scores[at])
        total = sum([math.exp(score - best) for score in scores])
        if candidates[order[0]].answer == NOBODY and 1.0 / total < NO_SPEECH:
            order.append(order.pop(0))
        chosen = order[0]
        others = tuple(candidates[at] for at in order[1:4] if scores[at] > best - 4.0)
        return Choice(stretch, candidates[chosen], math.exp(scores[chosen] - best) / total, others)

    return choose


class Attribution:
    """Runs a chooser over the stretches of one article, each knowing what came before."""

    def __init__(self, article: Article, choose: Chooser, *, thorough: bool = False) -> None:
        """`thorough` lets `choose` see the plainest cases too, as training needs."""
        self._thorough = thorough
        self._article = article
        self._choose = choose
        self._lister = Lister(article)
        self._last: Place | None = None
        self._last_stretch: Stretch | None = None

    def choices(self) -> list[Choice]:
        """One choice a stretch, in order; nothing for stretches outside all sentences."""
        stretches = list(self._stretches())
        explicit = self._explicit(stretches)
        made: list[Choice] = []
        for at, stretch in enumerate(stretches):
            if self._carries_on(stretch, made):
                made.append(self._carried(stretch, made[-1]))
                continue
            beside = explicit[at]
            if beside is not None and not self._thorough and _is_plain(stretch):
                made.append(self._beside(stretch, *beside))
                continue
            ahead = explicit[at + 1] if at + 1 < len(stretches) else None
            follower = stretches[at + 1] if ahead is not None else None
            previous = list(self._previous(stretch, follower, ahead[0] if ahead else None))
            choice = self._choose(stretch, self._lister.candidates(stretch, previous=previous))
            made.append(choice)
            if choice.candidate.place is not None:
                self._last, self._last_stretch = choice.candidate.place, stretch
        return made

    def _carries_on(self, stretch: Stretch, made: Sequence[Choice]) -> bool:
        """Whether the stretch re-opens the quotation left open in the paragraph before."""
        if not self._article.runs[stretch.run].continues or not made:
            return False
        before = made[-1]
        return before.stretch.run == stretch.run - 1 and before.candidate.place is not None

    def _carried(self, stretch: Stretch, before: Choice) -> Choice:
        self._last_stretch = stretch
        candidate = Candidate(before.candidate.place, CONTINUED, None, [])
        return Choice(stretch, candidate, before.probability, before.others)

    def _stretches(self) -> Iterator[Stretch]:
        words = self._article.words
        for number, block in enumerate(words.blocks):
            for run in block.runs:
                start = self._article.runs[run].start
                word = bisect_left(words.start, start, block.first, block.last)
                if word < block.last and words.run[word] == run:
                    yield describe(words, self._article.runs, number, word)

    def _beside(self, stretch: Stretch, place: Place, link: Link) -> Choice:
        """The plainest case, “...,” she said: no other answer is considered."""
        self._last, self._last_stretch = place, stretch
        return Choice(stretch, Candidate(place, link.relation, link, []), _PLAIN, ())

    def _explicit(self, stretches: Sequence[Stretch]) -> list[tuple[Place, Link] | None]:
        """For each stretch the source named right beside it, if there is one."""
        found: list[tuple[Place, Link] | None] = []
        words = self._article.words
        for stretch in stretches:
            answer = None
            mentions = self._article.mentions[stretch.block]
            for link in self._article.links_near(stretch.block, stretch.word):
                if link.cue < stretch.word or not words.flags[link.cue] & (f.SAY | f.SPEECH):
                    continue
                starts = min(link.cue, mentions[link.mention].first)
                if starts > stretch.word + 2:
                    break
                if (
                    stretch.word < starts
                    and link.relation in _BESIDE
                    and words.low[starts - 1] not in _RELATIVES
                ):
                    answer = Place(stretch.block, link.mention), link
                    break
            found.append(answer)
        return found

    # ------------------------------------------------------------ context

    def _previous(
        self, stretch: Stretch, follower: Stretch | None, ahead: Place | None
    ) -> Iterator[tuple[Place, str, Link | None]]:
        """Sources outside the stretch's own sentence, each with how it relates to it."""
        words = self._article.words
        paragraph = words.blocks[stretch.block].paragraph
        taken: set[Place] = set()
        if self._last is not None and self._last_stretch is not None:
            relation = self._since_last(stretch, self._last_stretch, paragraph)
            if relation:
                taken.add(self._last)
                yield self._last, relation, None
        if ahead is not None and follower is not None and ahead not in taken:
            there = words.blocks[follower.block]
            if there.paragraph == paragraph and follower.block != stretch.block:
                taken.add(ahead)
                glued = follower.word == stretch.word + 1
                yield ahead, "next glued" if glued else "next", None
        elsewhere = [*self._before(stretch, paragraph)]
        if stretch.form == "whole":
            elsewhere += self._behind(stretch, paragraph)
        for place, relation, link in elsewhere:
            if place not in taken:
                taken.add(place)
                yield place, relation, link

    def _since_last(self, stretch: Stretch, last: Stretch, paragraph: int) -> str:
        words = self._article.words
        if last.block == stretch.block:
            between = words.low[last.word + 1 : stretch.word]
            near = "near" if len(between) < 12 else "far"
            comma = "," if between and between[-1] == "," else ""
            return f"last same sentence {near}{comma}"
        gap = paragraph - words.blocks[last.block].paragraph
        if gap >= _REMEMBERED_PARAGRAPHS:
            return ""
        blocks = stretch.block - last.block
        return f"last p{gap} b{min(blocks, 3)}"

    def _before(self, stretch: Stretch, paragraph: int) -> Iterator[tuple[Place, str, Link | None]]:
        """Subjects of the sentence before, in this paragraph or at the end of the one before."""
        words = self._article.words
        number = stretch.block - 1
        if number < 0:
            return
        block = words.blocks[number]
        gap = paragraph - block.paragraph
        if gap > 1:
            return
        tail = words.low[block.last - 1]
        colon = ":" if tail == ":" else "cue" if words.flags[block.last - 1] & f.CUE else ""
        links = self._article.links[number]
        for link in reversed(links):
            if words.flags[link.cue] & (f.SAY | f.SPEECH) and not link.relation.startswith("pass"):
                yield Place(number, link.mention), f"before cue p{gap}{colon}", link
                break
        for at, mention in enumerate(self._article.mentions[number]):
            if not mention.prep and not mention.possessive:
                yield Place(number, at), f"before subject p{gap}{colon}", None
                break

    def _behind(self, stretch: Stretch, paragraph: int) -> Iterator[tuple[Place, str, Link | None]]:
        """The subject of the sentence after a quotation that stands alone."""
        words = self._article.words
        number = stretch.block + 1
        if number >= len(words.blocks) or words.blocks[number].runs:
            return
        gap = words.blocks[number].paragraph - paragraph
        if gap > 1:
            return
        for link in self._article.links[number]:
            if words.flags[link.cue] & (f.SAY | f.SPEECH) and not link.relation.startswith("pass"):
                yield Place(number, link.mention), f"after cue p{gap}", link
                return
        for at, mention in enumerate(self._article.mentions[number]):
            if mention.kind == NAME and not mention.prep and not mention.possessive:
                yield Place(number, at), f"after subject p{gap}", None
                return


def _is_plain(stretch: Stretch) -> bool:
    """Whether the stretch opens its sentence and runs on into the words that name its source."""
    return stretch.form == "lead" and stretch.end in _RUNS_ON and not stretch.title
