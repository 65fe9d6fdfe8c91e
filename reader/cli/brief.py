"""`reader brief`: the newsroom on one page: stories, who said what, what matches, only here."""

from __future__ import annotations

import click

from reader.cli import options, phrases, records
from reader.cli.align import Side, print_links
from reader.cli.printer import Printer, print_json, printer
from reader.cli.quotes import print_quotation, record
from reader.cli.scan import print_report
from reader.cli.session import Session, pass_session
from reader.cli.stories import name as story_name
from reader.model.story import Story
from reader.newsroom.matches import ArticleMatches
from reader.newsroom.quotes import QuotationFilter
from reader.newsroom.scan import ScanReport
from reader.newsroom.services import Newsroom
from reader.text.plural import counted

SKIPPED = 3


@click.command(name="brief")
@click.argument("folder", required=False)
@options.library
@options.json
@click.option("--stories", "limit", type=click.IntRange(1), default=5, show_default=True)
@pass_session
def command(
    session: Session,
    folder: str | None = None,
    where: str | None = None,
    as_json: bool = False,
    limit: int = 5,
) -> None:
    """Read the folder, then print stories, who said what, what matches, and what is only here.

    \b
      reader brief ~/articles
      reader ~/articles | less      the same
    """
    newsroom = session.library(folder or where)
    report = newsroom.scan.run()
    stories = newsroom.stories.all()[:limit]
    if as_json:
        print_json("brief@1", {"stories": [_record(story, newsroom) for story in stories]})
        return
    out = printer(session)
    _print_counts(newsroom, report, out)
    for story in stories:
        _print_story(story, newsroom, out)


def _print_counts(newsroom: Newsroom, report: ScanReport, out: Printer) -> None:
    counts = newsroom.articles.counts()
    if report.rejected or report.warnings:
        print_report(report, out)
    if not counts.articles:
        folders = ", ".join(newsroom.scan.folders())
        out.line(f"No articles here. Drop .txt or .md files into {folders} and run this again.")
        return
    out.line(
        f"{counted(counts.articles, 'article')} · {counted(counts.stories, 'story')} · "
        f"{counted(counts.quotations, 'quotation')}"
    )


def _print_story(story: Story, newsroom: Newsroom, out: Printer) -> None:
    out.heading(f"Story  {story_name(story)}")
    heads = newsroom.articles.heads(story.articles)
    for head in heads:
        out.wrapped(f"{head.label}  {phrases.facts(head)}  {phrases.brief_title(head)}", indent=2)
    out.heading("Who said what")
    for head in heads:
        out.line(head.column, indent=2)
        for row in newsroom.quotes.rows(QuotationFilter(article=head.id)):
            print_quotation(row, out)
    if len(heads) < 2:
        out.line()
        out.line("Nothing to compare with yet: add another article on the event.")
        return
    out.heading("What matches")
    everything = [newsroom.matches.of(head.id) for head in heads]
    _print_pairs(everything, newsroom, out)
    out.heading("Found only here")
    for found in everything:
        _print_only_here(found, newsroom, out)


def _print_pairs(everything: list[ArticleMatches], newsroom: Newsroom, out: Printer) -> None:
    """Every pair once, in list order."""
    order = {found.article: place for place, found in enumerate(everything)}
    for found in everything:
        (head,) = newsroom.articles.heads([found.article])
        a = Side(head, newsroom.articles.text(found.article))
        for counterpart in found.counterparts:
            if order.get(counterpart.other.id, -1) > order[found.article]:
                b = Side(counterpart.other, newsroom.articles.text(counterpart.other.id))
                out.line(f"{a.head.column} ↔ {b.head.column}", indent=2)
                print_links(a, b, counterpart.alignment, newsroom, out)


def _print_only_here(found: ArticleMatches, newsroom: Newsroom, out: Printer) -> None:
    (head,) = newsroom.articles.heads([found.article])
    side = Side(head, newsroom.articles.text(found.article))
    for span in found.only_here:
        words = phrases.shortened(side.words(*span), 110)
        out.wrapped(f"{side.place(span.start)}  {words}", indent=2)


def _record(story: Story, newsroom: Newsroom) -> dict[str, object]:
    """A story with its articles, their quotations and alignments."""
    articles = []
    for head in newsroom.articles.heads(story.articles):
        matches = newsroom.matches.of(head.id)
        rows = newsroom.quotes.rows(QuotationFilter(article=head.id))
        articles.append(
            {
                **records.head(head),
                "quotes": [record(row) for row in rows],
                "matches": [
                    {"b": found.other.id, **records.alignment(found.alignment)}
                    for found in matches.counterparts
                ],
                "only_here": list(matches.only_here),
            }
        )
    return {"id": story.id, "name_display": story.name, "articles": articles}
