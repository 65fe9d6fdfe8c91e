"""What matches and checks are called: the words that every face uses. It "differs", never "wrong".

Kept here, and not in a face, because neither face knows the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.check import Checked, CheckVerdict
from reader.model.match import Caution, Change, ChangeOp, MatchKind
from reader.model.quotation import Quotation
from reader.text.plural import counted

KINDS = {
    MatchKind.IDENTICAL: "identical",
    MatchKind.PUNCTUATION: "identical but for punctuation",
    MatchKind.PART: "part of a longer quotation",
    MatchKind.SAME_QUOTE: "same quotation, reworded",
    MatchKind.REWORDED: "reworded",
}
CAUTIONS = {
    Caution.NEGATION: "negation differs",
    Caution.NUMBER: "number differs",
    Caution.DATE: "date differs",
    Caution.NAME: "name differs",
    Caution.MODAL: "will, may or must differs",
    Caution.CONDITION: "condition differs",
    Caution.ELLIPSIS: "ellipsis differs",
    Caution.SPEAKER: "speaker differs",
    Caution.INDIRECT: "quotation marks differ",
}
VERDICTS = {
    CheckVerdict.IDENTICAL: "found, identical",
    CheckVerdict.PUNCTUATION: "found, identical but for punctuation",
    CheckVerdict.PART: "part of a longer quotation",
    CheckVerdict.DIFFERS: "found, wording differs",
    CheckVerdict.OTHER_SPEAKER: "words found, other speaker",
    CheckVerdict.NOT_FOUND: "not found in this collection",
}
_LONGEST, _SHOWN = 60, 25
"""Code points of one side of a difference that are told, and what is shown of longer ones."""
CONFIRMED = "confirmed by you"
SET_ASIDE = "set aside by you"
"""What is said of a match that a person rejected."""


def said_words(quotation: Quotation) -> str:
    """`said last year`, `said on Wednesday, in Helsinki`; empty where the article does not say."""
    told = ", ".join(filter(None, (quotation.said.when, quotation.said.where)))
    return f"said {told}" if told else ""


def verdict_words(checked: Checked) -> str:
    """`found, wording differs`, `words found, other speaker: Jonas Tell`; without warnings."""
    told = VERDICTS[checked.verdict]
    if checked.verdict is not CheckVerdict.OTHER_SPEAKER:
        return told
    names = dict.fromkeys(source.quotation.speaker or "unknown" for source in checked.sources)
    return f"{told}: {', '.join(names)}"


def warning_words(checked: Checked) -> list[str]:
    """What to look at first, gravest first: `negation missing`, `number differs`."""
    best = [source for source in checked.sources if source.verdict is checked.verdict]
    changes = [change for source in best for change in source.match.changes]
    return [caution_in_checked(caution, changes) for caution in checked.cautions]


def caution_in_checked(caution: Caution, changes: Sequence[Change]) -> str:
    """The caution in words; whether a negation is missing or added in the checked words."""
    ops = {change.op for change in changes if change.warning is caution}
    if caution is Caution.NEGATION and len(ops) == 1:
        told = {ChangeOp.ADDED: "negation missing", ChangeOp.DROPPED: "negation added"}
        return told.get(ops.pop(), CAUTIONS[caution])
    return CAUTIONS[caution]


def not_found_words(checked: Checked, *, elsewhere: bool = False) -> str:
    """What nothing found means, and what it does not mean.

    Args:
        checked: the answer without sources.
        elsewhere: the place that the words were taken from was left out.
    """
    told = VERDICTS[CheckVerdict.NOT_FOUND]
    told = told.replace("found in", "found elsewhere in") if elsewhere else told
    outlets = counted(checked.outlets, "outlet") if checked.outlets else "outlets unknown"
    return (
        f"{told} ({counted(checked.articles, 'article')}, {outlets};"
        " that does not mean it was not said)"
    )


def gravest_first(change: Change) -> tuple[int, int]:
    """A sort key: changes with the gravest warnings first, then in the order of side B."""
    order = tuple(Caution)
    return order.index(change.warning) if change.warning else len(order), change.b.start


def difference_words(asked: str, there: str) -> str:
    """One difference between the words that were checked and those of a source.

    Args:
        asked: what was checked has this; empty where it has nothing there.
        there: the source has this.
    """
    if asked and there:
        return f"{asked} → {there}"
    return f"“{there}” is missing" if there else f"“{asked}” is not there"


def differences(checked: Checked, text: str, changes: Sequence[Change]) -> list[str]:
    """Every difference of wording, gravest first.

    Args:
        checked: what was checked; side A of the changes.
        text: the source's article; side B.
        changes: from the words checked to the source's.
    """
    return [
        difference_words(_words(checked.text[slice(*change.a)]), _words(text[slice(*change.b)]))
        for change in sorted(changes, key=gravest_first)
    ]


def _words(text: str) -> str:
    """The words on one line, long ones without their middle."""
    words = " ".join(text.split())
    return (
        words
        if len(words) <= _LONGEST
        else f"{words[:_SHOWN].rstrip()} … {words[-_SHOWN:].lstrip()}"
    )
