"""Deciding about matches in the app: confirming, rejecting, and forgetting what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.model.article import ArticleHead
from reader.model.decision import MatchDecision
from reader.model.match import Match
from reader.newsroom.services import Newsroom
from reader.newsroom.wording import CONFIRMED, SET_ASIDE
from reader.tui.desk import WRITING
from reader.tui.wording import outlet_words
from reader.tui.work import Work

_FORGOTTEN = "decision forgotten"


@dataclass(frozen=True)
class Judged:
    """What holds after a decision about a match."""

    told: str
    """What was decided, in words for the status line."""
    heads: Sequence[ArticleHead]
    """Both articles, as lists show them now."""


class Judging:
    """Leads a person's decisions about matches to the library; each is queued, none is lost.

    Args:
        newsroom: the library.
        work: does the writing.
        show: shows what a decision did.
        tell: says what cannot be done.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        work: Work,
        *,
        show: Callable[[Judged], None],
        tell: Callable[[str], None],
    ) -> None:
        self._newsroom = newsroom
        self._work = work
        self._show = show
        self._tell = tell

    def decide(self, article: str, match: Match, other: str, *, right: bool) -> None:
        """Confirms or rejects a match, side A being the article named first."""
        matches = self._newsroom.matches
        said = CONFIRMED if right else SET_ASIDE

        def act() -> None:
            matches.decide(article, match, other, right=right)

        self._act((article, other), act, said)

    def again(self, decision: MatchDecision, *, right: bool) -> None:
        """Decides anew about what was decided before, where its words stand now."""
        here, there = decision.a_placed.span, decision.b_placed.span
        if here is None or there is None:
            self._tell("its words are gone; d forgets the decision")
            return
        match = replace(decision.match, a=here, b=there)
        self.decide(decision.article, match, decision.other, right=right)

    def forget(self, decision: MatchDecision) -> None:
        """Takes a decision back; what the alignment finds holds again."""
        matches = self._newsroom.matches
        self._act(
            (decision.article, decision.other),
            lambda: matches.take_back(decision.id),
            _FORGOTTEN,
        )

    def forget_confirmed(self, article: str, match: Match, other: str) -> None:
        """Takes back that a match was confirmed."""
        matches = self._newsroom.matches

        def act() -> None:
            for decision in matches.decisions(article):
                here, there = decision.a_placed.span, decision.b_placed.span
                same = here and there and here.overlaps(match.a) and there.overlaps(match.b)
                if decision.other == other and decision.right and same:
                    matches.take_back(decision.id)

        self._act((article, other), act, _FORGOTTEN)

    def _act(self, ids: tuple[str, str], act: Callable[[], object], said: str) -> None:
        articles = self._newsroom.articles

        def run() -> Judged:
            act()
            heads = articles.heads(ids)
            return Judged(f"match with {outlet_words(heads[-1])}: {said} · u undoes", heads)

        self._work.every(WRITING, lambda ticket: run(), self._show)
