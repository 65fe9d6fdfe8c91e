"""Commands of the side panel, of notes and marks, and of compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.tui.commands import acts
from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where

if TYPE_CHECKING:
    from reader.tui.widgets.compare_view import CompareView

_NOTES = (Where.NOTES,)
_COMPARE = (Where.COMPARE,)


def _step(what: str, step: Callable[[CompareView], bool]) -> Action:
    """Moves in the comparison, or says that there is nothing further that way."""
    return lambda app, argument: app.status.tell("" if step(app.compare) else f"no more {what}")


COMMANDS: tuple[Command, ...] = (
    Command(
        "panel.jump",
        "Go there",
        "open the article at what the cursor stands on; < comes back",
        ("enter",),
        (Where.PANEL, Where.COMPARE),
        lambda app, argument: acts.jump_there(app),
        short="there",
    ),
    Command(
        "panel.next_tab",
        "Next tab",
        "matches, quotations, notes, and round",
        ("]t",),
        (Where.PANEL, Where.ARTICLE),
        lambda app, argument: app.panel.next_tab(),
        short="tab",
    ),
    Command(
        "panel.previous_tab",
        "Previous tab",
        "notes, quotations, matches, and round",
        ("[t",),
        (Where.PANEL, Where.ARTICLE),
        lambda app, argument: app.panel.previous_tab(),
        short="tab",
    ),
    Command(
        "item.edit",
        "Edit the note",
        "change the note under the cursor",
        ("e",),
        _NOTES,
        lambda app, argument: acts.edit_note(app),
        short="edit",
    ),
    Command(
        "item.delete",
        "Delete",
        "take the note, bookmark, mark or orphaned correction away; u brings it back",
        ("d",),
        _NOTES,
        lambda app, argument: acts.delete_note(app),
        short="delete",
    ),
    Command(
        "compare.next_difference",
        "Next difference",
        "to the next words that differ",
        ("]d",),
        _COMPARE,
        _step("differences", lambda view: view.move_differences(1)),
        short="difference",
    ),
    Command(
        "compare.previous_difference",
        "Previous difference",
        "to the differing words before",
        ("[d",),
        _COMPARE,
        _step("differences", lambda view: view.move_differences(-1)),
        short="difference",
    ),
    Command(
        "compare.choose",
        "Outlet on the right",
        "put another article of the story on the right",
        ("{digit}",),
        _COMPARE,
        lambda app, argument: app.compare_screen.choose(int(argument)),
        argument="digit",
        required=True,
    ),
)
