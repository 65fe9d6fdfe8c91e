"""Commands of the side panel, of notes and marks, of compare and the matrix."""

from __future__ import annotations

from reader.tui.commands import acts
from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where

_ITEMS = (Where.NOTES, Where.SEARCHES)
_DIFFERENCES = (Where.COMPARE, Where.MATRIX)


def _step(count: int) -> Action:
    return lambda app, argument: acts.step_difference(app, count)


COMMANDS: tuple[Command, ...] = (
    Command(
        "panel.jump",
        "Go there",
        "open the article at what the cursor stands on; < comes back",
        ("enter",),
        (Where.PANEL, Where.COMPARE, Where.MATRIX, Where.CHECK),
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
        "Edit",
        "outlet, date, headline of the article or of those marked; a note; a saved search's name",
        ("e",),
        (*_ITEMS, Where.LIST, Where.ARTICLE),
        lambda app, argument: acts.edit_item(app),
        short="edit",
    ),
    Command(
        "item.delete",
        "Delete",
        "take a note, mark, orphaned correction, saved search or word on a match away; u undoes",
        ("d",),
        (*_ITEMS, Where.MATCHES),
        lambda app, argument: acts.delete_item(app),
        short="delete",
    ),
    Command(
        "matrix.show",
        "Matrix of the story",
        "who printed which statement: rows are statements, columns outlets",
        ("g=",),
        (Where.EVERYWHERE,),
        lambda app, argument: acts.show_matrix(app, argument),
        short="matrix",
        argument="article",
    ),
    Command(
        "compare.next_difference",
        "Next difference",
        "to the next words that differ; in the matrix, to the next statement with a warning",
        ("]d",),
        _DIFFERENCES,
        _step(1),
        short="difference",
    ),
    Command(
        "compare.previous_difference",
        "Previous difference",
        "to the differing words, or the statement with a warning, before",
        ("[d",),
        _DIFFERENCES,
        _step(-1),
        short="difference",
    ),
    Command(
        "compare.choose",
        "Outlet on the right",
        "put another article of the story on the right; in the matrix, go to its column",
        ("{digit}",),
        _DIFFERENCES,
        lambda app, argument: acts.choose_outlet(app, int(argument)),
        argument="digit",
        required=True,
    ),
)
