"""Commands of the search overlay and of every text field."""

from __future__ import annotations

from reader.tui.commands import acts
from reader.tui.commands.command import Command
from reader.tui.keys.contexts import Where

_SEARCH = (Where.SEARCH,)
_OVER_CHOICES = (Where.CHOICE,)
_FIELDS = (Where.SEARCH, Where.CHOICE, Where.FIELD)

COMMANDS: tuple[Command, ...] = (
    Command(
        "search.accept",
        "Open the hit",
        "open the article at the passage that was found",
        ("enter",),
        (Where.SEARCH, Where.HITS),
        lambda app, argument: app.search.accept(),
        short="open",
    ),
    Command(
        "search.next",
        "Next hit of the search",
        "choose the next hit",
        ("down",),
        _SEARCH,
        lambda app, argument: app.search.move_down(),
        short="choose",
    ),
    Command(
        "search.previous",
        "Previous hit of the search",
        "choose the hit before",
        ("up",),
        _SEARCH,
        lambda app, argument: app.search.move_up(),
    ),
    Command(
        "search.order",
        "Order of the hits",
        "by date, or by relevance",
        ("ctrl+t",),
        _SEARCH,
        lambda app, argument: app.search.next_order(),
        short="order",
    ),
    Command(
        "search.explain",
        "How it was understood",
        "show how the query is understood",
        ("ctrl+y",),
        _SEARCH,
        lambda app, argument: app.search.explain(),
        short="explain",
    ),
    Command(
        "search.history",
        "Earlier searches",
        "the search before the one in the field",
        ("ctrl+r",),
        _SEARCH,
        lambda app, argument: app.search.field.earlier(),
    ),
    Command(
        "choice.accept",
        "Take the choice",
        "do what is chosen",
        ("enter",),
        _OVER_CHOICES,
        lambda app, argument: app.overlays.accept(),
        short="do it",
    ),
    Command(
        "choice.next",
        "Next choice",
        "down in the list under the field",
        ("down", "ctrl+n"),
        _OVER_CHOICES,
        lambda app, argument: app.mover.move_rows(1),
        short="choose",
    ),
    Command(
        "choice.previous",
        "Previous choice",
        "up in the list under the field",
        ("up",),
        _OVER_CHOICES,
        lambda app, argument: app.mover.move_rows(-1),
    ),
    Command(
        "field.accept",
        "Take what is typed",
        "take what is typed",
        ("enter",),
        (Where.FIELD,),
        lambda app, argument: app.overlays.accept(),
        short="take",
    ),
    Command(
        "field.complete",
        "Complete",
        "complete what is typed, on the command line",
        ("tab",),
        (Where.FIELD,),
        lambda app, argument: app.overlays.complete(),
        short="complete",
    ),
    Command(
        "field.clear",
        "Empty the field",
        "take away what is typed",
        ("ctrl+u",),
        (Where.FIELD,),
        lambda app, argument: acts.in_field(app, lambda field: field.clear()),
        short="empty",
    ),
    Command(
        "field.earlier",
        "Earlier text",
        "what was typed here before",
        ("up",),
        (Where.FIELD,),
        lambda app, argument: acts.in_field(app, lambda field: field.earlier()),
    ),
    Command(
        "field.later",
        "Later text",
        "what was typed here after that",
        ("down",),
        (Where.FIELD,),
        lambda app, argument: acts.in_field(app, lambda field: field.later()),
    ),
    Command(
        "field.editor",
        "Write in the editor",
        "go on with the note in $VISUAL or $EDITOR",
        ("ctrl+g",),
        (Where.FIELD,),
        lambda app, argument: acts.open_editor(app),
        short="editor",
    ),
    Command(
        "field.leave",
        "Leave the field",
        "close it; a note's draft is kept",
        ("escape", "ctrl+c"),
        _FIELDS,
        lambda app, argument: acts.go_back(app),
        short="close",
    ),
)
