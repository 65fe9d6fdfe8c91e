"""The way from cleaned text to quotations, reported speech and marked words."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.model.quotation import (
    ChainLink,
    Confidence,
    Extraction,
    MarkedWords,
    Quotation,
    QuotationKind,
    Said,
    SpeakerKind,
)
from reader.model.span import Span
from reader.quotes import attribute, persons
from reader.quotes.article import Article, Place
from reader.quotes.attribute import CONTINUED, Attribution, Choice
from reader.quotes.candidates import NOBODY
from reader.quotes.explain import rule, why
from reader.quotes.extent import extent, reach
from reader.quotes.issuer import issuer
from reader.quotes.lexicon import QuoteLexicon
from reader.quotes.mentions import NAME, NOMINAL, Mention
from reader.quotes.parse import parse
from reader.quotes.people import Entity
from reader.quotes.reported import reported
from reader.quotes.resolve import Resolved, Resolver, bare
from reader.quotes.said import on_one_occasion, said
from reader.quotes.scare import marked_kind
from reader.quotes.stretch import Stretch
from reader.quotes.via import via

_SURE, _LIKELY = 0.93, 0.7
"""Least probability for "sure" and "likely"; measured out of fold, see docs/attribution.md."""
_SPLIT_REACH = 12
"""Most words between the two halves of a quotation split by its cue."""
_OPENING = frozenset(("start", "colon", "comma", "dash", "quote", "say", "stop"))


class _Piece(NamedTuple):
    """One stretch of speech with its source."""

    choice: Choice
    place: Place | None
    resolved: Resolved
    mention: Span | None


def extract(
    text: str,
    *,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    lexicon: QuoteLexicon,
    day: datetime.date | None = None,
) -> Extraction:
    """Everything said in `text`, which is cleaned; all spans are into it.

    `paragraphs` and `sentences` are those of `reader.text.segment`. `day` is the article's date,
    against which "on Wednesday" and "last year" are resolved.
    """
    article = parse(text, paragraphs=paragraphs, sentences=sentences, lexicon=lexicon)
    choices = Attribution(article, attribute.by_weight(lexicon.speaker_weights)).choices()
    resolver = Resolver(article, persons.by_weight(lexicon.person_weights))
    return Extraction(
        tuple(on_one_occasion(_Assembler(article, resolver, day).quotations(choices), text)),
        tuple(reported(article, resolver)),
        tuple(_marks(article, choices)),
    )


def _marks(article: Article, choices: Sequence[Choice]) -> Iterator[MarkedWords]:
    for choice in choices:
        if choice.candidate.answer == NOBODY:
            run = article.runs[choice.stretch.run]
            span = Span(run.start, run.end)
            yield MarkedWords(span, marked_kind(article.words, choice.stretch, span))


class _Assembler:
    """Puts stretches together to quotations, with all that is known of each."""

    def __init__(self, article: Article, resolver: Resolver, day: datetime.date | None) -> None:
        self._article = article
        self._resolver = resolver
        self._day = day

    def quotations(self, choices: Sequence[Choice]) -> Iterator[Quotation]:
        """The quotations in order, numbered from 1."""
        group: list[_Piece] = []
        number = 0
        for choice in choices:
            if choice.candidate.answer == NOBODY:
                continue
            piece = self._piece(choice)
            if group and not self._goes_on(group[-1], piece):
                number += 1
                yield self._quotation(number, group)
                group = []
            group.append(piece)
        if group:
            yield self._quotation(number + 1, group)

    def _piece(self, choice: Choice) -> _Piece:
        candidate = choice.candidate
        if candidate.place is None:
            return _Piece(choice, None, Resolved(None, SpeakerKind.UNKNOWN), None)
        place = issuer(self._article, candidate.place) or candidate.place
        resolved = self._resolver.resolve(place, self._article.runs[choice.stretch.run])
        return _Piece(choice, place, resolved, extent(self._article, place))

    def _goes_on(self, before: _Piece, piece: _Piece) -> bool:
        """Whether two stretches are one quotation: re-opened, or split by its own cue."""
        if piece.choice.candidate.answer == CONTINUED:
            return True
        first, second = before.choice.stretch, piece.choice.stretch
        if first.block != second.block or first.end not in (",", "none", "dash"):
            return False
        between = self._article.words.low[first.word + 1 : second.word]
        split = bool(between) and between[-1] == "," and len(between) <= _SPLIT_REACH
        return split and first.before in _OPENING and piece.place == before.place

    # ------------------------------------------------------------ one quotation

    def _quotation(self, number: int, group: Sequence[_Piece]) -> Quotation:
        lead = min(group, key=_lacks_cue) if len(group) > 1 else group[0]
        candidate = lead.choice.candidate
        cue = candidate.link.cue if candidate.link is not None else None
        words = self._article.words
        name = self._name(lead)
        chain = tuple(self._chain(lead))
        paragraph = self._paragraph(chain[-1].span if chain else lead.mention)
        runs = [self._article.runs[piece.choice.stretch.run] for piece in group]
        return Quotation(
            number,
            _kind(group[0].choice.stretch, words.text[runs[0].start : runs[0].end]),
            tuple(Span(run.start, run.end) for run in runs),
            name,
            lead.resolved.kind if name else SpeakerKind.UNKNOWN,
            lead.mention,
            words.span(cue, cue + 1) if cue is not None else None,
            self._via(lead),
            _confidence(lead) if name else Confidence.UNKNOWN,
            why(self._article, candidate, chain, paragraph),
            rule(candidate.answer),
            chain,
            self._alternatives(lead, name),
            self._role(lead),
            self._said(lead.choice.stretch),
        )

    def _name(self, piece: _Piece) -> str | None:
        """The speaker's canonical name; a nominal's own words where it has no other name."""
        resolved = piece.resolved
        own = self._article.mention(piece.place) if piece.place is not None else None
        if own is None or own.kind != NOMINAL or resolved.name is None or piece.mention is None:
            return resolved.name
        if resolved.entity is not None:
            return resolved.name
        printed = self._article.words.text[piece.mention.start : piece.mention.end]
        return bare(printed)

    def _chain(self, piece: _Piece) -> Iterator[ChainLink]:
        """The mentions that lead from the printed source to the name."""
        place, entity = piece.place, piece.resolved.entity
        if place is None or entity is None:
            return
        words = self._article.words
        own = self._article.mention(place)
        seen = {own.core}
        for core in (*piece.resolved.words, *self._full_name(entity, own)):
            mention = self._mention_at(core)
            if mention is not None and core not in seen:
                seen.add(core)
                yield ChainLink(
                    words.printed(mention.core, mention.core_end),
                    words.span(mention.core, mention.core_end),
                )

    def _full_name(self, entity: Entity, own: Mention) -> Iterator[int]:
        """The first mention that prints the full name, unless `own` does."""
        words = self._article.words
        if words.printed(own.core, own.core_end) == entity.name:
            return
        size = entity.name.count(" ") + 1
        for core in entity.places:
            if " ".join(words.raw[core : core + size]) == entity.name:
                yield core
                return

    def _said(self, stretch: Stretch) -> Said:
        words = self._article.words
        return said(words, words.blocks[stretch.block], stretch.word, day=self._day)

    def _mention_at(self, core: int) -> Mention | None:
        block = self._article.words.block_of[core]
        last = self._article.mentions_before(block, core + 1)
        for mention in self._article.mentions[block][max(0, last - 3) : last]:
            if mention.core == core:
                return mention
        return None

    def _paragraph(self, span: Span | None) -> int:
        """The 1-based paragraph of a span."""
        if span is None:
            return 0
        words = self._article.words
        at = bisect_left(words.start, span.start)
        return words.blocks[words.block_of[at]].paragraph + 1

    def _via(self, piece: _Piece) -> str | None:
        stretch = piece.choice.stretch
        return via(self._article, stretch.block, speaker=piece.place, after=stretch.word)

    def _alternatives(self, piece: _Piece, name: str | None) -> tuple[str, ...]:
        """Other names considered, for the mention and for whom it stands."""
        found = dict.fromkeys(piece.resolved.others)
        for other in piece.choice.others:
            if other.place is not None:
                mention = self._article.mention(other.place)
                entity = self._article.people.of(mention) if mention.kind == NAME else None
                if entity is not None:
                    found[entity.name] = None
        return tuple(other for other in found if other != name)[:3]

    def _role(self, piece: _Piece) -> str | None:
        """The role printed with the mention, else the first the article gives the speaker."""
        entity = piece.resolved.entity
        if piece.place is None or entity is None:
            return None
        own = self._article.mention(piece.place)
        first, last = own.role if own.role[0] >= 0 else (entity.roles or [(-1, -1)])[0]
        if first < 0:
            return None
        mentions = self._article.mentions[self._article.words.block_of[first]]
        start = self._article.mentions_before(self._article.words.block_of[first], first)
        for at in range(start, min(start + 3, len(mentions))):
            if (mentions[at].first, mentions[at].last) == (first, last):
                last = reach(self._article, mentions, at)
        return self._article.words.printed(first, last)


def _lacks_cue(piece: _Piece) -> bool:
    return piece.choice.candidate.link is None


def _kind(stretch: Stretch, printed: str) -> QuotationKind:
    """Direct where it begins like a sentence of its own, partial where it is built into one."""
    first = next((letter for letter in printed if letter.isalnum()), "a")
    capital = not first.islower()
    direct = capital and stretch.before in _OPENING
    return QuotationKind.DIRECT if direct else QuotationKind.PARTIAL


def _confidence(piece: _Piece) -> Confidence:
    probability = piece.choice.probability * piece.resolved.probability
    if probability >= _SURE:
        return Confidence.SURE
    return Confidence.LIKELY if probability >= _LIKELY else Confidence.GUESS
