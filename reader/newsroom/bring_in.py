"""Brings decisions from a file into a library, each entry whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from reader.errors import UsageError
from reader.exchange.corrections import Entry
from reader.exchange.fields import Unreadable
from reader.exchange.match_decisions import MatchEntry
from reader.model.article import ArticleText
from reader.model.correction import Correction, Decision
from reader.model.decision import MatchDecision
from reader.model.note import Anchor, Placed
from reader.model.span import Span
from reader.model.speaker import Merge
from reader.newsroom.articles import Articles
from reader.newsroom.corrections import Corrections
from reader.newsroom.matches import Matches
from reader.newsroom.placing import cue_place
from reader.newsroom.speakers import Speakers
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
    entries: Iterable[Entry | Merge | MatchEntry | Unreadable],
    *,
    articles: Articles,
    corrections: Corrections,
    speakers: Speakers,
    matches: Matches,
) -> Brought:
    """Applies what can be applied; doing it twice changes nothing the second time."""

    def apply(entry: Entry | Merge | MatchEntry) -> bool:
        match entry:
            case Merge():
                return _merge(entry, speakers) if entry.aliases else _set_apart(entry, speakers)
            case MatchEntry():
                return _decide(entry, articles, matches)
            case _:
                return _apply(entry, articles, corrections)

    applied = known = 0
    refused: list[Unreadable] = []
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, Unreadable):
            refused.append(entry)
            continue
        try:
            fresh = apply(entry)
        except UsageError as problem:
            refused.append(Unreadable(_place(entry, number), problem.message))
        else:
            applied, known = applied + fresh, known + (not fresh)
    return Brought(applied, known, tuple(refused))


def _place(entry: Entry | Merge | MatchEntry, number: int) -> str:
    match entry:
        case Merge():
            return f"speaker {entry.name}"
        case MatchEntry():
            files = entry.file or entry.article, entry.other_file or entry.other
            return f"match of {files[0]} and {files[1]}"
        case _:
            return f"entry {number} ({entry.file or entry.article})"


def _merge(entry: Merge, speakers: Speakers) -> bool:
    """Whether the merge was new here.

    Raises:
        UsageError: one of its names was merged or set apart otherwise, or is of another kind.
    """
    names = {entry.name, *entry.aliases}
    decided = {
        name: merge
        for merge in speakers.merges()
        for name in (merge.name, *merge.aliases)
        if name in names
    }
    others = sorted(name for name, merge in decided.items() if merge.name != entry.name)
    if others:
        raise UsageError(f"“{others[0]}” is {_decided_as(decided[others[0]])}: kept as it is")
    here = decided.get(entry.name)
    if here is not None and not here.aliases:
        raise UsageError(f"“{entry.name}” is {_decided_as(here)}: kept as it is")
    if here is not None and names <= {here.name, *here.aliases}:
        return False
    speakers.merge([entry.name, *entry.aliases], display=entry.name)
    return True


def _set_apart(entry: Merge, speakers: Speakers) -> bool:
    """Whether it was new here that the name stands alone.

    Raises:
        UsageError: a person decided here that it is one of several.
    """
    if any(merge.name == entry.name and not merge.aliases for merge in speakers.merges()):
        return False
    speakers.set_apart(entry.name)
    return True


def _decided_as(merge: Merge) -> str:
    """What was decided here about a name of the merge."""
    return f"shown as “{merge.name}” here" if merge.aliases else "set apart here"


def _apply(entry: Entry, articles: Articles, corrections: Corrections) -> bool:
    """Whether the entry was new here.

    Raises:
        UsageError: its article or words are not here, or were decided otherwise.
    """
    article = articles.text(_article(entry.article, entry.file, articles))
    made = corrections.of(article.id)
    if any(_is_same(entry, each) for each in made):
        return False
    text, version = article.text, article.version
    places = [place(anchor, text, version=version) for anchor in entry.anchors]
    spans = tuple(_span(found) for found in places)
    cue = None
    if entry.cue:
        cue = _span(cue_place(entry.cue, entry.anchors, places, text, version=version))
    before = _decided(spans, made)
    if before is not None:
        differs = ", ".join(_differences(before, entry.decision, spans, cue))
        if not differs:
            return False
        raise UsageError(f"decided otherwise here ({differs}): kept as it is")
    corrections.decide(article.id, spans, entry.decision, cue=cue)
    return True


def _is_same(entry: Entry, made: Correction) -> bool:
    """Whether a correction is the entry itself, wherever its words may be by now."""
    return (
        made.decision == entry.decision
        and [_place_of(each) for each in made.anchors] == [_place_of(e) for e in entry.anchors]
        and (made.cue and _place_of(made.cue)) == (entry.cue and _place_of(entry.cue))
    )


def _place_of(anchor: Anchor) -> tuple[str, Span, str]:
    return anchor.exact, anchor.span, anchor.version


def _differences(
    here: Correction, there: Decision, spans: tuple[Span, ...], cue: Span | None
) -> Iterator[str]:
    """In what a decision made here is another than that of a file, `speaker “A”, there “B”`."""
    for field in fields(Decision):
        mine, other = getattr(here.decision, field.name), getattr(there, field.name)
        if mine != other:
            yield f"{field.name.replace('_', ' ')} {_named(mine)}, there {_named(other)}"
    if here.spans != spans:
        yield "other words"
    if (here.cue_placed.span if here.cue_placed else None) != cue:
        yield "another cue"


def _named(value: str | None) -> str:
    return f"“{value}”" if value else "none"


def _decide(entry: MatchEntry, articles: Articles, matches: Matches) -> bool:
    """Whether the decision about a match was new here.

    Raises:
        UsageError: its articles or words are not here, or were decided about otherwise.
    """
    here = articles.text(_article(entry.article, entry.file, articles))
    there = articles.text(_article(entry.other, entry.other_file, articles))
    a, b = _found(entry.here, here), _found(entry.there, there)
    before = _decided_match(a, b, there.id, matches.decisions(here.id))
    if before is not None:
        if before.right == entry.right:
            return False
        raise UsageError("decided otherwise here: kept as it is")
    links = matches.between(here.id, there.id).links if here.id != there.id else ()
    same = (link for link in links if (link.a, link.b) == (a, b))
    match = next(same, replace(entry.match, a=a, b=b))
    matches.decide(here.id, match, there.id, right=entry.right)
    return True


def _decided_match(
    a: Span, b: Span, other: str, made: Iterable[MatchDecision]
) -> MatchDecision | None:
    """What was decided here about the same two passages."""
    for decision in made:
        here, there = decision.a_placed.span, decision.b_placed.span
        if decision.other == other and here and there and here.overlaps(a) and there.overlaps(b):
            return decision
    return None


def _article(id: str, file: str, articles: Articles) -> str:
    """The article here: of the same id, else the one whose file has that path or that name."""
    names = [name for name in (id, file, file.rpartition("/")[2]) if name] or [""]
    for name in names[:-1]:
        with contextlib.suppress(UsageError):
            return articles.resolve(name)
    return articles.resolve(names[-1])


def _found(anchor: Anchor, article: ArticleText) -> Span:
    return _span(place(anchor, article.text, version=article.version))


def _span(placed: Placed) -> Span:
    if placed.span is None:
        raise UsageError(f"its words are not found here ({placed.state})")
    return placed.span


def _decided(spans: Iterable[Span], made: Iterable[Correction]) -> Correction | None:
    """What was decided here about the same words."""
    return next(
        (c for c in made if any(mine.overlaps(span) for mine in c.spans for span in spans)), None
    )
