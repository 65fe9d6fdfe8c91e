"""The places where an anchor's passage may stand in a text, with what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from reader.model.note import Anchor
from reader.model.span import Span
from reader.text.likeness import Like, Words
from reader.text.tokens import Token, tokens

CONTEXT = 32
"""Code points of surroundings that are kept on each side; fewer where the text ends before."""
_EDGE = "\x00"
"""Stands for what lies beyond a text's ends, so that to stand there is to be alike."""
_NO_CHANCE = 0.2
"""Surroundings that agree by less agree by chance."""
_MEETING = 0.5
"""Surroundings that agree by less do not meet where the passage was taken out."""
_WORDS_A_NEW_ONE = 5
_MOST_WORDS = 3000
"""Of a longer passage only the very words are looked for: comparing costs its length squared."""
_NEW_WORDS = 2
"""Words that may have been put in at an edge of the passage, one for each so many of its own."""


class Side(NamedTuple):
    """How well the text on one side of a place agrees with what the anchor keeps of it."""

    share: float
    """0 to 1: the same from the passage outwards, or nearly so."""
    touching: int
    """Code points that are the same without a gap, from the passage outwards."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the passage may be now."""

    span: Span
    likeness: float
    """The share of words in common, 0 to 1."""
    is_copy: bool
    """Whether it reads exactly the same."""
    before: Side
    after: Side
    is_whole: bool
    """Whether all that is kept of the surroundings stands around it unchanged."""
    essence: float = 1.0
    """The share of the passage's words that are still there, rare words counting more; 0 to 1."""
    is_gap: bool = False
    """Whether what stood around the passage meets inside it, so that the passage was taken out."""

    @property
    def weaker(self) -> float:
        """How well the side agrees that agrees less, 0 to 1."""
        return min(self.before.share, self.after.share)

    @property
    def stronger(self) -> float:
        """How well the side agrees that agrees more, 0 to 1."""
        return max(self.before.share, self.after.share)

    @property
    def touching(self) -> int:
        """Code points around it that are the same without a gap."""
        return self.before.touching + self.after.touching

    @property
    def score(self) -> float:
        """0 to 2: words and surroundings count alike."""
        return self.likeness + (self.before.share + self.after.share) / 2


class Places:
    """Looks for one anchor's passage in one text."""

    def __init__(self, anchor: Anchor, text: str) -> None:
        self._exact, self._text = anchor.exact, text
        self._wanted = tokens(anchor.exact)
        self._before = anchor.prefix[::-1].ljust(CONTEXT, _EDGE)
        self._after = anchor.suffix.ljust(CONTEXT, _EDGE)

    def copies(self, most: int) -> list[Place]:
        """The places of the very words, in order; at most so many."""
        found: list[Place] = []
        at = self._text.find(self._exact) if self._exact else -1
        while at >= 0 and len(found) < most:
            found.append(self._copy(Span(at, at + len(self._exact))))
            at = self._text.find(self._exact, at + 1)
        return found

    def alike(self) -> list[Place]:
        """The places of similar words, most alike first, the very words among them."""
        if len(self._wanted) > _MOST_WORDS:
            return []
        words = Words(self._text)
        return [self._alike(words, like) for like in words.like([w.norm for w in self._wanted])]

    def _copy(self, span: Span) -> Place:
        before, after = self._side_before(span.start), self._side_after(span.end)
        return Place(span, 1.0, True, before, after, self._is_whole(before, after))

    def _alike(self, words: Words, like: Like) -> Place:
        span = self._edges(words.tokens, like)
        before, after = self._side_before(span.start), self._side_after(span.end)
        return Place(
            span,
            2 * like.shared / (len(self._wanted) + words.count(span)),
            False,
            before,
            after,
            self._is_whole(before, after),
            like.essence,
            self._is_gap(span, before, after),
        )

    def _edges(self, words: Sequence[Token], like: Like) -> Span:
        """The run's span, its ends put where the surroundings agree best, else at its own words.

        It is widened over changed words, and narrowed to the passage's first or last word where it
        took in words from beside it.
        """
        first, last = self._wanted[0], self._wanted[-1]
        fresh = min(_NEW_WORDS, len(self._wanted) // _WORDS_A_NEW_ONE)
        reached = len(self._wanted) - like.skipped_before - like.skipped_after
        surplus = min(max(0, like.end - like.start - reached), reached // 2)
        earliest = max(0, like.start - like.skipped_before - fresh)
        latest = like.end + like.skipped_after + fresh
        starts = [
            (self._over_marks(word.start, -1, first.start), word.norm == first.norm)
            for at, word in enumerate(words[earliest : like.start + surplus + 1], earliest)
            if at <= like.start or word.norm == first.norm
        ]
        ends = [
            (self._over_marks(word.end, 1, len(self._exact) - last.end), word.norm == last.norm)
            for at, word in enumerate(words[like.end - surplus - 1 : latest], like.end - surplus)
            if at >= like.end or word.norm == last.norm
        ]
        return Span(
            max(starts, key=lambda edge: (self._side_before(edge[0]).share, edge[1], edge[0]))[0],
            max(ends, key=lambda edge: (self._side_after(edge[0]).share, edge[1], -edge[0]))[0],
        )

    def _over_marks(self, at: int, step: int, most: int) -> int:
        """The edge moved outwards over at most so many marks: the passage had marks at its edge."""
        text = self._text
        for _ in range(most):
            beyond = at if step > 0 else at - 1
            if not 0 <= beyond < len(text) or text[beyond].isalnum() or text[beyond].isspace():
                break
            at += step
        return at

    def _is_whole(self, before: Side, after: Side) -> bool:
        return before.touching + after.touching == len(self._before) + len(self._after)

    def _is_gap(self, span: Span, before: Side, after: Side) -> bool:
        """Whether the old surroundings of one side agree better from the other end of a place."""
        behind = _meeting(self._after, self._text[span.start : span.start + len(self._after)])
        ahead = _meeting(
            self._before, self._text[max(0, span.end - len(self._before)) : span.end][::-1]
        )
        return behind > after.share or ahead > before.share

    def _side_before(self, at: int) -> Side:
        there = self._text[max(0, at - len(self._before)) : at]
        return _side(self._before, there[::-1])

    def _side_after(self, at: int) -> Side:
        return _side(self._after, self._text[at : at + len(self._after)])


def _meeting(kept: str, there: str) -> float:
    """How well surroundings agree that may have lost their blanks; 0 where by half or less."""
    kept = kept.strip()
    share = _side(kept, there.strip()[: len(kept)]).share if kept else 0.0
    return share if share >= _MEETING else 0.0


def _side(kept: str, there: str) -> Side:
    """Compares surroundings, both written from the passage outwards."""
    there = there.ljust(len(kept), _EDGE)
    if kept == there:
        return Side(1.0, len(kept))
    touching = next(at for at, point in enumerate(kept) if point != there[at])
    alike = fuzz.ratio(kept, there) / 50 - 1  # unrelated prose shares about a third
    share = max(touching / len(kept), alike)
    return Side(share if share >= _NO_CHANCE else 0.0, touching)
