"""Looks for a given quotation among those of an article: where it stands, and how it differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.align import lexicon
from reader.align.cautions import gravest_first
from reader.align.linking import changes_between, wording
from reader.align.pairing import Pairing, pair
from reader.align.passage import Passage
from reader.align.prepare import prepare
from reader.align.prepared import Piece, Prepared, Spoken
from reader.align.quoted import forms
from reader.align.words import Keys, joined
from reader.align.world import WorldCounts
from reader.model.match import Caution, Change, ChangeOp, Match, MatchKind
from reader.model.quotation import Confidence, Extraction, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.text.diff import Block, blocks, runs
from reader.text.segment import paragraphs, sentences

LEAST_WEIGHT = 3.0
"""Weight from which words are told from a common phrase, unless they are a whole quotation."""
LEAST_WORDS = 3
"""The same, as a number of words."""
MANY_WORDS = 6
"""Words that are told from a common phrase by their number, however common each is."""
NEARLY = 0.8
"""Share of so many words that, standing in order, makes up for any weight."""
MOST = 0.6
"""Share of the asked words, and of their weight, that a differing quotation must have in order."""
SHORTER = 0.7
"""The same for a quotation shorter than what is asked, of the quotation's words."""
SURE_WEIGHT = 6.5
"""Weight such a shorter quotation must share: two rare words, or a rare one and two others."""
GAIN = 0.4
"""Share of a further sentence's weight that must stand in the asked words to belong to them."""
BEFORE = 3
"""Words before a run that may turn its meaning: "we do not", "it is not that"."""


def asked(text: str) -> Prepared:
    """A quotation to look for, made ready; marks around it do no harm.

    Args:
        text: cleaned text, all of which is the quotation.
    """
    lines = paragraphs(text)
    whole = Quotation(
        number=1,
        kind=QuotationKind.DIRECT,
        spans=lines,
        speaker=None,
        speaker_kind=SpeakerKind.UNKNOWN,
        mention=None,
        cue=None,
        via=None,
        confidence=Confidence.UNKNOWN,
        why="",
    )
    quoted = (whole,) if lines else ()
    return prepare(text, sentences=sentences(text, lines), extraction=Extraction(quoted))


def weight(prepared: Prepared, counts: WorldCounts) -> float:
    """How much the words of a quotation to look for weigh together."""
    return sum(counts.weight(key) for spoken in prepared.quotations for key in spoken.keys)


def found(asked: Prepared, article: Prepared, *, counts: WorldCounts) -> Iterator[Match]:
    """The quotations of an article that give the asked words, or words like them.

    Side A of the matches is the asked text. Kinds: IDENTICAL, PUNCTUATION, PART for the very words
    out of a longer quotation, SAME_QUOTE for words that differ.
    """
    if not any(spoken.pieces for spoken in asked.quotations):
        return
    pairing = pair(asked, article, counts=counts)
    wanted = _wanted(pairing)
    weighed = _Weighing(pairing, counts, wanted)
    for spoken in article.quotations:
        if not spoken.pieces:
            continue
        match = _verbatim(weighed, spoken)
        if match is None and weighed.telling:
            match = _differing(weighed, spoken)
        if match is not None:
            yield match


def _wanted(pairing: Pairing) -> Passage:
    pieces = pairing.a.quotations[0].pieces
    return _passage(pairing, pieces, of_b=False)


def _passage(pairing: Pairing, pieces: Sequence[Piece], *, of_b: bool) -> Passage:
    text = (pairing.b if of_b else pairing.a).text
    names = pairing.spellings_of_b if of_b else pairing.spellings_of_a
    words = joined([piece.words for piece in pieces])
    span = Span(pieces[0].span.start, pieces[-1].span.end)
    both = zip(words.keys, words.norms, strict=True)
    return Passage(text, span, words, tuple([names.get(key, norm) for key, norm in both]))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The asked words beside one article."""

    pairing: Pairing
    counts: WorldCounts
    wanted: Passage

    @property
    def telling(self) -> bool:
        """Whether the asked words are more than a common phrase."""
        words = self.wanted.words
        heavy = len(words) >= LEAST_WORDS and self.of(words.known) >= LEAST_WEIGHT
        return heavy or len(words) >= MANY_WORDS

    def of(self, keys: Keys) -> float:
        """The weight of keys."""
        return sum(map(self.counts.weight, keys))

    def shared(self, pieces: Sequence[Piece]) -> tuple[float, int]:
        """The weight and the number of asked words that the pieces have in the same order."""
        words = joined([piece.words for piece in pieces])
        mine = forms(self.pairing, self.wanted.words, of_b=False)
        found = runs(mine, forms(self.pairing, words, of_b=True))
        asked = self.wanted.words.keys
        same = {key for start, _, size in found for key in asked[start : start + size]}
        return self.of(frozenset(same - {""})), sum([size for _, _, size in found])


def _verbatim(weighed: _Weighing, spoken: Spoken) -> Match | None:
    """The asked words as a run of the quotation's; None where they are not."""
    wanted, whole = weighed.wanted, _passage(weighed.pairing, spoken.pieces, of_b=True)
    first = _run(wanted.forms, whole.forms)
    if first is None:
        return None
    last = first + len(wanted.forms)
    is_whole = last - first == len(whole.forms)
    if not is_whole and not weighed.telling:
        return None
    place = whole.span if is_whole else whole.place(first, last)
    run = Passage(whole.text, place, whole.words[first:last], whole.forms[first:last])
    kind = wording(wanted, run, MatchKind.SAME_QUOTE)
    if kind is not MatchKind.SAME_QUOTE and not is_whole:
        kind = MatchKind.PART
    changes = (*changes_between(wanted, run), *_cut_off(spoken, run))
    return _match(spoken, wanted, run, kind=kind, score=1.0, changes=changes)


def _run(short: Sequence[str], long: Sequence[str]) -> int | None:
    """Where the short sequence stands in the long one."""
    length = len(short)
    starts = range(len(long) - length + 1) if length else range(0)
    return next((at for at in starts if long[at : at + length] == short), None)


def _cut_off(spoken: Spoken, run: Passage) -> Iterator[Change]:
    """What turns the meaning of a run in its own sentence and was not asked along with it."""
    tables = lexicon.load()
    for piece in spoken.pieces:
        if not piece.span.overlaps(run.span):
            continue
        before = [w for w in piece.words if w.end <= run.words.starts[0]][-BEFORE:]
        after = [w for w in piece.words if w.start >= run.words.ends[-1]]
        place = Span(0, 0)
        if any(word.norm in tables.negation for word in before):
            words = Span(before[0].start, before[-1].end)
            yield Change(ChangeOp.ADDED, place, words, Caution.NEGATION)
        if any(word.norm in tables.condition for word in after):
            words = Span(after[0].start, after[-1].end)
            yield Change(ChangeOp.ADDED, place, words, Caution.CONDITION)


def _differing(weighed: _Weighing, spoken: Spoken) -> Match | None:
    """The sentences of the quotation that give the asked words otherwise; None where none do."""
    pieces = _answering(weighed, spoken)
    if not pieces:
        return None
    wanted, there = weighed.wanted, _passage(weighed.pairing, pieces, of_b=True)
    shared, words = weighed.shared(pieces)
    weight, there_weight = weighed.of(wanted.words.known), weighed.of(there.words.known)
    most = shared >= MOST * weight and words >= MOST * len(wanted.words)
    nearly = words >= max(NEARLY * len(wanted.words), MANY_WORDS)
    shorter = shared >= max(SHORTER * there_weight, SURE_WEIGHT) and words >= SHORTER * len(
        there.words
    )
    if not (most or nearly or shorter):
        return None
    there = _trimmed(wanted, there)
    changes = changes_between(wanted, there)
    score = words / len(wanted.words) if nearly else shared / weight
    return _match(spoken, wanted, there, kind=MatchKind.SAME_QUOTE, score=score, changes=changes)


def _answering(weighed: _Weighing, spoken: Spoken) -> Sequence[Piece]:
    """The sentences of a quotation that the asked words come from, with those between them."""
    alone = [weighed.shared([piece])[0] for piece in spoken.pieces]
    order = sorted(range(len(alone)), key=lambda i: (-alone[i], i))
    if not order or not alone[order[0]]:
        return ()
    chosen, best, wanted = order[:1], alone[order[0]], weighed.of(weighed.wanted.words.known)
    for i in order[1:]:
        more = sorted((*chosen, i))
        gained = weighed.shared([spoken.pieces[j] for j in more])[0] - best
        due = min(weighed.of(spoken.pieces[i].keys), wanted - best)
        if gained > 0 and gained >= GAIN * due:
            chosen, best = more, best + gained
    return spoken.pieces[chosen[0] : chosen[-1] + 1]


def _trimmed(wanted: Passage, there: Passage) -> Passage:
    """Without what goes before and after the asked words, unless it turns their meaning."""
    tables = lexicon.load()
    steps = blocks(wanted.forms, there.forms)
    start, end = 0, len(there.words)
    if _only_there(steps[0]):
        start = steps[0].b_end
        before = range(max(0, start - BEFORE), start)
        turning = [i for i in before if there.words.norms[i] in tables.negation]
        start = turning[0] if turning else start
    if _only_there(steps[-1]):
        after = there.words.norms[steps[-1].b_start :]
        turned = after[:1] and after[0] in tables.condition
        end = end if turned else steps[-1].b_start
    words = there.words[start:end]
    return Passage(there.text, there.place(start, end), words, there.forms[start:end])


def _only_there(step: Block) -> bool:
    return not step.same and step.a_start == step.a_end


def _match(
    spoken: Spoken,
    wanted: Passage,
    there: Passage,
    *,
    kind: MatchKind,
    score: float,
    changes: tuple[Change, ...],
) -> Match:
    return Match(
        a=wanted.span,
        b=there.span,
        kind=kind,
        score=round(min(1.0, score), 3),
        changes=changes,
        cautions=gravest_first(change.warning for change in changes),
        b_quotation=spoken.number,
    )
