"""Commands that check words, judge matches, and edit what is known about articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.tui import checking
from reader.tui.checking import Question
from reader.tui.commands import acts
from reader.tui.commands.command import Action, Command
from reader.tui.copying import quotation_in
from reader.tui.document import Document
from reader.tui.keys.contexts import Where
from reader.tui.layout import Pane
from reader.tui.set_aside import SetAside
from reader.tui.speaking import STATEMENTS
from reader.tui.tabulating import MATRIX
from reader.tui.widgets.match_rows import Parallel

if TYPE_CHECKING:
    from reader.tui.shell import Shell

_MATCHES = (Where.MATCHES, Where.COMPARE, Where.MATRIX)
_FACTS = (Where.FACTS,)
_NO_MATCH = "no match here; ]m goes to the next"


def _check(app: Shell, words: str) -> None:
    """Looks for the words given, else for those at hand; asks for them where there are none."""
    question = checking.typed(words) if words else _at_hand(app)
    if question is None:
        app.checking.prompt()
        return
    app.view.select_end()
    app.checking.ask(question)


def _at_hand(app: Shell) -> Question | None:
    """What the cursor stands on in what has the keys; None where that is no passage."""
    front, document = acts.in_front(app), app.desk.document
    if front == "compare":
        return _at_place(*app.compare.place) if app.compare.place is not None else None
    if front == STATEMENTS:
        return _statement(app)
    if front or app.stage.pane is Pane.LIST or document is None:
        return None
    if app.view.selection is not None:
        return checking.of_words(document, app.view.selection)
    if app.view.quotation is not None:
        return checking.of_quotation(document, app.view.quotation)
    return checking.of_words(document, app.view.passage)


def _at_place(document: Document, span: Span) -> Question:
    quotation = quotation_in(document, span)
    if quotation is not None:
        return checking.of_quotation(document, quotation)
    return checking.of_words(document, span)


def _statement(app: Shell) -> Question | None:
    row = app.speaking.statement
    if row is None:
        return None
    return checking.of_statement(row.article.id, row.quotation, row.text)


def _judge(*, right: bool) -> Action:
    """Confirms or rejects the match under the cursor."""

    def run(app: Shell, argument: str) -> None:
        if acts.in_front(app) == "compare":
            _judge_compared(app, right=right)
        elif acts.in_front(app) == MATRIX:
            app.tabulating.judge(right=right)
        else:
            _judge_row(app, right=right)

    return run


def _judge_compared(app: Shell, *, right: bool) -> None:
    match = app.compare.match
    if match is None:
        app.status.tell(_NO_MATCH)
        return
    left, right_side = (document.article.id for document in app.compare.documents)
    app.judging.decide(left, match, right_side, right=right)


def _judge_row(app: Shell, *, right: bool) -> None:
    document, target = app.desk.document, app.panel.target
    about = target.about if target is not None else None
    if isinstance(about, Parallel) and document is not None:
        app.judging.decide(document.article.id, about.match, about.other.other.id, right=right)
    elif isinstance(about, SetAside) and right:
        app.judging.again(about.decision, right=True)
    elif isinstance(about, SetAside):
        app.status.tell("set aside already; + brings it back")
    else:
        app.status.tell(_NO_MATCH)


COMMANDS: tuple[Command, ...] = (
    Command(
        "check.selection",
        "Check words",
        "whether these words stand in the library: selection, quotation or passage, or as typed",
        ("K",),
        (Where.EVERYWHERE, Where.VISUAL),
        _check,
        short="check",
        argument="words",
    ),
    Command(
        "match.confirm",
        "Confirm the match",
        "the two passages correspond, whatever is found later; brings back what was set aside",
        ("+",),
        _MATCHES,
        _judge(right=True),
        short="right",
    ),
    Command(
        "match.reject",
        "No match",
        "the two passages do not correspond: set the match aside, for ever",
        ("x",),
        _MATCHES,
        _judge(right=False),
        short="no match",
    ),
    Command(
        "facts.next",
        "Next fact",
        "outlet, date, headline, byline, address, and round",
        ("tab", "down"),
        _FACTS,
        lambda app, argument: app.editing.turn(1),
        short="next fact",
    ),
    Command(
        "facts.previous",
        "Fact before",
        "address, byline, headline, date, outlet, and round",
        ("shift+tab", "up"),
        _FACTS,
        lambda app, argument: app.editing.turn(-1),
    ),
)

FOOTERS = {
    Where.MATCHES: (
        ("panel.jump",),
        ("match.confirm",),
        ("match.reject",),
        ("why.show",),
        ("compare.open",),
        ("panel.next_tab",),
        ("app.back",),
    ),
    Where.CHECK: (
        ("panel.jump",),
        ("why.show",),
        ("copy.citation",),
        ("check.selection",),
        ("app.back",),
    ),
    Where.FACTS: (("field.accept",), ("facts.next",), ("field.clear",), ("field.leave",)),
}
"""What the footer offers where these commands have their keys."""
