"""What an article shares with the others of its story, worked out in rounds.

In a large story the first round shows what was found in a moment, and later ones go on from there:
alignments are kept, so that what was compared once costs little again.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.model.article import ArticleHead
from reader.model.quotation import Extraction
from reader.newsroom.matches import ArticleMatches
from reader.newsroom.services import Newsroom
from reader.tui.set_aside import SetAside, set_aside
from reader.tui.work import Ticket

ROUNDS_S = (0.5, 2.5, math.inf)
"""How long each round may take."""


@dataclass(frozen=True)
class Compared:
    """What an article shares with others, and what those say."""

    matches: ArticleMatches
    said: Mapping[str, Extraction]
    """The others' quotations, by article id."""
    set_aside: Sequence[SetAside] = ()
    """What a person rejected of the matches."""
    head: ArticleHead | None = None
    """The article's line in the list, which counts its matches."""
    goes_on: bool = False
    """Whether time ran out, so that another round is worth while."""


def compare(
    newsroom: Newsroom,
    article: str,
    ticket: Ticket,
    *,
    seconds: float,
    clock: Callable[[], float] = time.monotonic,
) -> Compared:
    """Compares an article with every other of its story, as far as time allows.

    Args:
        newsroom: the library.
        article: its id.
        ticket: says when nobody waits any more.
        seconds: after which to stop with what there is.
        clock: seconds.
    """
    end = clock() + seconds
    matches = newsroom.matches.of(article, cancelled=lambda: ticket.cancelled() or clock() > end)
    goes_on = bool(matches.partial) and clock() > end
    if goes_on:
        matches = replace(matches, partial=f"{matches.partial} so far…")
    others = [counterpart.other.id for counterpart in matches.counterparts]
    return Compared(
        matches,
        said={other: newsroom.quotes.of(other) for other in others},
        set_aside=set_aside(newsroom, article),
        head=next(iter(newsroom.articles.heads([article])), None),
        goes_on=goes_on,
    )
