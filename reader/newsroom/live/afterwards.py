"""What follows from a person's act besides the rows it changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from reader.model.span import Span
from reader.newsroom.live import refresh
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.grouping import regroup
from reader.store import articles, corrections
from reader.store.connection import Connection
from reader.store.targets import Target

Places: TypeAlias = tuple[tuple[Span, ...], tuple[str, ...]]
"""The spans of a correction in a text, and the words there."""

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


def places(db: Connection, article: int | None) -> dict[int, Places]:
    """Where the words of an article's corrections stand in the library's text, and the words.

    By correction; without spans where they are gone. None is an article that is not held yet.
    """
    if article is None or not corrections.is_corrected(db, article):
        return {}
    from reader.newsroom.live.corrected import placed

    stored = articles.text(db, article)
    kept = corrections.of(db, article)
    if stored is None:
        return {}
    spans = {each.id: placed(each, stored).spans for each in kept}
    return {
        correction: (found, tuple(stored.text[slice(*span)] for span in found))
        for correction, found in spans.items()
    }


def requote(db: Connection, article: int) -> None:
    """Applies the corrections of an article anew, in the caller's transaction."""
    # Finding words again needs libraries that most commands do without.
    from reader.newsroom.live.corrected import settle as apply_corrections

    apply_corrections(db, article)
