"""What the side panel says of one passage: its matches, what stands apart, what is only here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.model.match import Apart, Caution, Match
from reader.model.quotation import Extraction, Quotation
from reader.model.span import Span
from reader.newsroom.matches import ArticleMatches, Counterpart
from reader.newsroom.wording import CONFIRMED, SET_ASIDE
from reader.text.plural import counted
from reader.text.segment import sentences
from reader.tui.document import Document
from reader.tui.panel_rows import BLANK, Row, Run, Target, heading, remark, row
from reader.tui.passage_words import found_words, lacking_words, not_found_words, shared_names
from reader.tui.set_aside import SetAside, touching
from reader.tui.wording import (
    caution_words,
    change_words,
    kind_words,
    outlet_words,
    short_name,
    shortened,
    sides_named,
    speaker_words,
    standing_words,
)

NOTHING_TO_COMPARE = "nothing to compare with yet: add another article to compare"
COMPARING = "comparing…"

_OPENING = 200
"""Code points of a sentence that are looked at for the line that shows its beginning."""

_CHANGES = 4
"""Changes of wording that are listed; all of them are underlined."""

_BEFORE, _AFTER = 40, 80
"""Code points shown on either side of a match, to the next word."""

_INDENT = 2


@dataclass(frozen=True, slots=True)
class Parallel:
    """A match as the panel offers it: what `w`, `+`, `x` and `y` act upon."""

    match: Match
    other: Counterpart


def passage_rows(
    document: Document,
    matches: ArticleMatches | None,
    passage: Span,
    *,
    said: Mapping[str, Extraction],
    set_aside: Sequence[SetAside] = (),
    dense: bool = False,
) -> Iterator[Row]:
    """Everything the panel says of one passage.

    Args:
        document: the article one reads.
        matches: what it shares with others; None while that is being worked out.
        passage: the sentence of the reading cursor.
        said: the others' quotations by article id, for speaker and `via`.
        set_aside: what a person rejected of the article's matches.
        dense: for few lines: leave out what can be spared and what the status line says too.
    """
    rows = _passage_rows(document, matches, passage, said=said, set_aside=set_aside, dense=dense)
    if dense:
        next(rows)
        yield from (row for row in rows if row is not BLANK)
    else:
        yield from rows


def _passage_rows(
    document: Document,
    matches: ArticleMatches | None,
    passage: Span,
    *,
    said: Mapping[str, Extraction],
    set_aside: Sequence[SetAside],
    dense: bool,
) -> Iterator[Row]:
    wide = widened(document, passage)
    found = _found(matches, wide, passage)
    yield _where(document, passage, found_words(pair[0].other for pair in found))
    if matches is None:
        yield remark(COMPARING)
        return
    if not matches.counterparts:
        yield remark(matches.partial or NOTHING_TO_COMPARE)
        return
    for counterpart, match in found:
        yield BLANK
        yield from match_rows(document, counterpart, match, said=said, dense=dense)
    apart = matches.apart_at(wide)
    if not found:
        told = not_found_words(len(matches.counterparts), said_otherwise=bool(apart))
        yield remark(f"{told}{_as_far(matches)}")
    elif lacking := _lacking(document, matches, wide):
        yield remark(lacking)
    yield from _set_aside_rows(touching(set_aside, *wide))
    yield from _apart_rows(document, apart)
    yield from _remarks(document, matches)
    yield from _only_here_rows(document, matches)


def widened(document: Document, passage: Span) -> Span:
    """The passage with the whole of every quotation that it touches."""
    start, end = passage
    for quotation in document.quotations:
        if any(span.overlaps(passage) for span in quotation.spans):
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start, end)


def _found(
    matches: ArticleMatches | None, wide: Span, passage: Span
) -> list[tuple[Counterpart, Match]]:
    """What touches the passage before what touches only the rest of its quotation."""
    found = matches.at(wide) if matches is not None else ()
    return sorted(found, key=lambda pair: not pair[1].a.overlaps(passage))


def _lacking(document: Document, matches: ArticleMatches, wide: Span) -> str:
    """What of a quotation no other article has."""
    if document.quotation_at(wide.start) is None:
        return ""
    quoted = [sentence for sentence in document.sentences if sentence.overlaps(wide)]
    return lacking_words(quoted, frozenset(matches.only_here), here=_here(document))


def _where(document: Document, passage: Span, found: str) -> Row:
    number = Run(f"¶{document.article.paragraph_at(passage.start)}", "strong")
    quotation = document.quotation_at(passage.start)
    if quotation is None:
        opening = shortened(document.text[slice(*passage)], _OPENING)
        return row(number, Run(f"  {opening}", "dim"), limit=1)
    return row(
        number,
        "  ",
        Run(speaker_words(quotation), speaker_look(document, quotation.speaker)),
        Run(f" · {standing_words(quotation)}{f' · {found}' if found else ''}", "dim"),
        hang=_INDENT,
        limit=3,
    )


def speaker_look(document: Document, speaker: str | None) -> str:
    """The speaker's colour in this article; empty for unnamed ones."""
    slot = document.signs.of(speaker).slot
    return "" if slot is None else f"speaker-{slot}"


def match_rows(
    document: Document,
    other: Counterpart,
    match: Match,
    *,
    said: Mapping[str, Extraction],
    dense: bool = False,
) -> Iterator[Row]:
    """One match: kind, cautions first, then where, who, and the words with what differs marked."""
    target = Target(other.other.id, match.b, Parallel(match, other), f"{match.a.start}")
    a, b = document.article.text, other.other_text
    kind = Run(kind_words(match, a=a[slice(*match.a)], b=b[slice(*match.b)]), "strong")
    place = Run(f"{outlet_words(other.other)} ¶{paragraph_number(b, match.b.start)}")
    quotation = _quotation(said.get(other.other.id), match.b_quotation)
    speaker = _said_by(document, quotation) if quotation else ()
    cautions = [Run(f"! {_caution(c, match, a, b)}", "caution") for c in match.cautions]
    confirmed = [Run(f"✓ {CONFIRMED}")] if match.by_hand else []
    if dense:
        parts = (kind, *confirmed, *cautions, place, *speaker)
        separated = (piece for part in parts for piece in (Run(" · ", "dim"), part))
        yield row(*tuple(separated)[1:], target=target, hang=_INDENT)
    else:
        for part in (kind, *confirmed, *cautions):
            yield row(part, target=target, hang=_INDENT)
        yield row(place, target=target, indent=_INDENT, limit=1)
        if speaker:
            yield row(speaker[0], *_after(speaker[1:]), target=target, indent=_INDENT)
    yield row(*marked_words(b, match), target=target, indent=_INDENT)
    yield from _difference_rows(match, a, b, target)
    if match.note:
        note = sides_named(match.note, a=_here(document), b=short_name(other.other))
        yield row(Run(note, "dim"), target=target, indent=_INDENT)


def _after(runs: Iterable[Run]) -> Iterator[Run]:
    return (Run(f" · {run.text}", run.look) for run in runs)


def _caution(caution: Caution, match: Match, a: str, b: str) -> str:
    """`number differs: two → three`, or without the words where no single change carries it."""
    told = (change_words(change, a=a, b=b) for change in match.changes if change.warning is caution)
    words = next(told, "")
    return f"{caution_words(caution)}: {words}" if words else caution_words(caution)


def _difference_rows(match: Match, a: str, b: str, target: Target) -> Iterator[Row]:
    """The changes of wording of a quotation; those of reworded narration are only underlined."""
    told = [words for change in match.changes if (words := change_words(change, a=a, b=b))]
    if told and match.a_quotation is not None:
        more = f" · {len(told) - _CHANGES} more" if len(told) > _CHANGES else ""
        listed = " · ".join(told[:_CHANGES]) + more
        yield row(Run(listed, "dim"), target=target, indent=_INDENT)


def _said_by(document: Document, quotation: Quotation) -> tuple[Run, ...]:
    speaker = Run(speaker_words(quotation), speaker_look(document, quotation.speaker))
    return (speaker, Run(f"via {quotation.via}", "dim")) if quotation.via else (speaker,)


def _quotation(extraction: Extraction | None, number: int | None) -> Quotation | None:
    quotations = extraction.quotations if extraction else ()
    return next((quotation for quotation in quotations if quotation.number == number), None)


def marked_words(text: str, match: Match) -> list[Run]:
    """The other side in its sentence: what differs is marked, what surrounds the match is dim."""
    before, after = around(text, match.b)
    differing = {change.b: change.warning for change in match.changes if change.b.length}
    runs = [Run(before, "dim")]
    at = match.b.start
    for (start, end), warning in sorted(differing.items()):
        if start >= at:
            look = "caution differs" if warning else "differs"
            runs += [Run(text[at:start]), Run(text[start:end], look)]
            at = end
    runs += [Run(text[at : match.b.end]), Run(after, "dim")]
    return [Run(words.replace("\n", " "), look) for words, look in runs if words]


def around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after the span in its sentences, long stretches cut at a word."""
    context = in_context(text, span)
    before, after = text[context.start : span.start], text[span.end : context.end]
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].split(" ", 1)[-1]
    if len(after) > _AFTER:
        after = after[:_AFTER].rsplit(" ", 1)[0] + " …"
    return before, after


def in_context(text: str, span: Span) -> Span:
    """The span with the sentences that it touches, inside its paragraphs."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = Span(start, len(text) if end < 0 else end)
    touched = [s for s in sentences(text, [paragraph]) if s.overlaps(span)]
    if not touched:
        return span
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))


def paragraph_number(text: str, offset: int) -> int:
    """The 1-based number of the paragraph that holds the offset."""
    return max(1, sum(bool(line.strip()) for line in text[: offset + 1].split("\n")))


def _set_aside_rows(found: Iterable[SetAside]) -> Iterator[Row]:
    title = [
        BLANK,
        heading(SET_ASIDE.capitalize()),
        remark("+ brings back · d forgets", indent=_INDENT),
    ]
    for each in found:
        yield from title
        title = []
        decision, there = each.decision, each.decision.b_placed.span
        target = Target(each.other.id, there, each, f"{decision.id}")
        kind = kind_words(decision.match, a=decision.a.exact, b=decision.b.exact)
        yield row(f"x {outlet_words(each.other)}  {kind}", target=target, indent=_INDENT, limit=2)
        words = " ".join(decision.b.exact.split())
        yield row(Run(words, "dim"), target=target, indent=_INDENT, limit=2)


def _apart_rows(document: Document, found: Iterable[tuple[Counterpart, Apart]]) -> Iterator[Row]:
    title = [BLANK, heading("Same speaker, another statement")]
    for counterpart, apart in found:
        yield from title
        title = []
        target = Target(counterpart.other.id, apart.b, apart, f"{apart.a.start}")
        number = paragraph_number(counterpart.other_text, apart.b.start)
        words = " ".join(counterpart.other_text[slice(*apart.b)].split())
        names = shared_names(document.article.text[slice(*apart.a)], words)
        yield row(
            f"{apart.speaker}, {outlet_words(counterpart.other)} ¶{number}",
            Run(f" · {names}" if names else "", "dim"),
            target=target,
            indent=_INDENT,
            limit=2,
        )
        yield row(Run(words, "dim"), target=target, indent=_INDENT, limit=3)


def _as_far(matches: ArticleMatches) -> str:
    """A proviso, where something was not compared."""
    whole = not matches.partial and not any(c.alignment.gave_up for c in matches.counterparts)
    return "" if whole else ", as far as compared"


def _here(document: Document) -> str:
    return short_name(document.head) if document.head else "this article"


def _remarks(document: Document, matches: ArticleMatches) -> Iterator[Row]:
    """What was left out, and why."""
    given_up = (
        sides_named(c.alignment.gave_up, a=_here(document), b=short_name(c.other))
        for c in matches.counterparts
    )
    for sentence in (matches.partial, *given_up):
        if sentence:
            yield BLANK
            yield remark(sentence)


def _only_here_rows(document: Document, matches: ArticleMatches) -> Iterator[Row]:
    """One line a paragraph, with the first of its sentences that are only here."""
    if not matches.only_here:
        return
    yield BLANK
    yield heading(f"Only here: {counted(len(matches.only_here), 'sentence')}")
    for number, spans in groupby(matches.only_here, key=lambda s: _paragraph(document, s)):
        span = next(spans)
        opening = shortened(document.text[slice(*span)], _OPENING)
        target = Target(matches.article, span, "only here")
        yield row(f"{f'¶{number}':<4} ", Run(opening, "dim"), target=target, limit=1)


def _paragraph(document: Document, span: Span) -> int:
    return document.article.paragraph_at(span.start)
