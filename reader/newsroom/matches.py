"""Matches: what every other outlet printed of a passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.model.article import ArticleHead
from reader.model.decision import MatchDecision
from reader.model.match import Alignment, Apart, Match
from reader.model.matrix import Matrix
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One article's alignment with another of its story; side A is the article asked about."""

    other: ArticleHead
    other_text: str
    """The other article's cleaned text, for showing passages and word changes."""
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class ArticleMatches:
    """Everything an article shares with the others of its story."""

    article: str
    counterparts: tuple[Counterpart, ...]
    """In list order; empty where the story has one article only."""
    only_here: tuple[Span, ...] = ()
    """Sentences with a counterpart in none of the others."""
    partial: str = ""
    """Why others are missing, where the story is too large; else empty."""

    def at(self, passage: Span) -> tuple[tuple[Counterpart, Match], ...]:
        """The matches that touch a passage, best first in each other article."""
        return tuple(
            (counterpart, match)
            for counterpart in self.counterparts
            for match in sorted(
                (link for link in counterpart.alignment.links if link.a.overlaps(passage)),
                key=lambda link: (-link.score, link.b),
            )
        )

    def apart_at(self, passage: Span) -> tuple[tuple[Counterpart, Apart], ...]:
        """The same speaker's other statements that touch a passage."""
        return tuple(
            (counterpart, apart)
            for counterpart in self.counterparts
            for apart in counterpart.alignment.apart
            if apart.a.overlaps(passage)
        )


class Matches(Protocol):
    """Aligns articles of one story; answers are cached with everything they depend on."""

    def of(self, article: str, *, cancelled: Callable[[], bool] = lambda: False) -> ArticleMatches:
        """The article against every other of its story. Stops early, partial, when cancelled."""
        ...

    def between(self, a: str, b: str) -> Alignment:
        """Any two articles, whether of one story or not."""
        ...

    def others(self, article: str) -> Sequence[ArticleHead]:
        """The other articles of the story, in list order."""
        ...

    def matrix(self, article: str, *, cancelled: Callable[[], bool] = lambda: False) -> Matrix:
        """Who printed which statement in the article's story; see `reader.model.matrix`.

        Of a large story the articles nearest in time, and it says so. Stops early when cancelled.
        """
        ...

    def decide(self, article: str, match: Match, other: str, *, right: bool) -> MatchDecision:
        """Confirms or rejects a match for ever, in place of any decision about it before.

        A rejected match is in no answer any more, a confirmed one stays whatever later aligners
        find. The decision hangs on the words of both sides, and moves with them. Can be undone.

        Args:
            article: the article asked about: side A of the match.
            match: as it was answered.
            other: the article of side B.
            right: whether the two passages correspond.

        Raises:
            UsageError: a passage lies outside its text, or both articles are one.
        """
        ...

    def decisions(self, article: str) -> Sequence[MatchDecision]:
        """What was decided about the article's matches, orphans too, by place; orphans last."""
        ...

    def all_decisions(self) -> Sequence[MatchDecision]:
        """Every decision about matches of the library, newest first."""
        ...

    def take_back(self, decision: int) -> None:
        """Forgets a decision; the aligner's answer holds again. Undo brings it back.

        Raises:
            UsageError: there is no such decision.
        """
        ...
