"""Quotations as alignment needs them: cut into pieces, with what tells their speakers apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reader.align.keys import key_of, keys_in, keys_of_norms
from reader.align.prepared import Piece, Spoken
from reader.align.words import Keys, Words
from reader.model.quotation import Extraction, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.text.tokens import norms

ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.\s?\.)[\s.]*")
_AFTER_SURNAME = frozenset({"jr", "sr", "ii", "iii"})
Worded = Sequence[Words]


@dataclass(slots=True)
class Speech:
    """Who speaks in one sentence."""

    speaker: Keys = frozenset()
    quotation: int | None = None
    """The number of the first quotation that touches the sentence."""
    pieces: list[Piece] = field(default_factory=list)
    """What is quoted in it."""
    source: Keys = frozenset()
    """The words that only name a quotation's source: not what the sentence tells."""


def heard(
    text: str, sentences: Sequence[Span], worded: Worded, extraction: Extraction
) -> tuple[tuple[Spoken, ...], list[Speech]]:
    """The quotations of an article, and who speaks in each of its sentences."""
    speech = [Speech() for _ in sentences]
    places = _Places(sentences)
    for reported in extraction.reported:
        for index in places.touching(reported.span):
            speech[index].speaker = _voice(reported.speaker, person=True)
        if reported.mention is not None:
            source = _source(text, (reported.speaker,), reported.mention)
            for index in places.touching(reported.mention):
                speech[index].source |= source
    found = []
    for quotation in extraction.quotations:
        spoken = _spoken(text, quotation, places, worded)
        found.append(spoken)
        _note(speech, spoken)
        if quotation.mention is not None:
            named = quotation.speaker, quotation.role
            source = _source(text, named, quotation.mention)
            for index in places.touching(quotation.mention):
                speech[index].source |= source
    return tuple(found), speech


class _Places:
    """Finds sentences by offsets."""

    def __init__(self, sentences: Sequence[Span]) -> None:
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]

    def touching(self, span: Span) -> range:
        """The places of the sentences that share a code point with a span."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))


def _note(speech: Sequence[Speech], spoken: Spoken) -> None:
    """Enters a quotation with the sentences it stands in; the first of a sentence counts."""
    for piece in spoken.pieces:
        here = speech[piece.sentence]
        here.pieces.append(piece)
        if here.quotation is None:
            here.quotation = spoken.number
            here.speaker = spoken.names or here.speaker


def _source(text: str, named: Iterable[str | None], mention: Span) -> Keys:
    """The keys of the words that name who speaks, and as what."""
    return keys_in(" ".join(filter(None, named))) | keys_in(text[mention.start : mention.end])


def _spoken(text: str, quotation: Quotation, places: _Places, worded: Worded) -> Spoken:
    person = quotation.speaker_kind is SpeakerKind.PERSON
    pieces = tuple(_pieces(text, quotation, places, worded))
    return Spoken(
        number=quotation.number,
        span=Span(quotation.start, quotation.end),
        speaker=quotation.speaker,
        kind=quotation.speaker_kind,
        names=_voice(quotation.speaker, person=person),
        pieces=pieces,
        keys=frozenset().union(*[piece.keys for piece in pieces]),
        partial=quotation.kind is QuotationKind.PARTIAL,
    )


@lru_cache(maxsize=1 << 12)
def _voice(name: str | None, *, person: bool) -> Keys:
    """What tells a speaker from others: a person's surname, all words of another's name."""
    words = [norm for norm in norms(name or "") if norm not in _AFTER_SURNAME]
    if person:
        return frozenset([key_of(norm) or norm for norm in words[-1:]])  # `May` is a surname too
    return keys_of_norms(words)


def _pieces(text: str, quotation: Quotation, places: _Places, worded: Worded) -> Iterator[Piece]:
    """Its parts by sentence; an ellipsis divides too: what it joins need not stand together."""
    for span in quotation.spans:
        for index in places.touching(span):
            sentence = places.sentences[index]
            shared = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            for part in _parts(text, shared):
                starts = worded[index].starts
                words = worded[index][
                    bisect_left(starts, part.start) : bisect_left(starts, part.end)
                ]
                if words:
                    yield Piece(part, index, words, words.known)


def _parts(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for ellipsis in ELLIPSIS.finditer(text, span.start, span.end):
        yield Span(start, ellipsis.start())
        start = ellipsis.end()
    yield Span(start, span.end)
