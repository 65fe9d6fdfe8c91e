"""Brings corrections from a file into a library: entry by entry, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.errors import UsageError
from reader.exchange.corrections import Entry, Unreadable
from reader.model.article import ArticleText
from reader.model.correction import Correction
from reader.model.note import Anchor
from reader.model.span import Span
from reader.newsroom.articles import Articles
from reader.newsroom.corrections import Corrections
from reader.text.anchor import place


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of every entry."""

    applied: int = 0
    known: int = 0
    """Decided here in the very same way before."""
    refused: tuple[Unreadable, ...] = ()
    """Not applied, each with its reason; what was decided here is never overwritten."""


def bring_in(
    entries: Iterable[Entry | Unreadable], *, articles: Articles, corrections: Corrections
) -> Brought:
    """Applies what can be applied; doing it twice changes nothing the second time."""
    applied = known = 0
    refused: list[Unreadable] = []
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, Unreadable):
            refused.append(entry)
            continue
        try:
            fresh = _apply(entry, articles, corrections)
        except UsageError as problem:
            name = entry.file or entry.article
            refused.append(Unreadable(f"entry {number} ({name})", problem.message))
        else:
            applied, known = applied + fresh, known + (not fresh)
    return Brought(applied, known, tuple(refused))


def _apply(entry: Entry, articles: Articles, corrections: Corrections) -> bool:
    """Whether the entry was new here.

    Raises:
        UsageError: its article or words are not here, or were decided otherwise.
    """
    article = articles.text(_article(entry, articles))
    spans = [_found(anchor, article) for anchor in entry.anchors]
    before = _decided(spans, corrections.of(article.id))
    if before is not None:
        if before.decision == entry.decision and list(before.spans) == spans:
            return False
        raise UsageError("decided otherwise here: kept as it is")
    cue = _found(entry.cue, article) if entry.cue else None
    corrections.decide(article.id, spans, entry.decision, cue=cue)
    return True


def _article(entry: Entry, articles: Articles) -> str:
    """The article here: of the same id, else the one whose file has that name."""
    try:
        return articles.resolve(entry.article or entry.file)
    except UsageError:
        if not entry.file:
            raise
        return articles.resolve(entry.file)


def _found(anchor: Anchor, article: ArticleText) -> Span:
    placed = place(anchor, article.text, version=article.version)
    if placed.span is None:
        raise UsageError(f"its words are not found here ({placed.state})")
    return placed.span


def _decided(spans: list[Span], made: Iterable[Correction]) -> Correction | None:
    """What was decided here about the same words."""
    return next(
        (c for c in made if any(mine.overlaps(span) for mine in c.spans for span in spans)), None
    )
