"""Analyses articles anew from the library: those of an older analysis, and those edited by hand."""

from __future__ import annotations

from collections.abc import Sequence

from reader.newsroom.live.desk import Desk
from reader.store import articles

ANALYSED_FIELDS = ("date", "title")
"""What the analysis looks at besides the text."""


def ensure_current(desk: Desk, number: int) -> None:
    """Analyses the article anew where another version of the analysis did it."""
    # The analysis takes longer to import than most of what is asked of a library.
    from reader.newsroom.analyse import VERSION

    with desk.library.reading() as db:
        analysis = articles.analysis(db, number)
    if analysis != VERSION:
        reanalyse(desk, [number])


def reanalyse(desk: Desk, numbers: Sequence[int]) -> None:
    """Analyses the articles anew, with what people set by hand."""
    from reader.newsroom.analyse import load_lexicon
    from reader.newsroom.live.pack import pack
    from reader.store import corrections, intake

    for number in numbers:
        with desk.library.reading() as db:
            source = articles.source(db, number)
        if source is None:
            continue
        packed = pack(source.raw, load_lexicon(), metadata=source.metadata)
        with desk.library.writing(durable=False) as db:
            intake.store(db, packed, file=None, now=desk.now())
            if corrections.is_corrected(db, number):
                from reader.newsroom.live.corrected import settle

                settle(db, number)
