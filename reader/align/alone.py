"""Scores sentence pairs without articles around them, as evaluation sets hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.align import model
from reader.align.evidence import wording
from reader.align.pairing import pair
from reader.align.prepare import prepare
from reader.align.prepared import Prepared
from reader.align.world import WorldCounts
from reader.model.quotation import Extraction
from reader.model.span import Span


def score_sentences(pairs: Sequence[tuple[str, str]], *, counts: WorldCounts) -> list[float]:
    """The chance, 0 to 1, that each pair of sentences tells the same.

    Args:
        pairs: all pairs of one story; its sentences weigh each other's words.
        counts: how rare words are in the world.
    """
    judge = model.sentences()
    return [judge.chance(values) for values in wordings(pairs, counts=counts)]


def wordings(pairs: Sequence[tuple[str, str]], *, counts: WorldCounts) -> Iterator[list[float]]:
    """The evidence on each pair of one story: the values of `evidence.WORDING`."""
    left, right = (list(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    a_place = {sentence: place for place, sentence in enumerate(left)}
    b_place = {sentence: place for place, sentence in enumerate(right)}
    pairing = pair(_article(left), _article(right), counts=counts)
    for a, b in pairs:
        yield wording(pairing, a_place[a], b_place[b])


def _article(sentences: Iterable[str]) -> Prepared:
    """The sentences as lines of one text."""
    spans, text = [], ""
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return prepare(text, sentences=spans, extraction=Extraction())
