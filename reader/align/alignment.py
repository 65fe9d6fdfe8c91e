"""Aligns two prepared articles: matches, statements kept apart, and what stands in one only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.align.linking import of_sentences, of_utterance
from reader.align.pairing import Pairing, pair
from reader.align.prepared import Prepared, Sentence, Spoken
from reader.align.quoted import Utterance, utterances
from reader.align.told import told
from reader.align.world import WorldCounts
from reader.model.match import Alignment, Apart
from reader.model.span import Span
from reader.text.plural import counted

MOST_SENTENCES = 500
"""Sentences compared of each article; beyond them alignment gives up, and says so."""
THEME = 1.8
"""Weight of a shared word that makes two statements of one speaker worth showing together."""
MOST_APART = 3
"""Other statements of the speaker shown for one quotation."""


def align(a: Prepared, b: Prepared, *, counts: WorldCounts) -> Alignment:
    """How two articles correspond, in two passes: quotations, then sentences.

    Args:
        a: one article.
        b: the other.
        counts: how rare words are in the world.
    """
    pairing = pair(_shortened(a), _shortened(b), counts=counts)
    said = list(utterances(pairing))
    taken = {(x.sentence, y.sentence) for u in said for x in u.a_pieces for y in u.b_pieces}
    links = [of_utterance(pairing, found) for found in said]
    links += [of_sentences(pairing, found) for found in told(pairing, taken=taken)]
    links.sort(key=lambda match: (match.a, match.b))
    return Alignment(
        links=tuple(links),
        apart=tuple(_apart(pairing, said)),
        only_a=_unlinked(pairing.a.sentences, [match.a for match in links]),
        only_b=_unlinked(pairing.b.sentences, [match.b for match in links]),
        gave_up=_gave_up(a, b),
    )


def _shortened(article: Prepared) -> Prepared:
    return article.first(MOST_SENTENCES) if len(article.sentences) > MOST_SENTENCES else article


def _gave_up(a: Prepared, b: Prepared) -> str:
    """Which part was compared, where an article is too long to compare the whole."""
    long = [
        f"the first {MOST_SENTENCES:,} of {counted(len(article.sentences), 'sentence')} of {name}"
        for name, article in (("A", a), ("B", b))
        if len(article.sentences) > MOST_SENTENCES
    ]
    return f"compared only {' and '.join(long)}" if long else ""


def _unlinked(sentences: Sequence[Sentence], linked: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences that no link touches: of links that begin before its end, none reaches it."""
    ordered = sorted(linked, reverse=True)
    reach, found = 0, []
    for sentence in sentences:
        while ordered and ordered[-1].start < sentence.span.end:
            reach = max(reach, ordered.pop().end)
        if reach <= sentence.span.start:
            found.append(sentence.span)
    return tuple(found)


def _apart(pairing: Pairing, said: Sequence[Utterance]) -> Iterator[Apart]:
    """Quotations of one speaker on one theme that are different statements."""
    linked_a = {found.a.number for found in said}
    linked_b = {found.b.number for found in said}
    by_name: dict[str, list[Spoken]] = defaultdict(list)
    for b in pairing.b.quotations:
        for name in pairing.of_b(b.names):
            by_name[name].append(b)
    for a in pairing.a.quotations:
        others = {b.number: b for name in a.names for b in by_name.get(name, ())}
        themes = [
            (-theme, number)
            for number, b in others.items()
            if not (a.number in linked_a and number in linked_b)
            and (theme := _theme(pairing, a, b)) >= THEME
        ]
        for _, number in sorted(themes)[:MOST_APART]:
            b = others[number]
            yield Apart(a.span, b.span, a.speaker or "", a.number, number)


def _theme(pairing: Pairing, a: Spoken, b: Spoken) -> float:
    """The weight of the heaviest word that both statements have."""
    shared = a.keys & pairing.of_b(b.keys)
    return max(map(pairing.weights.__getitem__, shared), default=0.0)
