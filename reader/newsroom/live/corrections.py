"""Corrections, from the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reader.errors import UsageError
from reader.model.correction import Correction, Decision, Verdict
from reader.model.note import Anchor
from reader.model.quotation import Confidence, Extraction
from reader.model.span import Span
from reader.newsroom.live import afterwards, refresh
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.naming import Naming, naming
from reader.newsroom.live.quotation_rows import rows_of
from reader.newsroom.quotes import QuotationRow
from reader.store import acts, articles, corrections, quotations
from reader.store.connection import Connection
from reader.store.corrections import StoredCorrection
from reader.store.quotations import Wanted
from reader.store.records import StoredText
from reader.store.targets import State, Target

_WORST_FIRST = (Confidence.UNKNOWN, Confidence.GUESS, Confidence.LIKELY, Confidence.SURE)
_WHAT = {
    Verdict.RIGHT: "confirmation of the quotation",
    Verdict.CHANGED: "correction of the quotation",
    Verdict.NOT_QUOTED: "rejection of the quotation",
    Verdict.MISSED: "adding of the quotation",
}


class LiveCorrections:
    """Implements `reader.newsroom.corrections.Corrections`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library

    def of(self, article: str) -> Sequence[Correction]:
        """The corrections in an article, by place; orphans last."""
        with self._library.reading() as db:
            number = articles.number(db, article)
            shown = _shown(db, corrections.of(db, number))
        return sorted(shown, key=lambda each: (not each.spans, each.spans, each.id))

    def all(self) -> Sequence[Correction]:
        """Every correction of the library, newest first."""
        with self._library.reading() as db:
            return _shown(db, corrections.newest(db))

    def decide(
        self, article: str, spans: Sequence[Span], decision: Decision, *, cue: Span | None = None
    ) -> Correction:
        """Decides about the quotation in these spans, in place of any decision before."""
        with self._library.reading() as db:
            number = articles.number(db, article)
        refresh.ensure_current(self._desk, number)
        with self._library.writing() as db:
            stored = articles.text(db, number)
            assert stored is not None, "every article has a version"
            made = self._made(db, stored, spans, decision, cue)
            before = _about_the_same(_shown(db, corrections.of(db, number)), spans)
            changes: list[tuple[Target, State | None]] = [
                (Target("correction", (old.id,)), None) for old in before
            ]
            changes.append((made.target, made.state))
            what = _WHAT[decision.verdict]
            acts.act(db, changes, session=self._desk.signed(), what=what, article=number)
            afterwards.requote(db, number)
            shown = _shown(db, [made])[0]
        self._desk.changed()
        return shown

    def take_back(self, correction: int) -> None:
        """Forgets a decision; the analysis holds again."""
        with self._library.writing() as db:
            kept = corrections.get(db, correction)
            if kept is None:
                raise UsageError(f"there is no correction {correction}")
            acts.act(
                db,
                [(kept.target, None)],
                session=self._desk.signed(),
                what="taking back of the correction",
                article=kept.article,
            )
            afterwards.requote(db, kept.article)
        self._desk.changed()

    def queue(self, *, limit: int = 200, beyond: int = 0) -> Sequence[QuotationRow]:
        """Quotations no person has decided about, least certain first, then newest first."""
        with self._library.reading() as db:
            return list(islice(_undecided(db, naming(db, self._desk)), beyond, beyond + limit))

    def left(self) -> int:
        """How many quotations no person has decided about."""
        with self._library.reading() as db:
            decided = sum(
                quotation.by_hand
                for number in corrections.corrected(db)
                for quotation in articles.extraction(db, number).quotations
            )
            return articles.counts(db)[2] - decided

    def _made(
        self,
        db: Connection,
        stored: StoredText,
        spans: Sequence[Span],
        decision: Decision,
        cue: Span | None,
    ) -> StoredCorrection:
        return StoredCorrection(
            id=corrections.next_id(db),
            article=stored.number,
            decision=decision,
            anchors=_anchors(stored, spans),
            cue=_anchors(stored, [cue])[0] if cue else None,
            made=self._desk.now().replace(microsecond=0),
            was=_was(corrections.found(db, stored.number), spans),
        )


def _anchors(stored: StoredText, spans: Sequence[Span]) -> tuple[Anchor, ...]:
    from reader.text.anchor import anchor

    length = len(stored.text)
    if not spans or any(not 0 <= span.start < span.end <= length for span in spans):
        raise UsageError(f"{stored.id} has no such passage", hint="select the quoted words")
    return tuple(anchor(stored.text, Span(*span), version=stored.sha256) for span in spans)


def _was(found: Extraction, spans: Sequence[Span]) -> str:
    """What the analysis had said of the words."""
    for quotation in found.quotations:
        if any(mine.overlaps(given) for mine in quotation.spans for given in spans):
            return f"{quotation.speaker or 'unknown speaker'} · {quotation.confidence}"
    return ""


def _about_the_same(made: Sequence[Correction], spans: Sequence[Span]) -> list[Correction]:
    return [
        each for each in made if any(mine.overlaps(given) for mine in each.spans for given in spans)
    ]


def _shown(db: Connection, kept: Sequence[StoredCorrection]) -> list[Correction]:
    """The corrections with their places in the present texts, in the same order."""
    from reader.newsroom.live.corrected import placed

    texts = {number: articles.text(db, number) for number in {each.article for each in kept}}
    return [placed(each, stored) for each in kept if (stored := texts[each.article]) is not None]


def _undecided(db: Connection, known: Naming) -> Iterator[QuotationRow]:
    """Quotations that nobody has decided about, least certain first, then newest first."""
    for confidence in _WORST_FIRST:
        wanted = Wanted(confidence=confidence)
        for number in quotations.articles(db, wanted):
            heads = articles.heads_by_number(db, [number])
            numbers = quotations.numbers(db, wanted, [number])[number]
            found = rows_of(db, number, heads[number], wanted=numbers, known=known)
            yield from (row for row in found if not row.quotation.by_hand)
