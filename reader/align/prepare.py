"""Makes an article ready for comparison; everything here is done once, not once a pair."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from reader.align import keys, lexicon
from reader.align.heard import Speech, heard
from reader.align.keys import Word, keys_of_tokens, keys_of_words
from reader.align.prepared import Keys, Prepared, Sentence, beginnings, postings
from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.text.tokens import Token, tokens

_OPENING = re.compile(r"[“‘\"'«„(\[:—–]\s?\Z")
_JOINING = frozenset({"of", "the", "and", "for"})
ONLY_INTRODUCES = 2
"""Words besides a quotation's source up to which a sentence does nothing but introduce it."""
INITIALS = 3
"""Capitalised words in a row from which they may be shortened to their initials."""
_AFTER_FIGURES = ">"  # digits and "=" sort before it, letters after
_NOTHING: Keys = frozenset()
_NONE: frozenset[int] = frozenset()
_AFFIRMED = frozenset((False,))
_NOT_DENIED = frozenset({"long", "only", "just", "least"})
"""Words after which "not" denies nothing: "not long after", "not only"."""


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
    cut = _by_sentence(_unbracketed(text, tokens(text)), sentences)
    worded = [keys.words(c, opens=_openers(text, c), day=day) for c in cut]
    names = frozenset([word.key for words in worded for word in words if word.name])
    quotations, speech = heard(text, sentences, worded, extraction)
    units = tuple(
        _sentence(text, number, span, worded[number], names, speech[number])
        for number, span in enumerate(sentences)
    )
    counted = [s.keys for s in units] + [p.keys for q in quotations for p in q.pieces]
    return Prepared(
        text=text,
        day=day,
        sentences=units,
        quotations=quotations,
        counts=Counter(chain.from_iterable(counted)),
        units=len(counted),
        names=names,
        acronyms=_acronyms(cut),
        postings=postings([sentence.keys for sentence in units]),
    )


def _unbracketed(text: str, every: list[Token]) -> list[Token]:
    """The tokens with an editor's letters in brackets joined to their word: `boat[s]`."""
    if "[" not in text:
        return every
    found: list[Token] = []
    for token in every:
        before = found[-1] if found else token
        if text[before.end : token.start] == "[" and text[token.end : token.end + 1] == "]":
            raw = text[before.start : token.end + 1]
            found[-1] = Token(before.start, token.end + 1, raw, before.norm + token.norm)
        else:
            found.append(token)
    return found


def _by_sentence(every: Sequence[Token], sentences: Sequence[Span]) -> list[list[Token]]:
    """The tokens of each sentence; tokens outside all sentences are dropped."""
    found: list[list[Token]] = [[] for _ in sentences]
    index = 0
    for token in every:
        while index < len(sentences) and sentences[index].end <= token.start:
            index += 1
        if index < len(sentences) and sentences[index].start <= token.start:
            found[index].append(token)
    return found


def _openers(text: str, cut: Sequence[Token]) -> frozenset[int]:
    """Where a capital is due to the place: the sentence's start, and after opening marks."""
    return frozenset(
        token.start
        for number, token in enumerate(cut)
        if not number
        or (
            token.raw != token.norm
            and token.raw[0].isupper()
            and _OPENING.search(text, token.start - 3, token.start)
        )
    )


def _sentence(
    text: str, index: int, span: Span, words: tuple[Word, ...], names: Keys, speech: Speech
) -> Sentence:
    tables = lexicon.load()
    sequence = tuple([word.key for word in words if word.key])
    norms = [word.norm for word in words]
    every = frozenset(sequence)
    told = every - speech.source if speech.source else every
    frame, said = _by_marks(words, speech.spans)
    figures = [key for key in every if key <= _AFTER_FIGURES]
    return Sentence(
        index=index,
        span=span,
        words=words,
        keys=told if len(told) <= ONLY_INTRODUCES else every,
        sequence=sequence,
        neighbours=frozenset(pairwise(sequence)),
        beginnings=beginnings(every),
        families=_families(every, tables.families),
        frame=told & frame if said else told,
        said=said,
        names=frozenset([w.key for w in words if w.key in names and text[w.start].isupper()]),
        numbers=frozenset([key for key in figures if key[0] != "="]),
        dates=frozenset([key for key in figures if key[0] == "="]),
        quotation=speech.quotation,
        speaker=speech.speaker,
        source=speech.source,
        negations=_negations(words, norms, speech.spans),
        elsewhen=_elsewhen(norms, tables.elsewhen),
    )


def _families(some: Keys, families: Mapping[str, frozenset[int]]) -> frozenset[int]:
    return _NONE.union(*[families[key] for key in some if key in families])


def _by_marks(words: Sequence[Word], spans: Sequence[Span]) -> tuple[Keys, Keys]:
    """The keys of the words outside and inside quotation marks."""
    if not spans:
        return _NOTHING, _NOTHING
    said = [word for word in words if any([span.holds(word.start) for span in spans])]
    inside = {word.start for word in said}
    return keys_of_words([w for w in words if w.start not in inside]), keys_of_words(said)


def _negations(
    words: Sequence[Word], norms: Sequence[str], spans: Sequence[Span]
) -> frozenset[bool]:
    """Whether the sentence denies something, and whether it does without what is quoted in it."""
    negation = lexicon.load().denial
    if negation.isdisjoint(norms):
        return _AFFIRMED
    denying = [
        word
        for word, after in zip(words, (*norms[1:], ""), strict=True)
        if word.norm in negation and after not in _NOT_DENIED
    ]
    outside = [w for w in denying if not any(span.holds(w.start) for span in spans)]
    return frozenset((bool(denying), bool(outside)))


def _elsewhen(norms: Sequence[str], phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether a phrase stands in the sentence that moves what it tells to another occasion."""
    return any(
        [
            tuple(norms[place + 1 : place + 1 + len(rest)]) == rest
            for place, norm in enumerate(norms)
            if norm in phrases
            for rest in phrases[norm]
        ]
    )


def _acronyms(cut: Sequence[Sequence[Token]]) -> dict[str, Keys]:
    """Initials of runs of capitalised words, as they would be shortened: `ebu`."""
    found: dict[str, Keys] = {}
    for sentence in cut:
        if (
            sum([token.raw != token.norm and token.raw[0].isupper() for token in sentence])
            < INITIALS
        ):
            continue
        run: list[Token] = []
        for token in (*sentence, None):
            if token is not None and token.raw[0].isupper():
                run.append(token)
            elif token is None or token.norm not in _JOINING:
                if len(run) >= INITIALS:
                    initials = "".join(word.norm[0] for word in run)
                    found[initials] = keys_of_tokens(run)
                run = []
    return found
