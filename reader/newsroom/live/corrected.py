"""Applies a person's corrections to an article's quotations, wherever these are written."""

from __future__ import annotations

from reader.model.correction import Correction
from reader.newsroom.live.pack import lines
from reader.newsroom.placing import cue_place
from reader.quotes.corrections import apply
from reader.store import articles, corrections
from reader.store.connection import Connection
from reader.store.corrections import StoredCorrection
from reader.store.records import StoredText
from reader.text.anchor import place


def settle(db: Connection, number: int) -> None:
    """Brings an article's effective quotations up to date, in the caller's transaction."""
    if not corrections.is_corrected(db, number):
        return
    stored = articles.text(db, number)
    if stored is None:
        return
    found = corrections.found(db, number)
    kept = corrections.of(db, number)
    effective = apply(found, [placed(correction, stored) for correction in kept])
    corrections.write_effective(
        db, number, None if effective is found else effective, lines(stored.text, effective)
    )


def placed(kept: StoredCorrection, stored: StoredText) -> Correction:
    """A correction with the places of its words in the present text."""
    text, version = stored.text, stored.sha256
    places = [place(anchor, text, version=version) for anchor in kept.anchors]
    cue = cue_place(kept.cue, kept.anchors, places, text, version=version) if kept.cue else None
    return Correction(
        id=kept.id,
        article=stored.id,
        decision=kept.decision,
        anchors=kept.anchors,
        cue=kept.cue,
        made=kept.made,
        was=kept.was,
        placed=tuple(places),
        cue_placed=cue,
    )
