"""A correction in the making: what a person may choose for a quotation, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.model.correction import Decision, Verdict
from reader.model.quotation import Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.newsroom.speakers import SpeakerRow
from reader.text.fold import fold
from reader.tui.document import Document

_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,3}\b")
"""Two to four capitalised words in a row: names as most outlets print them."""
_WORD = re.compile(r"[^\W\d_]+")


class Part(StrEnum):
    """What can be said of a quotation, in the order in which the dialog asks for it."""

    SPEAKER = "speaker"
    KIND = "kind"
    VIA = "via"
    CUE = "cue"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Draft:
    """The decision as it stands now."""

    decision: Decision
    cue: Span | None = None


@dataclass(frozen=True)
class Subject:
    """The words that are decided about."""

    document: Document
    spans: tuple[Span, ...]
    """The quotation as it shall stand."""
    found: Quotation | None = None
    """The quotation as it stands now; None where nobody has found one."""
    library: Sequence[SpeakerRow] = ()
    """Everyone who is quoted in the library."""

    @property
    def words(self) -> str:
        """The quoted words on one line."""
        return " ".join(self.document.text[slice(*span)] for span in self.spans)

    def begin(self) -> Draft:
        """What holds as long as nothing is changed."""
        if self.found is None:
            return Draft(Decision(Verdict.MISSED, kind=_kind_of(self.words)))
        return Draft(_as_it_stands(self.found), self.found.cue)

    def settled(self, draft: Draft) -> Draft:
        """The draft with its verdict: whether it confirms, changes or adds."""
        verdict = Verdict.CHANGED
        if self.found is None or self.found.spans != self.spans:
            verdict = Verdict.MISSED
        elif replace(draft, decision=replace(draft.decision, note="")) == self.begin():
            verdict = Verdict.RIGHT
        return replace(draft, decision=replace(draft.decision, verdict=verdict))


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose."""

    label: str
    draft: Draft
    """What the decision becomes."""
    remark: str = ""


def _as_it_stands(quotation: Quotation) -> Decision:
    return Decision(
        Verdict.RIGHT,
        speaker=quotation.speaker,
        speaker_kind=quotation.speaker_kind,
        kind=quotation.kind,
        via=quotation.via,
    )


def confirmed(quotation: Quotation) -> Decision:
    """The decision that everything is as it was found."""
    return _as_it_stands(quotation)


def _kind_of(words: str) -> QuotationKind:
    """A sentence or more is direct; words built into a sentence are partial."""
    ends = words.rstrip("”’\"'»“").endswith((".", "!", "?", ",", "…"))
    return QuotationKind.DIRECT if ends else QuotationKind.PARTIAL


def new_ends(selection: Span, document: Document) -> tuple[tuple[Span, ...], Quotation | None]:
    """The spans of a quotation that is to have the selected words, and the one that changes.

    A part in every paragraph; blanks at the ends fall away. Where the selection touches a
    quotation, its other parts stay.
    """
    parts = tuple(_parts(selection, document))
    found = next((q for part in parts for q in document.touching(part)), None)
    if found is None:
        return parts, None
    others = (s for s in found.spans if not any(s.overlaps(part) for part in parts))
    return tuple(sorted((*parts, *others))), found


def _parts(selection: Span, document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs:
        start, end = max(selection.start, paragraph.start), min(selection.end, paragraph.end)
        words = document.text[start:end]
        if words.strip():
            left = len(words) - len(words.lstrip())
            yield Span(start + left, start + len(words.rstrip()))


def choices(part: Part, subject: Subject, draft: Draft, typed: str) -> list[Choice]:
    """What may be chosen for one part of the decision, the best first.

    Args:
        part: which part.
        subject: the quotation.
        draft: the decision so far; every choice leads on from it.
        typed: filters, and is a choice itself where any words will do.
    """
    every = {
        Part.SPEAKER: _speakers,
        Part.KIND: _kinds,
        Part.VIA: _relays,
        Part.CUE: _cues,
        Part.NOTE: _notes,
    }[part]
    return list(every(subject, draft, typed.strip()))


# Speakers


def _speakers(subject: Subject, draft: Draft, typed: str) -> Iterator[Choice]:
    known = list(_known(subject, draft))
    names = {choice.draft.decision.speaker for choice in known}
    printed = [
        _speaker(draft, name, SpeakerKind.PERSON, f"{name} (new)", "named in the article")
        for name in dict.fromkeys(_NAME.findall(subject.document.text))
        if name not in names
    ]
    if not typed:
        yield from (*known, _speaker(draft, None, SpeakerKind.UNKNOWN, "unknown"))
        return
    yield from alike([*known, *printed], typed)
    if typed not in names:
        yield _speaker(draft, typed, SpeakerKind.PERSON, f"{typed} (new)", "a person")
        yield _speaker(draft, typed, SpeakerKind.INSTITUTION, f"{typed} (new)", "an institution")
    yield _speaker(draft, typed, SpeakerKind.GROUP, f"unnamed group: {typed}")
    yield _speaker(draft, None, SpeakerKind.UNKNOWN, "unknown")


def _known(subject: Subject, draft: Draft) -> Iterator[Choice]:
    """The present speaker, the others of the article, then those of the library."""
    named: dict[str, tuple[SpeakerKind, str]] = {}
    decision = draft.decision
    if decision.speaker:
        named[decision.speaker] = (decision.speaker_kind, "as it stands")
    for quotation in subject.document.quotations:
        if quotation.speaker:
            named.setdefault(quotation.speaker, (quotation.speaker_kind, "in this article"))
    for row in subject.library:
        named.setdefault(row.name, (row.kind, "in the library"))
    for name, (kind, where) in named.items():
        label = f"unnamed: {name}" if kind is SpeakerKind.GROUP else name
        yield _speaker(draft, name, kind, label, where)


def _speaker(
    draft: Draft, name: str | None, kind: SpeakerKind, label: str, remark: str = ""
) -> Choice:
    decision = replace(draft.decision, speaker=name, speaker_kind=kind)
    return Choice(label, replace(draft, decision=decision), remark)


# The other parts


def _kinds(subject: Subject, draft: Draft, typed: str) -> Iterator[Choice]:
    remarks = {
        QuotationKind.DIRECT: "a sentence or more of the speaker's own words",
        QuotationKind.PARTIAL: "words built into the outlet's own sentence",
    }
    present = draft.decision.kind
    made = [
        Choice(kind.value, replace(draft, decision=replace(draft.decision, kind=kind)), remark)
        for kind, remark in sorted(remarks.items(), key=lambda pair: pair[0] is not present)
    ]
    yield from alike(made, typed)


def _relays(subject: Subject, draft: Draft, typed: str) -> Iterator[Choice]:
    names = dict.fromkeys((draft.decision.via, *(q.via for q in subject.document.quotations)))
    known = [_relay(draft, name, name) for name in names if name]
    nobody = _relay(draft, None, "nobody", "said to the outlet itself, or not told")
    first = [*known, nobody] if draft.decision.via else [nobody, *known]
    yield from alike(first, typed)
    if typed and typed not in names:
        yield _relay(draft, typed, typed, "new")


def _relay(draft: Draft, via: str | None, label: str, remark: str = "") -> Choice:
    return Choice(label, replace(draft, decision=replace(draft.decision, via=via)), remark)


def _cues(subject: Subject, draft: Draft, typed: str) -> Iterator[Choice]:
    text = subject.document.text
    spans = [span for span in (draft.cue, *_frame(subject)) if span is not None]
    made = [
        Choice(text[slice(*span)], replace(draft, cue=span), _around(text, span))
        for span in dict.fromkeys(spans)
    ]
    none = Choice("none", replace(draft, cue=None), "no word says that it is speech")
    yield from alike([*made, none] if draft.cue else [none, *made], typed)


def _frame(subject: Subject) -> Iterator[Span]:
    """The outlet's own words in the sentences around the quotation."""
    document, spans = subject.document, subject.spans
    first = document.sentence_at(max(0, spans[0].start - 2)).start
    last = document.sentence_at(spans[-1].end).end
    for found in _WORD.finditer(document.text, first, last):
        word = Span(*found.span())
        if found[0].islower() and not any(word.overlaps(span) for span in spans):
            yield word


def _around(text: str, span: Span) -> str:
    reach = 24
    near = text[max(0, span.start - reach) : span.end + reach]
    return f"…{' '.join(near.split())}…"


def _notes(subject: Subject, draft: Draft, typed: str) -> Iterator[Choice]:
    if typed:
        note = replace(draft, decision=replace(draft.decision, note=typed))
        yield Choice(typed, note, "why, in your words")


# Filtering


def alike(offered: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices that hold what is typed, whatever case and accents.

    Those in which a word begins so come first, then those that hold it, then those that hold its
    letters in order; among equals the given order stays.
    """
    wanted = fold(typed)
    ranked = [(rank, choice) for choice in offered if (rank := _rank(fold(choice.label), wanted))]
    return [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]


def _rank(label: str, wanted: str) -> int:
    """How the label holds the words: 1 best, 0 not at all."""
    if any(label.startswith(wanted, at) for at in _beginnings(label)):
        return 1
    if wanted in label:
        return 2
    letters = iter(label)
    return 3 if all(letter in letters for letter in wanted) else 0


def _beginnings(label: str) -> list[int]:
    return [0, *(found.start() for found in _WORD.finditer(label))]
