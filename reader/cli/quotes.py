"""`reader quotes`: who said what, across the library or in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from reader.cli import options, phrases, records
from reader.cli.printer import Printer, as_json, print_json, printer
from reader.cli.session import Session, pass_session
from reader.cli.tables import csv_line
from reader.errors import NothingFound
from reader.model.correction import Correction
from reader.model.quotation import Confidence
from reader.newsroom.quotes import QuotationFilter, QuotationRow
from reader.newsroom.services import Newsroom
from reader.text.plural import counted

COLUMNS = (
    "article_id",
    "file",
    "outlet",
    "published",
    "speaker",
    "speaker_kind",
    "kind",
    "cue",
    "via",
    "said_when",
    "said_where",
    "said_date",
    "text",
    "start",
    "end",
    "paragraph",
    "confidence",
    "why",
)


@click.command(name="quotes")
@click.argument("folder", required=False)
@options.library
@click.option("--article", help="Only this article: any unique part of its id or file name.")
@click.option("--speaker", help="Only speakers with these words in their name.")
@click.option("--about", help="Only quotations with these words in them.")
@click.option("--outlet", help="Only this outlet.")
@click.option("--since", metavar="DATE", help="Only articles dated on or after this day.")
@click.option("--confidence", type=click.Choice([grade.value for grade in Confidence]))
@click.option("--reviewed/--not-reviewed", default=None, help="Only those you decided about.")
@click.option("--orphans", is_flag=True, help="Decisions whose words are gone from the article.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@options.json
@click.option("--jsonl", is_flag=True, help="Print one JSON line a quotation.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table with a header line.")
@pass_session
def command(
    session: Session,
    folder: str | None,
    where: str | None,
    article: str | None,
    speaker: str | None,
    about: str | None,
    outlet: str | None,
    since: str | None,
    confidence: str | None,
    reviewed: bool | None,
    orphans: bool,
    limit: int | None,
    as_json: bool,
    jsonl: bool,
    as_csv: bool,
) -> int:
    """List quotations with their speakers, the evidence, and how sure that is.

    \b
      reader quotes ~/articles
      reader quotes --speaker peskov --about washington
      reader quotes --article 000 --json
    """
    newsroom = session.library(folder or where)
    if orphans:
        return 0 if _print_orphans(newsroom, session, whole=as_json) else 1
    wanted = QuotationFilter(
        speaker=speaker,
        about=about,
        outlet=outlet,
        since=since,
        confidence=Confidence(confidence) if confidence else None,
        article=newsroom.articles.resolve(article) if article else None,
        reviewed=reviewed,
    )
    rows = newsroom.quotes.rows(wanted)
    if limit is not None:
        rows = (row for _, row in zip(range(limit), rows, strict=False))
    return 0 if _print_rows(rows, session, as_json, jsonl, as_csv) else 1


def _print_rows(
    rows: Iterable[QuotationRow], session: Session, whole: bool, jsonl: bool, as_csv: bool
) -> int:
    """Prints in the form asked for; returns how many there were."""
    if whole:
        all_rows = [record(row) for row in rows]
        print_json("quotes@1", {"quotations": all_rows})
        return len(all_rows)
    if jsonl:
        return _each(rows, lambda row: click.echo(as_json(record(row))))
    if as_csv:
        click.echo(csv_line(COLUMNS))
        return _each(rows, lambda row: click.echo(csv_line(_cells(row))))
    known = list(rows)
    out, last = printer(session), [""]
    if not known:
        raise NothingFound("no quotation fits")
    out.line(_header(known))

    def show(row: QuotationRow) -> None:
        if row.article.id != last[0]:
            print_article_line(row, out)
            last[0] = row.article.id
        print_quotation(row, out)

    return _each(known, show)


def _header(rows: Sequence[QuotationRow]) -> str:
    """`13 quotations: 9 sure, 3 likely, 1 guess; 0 checked by you`."""
    grades = Counter(row.quotation.confidence for row in rows)
    told = ", ".join(f"{grades[grade]} {grade.value}" for grade in Confidence if grades[grade])
    checked = sum(row.quotation.by_hand for row in rows)
    return f"{counted(len(rows), 'quotation')}: {told}; {checked} checked by you"


def _print_orphans(newsroom: Newsroom, session: Session, *, whole: bool) -> int:
    """Prints decisions whose words are gone, with these words; returns how many there are."""
    lost = [made for made in newsroom.corrections.all() if not made.spans]
    articles = sorted({made.article for made in lost})
    paths = {head.id: head.path for head in newsroom.articles.heads(articles)}
    if whole:
        print_json("orphans@1", {"orphans": [_orphan(made, paths) for made in lost]})
        return len(lost)
    out = printer(session)
    for made in lost:
        decision = made.decision
        speaker = decision.speaker or "unknown speaker"
        decided = f"{decision.verdict.value} · {speaker} · {made.made:%Y-%m-%d}"
        out.wrapped(" · ".join(filter(None, (paths[made.article], decided, decision.note))))
        out.wrapped("\n".join(anchor.exact for anchor in made.anchors), indent=6)
    return len(lost)


def _orphan(made: Correction, paths: Mapping[str, str]) -> dict[str, Any]:
    decision = made.decision
    return {
        "article": made.article,
        "file": paths[made.article],
        "verdict": decision.verdict,
        "speaker": decision.speaker,
        "note": decision.note,
        "made": made.made.isoformat(),
        "text": "\n".join(anchor.exact for anchor in made.anchors),
    }


def _each(rows: Iterable[QuotationRow], show: Any) -> int:
    count = 0
    for row in rows:
        show(row)
        count += 1
    return count


def print_article_line(row: QuotationRow, out: Printer) -> None:
    """The article that the following quotations stand in."""
    head = row.article
    out.line(f"{head.label} · {phrases.facts(head)} · {phrases.brief_title(head)}")


def print_quotation(row: QuotationRow, out: Printer) -> None:
    """The evidence on one line, the words beneath."""
    place = phrases.paragraphs(row.paragraphs)
    kind = " · partial" if row.quotation.kind == "partial" else ""
    out.wrapped(
        f"{place}  {phrases.attribution(row.quotation, shown_as=row.shown_as)}{kind}", indent=2
    )
    out.wrapped(row.text, indent=6)


def record(row: QuotationRow) -> dict[str, Any]:
    """A quotation with its article, spans and evidence."""
    quotation = row.quotation
    return {
        "article": row.article.id,
        "file": row.article.path,
        "outlet": row.article.outlet,
        "date": row.article.day.isoformat() if row.article.day else None,
        "number": quotation.number,
        "text": row.text,
        "paragraphs": list(row.paragraphs),
        "role": quotation.role,
        "shown_as": row.shown_as,
        "said": {
            "when": quotation.said.when,
            "date": quotation.said.date,
            "where": quotation.said.where,
        },
        "chain": [{"text": link.text, "span": link.span} for link in quotation.chain],
        "alternatives": list(quotation.alternatives),
        "by_hand": quotation.by_hand,
        "spans": list(records.quotation_spans(quotation)),
    }


def _cells(row: QuotationRow) -> list[str]:
    """The columns of the CSV table."""
    quotation, head = row.quotation, row.article
    values = [
        head.id,
        head.path,
        head.outlet,
        head.day.isoformat() if head.day else None,
        quotation.speaker,
        quotation.speaker_kind,
        quotation.kind,
        row.cue,
        quotation.via,
        quotation.said.when,
        quotation.said.where,
        quotation.said.date,
        row.text,
        quotation.start,
        quotation.end,
        row.paragraphs[0],
        quotation.confidence,
        quotation.why,
    ]
    return ["" if value is None else str(value) for value in values]
