"""What follows from a person's act besides the rows it changed."""

from __future__ import annotations

from collections.abc import Sequence

from reader.newsroom.live import refresh
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.grouping import regroup
from reader.store import articles
from reader.store.connection import Connection
from reader.store.targets import Target

_AT_ONCE = 2_000
"""Articles; a larger library is grouped anew by its next scan, so that no key waits for it."""


def settle(desk: Desk, changed: Sequence[Target], *, article: int | None = None) -> None:
    """Brings what is derived up to date after an act, its undoing or its doing again.

    Args:
        desk: the library and whose work it is.
        changed: the rows that changed.
        article: the number of the article it happened in, if in one.
    """
    if article is not None and any(target.kind == "correction" for target in changed):
        with desk.library.writing() as db:
            requote(db, article)
        desk.changed()
    decided = [target for target in changed if target.kind == "match decision"]
    if decided:
        recount(desk, decided)
    edits = [target for target in changed if target.kind == "metadata"]
    dated = {int(t.key[0]) for t in edits if t.key[1] in refresh.ANALYSED_FIELDS}
    refresh.reanalyse(desk, sorted(dated))
    if edits or any(target.kind == "story link" for target in changed):
        with desk.library.reading() as db:
            small = articles.counts(db)[0] <= _AT_ONCE
        if small:
            regroup(desk)
    if edits:
        desk.changed()


def recount(desk: Desk, decided: Sequence[Target]) -> None:
    """Counts the matches of the articles anew about which something was decided."""
    from reader.newsroom.live.matches import LiveMatches

    numbers = {int(number) for target in decided for number in target.key[1:]}
    LiveMatches(desk).recount(sorted(numbers))


def requote(db: Connection, article: int) -> None:
    """Applies the corrections of an article anew, in the caller's transaction."""
    # Finding words again needs libraries that most commands do without.
    from reader.newsroom.live.corrected import settle as apply_corrections

    apply_corrections(db, article)
