"""`reader check`: whether words that someone is said to have said stand in the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from reader.cli import options, phrases, records
from reader.cli.printer import Printer, print_json, printer
from reader.cli.session import Session, pass_session
from reader.model.check import Checked, CheckVerdict, Source
from reader.model.match import Caution, Change, ChangeOp
from reader.model.span import Span
from reader.text.plural import counted

VERDICTS = {
    CheckVerdict.IDENTICAL: "found, identical",
    CheckVerdict.PUNCTUATION: "found, identical but for punctuation",
    CheckVerdict.PART: "part of a longer quotation",
    CheckVerdict.DIFFERS: "found, wording differs",
    CheckVerdict.OTHER_SPEAKER: "words found, other speaker",
    CheckVerdict.NOT_FOUND: "not found in this collection",
}
_WORDS = 60
"""Code points of a checked quotation shown in a table of several."""


@click.command(name="check")
@click.argument("text", metavar="TEXT|-")
@options.library
@click.option("--speaker", metavar="NAME", help="Who is said to have said it, in any spelling.")
@options.json
@pass_session
def command(
    session: Session, text: str, where: str | None, speaker: str | None, as_json: bool
) -> int:
    """Look for a quotation in the whole library: found, found with differences, or not found.

    \b
      reader check "a very large grain of salt" --speaker blinken
      reader check - < pasted.txt   each quotation in a text
    """
    check = session.library(where).check
    if text == "-":
        pasted = sys.stdin.buffer.read().decode("utf-8", "replace")
        found = list(check.pasted(pasted, speaker=speaker))
    else:
        found = [check.quotation(text, speaker=speaker)]
    if as_json:
        print_json("check@1", {"checked": [_record(checked) for checked in found]})
    else:
        _print(found, printer(session))
    return 0 if any(checked.sources for checked in found) else 1


def _print(found: Sequence[Checked], out: Printer) -> None:
    if len(found) == 1:
        print_checked(found[0], out)
        return
    for number, checked in enumerate(found, start=1):
        said = f" · {checked.speaker}" if checked.speaker else ""
        words = phrases.shortened(checked.text, _WORDS)
        out.line(f"{number:3}  {headline(checked)}{said} · {words}")
    for number, checked in enumerate(found, start=1):
        if checked.sources:
            out.heading(f"{number}  {phrases.shortened(checked.text, _WORDS)}")
            print_checked(checked, out)


def print_checked(checked: Checked, out: Printer) -> None:
    """Prints the verdict, then every source with what differs there."""
    if not checked.sources:
        out.wrapped(not_found(checked))
        return
    out.line(f"{out.strong(headline(checked))} · {counted(len(checked.sources), 'source')}")
    for source in checked.sources:
        _print_source(checked, source, out)


def headline(checked: Checked) -> str:
    """The verdict, and what to look at first."""
    told = [VERDICTS[checked.verdict]]
    if checked.verdict is CheckVerdict.OTHER_SPEAKER:
        names = dict.fromkeys(source.quotation.speaker or "unknown" for source in checked.sources)
        told[0] += f": {', '.join(names)}"
    best = [source for source in checked.sources if source.verdict is checked.verdict]
    changes = [change for source in best for change in source.match.changes]
    return " · ".join([*told, *(_warning(caution, changes) for caution in checked.cautions)])


def not_found(checked: Checked) -> str:
    """What nothing found means, and what it does not mean."""
    outlets = counted(checked.outlets, "outlet") if checked.outlets else "outlets unknown"
    return (
        f"{VERDICTS[CheckVerdict.NOT_FOUND]} ({counted(checked.articles, 'article')}, {outlets};"
        " that does not mean it was not said)"
    )


def _warning(caution: Caution, changes: Sequence[Change]) -> str:
    """The caution in words; whether a negation is missing or added in the checked words."""
    ops = {change.op for change in changes if change.warning is caution}
    if caution is Caution.NEGATION and len(ops) == 1:
        return {ChangeOp.ADDED: "negation missing", ChangeOp.DROPPED: "negation added"}.get(
            ops.pop(), phrases.CAUTIONS[caution]
        )
    return phrases.CAUTIONS[caution]


def _print_source(checked: Checked, source: Source, out: Printer) -> None:
    quotation, head = source.quotation, source.article
    out.line()
    place = f"{head.label} {phrases.paragraphs(source.paragraphs)}"
    out.wrapped(f"{place}  {VERDICTS[source.verdict]} · {phrases.facts(head)}", indent=2)
    out.wrapped(phrases.attribution(quotation), indent=6)
    changes = [
        _change(_words(checked.text, change.a), _words(source.text, change.b))
        for change in sorted(source.match.changes, key=_gravest_first)
    ]
    if changes:
        out.wrapped("differs: " + "; ".join(changes), indent=6)
    if source.verdict is CheckVerdict.DIFFERS:
        out.wrapped(phrases.word_diff(checked.text, source.text, source.match), indent=6)
    if source.match.b.length < quotation.end - quotation.start - 2 or not changes:
        out.wrapped(source.quoted, indent=6)


def _gravest_first(change: Change) -> tuple[int, int]:
    order = tuple(Caution)
    return order.index(change.warning) if change.warning else len(order), change.b.start


def _change(asked: str, there: str) -> str:
    """One difference between what was asked and what the source has."""
    if asked and there:
        return f"{asked} → {there}"
    return f"“{there}” is missing" if there else f"“{asked}” is not there"


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _record(checked: Checked) -> dict[str, Any]:
    return {
        "text": checked.text,
        "speaker": checked.speaker,
        "verdict": checked.verdict,
        "cautions": list(checked.cautions),
        "collection": {"articles": checked.articles, "outlets": checked.outlets},
        "partial": checked.partial,
        "sources": [_source_record(source) for source in checked.sources],
    }


def _source_record(source: Source) -> dict[str, Any]:
    head, quotation = source.article, source.quotation
    return {
        "verdict": source.verdict,
        "article": head.id,
        "file": head.path,
        "outlet": head.outlet,
        "date": head.day.isoformat() if head.day else None,
        "quotation": source.quoted,
        "paragraphs": list(source.paragraphs),
        "said": {
            "when": quotation.said.when,
            "date": quotation.said.date,
            "where": quotation.said.where,
        },
        "spans": list(records.quotation_spans(quotation)),
        "match": records.match(source.match),
    }
