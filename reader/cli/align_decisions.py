"""What a person decides about the matches of two articles, on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.errors import UsageError
from reader.model.decision import MatchDecision
from reader.model.match import Alignment, Match
from reader.newsroom.matches import Matches


@dataclass(frozen=True, slots=True)
class Listed:
    """The matches of two articles in the order in which their numbers count."""

    a: str
    """The id of the article named first."""
    b: str
    links: tuple[Match, ...]
    set_aside: tuple[MatchDecision, ...]
    """Rejected ones; their numbers follow those of the links. Orphans come last."""
    confirmed: tuple[MatchDecision, ...]

    def decide(self, number: int, matches: Matches, *, right: bool) -> None:
        """Confirms or rejects the match of that number.

        Raises:
            UsageError: there is none, or its words are gone.
        """
        found = self._entry(number)
        if isinstance(found, MatchDecision):
            here, there = found.a_placed.span, found.b_placed.span
            if here is None or there is None:
                raise UsageError("its words are gone", hint="--forget takes the decision back")
            found = replace(found.match, a=here, b=there)
        matches.decide(self.a, found, self.b, right=right)

    def forget(self, number: int, matches: Matches) -> None:
        """Takes back what was decided about the match of that number.

        Raises:
            UsageError: there is none, or nothing was decided about it.
        """
        found = self._entry(number)
        decision = found if isinstance(found, MatchDecision) else self._about(found)
        if decision is None:
            raise UsageError(f"nothing was decided about match {number}")
        matches.take_back(decision.id)

    def _entry(self, number: int) -> Match | MatchDecision:
        entries: Sequence[Match | MatchDecision] = (*self.links, *self.set_aside)
        if number > len(entries):
            raise UsageError(
                f"there are {len(entries)} matches, not {number}",
                hint="“reader align A B” numbers them",
            )
        return entries[number - 1]

    def _about(self, link: Match) -> MatchDecision | None:
        return next((each for each in self.confirmed if _same(each, link)), None)


def listed(matches: Matches, a: str, b: str, found: Alignment) -> Listed:
    """The matches of two articles with what was decided about them.

    Args:
        matches: knows the decisions.
        a: the id of the article named first.
        b: the other's.
        found: how the two correspond.
    """
    made = [each for each in matches.decisions(a) if each.other == b]
    return Listed(
        a=a,
        b=b,
        links=tuple(sorted(found.links, key=lambda link: (link.a, link.b))),
        set_aside=tuple(each for each in made if not each.right),
        confirmed=tuple(each for each in made if each.right),
    )


def _same(decision: MatchDecision, link: Match) -> bool:
    here, there = decision.a_placed.span, decision.b_placed.span
    return bool(here and there and here.overlaps(link.a) and there.overlaps(link.b))
