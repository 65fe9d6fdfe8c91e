"""`reader correct`: decides about a quotation, once for ever."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.printer import printer
from reader.cli.quotes import print_article_line, print_quotation
from reader.cli.session import Session, pass_session
from reader.errors import UsageError
from reader.model.correction import Decision, Verdict
from reader.model.quotation import Quotation, QuotationKind, SpeakerKind
from reader.newsroom.quotes import QuotationFilter
from reader.newsroom.services import Newsroom

UNKNOWN = "?"


@click.command(name="correct")
@click.argument("article")
@click.argument("number", type=click.IntRange(1))
@options.library
@click.option("--speaker", metavar="NAME|?", help="Who said it; “?” where nobody can tell.")
@click.option(
    "--speaker-kind", type=click.Choice([kind.value for kind in SpeakerKind if kind != "unknown"])
)
@click.option("--kind", type=click.Choice([kind.value for kind in QuotationKind]))
@click.option("--via", metavar="NAME|?", help="Who relays it; “?” for nobody.")
@click.option("--confirm", is_flag=True, help="It is right as it was found.")
@click.option("--not-a-quotation", "reject", is_flag=True, help="These words are no speech.")
@click.option("--note", default="", help="Why, for the record.")
@pass_session
def command(
    session: Session,
    article: str,
    number: int,
    where: str | None,
    speaker: str | None,
    speaker_kind: str | None,
    kind: str | None,
    via: str | None,
    confirm: bool,
    reject: bool,
    note: str,
) -> None:
    """Decide about quotation NUMBER of ARTICLE; the decision outlasts scans and new versions.

    \b
      reader correct 000 5 --speaker "Sergei Lavrov"
      reader correct 000 5 --confirm
      reader correct 000 4 --not-a-quotation
      reader undo                   takes the last decision back
    """
    newsroom = session.library(where)
    identifier = newsroom.articles.resolve(article)
    quotation = _quotation(newsroom, identifier, number)
    changes = speaker or speaker_kind or kind or via
    if sum((bool(changes), confirm, reject)) != 1:
        raise UsageError("say one thing: what to change, --confirm, or --not-a-quotation")
    decision = Decision(
        verdict=Verdict.NOT_QUOTED if reject else Verdict.RIGHT if confirm else Verdict.CHANGED,
        speaker=_named(speaker, quotation.speaker),
        speaker_kind=_speaker_kind(speaker, speaker_kind, quotation),
        kind=QuotationKind(kind) if kind else quotation.kind,
        via=_named(via, quotation.via),
        note=note,
    )
    newsroom.corrections.decide(identifier, quotation.spans, decision)
    _show(newsroom, identifier, quotation, session)


def _quotation(newsroom: Newsroom, article: str, number: int) -> Quotation:
    quotations = newsroom.quotes.of(article).quotations
    if number > len(quotations):
        raise UsageError(
            f"the article has {len(quotations)} quotations, not {number}",
            hint="“reader quotes --article …” lists them in order",
        )
    return quotations[number - 1]


def _named(given: str | None, found: str | None) -> str | None:
    if given is None:
        return found
    return None if given == UNKNOWN else " ".join(given.split())


def _speaker_kind(speaker: str | None, kind: str | None, quotation: Quotation) -> SpeakerKind:
    """As given; a speaker newly named is a person unless it is said otherwise."""
    if kind is not None:
        return SpeakerKind(kind)
    if speaker is None or speaker == quotation.speaker:
        return quotation.speaker_kind
    return SpeakerKind.UNKNOWN if speaker == UNKNOWN else SpeakerKind.PERSON


def _show(newsroom: Newsroom, article: str, decided: Quotation, session: Session) -> None:
    """Prints the quotation as it stands now."""
    out = printer(session)
    rows = list(newsroom.quotes.rows(QuotationFilter(article=article)))
    shown = [row for row in rows if row.quotation.spans == decided.spans]
    for row in shown:
        print_article_line(row, out)
        print_quotation(row, out)
    if not shown:
        out.line("no quotation any more; “reader undo” takes that back")
