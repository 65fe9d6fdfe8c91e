"""Matches that a person rejected: kept beside those that hold, so that they can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import ArticleHead
from reader.model.decision import MatchDecision
from reader.newsroom.services import Newsroom


@dataclass(frozen=True, slots=True)
class SetAside:
    """A rejected match, side A being the article asked about."""

    decision: MatchDecision
    other: ArticleHead


def set_aside(newsroom: Newsroom, article: str) -> tuple[SetAside, ...]:
    """What was rejected of an article's matches; those whose words are gone here are left out."""
    made = [
        decision
        for decision in newsroom.matches.decisions(article)
        if not decision.right and decision.a_placed.span is not None
    ]
    heads = {head.id: head for head in newsroom.articles.heads([each.other for each in made])}
    return tuple(SetAside(each, heads[each.other]) for each in made if each.other in heads)


def touching(found: Sequence[SetAside], start: int, end: int) -> list[SetAside]:
    """Those whose words in the article asked about share something with a passage."""
    return [
        each
        for each in found
        if (span := each.decision.a_placed.span) and span.start < end and start < span.end
    ]
