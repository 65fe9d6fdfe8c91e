"""Groups the library's articles into stories, anew whenever articles or decisions changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from reader.newsroom.live.desk import Desk
from reader.store import codec, derived, stories
from reader.store.records import Placing

_BATCH = 200
"""Articles moved in one transaction, so that others can write in between."""


def regroup(desk: Desk) -> bool:
    """Groups everything anew if anything changed since; returns whether it did.

    The grouping depends on nothing but the set of articles and the decisions of people, so it
    does not matter when or how often it is done.
    """
    with desk.library.reading() as db:
        due = derived.stories_due(db)
        if due is None:
            return False
        placings = list(stories.placings(db))
        together = stories.links(db, together=True)
        apart = stories.links(db, together=False)
    grouping = _grouped(placings, together, apart)
    with desk.library.reading() as db:
        moves = iter(stories.misplaced(db, grouping))
    while batch := list(islice(moves, _BATCH)):
        with desk.library.writing(durable=False) as db:
            stories.place(db, batch)
    with desk.library.writing(durable=False) as db:
        stories.settle_order(db)
        derived.set_stories_grouped(db, due)
    return True


def _grouped(
    placings: Sequence[Placing],
    together: Sequence[tuple[str, str]],
    apart: Sequence[tuple[str, str]],
) -> dict[str, str]:
    from reader.align import world
    from reader.stories.grouping import StoryItem, group
    from reader.stories.terms import StoryTerms

    items = (
        StoryItem(
            id=placing.id,
            day=placing.day,
            outlet=placing.outlet,
            terms=codec.loads(StoryTerms, codec.expand(placing.terms)),
        )
        for placing in placings
    )
    return group(items, counts=world.load(), together=together, apart=apart)
