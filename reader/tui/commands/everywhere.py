"""Commands of every screen: help, search, panes, history, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.tui.commands import acts
from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where
from reader.tui.layout import Pane, Tab

if TYPE_CHECKING:
    from reader.tui.shell import Shell

_EVERYWHERE = (Where.EVERYWHERE,)
_ALSO_IN_FIELDS = (Where.EVERYWHERE, Where.FIELD)
_WITH_PARTS = (Where.EVERYWHERE, Where.SEARCH)


def _do(action: Callable[[Shell], object]) -> Action:
    """An action that has no use for an argument."""

    def act(app: Shell, argument: str) -> None:
        action(app)

    return act


def _tab(tab: Tab) -> Action:
    return lambda app, argument: app.stage.show_tab(tab)


COMMANDS: tuple[Command, ...] = (
    Command(
        "app.help",
        "Help",
        "search keys and commands; typing filters",
        ("?", "f1"),
        _EVERYWHERE,
        lambda app, argument: app.guide.help(argument),
        short="help",
        argument="words",
    ),
    Command(
        "app.command",
        "Command line",
        "run any command by its id; tab completes",
        (":",),
        _EVERYWHERE,
        _do(lambda app: app.guide.command_line()),
        short="command",
    ),
    Command(
        "app.palette",
        "Palette",
        "choose a command by name",
        ("ctrl+p",),
        _ALSO_IN_FIELDS,
        _do(lambda app: app.guide.palette()),
        short="commands",
    ),
    Command(
        "search.open",
        "Search the library",
        "find articles and quotations, hits as you type",
        ("s",),
        _EVERYWHERE,
        lambda app, argument: acts.show_search(app, argument),
        short="search",
        argument="query",
    ),
    Command(
        "app.back",
        "Back",
        "close what is open; else to the list; from the list: quit",
        ("q", "escape"),
        _EVERYWHERE,
        _do(acts.go_back),
        short="back",
    ),
    Command(
        "app.quit",
        "Quit",
        "leave the program; everything is kept",
        ("Q", "ctrl+q"),
        _EVERYWHERE,
        _do(lambda app: app.leave()),
        short="quit",
    ),
    Command(
        "app.cancel",
        "Cancel work",
        "stop the scan, a search or a comparison; never quits",
        ("ctrl+c",),
        _EVERYWHERE,
        _do(acts.cancel_work),
        short="cancel",
    ),
    Command(
        "app.suspend",
        "Suspend",
        "to the shell; fg comes back",
        ("ctrl+z",),
        _EVERYWHERE,
        _do(lambda app: app.action_suspend_process()),
    ),
    Command(
        "app.redraw",
        "Redraw",
        "paint the screen anew",
        ("ctrl+l",),
        _EVERYWHERE,
        _do(lambda app: app.redraw()),
    ),
    Command(
        "history.undo",
        "Undo",
        "take back the last note, mark, correction, merge, edit or word on a match",
        ("u",),
        _EVERYWHERE,
        _do(lambda app: app.notebook.undo()),
        short="undo",
    ),
    Command(
        "history.redo",
        "Redo",
        "do again what was taken back",
        ("ctrl+r",),
        _EVERYWHERE,
        _do(lambda app: app.notebook.redo()),
    ),
    Command(
        "nav.back",
        "Where I was",
        "to the place before the last jump",
        ("<", "ctrl+o", "alt+left"),
        _EVERYWHERE,
        _do(acts.go_where_it_was),
        short="back there",
    ),
    Command(
        "nav.forward",
        "Forward again",
        "undo “where I was”",
        (">", "alt+right"),
        _EVERYWHERE,
        _do(lambda app: app.desk.forward()),
    ),
    Command(
        "pane.next",
        "Next pane",
        "list, article, panel, and round; field and hits; columns of compare and matrix",
        ("tab",),
        _WITH_PARTS,
        _do(lambda app: acts.turn_pane(app, 1, around=True)),
        short="pane",
    ),
    Command(
        "pane.previous",
        "Previous pane",
        "panel, article, list, and round; the other way in search, compare and matrix",
        ("shift+tab",),
        _WITH_PARTS,
        _do(lambda app: acts.turn_pane(app, -1, around=True)),
    ),
    Command(
        "pane.left",
        "Pane on the left",
        "one pane to the left; a column in the matrix",
        ("h", "left"),
        _EVERYWHERE,
        _do(lambda app: acts.turn_pane(app, -1, around=False)),
    ),
    Command(
        "pane.right",
        "Pane on the right",
        "one pane to the right; a column in the matrix",
        ("l", "right"),
        _EVERYWHERE,
        _do(lambda app: acts.turn_pane(app, 1, around=False)),
    ),
    Command(
        "view.zen",
        "Only the article",
        "hide list and panel, or show them again",
        ("z",),
        _EVERYWHERE,
        _do(lambda app: app.stage.toggle_zen()),
        short="zen",
    ),
    Command(
        "library.rescan",
        "Read the folder again",
        "look for new and changed articles",
        ("r",),
        _EVERYWHERE,
        _do(lambda app: app.scanning.start()),
    ),
    Command(
        "list.show",
        "Headlines",
        "to the list of headlines",
        ("gl",),
        _EVERYWHERE,
        _do(lambda app: app.stage.show(Pane.LIST)),
        short="headlines",
    ),
    Command(
        "panel.quotes",
        "Quotations",
        "who is quoted here, how often, and where",
        ("gq",),
        _EVERYWHERE,
        _tab(Tab.QUOTES),
        short="quotations",
    ),
    Command(
        "panel.matches",
        "Matches",
        "what the other outlets printed of the passage",
        ("gm", "ga"),
        _EVERYWHERE,
        _tab(Tab.MATCHES),
        short="matches",
    ),
    Command(
        "panel.notes",
        "Notes",
        "what you left in this article; once more, in the whole library",
        ("gn",),
        _EVERYWHERE,
        _do(acts.show_notes),
        short="notes",
    ),
    Command(
        "panel.toggle",
        "Side panel on or off",
        "show or hide the side panel",
        ("gp",),
        _EVERYWHERE,
        _do(lambda app: app.stage.toggle_panel()),
        short="panel",
    ),
    Command(
        "marks.list",
        "Bookmarks and marks",
        "everything you left in the library; typing filters",
        ("''", "gb"),
        _EVERYWHERE,
        lambda app, argument: app.marking.list(argument),
        short="all marks",
        argument="words",
    ),
    Command(
        "marks.jump",
        "Jump to a named mark",
        "to the mark of that letter, in any article",
        ("'{letter}",),
        _EVERYWHERE,
        lambda app, argument: app.marking.jump(argument),
        short="mark",
        argument="letter",
        required=True,
    ),
)
