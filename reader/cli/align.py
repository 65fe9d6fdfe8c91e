"""`reader align`: the same passages in two articles, word by word."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import click

from reader.cli import options, phrases, records
from reader.cli.align_decisions import Listed, listed
from reader.cli.printer import Printer, print_json, printer
from reader.cli.session import Session, pass_session
from reader.errors import NothingFound, UsageError
from reader.model.article import ArticleHead, ArticleText
from reader.model.match import Alignment, Match
from reader.newsroom.services import Newsroom
from reader.newsroom.wording import KINDS, SET_ASIDE
from reader.text.safe import printable

_NUMBER = click.IntRange(1)
"""As the list of matches numbers them."""


@click.command(name="align")
@click.argument("a")
@click.argument("b", required=False)
@options.library
@options.json
@click.option("--format", "form", type=click.Choice(["text", "csv"]), default="text")
@click.option("--confirm", type=_NUMBER, metavar="N", help="Match N is one, for ever.")
@click.option("--reject", type=_NUMBER, metavar="N", help="Match N is none: set it aside.")
@click.option("--forget", type=_NUMBER, metavar="N", help="Take back what you said of match N.")
@pass_session
def command(
    session: Session,
    /,
    a: str,
    b: str | None,
    where: str | None,
    as_json: bool,
    form: str,
    **decided: int | None,
) -> None:
    """Align two articles; with one, align it with every other of its story.

    \b
      reader align 000 003
      reader align 000
      reader align 000 003 --reject 4   no match; kept through scans and new versions
      reader undo                       takes that back
    """
    newsroom = session.library(where)
    if any(decided.values()):
        _decide(newsroom, a, b, decided)
    first = newsroom.articles.text(newsroom.articles.resolve(a))
    if b is not None:
        others = newsroom.articles.heads([newsroom.articles.resolve(b)])
    else:
        others = list(newsroom.matches.others(first.id))
    if not others:
        raise NothingFound("nothing to compare with yet", hint="add another article on the event")
    pairs = [
        (newsroom.articles.text(other.id), newsroom.matches.between(first.id, other.id))
        for other in others
    ]
    if as_json:
        found = [
            {"b": {"id": other.id, "file": other.path}, **records.alignment(alignment)}
            for other, alignment in pairs
        ]
        print_json("alignment@1", {"a": {"id": first.id, "file": first.path}, "with": found})
    elif form == "csv":
        _print_csv(first, pairs)
    else:
        (head,) = newsroom.articles.heads([first.id])
        for head_b, (other, alignment) in zip(others, pairs, strict=True):
            print_alignment(Side(head, first), Side(head_b, other), alignment, newsroom, session)


def _decide(newsroom: Newsroom, a: str, b: str | None, decided: Mapping[str, int | None]) -> None:
    """Does what the options say about one match.

    Raises:
        UsageError: they say several things, or only one article is named.
    """
    asked = {verb: number for verb, number in decided.items() if number is not None}
    if b is None or len(asked) != 1:
        raise UsageError("name two articles and decide one thing about one match")
    ids = newsroom.articles.resolve(a), newsroom.articles.resolve(b)
    found = listed(newsroom.matches, *ids, newsroom.matches.between(*ids))
    ((verb, number),) = asked.items()
    if verb == "forget":
        found.forget(number, newsroom.matches)
    else:
        found.decide(number, newsroom.matches, right=verb == "confirm")


class Side:
    """One of two articles: what lists show of it, and its text."""

    def __init__(self, head: ArticleHead, article: ArticleText) -> None:
        self.head, self.article = head, article

    def words(self, start: int, end: int) -> str:
        """The text of a passage on one line."""
        return " ".join(self.article.text[start:end].split())

    def place(self, offset: int) -> str:
        """The article's label and paragraph."""
        return f"{self.head.label} ¶{self.article.paragraph_at(offset)}"


def print_alignment(
    a: Side, b: Side, found: Alignment, newsroom: Newsroom, session: Session
) -> None:
    """Prints links in the order of A, then statements apart, then what only one side has."""
    out = printer(session)
    out.heading(f"{a.head.column} ↔ {b.head.column}")
    if found.gave_up:
        out.line(found.gave_up)
    entries = listed(newsroom.matches, a.head.id, b.head.id, found)
    print_links(a, b, found, newsroom, out, numbered=True)
    _print_set_aside(a, b, entries, out)
    for side, spans in ((a, found.only_a), (b, found.only_b)):
        if spans:
            out.heading(f"Only in {side.head.column} (not found in the other)")
            for span in spans:
                out.wrapped(f"{side.place(span.start)}  {side.words(*span)}", indent=2)


def print_links(
    a: Side,
    b: Side,
    found: Alignment,
    newsroom: Newsroom,
    out: Printer,
    *,
    numbered: bool = False,
) -> None:
    """Prints the links of two articles and the same speakers' other statements."""
    names = _speakers(newsroom, a), _speakers(newsroom, b)
    for number, link in enumerate(sorted(found.links, key=lambda link: (link.a, link.b)), start=1):
        print_link(a, b, link, names, out, lead=f"{number:3}  " if numbered else "")
    if found.apart:
        out.heading("Same speaker, another statement")
        for pair in found.apart:
            places = f"{a.place(pair.a.start)} / {b.place(pair.b.start)}"
            out.line(f"{places}  {pair.speaker}", indent=2)
            out.wrapped(a.words(*pair.a), indent=6)
            out.wrapped(b.words(*pair.b), indent=6)


def _print_set_aside(a: Side, b: Side, entries: Listed, out: Printer) -> None:
    """Prints what is no match any more, with the numbers that bring it back."""
    if entries.set_aside:
        out.heading(SET_ASIDE.capitalize())
    for number, decision in enumerate(entries.set_aside, start=len(entries.links) + 1):
        places = [
            side.place(placed.span.start) if placed.span else f"{side.head.label} (words gone)"
            for side, placed in ((a, decision.a_placed), (b, decision.b_placed))
        ]
        out.line(f"{number:3}  {places[0]} ↔ {places[1]}  {KINDS[decision.match.kind]}")
        for words in (decision.a.exact, decision.b.exact):
            out.wrapped(" ".join(words.split()), indent=6)


Names = dict[int, str]


def _speakers(newsroom: Newsroom, side: Side) -> Names:
    """Who speaks in each of the article's quotations, with the relay."""
    return {
        quotation.number: phrases.speaker(quotation)
        + (f", via {quotation.via}" if quotation.via else "")
        for quotation in newsroom.quotes.of(side.article.id).quotations
    }


def print_link(
    a: Side, b: Side, link: Match, names: tuple[Names, Names], out: Printer, *, lead: str = ""
) -> None:
    """Prints a link: places, kind, speakers, and the words with their differences."""
    out.line()
    out.line(f"{lead}{a.place(link.a.start)} ↔ {b.place(link.b.start)}  {phrases.kind(link)}")
    speakers = [
        side_names.get(number)
        for side_names, number in zip(names, (link.a_quotation, link.b_quotation), strict=True)
        if number is not None
    ]
    if any(speakers):
        out.line(" / ".join(dict.fromkeys(name for name in speakers if name)), indent=2)
    if phrases.is_readable_diff(link):
        out.wrapped(phrases.word_diff(a.article.text, b.article.text, link), indent=6)
    else:
        out.wrapped(a.words(*link.a), indent=6)
        out.wrapped(b.words(*link.b), indent=6)
        exchanged = phrases.exchanged(a.article.text, b.article.text, link)
        if exchanged:
            out.wrapped(f"differs: {exchanged}", indent=4)


def _print_csv(first: ArticleText, pairs: list[tuple[ArticleText, Alignment]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(
        [
            "file_a",
            "start_a",
            "end_a",
            "text_a",
            "file_b",
            "start_b",
            "end_b",
            "text_b",
            "kind",
            "warnings",
        ]
    )
    for other, alignment in pairs:
        for link in alignment.links:
            cells = [
                cell
                for article, span in ((first, link.a), (other, link.b))
                for cell in (article.path, *span, article.text[span.start : span.end])
            ]
            writer.writerow([*cells, link.kind, " ".join(link.cautions)])
    click.echo(printable(buffer.getvalue(), keep_newlines=True), nl=False)
