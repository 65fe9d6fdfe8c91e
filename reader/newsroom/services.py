"""The record of services that the composition root builds and the faces receive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.newsroom.articles import Articles
    from reader.newsroom.check import Check
    from reader.newsroom.corrections import Corrections
    from reader.newsroom.history import History
    from reader.newsroom.matches import Matches
    from reader.newsroom.notes import Notes
    from reader.newsroom.quotes import Quotes
    from reader.newsroom.scan import Scan
    from reader.newsroom.search import Search
    from reader.newsroom.speakers import Speakers
    from reader.newsroom.stories import Stories


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The services of one open library. A widget or command takes only those it uses."""

    articles: Articles
    search: Search
    quotes: Quotes
    speakers: Speakers
    matches: Matches
    stories: Stories
    notes: Notes
    history: History
    scan: Scan
    corrections: Corrections
    check: Check
