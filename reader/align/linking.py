"""Turns what the two passes found into matches: kind, word changes, cautions, a note in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from reader.align import lexicon
from reader.align.cautions import gravest_first, judged
from reader.align.edits import edits
from reader.align.heard import ELLIPSIS
from reader.align.pairing import Pairing
from reader.align.passage import Passage
from reader.align.prepared import Piece, Prepared, Sentence, Spoken
from reader.align.quoted import Utterance
from reader.align.told import Told
from reader.align.voices import Voices, compare
from reader.align.words import Words, joined
from reader.model.match import Caution, Change, ChangeOp, Match, MatchKind
from reader.model.span import Span
from reader.text.plural import counted

CLOSE = 0.5
"""Share of the shorter sentence's words that must stand in order for its wording to be compared."""
INDIRECT_SHARE = 0.6
"""Share of a quotation's weight from which the other outlet's own sentence reports the same."""
REASONS = 8
"""Shared words shown as the reason of a match."""
_QUOTATION_MARKS = "“”„‟\"'‘’«»‹›` \n"


def of_utterance(pairing: Pairing, found: Utterance) -> Match:
    """The match of two quotations, or of parts of them."""
    a = _passage(pairing, found.a_pieces, of_b=False)
    b = _passage(pairing, found.b_pieces, of_b=True)
    changes = (*changes_between(a, b), *_cut_conditions(found, a, b))
    cautions = [change.warning for change in changes]
    if found.voices is Voices.DIFFERENT:
        cautions.append(Caution.SPEAKER)
    if found.elided:
        cautions.append(Caution.ELLIPSIS)
    return Match(
        a=_shown(pairing.a.sentences, found.a, found.a_pieces),
        b=_shown(pairing.b.sentences, found.b, found.b_pieces),
        kind=_kind_of_utterance(found, a, b, changes),
        score=round(found.score, 3),
        changes=changes,
        cautions=gravest_first(cautions),
        a_quotation=found.a.number,
        b_quotation=found.b.number,
        shared=_reasons(pairing, a.words, b.words),
        note=_note(found, a, b),
    )


def of_sentences(pairing: Pairing, found: Told) -> Match:
    """The match of two sentences that tell the same."""
    one, other = pairing.a.sentences[found.a], pairing.b.sentences[found.b]
    a = _of_words(pairing, pairing.a.text, one.span, one.words, of_b=False)
    b = _of_words(pairing, pairing.b.text, other.span, other.words, of_b=True)
    close = _close(a, b)
    changes = changes_between(a, b) if close else ()
    cautions = [change.warning for change in changes]
    if one.said and other.said:
        if close and _said_by_others(pairing, one, other):
            cautions.append(Caution.SPEAKER)
    elif _indirect(pairing, one, other):
        cautions.append(Caution.INDIRECT)
    return Match(
        a=one.span,
        b=other.span,
        kind=wording(a, b, MatchKind.REWORDED),
        score=round(found.chance, 3),
        changes=changes,
        cautions=gravest_first(cautions),
        a_quotation=one.quotation,
        b_quotation=other.quotation,
        shared=_reasons(pairing, a.words, b.words),
    )


def _passage(pairing: Pairing, pieces: Sequence[Piece], *, of_b: bool) -> Passage:
    text = (pairing.b if of_b else pairing.a).text
    span = Span(pieces[0].span.start, pieces[-1].span.end)
    words = joined([piece.words for piece in pieces])
    return _of_words(pairing, text, span, words, of_b=of_b)


def _of_words(pairing: Pairing, text: str, span: Span, words: Words, *, of_b: bool) -> Passage:
    names = pairing.spellings_of_b if of_b else pairing.spellings_of_a
    if names:
        both = zip(words.keys, words.norms, strict=True)
        return Passage(text, span, words, tuple([names.get(key, norm) for key, norm in both]))
    return Passage(text, span, words, words.norms)


def changes_between(a: Passage, b: Passage) -> tuple[Change, ...]:
    """Every difference in wording, each judged."""
    return judged(a, b, edits(a, b)) if a.forms != b.forms or a.words != b.words else ()


def _shown(sentences: Sequence[Sentence], spoken: Spoken, pieces: Sequence[Piece]) -> Span:
    """The passage to show: words built into a sentence are shown with that sentence."""
    if spoken.partial:
        start, end = sentences[pieces[0].sentence].span, sentences[pieces[-1].sentence].span
        return Span(start.start, end.end)
    return Span(pieces[0].span.start, pieces[-1].span.end)


def _kind_of_utterance(
    found: Utterance, a: Passage, b: Passage, changes: Iterable[Change]
) -> MatchKind:
    kind = wording(a, b, MatchKind.SAME_QUOTE)
    if kind is MatchKind.PUNCTUATION and any(change.warning for change in changes):
        return MatchKind.SAME_QUOTE
    whole = found.whole_of_a and found.whole_of_b
    equal = kind in (MatchKind.IDENTICAL, MatchKind.PUNCTUATION)
    return MatchKind.PART if equal and not whole else kind


def wording(a: Passage, b: Passage, otherwise: MatchKind) -> MatchKind:
    """The kind by the words alone; `otherwise` where they differ."""
    if a.forms == b.forms:
        if _bare(a) == _bare(b):
            return MatchKind.IDENTICAL
        return MatchKind.PUNCTUATION if _contracted(a) == _contracted(b) else otherwise
    shorter, longer = sorted((a.forms, b.forms), key=len)
    return MatchKind.PART if len(shorter) > 2 and _stands_in(shorter, longer) else otherwise


def _bare(passage: Passage) -> str:
    """The text without the quotation marks around it."""
    return passage.text[passage.span.start : passage.span.end].strip(_QUOTATION_MARKS)


def _contracted(passage: Passage) -> list[bool]:
    """For each word but the last, whether it is contracted with the next."""
    return [one == other for one, other in pairwise(passage.words.starts)]


def _stands_in(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the shorter is a run of the longer."""
    length = len(shorter)
    return any(
        longer[start : start + length] == shorter for start in range(len(longer) - length + 1)
    )


def _close(a: Passage, b: Passage) -> bool:
    """Whether enough words stand in order that single changes can be told."""
    shorter = min(len(a.forms), len(b.forms))
    return shorter > 0 and LCSseq.similarity(a.forms, b.forms) >= CLOSE * shorter


def _cut_conditions(found: Utterance, a: Passage, b: Passage) -> tuple[Change, ...]:
    """A next sentence beginning "But" or "Unless" that only one side quotes."""
    after_a, after_b = found.a_after, found.b_after
    if after_a and not after_b and _conditional(after_a):
        place = Span(b.span.end, b.span.end)
        return (Change(ChangeOp.DROPPED, after_a.span, place, Caution.CONDITION),)
    if after_b and not after_a and _conditional(after_b):
        place = Span(a.span.end, a.span.end)
        return (Change(ChangeOp.ADDED, place, after_b.span, Caution.CONDITION),)
    return ()


def _conditional(piece: Piece) -> bool:
    return piece.words.norms[0] in lexicon.load().condition


def _said_by_others(pairing: Pairing, one: Sentence, other: Sentence) -> bool:
    """Whether both quote the same words, of speakers with different names."""
    there = pairing.of_b(other.said)
    least = min(pairing.weight(one.said), pairing.weight(there))
    if pairing.weight(one.said & there) < INDIRECT_SHARE * least:
        return False
    a, b = _spoken(pairing.a, one), _spoken(pairing.b, other)
    return compare(pairing, a, b) is Voices.DIFFERENT


def _spoken(article: Prepared, sentence: Sentence) -> Spoken:
    """The first quotation that touches a sentence."""
    return next(each for each in article.quotations if each.number == sentence.quotation)


def _indirect(pairing: Pairing, one: Sentence, other: Sentence) -> bool:
    """Whether one outlet has in quotation marks what the other tells in its own words."""
    if not one.said and not other.said:
        return False
    said, told = (one.said, other.keys) if one.said else (other.said, one.keys)
    said, told = pairing.of_b(said), pairing.of_b(told)
    return pairing.weight(said & told) >= INDIRECT_SHARE * pairing.weight(said)


def _reasons(pairing: Pairing, a: Words, b: Words) -> tuple[tuple[str, float], ...]:
    """The shared words as A has them, heaviest first."""
    there, weights = pairing.of_b(b.known), pairing.weights
    both = zip(a.norms, a.keys, strict=True)
    shared = {norm: weights[key] for norm, key in both if key in there}
    heaviest = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))[:REASONS]
    return tuple([(word, round(weight, 2)) for word, weight in heaviest])


def _note(found: Utterance, a: Passage, b: Passage) -> str:
    """What the kind does not say: how much of the quotation the other has, and ellipses."""
    said = []
    if not found.whole_of_a:
        said.append(f"B quotes {len(found.a_pieces)} of {_parts(found.a)}")
    if not found.whole_of_b:
        said.append(f"A quotes {len(found.b_pieces)} of {_parts(found.b)}")
    for name, spoken, text in (("A", found.a, a.text), ("B", found.b, b.text)):
        if ELLIPSIS.search(text, spoken.span.start, spoken.span.end):
            said.append(f"{name} has an ellipsis")
    return "; ".join(said)


def _parts(spoken: Spoken) -> str:
    """How many sentences a quotation has, or parts where an ellipsis divides one."""
    sentences = {piece.sentence for piece in spoken.pieces}
    noun = "sentence" if len(sentences) == len(spoken.pieces) else "part"
    return counted(len(spoken.pieces), noun)
