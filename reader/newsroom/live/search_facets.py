"""What the answers to a query have in common: outlets, speakers, months, tags, stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from reader.model.search import Facet
from reader.search import plan
from reader.search.engine import SearchEngine
from reader.search.plan import ValueField
from reader.search.refining import condition
from reader.search.tags import tags
from reader.store import answers, articles, stories
from reader.store.connection import Connection

_SHOWN = 5
_STORIES_UP_TO = 2_000
"""Articles of an answer; of a wider one the stories would take longer to count than to find."""


def facets(
    engine: SearchEngine, asked: plan.Node, *, shown: Mapping[str, str]
) -> tuple[Facet, ...]:
    """What the index knows of the answers.

    Args:
        engine: what is asked.
        asked: the query.
        shown: the name each merged speaker is shown under, by the others.
    """
    counted = {
        "outlet": engine.facets(asked, ValueField.OUTLET, limit=_SHOWN),
        "speaker": engine.facets(asked, ValueField.VOICE, limit=_SHOWN, shown=shown),
        "month": engine.months(asked, limit=_SHOWN),
    }
    return tuple(
        _facet(field, one.value, one.count) for field, found in counted.items() for one in found
    )


def _facet(field: str, value: str, count: int, name: str = "") -> Facet:
    return Facet(field, value, count, condition(field, value), name)


def facets_of_library(db: Connection, engine: SearchEngine, asked: plan.Node) -> tuple[Facet, ...]:
    """What the library knows of the answers besides: tags of notes, stories told by several."""
    return *_tags(db, engine, asked), *_stories(db, engine, asked)


def _tags(db: Connection, engine: SearchEngine, asked: plan.Node) -> list[Facet]:
    tagged: defaultdict[str, set[int]] = defaultdict(set)
    for article, text in answers.notes(db):
        for tag in tags(text):
            tagged[tag].add(article)
    everywhere = frozenset().union(*tagged.values())
    if not everywhere:
        return []
    both = plan.conjunction(asked, plan.Rows(everywhere))
    found = set(engine.search(both, limit=len(everywhere)).rowids)
    counts = Counter({tag: len(articles & found) for tag, articles in tagged.items()})
    most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
    return [_facet("tag", tag, count) for tag, count in most if count]


def _stories(db: Connection, engine: SearchEngine, asked: plan.Node) -> list[Facet]:
    page = engine.search(asked, limit=_STORIES_UP_TO)
    if page.after is not None:
        return []
    most = answers.stories_of(db, page.rowids, limit=_SHOWN)
    return [_facet("story", story, count, _name(db, story)) for story, count in most]


def _name(db: Connection, story: str) -> str:
    told = stories.story_of(db, articles.number(db, story))
    return told.name or told.title
