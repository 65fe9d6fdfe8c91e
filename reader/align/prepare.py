"""Makes an article ready for comparison; everything here is done once, not once a pair."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import chain

from reader.align import lexicon
from reader.align.cut import cut
from reader.align.gravity import denying
from reader.align.heard import Speech, heard
from reader.align.prepared import Prepared, Sentence, postings
from reader.align.words import Keys, Words
from reader.model.quotation import Extraction
from reader.model.span import Span

ONLY_INTRODUCES = 2
"""Words besides a quotation's source up to which a sentence does nothing but introduce it."""
_AFTER_FIGURES = ">"  # digits and "=" sort before it, letters after
_NOTHING: Keys = frozenset()
_NONE: frozenset[int] = frozenset()
_AFFIRMED = frozenset((False,))


def prepare(
    text: str,
    *,
    sentences: Sequence[Span],
    extraction: Extraction,
    day: datetime.date | None = None,
) -> Prepared:
    """Makes an article ready for `align`.

    Args:
        text: the cleaned text; every span of the result is into it.
        sentences: in order.
        extraction: its quotations and reported speech.
        day: its date, against which weekdays are resolved.
    """
    words = cut(text, sentences, day=day)
    quotations, speech = heard(text, sentences, words.sentences, extraction)
    units = tuple(
        [
            _sentence(span, here, capitals & words.names, spoken)
            for span, here, capitals, spoken in zip(
                sentences, words.sentences, words.printed, speech, strict=True
            )
        ]
    )
    places = postings([sentence.keys for sentence in units])
    pieces = [piece for spoken in quotations for piece in spoken.pieces]
    counts = {key: len(found) for key, found in places.items()}
    for key in chain.from_iterable([piece.keys for piece in pieces]):
        counts[key] = counts.get(key, 0) + 1
    return Prepared(
        text=text,
        day=day,
        sentences=units,
        quotations=quotations,
        counts=counts,
        units=len(units) + len(pieces),
        names=words.names,
        acronyms=words.acronyms,
        postings=places,
        said=postings([spoken.keys for spoken in quotations]),
    )


def _sentence(span: Span, words: Words, names: Keys, speech: Speech) -> Sentence:
    tables = lexicon.load()
    sequence = words.sequence
    every = frozenset(sequence)
    told = every - speech.source if speech.source else every
    said, inside, frame = _NOTHING, _NONE, told
    if speech.pieces:
        said = _NOTHING.union(*[piece.keys for piece in speech.pieces])
        inside = frozenset().union(*[piece.words.starts for piece in speech.pieces])
        placed = zip(words.starts, words.keys, strict=True)
        frame = told.intersection([key for start, key in placed if start not in inside])
    figures = [key for key in every if key <= _AFTER_FIGURES]
    return Sentence(
        span=span,
        words=words,
        keys=told if len(told) <= ONLY_INTRODUCES else every,
        sequence=sequence,
        frame=frame if said else told,
        said=said,
        names=names,
        numbers=frozenset([key for key in figures if key[0] != "="]) if figures else _NOTHING,
        dates=frozenset([key for key in figures if key[0] == "="]) if figures else _NOTHING,
        quotation=speech.quotation,
        speaker=speech.speaker,
        source=speech.source,
        negations=_negations(words, inside),
        elsewhen=_elsewhen(words.norms, tables.elsewhen),
    )


def _negations(words: Words, inside: frozenset[int]) -> frozenset[bool]:
    """Whether the sentence denies something, and whether it does without what is quoted in it."""
    places = denying(words.norms, lexicon.load().denial)
    if not places:
        return _AFFIRMED
    return frozenset((True, not inside.issuperset([words.starts[place] for place in places])))


def _elsewhen(norms: Sequence[str], phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether a phrase stands in the sentence that moves what it tells to another occasion."""
    if phrases.keys().isdisjoint(norms):
        return False
    return any(
        [
            tuple(norms[max(0, place - len(before)) : place]) == before
            for last in phrases.keys() & norms
            for place in [place for place, norm in enumerate(norms) if norm == last]
            for before in phrases[last]
        ]
    )
