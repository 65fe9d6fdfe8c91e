"""`reader show`: one article, its text and what is known about it."""

from __future__ import annotations

import click

from reader.cli import options, phrases, records
from reader.cli.printer import Printer, print_json, printer
from reader.cli.session import Session, pass_session
from reader.model.article import ArticleText
from reader.newsroom.matches import ArticleMatches
from reader.newsroom.quotes import QuotationFilter, QuotationRow
from reader.newsroom.services import Newsroom
from reader.text.safe import printable


@click.command(name="show")
@click.argument("article")
@options.library
@options.json
@click.option("--text", "only_text", is_flag=True, help="Exactly the text that offsets count in.")
@click.option("--plain", is_flag=True, help="In speaking order, for screen readers.")
@pass_session
def command(
    session: Session,
    article: str,
    where: str | None,
    as_json: bool,
    only_text: bool,
    plain: bool,
) -> None:
    """Print an article, named by any unique part of its id or file name.

    \b
      reader show 000
      reader show --text 000 | cut -c1-80
      reader show --plain 000
    """
    newsroom = session.library(where)
    found = newsroom.articles.text(newsroom.articles.resolve(article))
    if only_text:
        click.echo(printable(found.text, keep_newlines=True), nl=False)
    elif as_json:
        print_json("article@1", _record(found, newsroom))
    elif plain or session.plain:
        _print_plain(found, newsroom, printer(session))
    else:
        _print(found, newsroom, printer(session))


def _record(article: ArticleText, newsroom: Newsroom) -> dict[str, object]:
    found = newsroom.quotes.of(article.id)
    return {
        "id": article.id,
        "file": article.path,
        "sha256": article.version,
        "encoding": article.encoding,
        "metadata": records.metadata(article.metadata),
        "warnings": list(article.warnings),
        "text": article.text,
        "paragraphs": list(article.paragraphs),
        **records.extraction(found),
    }


def _print(article: ArticleText, newsroom: Newsroom, out: Printer) -> None:
    (head,) = newsroom.articles.heads([article.id])
    out.wrapped(out.strong(phrases.title(head)))
    out.line(f"{article.path} · {article.id} · {phrases.facts(head)} · {article.encoding}")
    for name, fact in records.metadata(article.metadata).items():
        if fact:
            out.line(f"{name}: {fact['value']} ({fact['origin']})", indent=2)
    out.line()
    for number, paragraph in enumerate(article.paragraphs, start=1):
        out.wrapped(f"¶{number}  {article.text[paragraph.start : paragraph.end]}")


def _print_plain(article: ArticleText, newsroom: Newsroom, out: Printer) -> None:
    """Paragraph by paragraph in words: what is quoted, by whom, and where else it stands."""
    (head,) = newsroom.articles.heads([article.id])
    rows = list(newsroom.quotes.rows(QuotationFilter(article=article.id)))
    matches = newsroom.matches.of(article.id)
    out.line(f"{head.display_title}")
    out.line(f"{phrases.facts(head).replace('?', 'unknown').replace(' ·', ',')}.")
    for number, paragraph in enumerate(article.paragraphs, start=1):
        out.line(f"Paragraph {number}. {article.text[paragraph.start : paragraph.end]}")
        for row in rows:
            if row.paragraphs[0] == number:
                out.line(_spoken(row, matches, newsroom))


def _spoken(row: QuotationRow, matches: ArticleMatches, newsroom: Newsroom) -> str:
    """One quotation in speaking order."""
    quotation = row.quotation
    said = f"Quotation by {phrases.speaker(quotation)}, {quotation.confidence.value}"
    via = f", via {quotation.via}" if quotation.via else ""
    found = []
    for counterpart, match in matches.at(quotation.spans[0]):
        other = newsroom.articles.text(counterpart.other.id)
        place = f"{counterpart.other.label}, outlet {counterpart.other.outlet or 'unknown'}"
        paragraph = other.paragraph_at(match.b.start)
        found.append(f"{place}, paragraph {paragraph}, {phrases.kind(match)}")
    also = f" Matches: {'; '.join(found)}." if found else ""
    return f"{said}{via}: {row.text}{also}"
