"""Commands of attribution: correcting who said what, the speakers, and the review queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.quotation import Quotation
from reader.tui.commands import acts
from reader.tui.commands.command import Action, Command
from reader.tui.document import Document
from reader.tui.keys.contexts import Where
from reader.tui.layout import Pane

if TYPE_CHECKING:
    from reader.tui.shell import Shell

_QUOTATION = (Where.ARTICLE, Where.QUOTES, Where.REVIEW)
_EVERYWHERE = (Where.EVERYWHERE,)
_SPEAKERS = (Where.SPEAKERS,)
_REVIEW = (Where.REVIEW,)
_CORRECTION = (Where.CORRECTION,)


def _decide(act: Callable[[Shell, Document, Quotation], None]) -> Action:
    """Acts on the quotation under the cursor, or says that there is none."""

    def run(app: Shell, argument: str) -> None:
        meant = _meant(app)
        if meant is None:
            app.status.tell("no quotation here; ]q goes to the next")
        else:
            act(app, *meant)

    return run


def _meant(app: Shell) -> tuple[Document, Quotation] | None:
    """The quotation that the cursor stands on in what has the keys."""
    if app.reviewing.is_open:
        present = app.reviewing.present
        if present is None or present.quotation is None:
            return None
        return present.document, present.quotation
    document = app.desk.document
    quotation = app.view.quotation
    if app.stage.pane is Pane.PANEL:
        about = app.panel.target.about if app.panel.target else None
        quotation = about if isinstance(about, Quotation) else None
    return (document, quotation) if document is not None and quotation is not None else None


def _add(app: Shell, argument: str) -> None:
    document, selection = app.desk.document, app.view.selection
    if document is not None and selection is not None:
        app.correcting.add(document, selection)


COMMANDS: tuple[Command, ...] = (
    Command(
        "quote.correct",
        "Correct the quotation",
        "another speaker, kind, relay or cue; a decision of yours is kept for ever",
        ("c",),
        _QUOTATION,
        _decide(lambda app, document, said: app.correcting.correct(document, said)),
        short="correct",
    ),
    Command(
        "quote.confirm",
        "Confirm the quotation",
        "speaker and all are right as they stand",
        ("+",),
        _QUOTATION,
        _decide(lambda app, document, said: app.correcting.confirm(document, said)),
        short="right",
    ),
    Command(
        "quote.reject",
        "Not a quotation",
        "these words are no quotation",
        ("x",),
        _QUOTATION,
        _decide(lambda app, document, said: app.correcting.reject(document, said)),
        short="no quotation",
    ),
    Command(
        "quote.add",
        "Add a quotation",
        "the selected words are a quotation: one that was missed, or with other ends",
        ("c",),
        (Where.VISUAL,),
        _add,
        short="quotation",
    ),
    Command(
        "correction.next",
        "Next part of the correction",
        "speaker, kind, relay, cue, note, and round",
        ("tab",),
        _CORRECTION,
        lambda app, argument: app.correcting.turn(1),
        short="next part",
    ),
    Command(
        "correction.previous",
        "Previous part of the correction",
        "note, cue, relay, kind, speaker, and round",
        ("shift+tab",),
        _CORRECTION,
        lambda app, argument: app.correcting.turn(-1),
    ),
    Command(
        "speakers.show",
        "Speakers",
        "everyone who is quoted in the library; / filters, enter shows what they said",
        ("gs",),
        _EVERYWHERE,
        lambda app, argument: app.speaking.open(argument),
        short="speakers",
        argument="words",
    ),
    Command(
        "list.mark",
        "Mark the row",
        "mark the row, or take the mark away, for the next action",
        ("v",),
        (Where.SPEAKERS, Where.LIST),
        lambda app, argument: acts.mark_row(app),
        short="mark",
    ),
    Command(
        "item.merge",
        "Merge",
        "the marked names are one speaker's; each outlet's printed form is kept",
        ("M",),
        _SPEAKERS,
        lambda app, argument: app.speaking.merge(),
        short="merge",
    ),
    Command(
        "item.split",
        "Take apart",
        "merged names stand alone again",
        ("X",),
        _SPEAKERS,
        lambda app, argument: app.speaking.split(),
        short="apart",
    ),
    Command(
        "review.show",
        "Review",
        "quotations that you have not decided about, the least certain first",
        ("gr",),
        _EVERYWHERE,
        lambda app, argument: app.reviewing.open(),
        short="review",
    ),
    Command(
        "review.skip",
        "Skip the quotation",
        "leave this quotation undecided and go to the next",
        ("j", "down"),
        _REVIEW,
        lambda app, argument: app.reviewing.step(1),
        short="skip",
    ),
    Command(
        "review.back",
        "Quotation before",
        "to the quotation before in the queue",
        ("k", "up"),
        _REVIEW,
        lambda app, argument: app.reviewing.step(-1),
        short="back",
    ),
    Command(
        "review.open",
        "Open the article here",
        "leave the review and open the article at the quotation",
        ("enter",),
        _REVIEW,
        lambda app, argument: app.reviewing.open_article(),
        short="open",
    ),
)
