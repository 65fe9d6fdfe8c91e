"""The app's words for kinds, cautions and confidences: it "differs", it is never "wrong"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from reader.model.article import ArticleHead
from reader.model.check import CheckVerdict
from reader.model.correction import Decision, Verdict
from reader.model.match import Caution, Change, ChangeOp, Match, MatchKind
from reader.model.note import AnchorState, Note, NoteKind
from reader.model.quotation import Confidence, Quotation, QuotationKind, SpeakerKind
from reader.newsroom.wording import CAUTIONS, KINDS
from reader.text.plural import counted

KIND_SIGNS = {
    MatchKind.IDENTICAL: "=",
    MatchKind.PUNCTUATION: "=",
    MatchKind.PART: "=",
    MatchKind.SAME_QUOTE: "~",
    MatchKind.REWORDED: "~",
}
"""A sign in front of the kind, so that it can be told without reading or colour."""

CAUTION_SIGN = "!"

VERDICT_SIGNS = {
    CheckVerdict.IDENTICAL: "=",
    CheckVerdict.PUNCTUATION: "=",
    CheckVerdict.PART: "=",
    CheckVerdict.DIFFERS: "~",
    CheckVerdict.OTHER_SPEAKER: "!",
    CheckVerdict.NOT_FOUND: "–",
}
"""The same signs in front of what became of checked words."""

_STATES = {
    AnchorState.UNCHANGED: "",
    AnchorState.MOVED: "moved",
    AnchorState.CHANGED: "words changed",
    AnchorState.AMBIGUOUS: "place unclear",
    AnchorState.ORPHAN: "words gone",
}

_SIDE = re.compile(r"\b[AB]\b")
_SHOWN_MARKS = 4
_SHOWN_CHANGE = 40


def caution_words(caution: Caution) -> str:
    """`negation differs`."""
    return CAUTIONS[caution]


def kind_words(match: Match, *, a: str, b: str) -> str:
    """The kind with its sign: `= identical but for . ,`, `~ reworded`.

    Args:
        match: the link.
        a: the words of passage A.
        b: the words of passage B.
    """
    sign = KIND_SIGNS[match.kind]
    if match.kind is MatchKind.PUNCTUATION:
        marks = differing_marks(a, b)
        if 0 < len(marks) <= _SHOWN_MARKS:
            return f"{sign} identical but for {' '.join(marks)}"
    if match.kind is MatchKind.PART and not any(_is_wording(change) for change in match.changes):
        return f"{sign} identical, {KINDS[match.kind]}"
    return f"{sign} {KINDS[match.kind]}"


def _is_wording(change: Change) -> bool:
    return change.op is not ChangeOp.EDITED


def sides_named(words: str, *, a: str, b: str) -> str:
    """A note or another remark with its sides named: `003 quotes 1 of 2 sentences`.

    Args:
        words: with the capitals A and B for the sides.
        a: what article A is called.
        b: what article B is called.
    """
    return _SIDE.sub(lambda side: a if side[0] == "A" else b, words)


def change_words(change: Change, *, a: str, b: str) -> str:
    """One difference, from A to B: `act → attack`, `{-this-}`, `{+even+}`; empty for an edit.

    Args:
        change: what differs.
        a: the whole text of article A.
        b: the whole text of article B.
    """
    before = shortened(a[slice(*change.a)], _SHOWN_CHANGE)
    after = shortened(b[slice(*change.b)], _SHOWN_CHANGE)
    match change.op:
        case ChangeOp.REPLACED:
            return f"{before} → {after}"
        case ChangeOp.DROPPED:
            return f"{{-{before}-}}"
        case ChangeOp.ADDED:
            return f"{{+{after}+}}"
        case ChangeOp.MOVED:
            return f"{before} moved"
        case ChangeOp.EDITED:
            return ""


def differing_marks(a: str, b: str) -> list[str]:
    """The punctuation that one side has more of, each sign once, in order of appearance."""
    first, second = Counter(_marks(a)), Counter(_marks(b))
    more = (first - second) | (second - first)
    return [sign for sign in {**first, **second} if sign in more]


def _marks(text: str) -> Iterator[str]:
    return (sign for sign in text if not sign.isalnum() and not sign.isspace())


def speaker_words(quotation: Quotation) -> str:
    """`Antony Blinken`, `unnamed: High-ranking U.S. officials`, `speaker unknown`."""
    if quotation.speaker is None:
        return "speaker unknown"
    if quotation.speaker_kind is SpeakerKind.GROUP:
        return f"unnamed: {quotation.speaker}"
    return quotation.speaker


def standing_words(quotation: Quotation, *, reason: bool = False) -> str:
    """Kind, confidence and relay of a quotation: `partial · likely · via the Guardian`.

    Args:
        quotation: what is told of.
        reason: tell the evidence too; a person's decision then names its day: `by you, 2031-11-05`.
    """
    parts = ["partial"] if quotation.kind is QuotationKind.PARTIAL else []
    decided = quotation.why if reason else "by you"
    parts.append(decided if quotation.by_hand else quotation.confidence.value)
    if quotation.via:
        parts.append(f"via {quotation.via}")
    if reason and quotation.why and not quotation.by_hand:
        parts.append(quotation.why)
    return " · ".join(parts)


def coverage_words(quotations: Iterable[Quotation]) -> str:
    """`13 quotations: 9 sure, 3 likely, 1 guess; 0 checked by you`; only what there is."""
    every = list(quotations)
    if not every:
        return "no quotations"
    counts = Counter(quotation.confidence for quotation in every)
    parts = [f"{counts[level]} {level.value}" for level in Confidence if counts[level]]
    checked = sum(quotation.by_hand for quotation in every)
    return f"{counted(len(every), 'quotation')}: {', '.join(parts)}; {checked} checked by you"


def decided_words(decision: Decision) -> str:
    """`Sergei Lavrov`, `speaker unknown`, `not a quotation`: what a person decided."""
    if decision.verdict is Verdict.NOT_QUOTED:
        return "not a quotation"
    return decision.speaker or "speaker unknown"


def state_words(state: AnchorState) -> str:
    """What became of an anchor, empty where nothing did."""
    return _STATES[state]


def note_sign(note: Note) -> str:
    """One column that tells notes, bookmarks, marks and highlights apart."""
    if note.kind is NoteKind.MARK:
        return note.letter or "'"
    return {NoteKind.NOTE: "•", NoteKind.BOOKMARK: "▌", NoteKind.HIGHLIGHT: "≈"}[note.kind]


def outlet_words(head: ArticleHead) -> str:
    """`The Gull (000)`, `003 (outlet ?)`: which article it is."""
    return f"{head.outlet} ({head.label})" if head.outlet else head.column


def short_name(head: ArticleHead) -> str:
    """The outlet, else the file's label: what an article is called inside a sentence."""
    return head.outlet or head.label


def day_words(head: ArticleHead) -> str:
    """The day in ISO form, or `date ?`."""
    return head.day.isoformat() if head.day else "date ?"


def shortened(text: str, length: int) -> str:
    """At most `length` code points on one line, white space folded, cut with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: max(0, length - 1)].rstrip() + "…"
