"""What an article view shows: one article's text with everything that is known about it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from reader.model.article import ArticleHead, ArticleText, MarkupKind
from reader.model.correction import Correction
from reader.model.note import Note, NoteKind
from reader.model.quotation import Extraction, Quotation
from reader.model.span import Span
from reader.text.safe import printable
from reader.tui.signs import Sign, Signs, state_of

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: 238 (Brysbaert 2019, Journal of Memory and Language)."""

_MARKUP_LOOKS = {
    MarkupKind.HEADING: "heading",
    MarkupKind.EMPHASIS: "emphasis",
    MarkupKind.STRONG: "strong",
    MarkupKind.LINK: "link",
    MarkupKind.CODE: "code",
    MarkupKind.BLOCK_QUOTE: "block-quote",
}

_ORDER = (
    "heading",
    "block-quote",
    "emphasis",
    "strong",
    "code",
    "link",
    "reported",
    *(f"speaker-{slot}" for slot in range(16)),
    "unnamed",
    "cue",
    "elsewhere",
    "highlight",
    "hit",
)
"""Looks from the ground up: a later one is laid over an earlier one."""
_RANK = {look: rank for rank, look in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Edges:
    """Overlapping spans flattened once: between two neighbouring edges one set of looks holds."""

    offsets: list[int]
    looks: list[tuple[str, ...]]
    """`looks[i]` holds from `offsets[i]` up to `offsets[i + 1]`."""

    def runs(self, start: int, end: int) -> Iterable[tuple[int, int, tuple[str, ...]]]:
        """The stretch cut at the edges inside it."""
        index = bisect_right(self.offsets, start) - 1
        while start < end:
            after = index + 1
            stop = min(end, self.offsets[after]) if after < len(self.offsets) else end
            yield start, stop, self.looks[index]
            start, index = stop, after


def flatten(layers: Iterable[tuple[Span, str]]) -> Edges:
    """Turns spans with their looks, in any order and overlapping, into edges."""
    events: dict[int, list[tuple[int, str]]] = {0: []}
    for span, look in layers:
        if span.start < span.end:
            events.setdefault(span.start, []).append((1, look))
            events.setdefault(span.end, []).append((-1, look))
    active: dict[str, int] = {}
    offsets, looks = [], []
    for offset in sorted(events):
        for by, look in events[offset]:
            active[look] = active.get(look, 0) + by
            if not active[look]:
                del active[look]
        offsets.append(offset)
        looks.append(tuple(sorted(active, key=_RANK.__getitem__)))
    return Edges(offsets, looks)


_NOTHING_FOUND = Extraction()


@dataclass(frozen=True, eq=False)
class Document:
    """One article, ready to be shown. Replace parts with `dataclasses.replace`."""

    article: ArticleText
    head: ArticleHead | None = None
    extraction: Extraction = _NOTHING_FOUND
    notes: Sequence[Note] = ()
    matches: Sequence[Span] = ()
    """Passages of this article that have a counterpart elsewhere."""
    hits: Sequence[Span] = ()
    """Places that a search or find matched, in order."""
    orphans: Sequence[Correction] = ()
    """A person's corrections whose words are gone."""
    alike: Mapping[str, Sign] = field(default_factory=dict)
    """Speakers who have a sign already, from an article shown beside this one."""

    @cached_property
    def text(self) -> str:
        """The article's text with every control character shown as a symbol; same offsets."""
        return printable(self.article.text, keep_newlines=True)

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """The article's paragraphs, at least one."""
        return self.article.paragraphs or (Span(0, len(self.text)),)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The article's sentences, at least one."""
        return self.article.sentences or self.paragraphs

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """In order of their first span."""
        return sorted(self.extraction.quotations, key=lambda quotation: quotation.start)

    @cached_property
    def signs(self) -> Signs:
        """The speakers' letters and colours."""
        return Signs(self.quotations, alike=self.alike)

    @property
    def title(self) -> str:
        """The headline; behind `~` where the first sentence stands in for it."""
        if self.head is None:
            return ""
        return ("~" if self.head.title_is_guess else "") + printable(self.head.display_title)

    @property
    def facts(self) -> str:
        """Outlet, date, length and reading time, `?` where unknown."""
        if self.head is None:
            return ""
        outlet = printable(self.head.outlet) if self.head.outlet else "outlet ?"
        day = self.head.day.isoformat() if self.head.day else "date ?"
        minutes = max(1, round(self.head.words / WORDS_A_MINUTE))
        return f"{outlet}  ·  {day}  ·  {self.head.words} words  ·  {minutes} min"

    def edges(self, isolated: str | None = None) -> Edges:
        """The looks of every stretch of text; with one speaker isolated, the rest steps back."""
        layers = [*self._markup(), *self._speech(), *self._marked()]
        if isolated is not None:
            layers += [(span, "elsewhere") for span in self._gaps(isolated)]
        return flatten(layers)

    def _markup(self) -> Iterable[tuple[Span, str]]:
        for mark in self.article.markup:
            if look := _MARKUP_LOOKS.get(mark.kind):
                yield mark.span, look

    def _speech(self) -> Iterable[tuple[Span, str]]:
        for reported in self.extraction.reported:
            yield reported.span, "reported"
        for quotation in self.quotations:
            slot = self.signs.of(quotation.speaker).slot
            look = "unnamed" if slot is None else f"speaker-{slot}"
            yield from ((span, look) for span in quotation.spans)
            if quotation.cue is not None:
                yield quotation.cue, "cue"

    def _marked(self) -> Iterable[tuple[Span, str]]:
        for note in self.notes:
            if note.kind is NoteKind.HIGHLIGHT and note.placed.span is not None:
                yield note.placed.span, "highlight"
        yield from ((span, "hit") for span in self.hits)

    def _gaps(self, speaker: str) -> Iterable[Span]:
        """Everything but what the speaker says."""
        at = 0
        for span in sorted(s for q in self.quotations if q.speaker == speaker for s in q.spans):
            yield Span(at, span.start)
            at = max(at, span.end)
        yield Span(at, len(self.text))

    def sign_between(self, start: int, end: int) -> tuple[Sign, str] | None:
        """The speaker's sign and state for the first quotation that begins in the stretch."""
        index = bisect_left(self._quoted, start, key=lambda quoted: quoted[0].start)
        if index == len(self._quoted) or self._quoted[index][0].start >= end:
            return None
        quotation = self._quoted[index][1]
        return self.signs.of(quotation.speaker), state_of(quotation)

    @cached_property
    def _left(self) -> list[tuple[Span, NoteKind, str]]:
        return [(n.placed.span, n.kind, n.letter) for n in self.notes if n.placed.span is not None]

    def mark_between(self, start: int, end: int) -> str:
        """One cell for what a person left in the stretch: letter, note, bookmark, or nothing."""
        glyph = " "
        for span, kind, letter in self._left:
            if kind is NoteKind.NOTE and start <= span.start < end:
                return "•"
            if kind is NoteKind.MARK and start <= span.start < end:
                glyph = letter or "▌"
            elif kind is NoteKind.BOOKMARK and span.start < end and start < span.end:
                glyph = glyph if glyph != " " else "▌"
        return glyph

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the offset, or the last one that begins before it."""
        return self.sentences[_last_before(self.sentence_starts, offset)]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the offset, or the last one that begins before it."""
        return self.paragraphs[_last_before(self.paragraph_starts, offset)]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where sentences begin."""
        return [span.start for span in self.sentences]

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Where paragraphs begin."""
        return [span.start for span in self.paragraphs]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds the offset; else the first that touches its sentence."""
        sentence = self.sentence_at(offset)
        near = list(self.touching(sentence))
        inside = (q for q in near if any(span.holds(offset) for span in q.spans))
        return next(inside, near[0] if near else None)

    def touching(self, stretch: Span) -> Iterator[Quotation]:
        """The quotations with a span that shares a code point with the stretch, in order."""
        spans = self._quoted
        first = max(0, bisect_right(spans, stretch.start, key=lambda quoted: quoted[0].start) - 1)
        while first > 0 and spans[first - 1][0].end > stretch.start:
            first -= 1
        for span, quotation in islice(spans, first, None):
            if span.start >= stretch.end:
                return
            if span.overlaps(stretch):
                yield quotation

    @cached_property
    def _quoted(self) -> list[tuple[Span, Quotation]]:
        pairs = ((span, quotation) for quotation in self.quotations for span in quotation.spans)
        return sorted(pairs, key=lambda quoted: quoted[0])

    @cached_property
    def quotation_stops(self) -> list[int]:
        """Where quotations begin, one stop each."""
        return [quotation.start for quotation in self.quotations]

    def speaker_stops(self, speaker: str | None) -> list[int]:
        """Where the speaker's quotations begin."""
        return [q.start for q in self.quotations if q.speaker == speaker]

    @cached_property
    def match_stops(self) -> list[int]:
        """Where passages with a match begin, one stop a sentence."""
        first: dict[Span, int] = {}
        for span in sorted(self.matches):
            first.setdefault(self.sentence_at(span.start), span.start)
        return sorted(first.values())

    def note_stops(self, *kinds: NoteKind) -> list[int]:
        """Where a person left something of these kinds."""
        return sorted({span.start for span, kind, _ in self._left if kind in kinds})

    def find(self, wanted: str) -> list[Span]:
        """Every place of the words, whatever their case and kind of apostrophe."""
        if not wanted.strip():
            return []
        parts = [_ALIKE.sub(_any_of, re.escape(part)) for part in wanted.split()]
        pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
        return [Span(*found.span()) for found in pattern.finditer(self.article.text)]


_ALIKE = re.compile("['’‘]|[\"“”„]|\\\\?[-‐‑–—]")
_CLASSES = {"'": "['’‘]", '"': '["“”„]', "-": "[-‐‑–—]"}


def _any_of(found: re.Match[str]) -> str:
    sign = found[0][-1]
    return next((wide for wide in _CLASSES.values() if sign in wide), sign)


def _last_before(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)
