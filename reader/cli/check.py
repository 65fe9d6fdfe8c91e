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
from reader.newsroom import wording
from reader.text.plural import counted

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
      reader check "with a very large grain of salt" --speaker blinken
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
        out.wrapped(wording.not_found_words(checked))
        return
    out.line(f"{out.strong(headline(checked))} · {counted(len(checked.sources), 'source')}")
    for source in checked.sources:
        _print_source(checked, source, out)


def headline(checked: Checked) -> str:
    """The verdict, and what to look at first."""
    return " · ".join([wording.verdict_words(checked), *wording.warning_words(checked)])


def _print_source(checked: Checked, source: Source, out: Printer) -> None:
    quotation, head = source.quotation, source.article
    out.line()
    place = f"{head.label} {phrases.paragraphs(source.paragraphs)}"
    out.wrapped(f"{place}  {wording.VERDICTS[source.verdict]} · {phrases.facts(head)}", indent=2)
    out.wrapped(phrases.attribution(quotation), indent=6)
    changes = wording.differences(checked, source.text, source.match.changes)
    if changes:
        out.wrapped("differs: " + "; ".join(changes), indent=6)
    if source.verdict is CheckVerdict.DIFFERS:
        out.wrapped(phrases.word_diff(checked.text, source.text, source.match), indent=6)
    if source.match.b.length < quotation.end - quotation.start - 2 or not changes:
        out.wrapped(source.quoted, indent=6)


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
