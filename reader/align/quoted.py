"""First pass: quotations against quotations, whatever the sentences around them look like.

An utterance is recognised by its run of words: two outlets that quote the same words of the same
speaker share rare words in the same order. A part of a longer quotation counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from reader.align.field import MOST_RIVALS
from reader.align.heard import ELLIPSIS
from reader.align.pairing import Pairing, shared_weights
from reader.align.prepared import Piece, Spoken, postings
from reader.align.voices import Voices, compare
from reader.align.words import Keys, Words
from reader.model.span import Span
from reader.text.diff import runs

SHARED = 0.5
"""Share of the shorter piece's weight, or of its words, that the longer must have in order."""
SHARED_WORDS = 0.3
"""The same of the weight, where one speaker's words are nearly all the same: a figure changed."""
ENOUGH = 6.5
"""Weight that words shared in order must have: two rare words, or a rare one and two others."""
LITTLE = 4.0
"""The same for `RUN` words in a row."""
LEAST = 1.0
"""The same for many words of one speaker, nearly the whole piece, or beside a sure piece."""
LEAST_OF_FEW = 2.0
"""The same for few words of one speaker."""
RUN, LONG_RUN = 5, 6
"""Words in a row that make up for little weight, for any weight."""
NEARLY = 0.7
"""Share of the shorter piece's words that is nearly the whole of it."""
FEW = 3
"""Words up to which one speaker's piece must stand in the other without a change."""
VERBATIM_RUN = 7
"""Words in a row by which an utterance is the same although the speakers' names differ."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Pieces of two quotations that are the same words, or another rendering of them."""

    a: Spoken
    b: Spoken
    a_pieces: tuple[Piece, ...]
    b_pieces: tuple[Piece, ...]
    voices: Voices
    score: float
    """Share of the shorter side's weight that both have in the same order."""
    elided: bool = False
    """An ellipsis of one side joins it to what stands farther off in the other."""

    @property
    def a_span(self) -> Span:
        """From the first to the last piece of A."""
        return Span(self.a_pieces[0].span.start, self.a_pieces[-1].span.end)

    @property
    def b_span(self) -> Span:
        """From the first to the last piece of B."""
        return Span(self.b_pieces[0].span.start, self.b_pieces[-1].span.end)

    @property
    def whole_of_a(self) -> bool:
        """Whether B has every sentence of A's quotation."""
        return len(self.a_pieces) == len(self.a.pieces)

    @property
    def whole_of_b(self) -> bool:
        """Whether A has every sentence of B's quotation."""
        return len(self.b_pieces) == len(self.b.pieces)

    @property
    def a_after(self) -> Piece | None:
        """The piece of A's quotation that comes next."""
        return _after(self.a.pieces, self.a_pieces[-1])

    @property
    def b_after(self) -> Piece | None:
        """The piece of B's quotation that comes next."""
        return _after(self.b.pieces, self.b_pieces[-1])


def _after(pieces: Sequence[Piece], last: Piece) -> Piece | None:
    later = [piece for piece in pieces if piece.span.start >= last.span.end]
    return later[0] if later else None


def utterances(pairing: Pairing) -> Iterator[Utterance]:
    """Every pair of quotations that give the same utterance, in A's order."""
    left = [_weighed(pairing, a, of_b=False) for a in pairing.a.quotations]
    right = [_weighed(pairing, b, of_b=True) for b in pairing.b.quotations]
    there = postings([b.keys for b in right]) if pairing.renamed else pairing.b.said
    size = {"rows": len(left), "columns": len(right)}
    shared = shared_weights(pairing.a.said, there, pairing.weights, **size)
    for a, row in zip(left, shared, strict=True):
        yield from islice(_given_by(pairing, a, right, row), MOST_RIVALS)


def _given_by(
    pairing: Pairing, a: _Weighed, right: Sequence[_Weighed], shared: Sequence[float]
) -> Iterator[Utterance]:
    """What a quotation of A and those of B give alike, by the weight it shares with each."""
    for b, weight in zip(right, shared, strict=True):
        if weight < LEAST or weight < SHARED_WORDS * min(a.least, b.least):
            continue
        links = list(_linked_pieces(pairing, a, b))
        if links:
            voices = compare(pairing, a.spoken, b.spoken)
            yield from _gathered(pairing, a.spoken, b.spoken, voices, _best_links(links))


class _Weighed(NamedTuple):
    """A quotation with its pieces' keys under A's names, and their weights."""

    spoken: Spoken
    keys: Keys
    pieces: tuple[tuple[Piece, Keys, float], ...]
    least: float
    """The weight of the lightest piece: half of it must be shared for any to be recognised."""


def _weighed(pairing: Pairing, spoken: Spoken, *, of_b: bool) -> _Weighed:
    keyed = [piece.keys for piece in spoken.pieces]
    whole = spoken.keys
    if of_b and pairing.renamed:
        keyed, whole = [pairing.of_b(keys) for keys in keyed], pairing.of_b(whole)
    weights = [pairing.weight(keys) for keys in keyed]
    pieces = tuple(zip(spoken.pieces, keyed, weights, strict=True))
    return _Weighed(spoken, whole, pieces, min(weights, default=0.0))


@dataclass(frozen=True, slots=True)
class _Link:
    """A piece of A and one of B, by their places in their quotations."""

    a: int
    b: int
    score: float
    """Share of the shorter piece's weight that both have in the same order."""
    sure: bool
    """Recognised by itself, not only beside another."""


def _linked_pieces(pairing: Pairing, a: _Weighed, b: _Weighed) -> Iterator[_Link]:
    voices = compare(pairing, a.spoken, b.spoken)
    for i, (one, one_keys, one_weight) in enumerate(a.pieces):
        for j, (other, other_keys, other_weight) in enumerate(b.pieces):
            shared = one_keys & other_keys
            smaller = min(one_weight, other_weight)
            share = SHARED_WORDS if voices is Voices.SAME else SHARED
            if not shared or pairing.weight(shared) < max(share * smaller, LEAST):
                continue
            found = _agreement(pairing, one, other)
            if not found.nearly:
                share = SHARED
            if found.weight < max(share * smaller, LEAST):
                continue
            if voices is not Voices.DIFFERENT or found.run >= VERBATIM_RUN:
                yield _Link(i, j, min(1.0, found.weight / smaller), found.is_sure(voices))


def _best_links(found: Sequence[_Link]) -> list[_Link]:
    """The sure links and those beside them; of rivals for a piece, the best."""
    sure = {(link.a, link.b) for link in found if link.sure}
    kept = [link for link in found if link.sure or _beside(link, sure)]
    best_a, best_b = _best(kept, side="a"), _best(kept, side="b")
    return [link for link in kept if link.score >= min(best_a[link.a], best_b[link.b])]


def _beside(link: _Link, sure: Iterable[tuple[int, int]]) -> bool:
    return any(abs(link.a - a) <= 2 and abs(link.b - b) <= 1 for a, b in sure)


def _best(found: Iterable[_Link], *, side: str) -> dict[int, float]:
    best: dict[int, float] = {}
    for link in found:
        place = link.a if side == "a" else link.b
        best[place] = max(best.get(place, 0.0), link.score)
    return best


@dataclass(frozen=True, slots=True)
class _Agreement:
    """What two pieces have in the same order."""

    weight: float
    words: int
    run: int
    """The longest run of words without a difference."""
    shorter: int
    """How many words the shorter piece has."""

    @property
    def nearly(self) -> bool:
        """Whether nearly the whole of the shorter piece stands in the longer, as it is or not."""
        return self.words >= NEARLY * self.shorter

    def is_sure(self, voices: Voices) -> bool:
        """Whether this is enough to recognise an utterance by."""
        if self.weight >= ENOUGH:
            return True
        heavy = self.weight >= LITTLE or self.run >= LONG_RUN
        if heavy and self.run >= RUN and self.words >= SHARED * self.shorter:
            return True
        if voices is not Voices.SAME:
            return False
        if self.words <= FEW and self.weight < LEAST_OF_FEW:
            return False
        return self.words >= (1.0 if self.shorter <= FEW else NEARLY) * self.shorter


def _agreement(pairing: Pairing, one: Piece, other: Piece) -> _Agreement:
    a, b = forms(pairing, one.words, of_b=False), forms(pairing, other.words, of_b=True)
    found = runs(a, b)
    same = {key for start, _, size in found for key in one.words.keys[start : start + size]}
    sizes = [size for _, _, size in found]
    return _Agreement(
        weight=pairing.weight(same - {""}),
        words=sum(sizes),
        run=max(sizes, default=0),
        shorter=min(len(a), len(b)),
    )


def forms(pairing: Pairing, words: Words, *, of_b: bool) -> list[str]:
    """The words as they are compared in order: by key, common ones as printed."""
    both = zip(words.keys, words.norms, strict=True)
    if not of_b or not pairing.renamed:
        return [key or norm for key, norm in both]
    renamed = pairing.renamed
    return [next(iter(renamed[key])) if key in renamed else key or norm for key, norm in both]


def _gathered(
    pairing: Pairing, a: Spoken, b: Spoken, voices: Voices, links: Sequence[_Link]
) -> Iterator[Utterance]:
    """Runs of linked pieces as one utterance each; a gap on either side divides them."""
    runs: list[list[_Link]] = []
    elided: set[int] = set()
    for link in sorted(links, key=lambda link: (link.a, link.b)):
        last = runs[-1][-1] if runs else link
        if not runs or link.a - last.a > 1 or abs(link.b - last.b) > 1:
            runs.append([])
            if _joined(pairing, a, b, last, link):
                elided.update((len(runs) - 2, len(runs) - 1))
        runs[-1].append(link)
    for number, run in enumerate(runs):
        yield _utterance(a, b, voices, run, elided=number in elided)


def _joined(pairing: Pairing, a: Spoken, b: Spoken, last: _Link, link: _Link) -> bool:
    """Whether an ellipsis stands on one side between pieces that stand apart on the other."""
    a_next, b_next = link.a - last.a == 1, link.b - last.b == 1
    if a_next == b_next:
        return False
    text, spoken = (pairing.a.text, a) if a_next else (pairing.b.text, b)
    first, second = (last.a, link.a) if a_next else (last.b, link.b)
    between = spoken.pieces[first].span.end, spoken.pieces[second].span.start
    return ELLIPSIS.search(text, *between) is not None


def _utterance(
    a: Spoken, b: Spoken, voices: Voices, run: Sequence[_Link], *, elided: bool
) -> Utterance:
    first_a, last_a = run[0].a, max(link.a for link in run)
    first_b, last_b = min(link.b for link in run), max(link.b for link in run)
    return Utterance(
        a=a,
        b=b,
        a_pieces=a.pieces[first_a : last_a + 1],
        b_pieces=b.pieces[first_b : last_b + 1],
        voices=voices,
        score=min(1.0, sum(link.score for link in run) / len(run)),
        elided=elided,
    )
