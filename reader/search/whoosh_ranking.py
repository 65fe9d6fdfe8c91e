"""Relevance: BM25 over a bounded number of the newest answers.

The formula is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond" (2009), with the customary k1 = 1.2 and b = 0.75.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from whoosh.util.numeric import byte_to_length

from reader.search.plan import Form, Near, Node, Phrase, Prefix, Similar, Word, WordField, leaves
from reader.search.whoosh_segment import Segment
from reader.search.whoosh_view import Answer, View

CANDIDATES = 500
"""So many of the newest answers are ranked; relevance beyond them is not looked at."""

_K1, _B = 1.2, 0.75
_FORMS_AT_MOST = 32
_LENGTHS = tuple(byte_to_length(code) for code in range(256))


def best_first(view: View, answer: Answer, node: Node) -> list[int]:
    """The keys of the newest answers, most relevant first, newer first among equals."""
    newest = answer.newest(CANDIDATES)
    scores = dict.fromkeys(newest, 0.0)
    terms = _terms(view, node) if newest else {}
    length = _mean_length(view)
    for part, bounds in answer.found if terms else ():
        segment = part.segment
        ranks = segment.since(newest[-1], bounds.sure)
        located = {segment.document_of(rank): segment.keys[rank] for rank in ranks}
        if located:
            _score(segment, scores, located, terms=terms, mean_length=length)
    return sorted(scores, key=lambda key: (-scores[key], -key))


def _terms(view: View, node: Node) -> dict[str, float]:
    """The forms that count, each with its inverse document frequency."""
    total = max(1, sum(part.segment.size for part in view.parts))
    found: dict[str, float] = {}
    for leaf, negated in leaves(node):
        for norm in () if negated else _forms(view, leaf):
            frequency = sum(part.segment.frequency(WordField.TEXT, norm) for part in view.parts)
            found[norm] = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
    return found


def _forms(view: View, leaf: Node) -> Sequence[str]:
    match leaf:
        case Form(norm=norm):
            return (norm,)
        case Phrase(norms=norms) | Near(norms=norms):
            return norms
        case Word() | Prefix() | Similar():
            forms = {form for part in view.parts for form in part.segment.forms(leaf)}
            return sorted(forms)[:_FORMS_AT_MOST]
        case _:
            return ()


def _mean_length(view: View) -> float:
    documents = sum(part.segment.size for part in view.parts)
    return sum(part.segment.words_total for part in view.parts) / max(1, documents) or 1.0


def _score(
    segment: Segment,
    scores: dict[int, float],
    located: dict[int, int],
    *,
    terms: dict[str, float],
    mean_length: float,
) -> None:
    """Adds to the scores of the keys of the located documents."""
    documents = sorted(located)
    lengths = segment.lengths()
    norm = {d: _K1 * (1 - _B + _B * _LENGTHS[lengths[d]] / mean_length) for d in documents}
    for term, weight in terms.items():
        found = segment.postings.weights(WordField.TEXT, term.encode("utf-8", "replace"), documents)
        for document, frequency in found.items():
            score = frequency * (_K1 + 1) / (frequency + norm[document])
            scores[located[document]] += weight * score
