"""`reader correct`: decides about a quotation, once for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from reader.cli import options
from reader.cli.printer import printer
from reader.cli.quotes import print_article_line, print_quotation
from reader.cli.session import Session, pass_session
from reader.errors import UsageError
from reader.model.correction import Correction, Decision, Verdict
from reader.model.quotation import Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.newsroom.quotes import QuotationFilter
from reader.newsroom.services import Newsroom

UNKNOWN = "?"


def _passage(given: str) -> Span:
    """The span of `START:END`, code points of the article's text, the end exclusive."""
    start, _, end = given.partition(":")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise click.BadParameter(f"{given} is no START:END")
    return Span(int(start), int(end))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line says about a quotation."""

    added: tuple[Span, ...]
    spans: tuple[Span, ...]
    cue: Span | None
    speaker: str | None
    speaker_kind: str | None
    kind: str | None
    via: str | None
    confirm: bool
    reject: bool
    note: str

    @property
    def changes(self) -> bool:
        """Whether something is to be otherwise than found."""
        given = (self.speaker, self.speaker_kind, self.kind, self.via, self.cue, self.spans)
        return any(given)

    def require_one_thing(self, number: int | None) -> None:
        """Refuses what contradicts itself."""
        if bool(self.added) == (number is not None):
            raise UsageError("say which quotation by its number, or --add START:END for a new one")
        if self.added and (self.speaker is None or self.spans or self.confirm or self.reject):
            raise UsageError("--add needs --speaker, “?” where nobody can tell, and no other ends")
        if sum((self.changes, self.confirm, self.reject)) != 1:
            raise UsageError("say one thing: what to change, --confirm, or --not-a-quotation")

    def decision(self, found: Quotation | None) -> Decision:
        """The whole decision; what is not said stays as it was found."""
        return Decision(
            verdict=self._verdict(),
            speaker=_named(self.speaker, found.speaker if found else None),
            speaker_kind=_speaker_kind(self.speaker, self.speaker_kind, found),
            kind=QuotationKind(self.kind or (found.kind if found else QuotationKind.DIRECT)),
            via=_named(self.via, found.via if found else None),
            note=self.note,
        )

    def _verdict(self) -> Verdict:
        if self.reject:
            return Verdict.NOT_QUOTED
        if self.confirm:
            return Verdict.RIGHT
        return Verdict.MISSED if self.added or self.spans else Verdict.CHANGED


@click.command(name="correct")
@click.argument("article")
@click.argument("number", type=click.IntRange(1), required=False)
@options.library
@click.option("--speaker", metavar="NAME|?", help="Who said it; “?” where nobody can tell.")
@click.option(
    "--speaker-kind", type=click.Choice([kind.value for kind in SpeakerKind if kind != "unknown"])
)
@click.option("--kind", type=click.Choice([kind.value for kind in QuotationKind]))
@click.option("--via", metavar="NAME|?", help="Who relays it; “?” for nobody.")
@click.option("--cue", type=_passage, metavar="START:END", help="The words that say it is speech.")
@click.option(
    *("--span", "spans"),
    type=_passage,
    multiple=True,
    metavar="START:END",
    help="Where it stands, in code points of “reader show --text”; once for each part.",
)
@click.option(
    *("--add", "added"),
    type=_passage,
    multiple=True,
    metavar="START:END",
    help="A quotation that was missed; needs --speaker.",
)
@click.option("--confirm", is_flag=True, help="It is right as it was found.")
@click.option("--not-a-quotation", "reject", is_flag=True, help="These words are no speech.")
@click.option("--note", default="", help="Why, for the record.")
@pass_session
def command(
    session: Session, /, article: str, number: int | None, where: str | None, **given: Any
) -> None:
    """Decide about quotation NUMBER of ARTICLE; the decision outlasts scans and new versions.

    \b
      reader correct 000 5 --speaker "Sergei Lavrov"
      reader correct 000 5 --confirm
      reader correct 000 4 --not-a-quotation
      reader correct 000 4 --span 2290:2309
      reader correct 000 --add 2447:2530 --speaker "Ada Crane"
      reader undo                   takes the last decision back
    """
    asked = _Asked(**given)
    newsroom = session.library(where)
    identifier = newsroom.articles.resolve(article)
    asked.require_one_thing(number)
    found = None if number is None else _quotation(newsroom, identifier, number)
    decision = asked.decision(found)
    spans = _spans(asked, found, newsroom.articles.text(identifier).text)
    same = found is not None and found.speaker == decision.speaker
    cue = asked.cue or (found.cue if found and same else None)
    made = newsroom.corrections.decide(identifier, spans, decision, cue=cue)
    _show(newsroom, made, session)


def _spans(asked: _Asked, found: Quotation | None, text: str) -> tuple[Span, ...]:
    """Where the quotation stands; what is given is cut at the ends of paragraphs."""
    given = tuple(part for span in asked.added + asked.spans for part in _lines(text, span))
    if found is None:
        return given
    if given and not any(mine.overlaps(other) for mine in found.spans for other in given):
        raise UsageError("these are none of the quotation's words", hint="--add a missed one")
    return given or found.spans


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The parts of a passage that stand in one paragraph each, without white space around."""
    if span.end > len(text):
        raise UsageError(f"the text ends at {len(text)}", hint="“reader show --text” prints it")
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        start = at + len(line) - len(line.lstrip())
        if line.strip():
            yield Span(start, start + len(line.strip()))
        at += len(line) + 1


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


def _speaker_kind(
    speaker: str | None, kind: str | None, quotation: Quotation | None
) -> SpeakerKind:
    """As given; a speaker newly named is a person unless it is said otherwise."""
    if kind is not None:
        return SpeakerKind(kind)
    if quotation and (speaker is None or speaker == quotation.speaker):
        return quotation.speaker_kind
    return SpeakerKind.UNKNOWN if speaker == UNKNOWN else SpeakerKind.PERSON


def _show(newsroom: Newsroom, made: Correction, session: Session) -> None:
    """Prints the quotation as it stands now."""
    out = printer(session)
    rows = list(newsroom.quotes.rows(QuotationFilter(article=made.article)))
    shown = [row for row in rows if row.quotation.spans == made.spans]
    for row in shown:
        print_article_line(row, out)
        print_quotation(row, out)
    if not shown:
        out.line("no quotation any more; “reader undo” takes that back")
