"""What commands do where that depends on which part of the screen has the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.tui.commands.command import Command
from reader.tui.keys.contexts import TITLES, Where
from reader.tui.layout import Pane, Tab
from reader.tui.set_aside import SetAside
from reader.tui.widgets.field import Field
from reader.tui.widgets.match_rows import Parallel

if TYPE_CHECKING:
    from reader.tui.shell import Shell

NAMING = "naming"
"""The kind of work that looks an article up by a part of its name."""

_IN_PANEL = {Where.PANEL: None, Where.NOTES: Tab.NOTES, Where.MATCHES: Tab.MATCHES}
"""Contexts of the panel, each with the tab that it belongs to."""


def go_back(app: Shell) -> None:
    """Closes what is open; else to the list; from the list leaves the program."""
    if app.overlays.leave():
        return
    if app.stage.pane is Pane.LIST and app.headlines.chosen:
        app.headlines.clear_chosen()
        app.show_standing()
    elif app.stage.pane is Pane.LIST and app.lists.wanted.words:
        app.lists.filter("")
    elif not app.stage.back():
        app.leave()


def go_where_it_applies(app: Shell, command: Command) -> bool:
    """Brings the part of the screen to the front that a command acts on; False where none is."""
    wanted = set(command.where)
    if wanted & set(app.contexts):
        return True
    if Where.LIST in wanted:
        app.stage.show(Pane.LIST)
    elif wanted & {Where.ARTICLE, *_IN_PANEL} and app.desk.document is None:
        app.status.tell("open an article first")
        return False
    elif Where.ARTICLE in wanted:
        app.stage.show(Pane.ARTICLE)
    elif wanted & _IN_PANEL.keys():
        tabs = (tab for where, tab in _IN_PANEL.items() if where in wanted and tab is not None)
        app.stage.show_tab(next(tabs, app.panel.tab))
    else:
        app.status.tell(f"{command.name}: not here, only in “{TITLES[command.where[0]]}”")
        return False
    return True


def cancel_work(app: Shell) -> None:
    """Cancels what runs in the background, and never quits."""
    app.status.tell("cancelled" if app.work.cancel() else "nothing to cancel; q leaves")
    app.desk.stop_opening()
    app.search.call_off("cancelled")
    app.comparing.stop()
    app.tabulating.stop()
    app.checking.stop()
    app.editing.stop()


def turn_pane(app: Shell, step: int, *, around: bool) -> None:
    """Gives the keys to the next part of what is on the screen."""
    top = app.overlays.top
    if top is None:
        app.stage.turn(step, around=around)
    elif top.name == "search":
        app.search.turn(step)
        app.show_footer()
    elif top.name == "compare":
        app.compare.swap_side()
    elif top.name == "matrix":
        app.later.matrix.table.move_columns(step, around=around)


def in_front(app: Shell) -> str:
    """The name of the overlay that has the keys; empty where the panes have them."""
    return app.overlays.top.name if app.overlays.top is not None else ""


def show_search(app: Shell, query: str) -> None:
    """Opens the search; without a query, with the last one."""
    app.overlays.open("search")
    app.search.open(query or None)


def go_where_it_was(app: Shell) -> None:
    """To the place before the last jump; from a speaker's page or matrix to what lies under it."""
    if {Where.SPEAKERS, Where.MATRIX, Where.CHECK} & set(app.contexts):
        app.overlays.leave()
    else:
        app.desk.back()


def open_row(app: Shell, given: str) -> None:
    """Opens what the list's cursor stands on, or the article named."""
    if app.overlays.top is not None and not given:
        app.overlays.accept()
    else:
        open_article(app, given)


def open_article(app: Shell, given: str) -> None:
    """Opens the article named, else the one under the list's cursor."""
    if given:
        resolve = app.newsroom.articles.resolve
        app.work.latest(NAMING, lambda ticket: resolve(given), app.desk.open)
    elif app.headlines.article is not None:
        app.desk.open(app.headlines.article)


def article_meant(app: Shell) -> str | None:
    """The open article where that has the keys; None for the one under the list's cursor."""
    return app.tabletop.open_article if app.stage.pane is Pane.ARTICLE else None


def step_match(app: Shell, count: int) -> None:
    """To the next or previous match in what has the keys."""
    steps = {"compare": app.compare.move_blocks, "matrix": app.later.matrix.table.move_shared}
    if not steps.get(in_front(app), app.view.move_matches)(count):
        app.status.tell("no more matches")


def step_difference(app: Shell, count: int) -> None:
    """To the next or previous difference in the comparison or the matrix."""
    in_matrix = in_front(app) == "matrix"
    step = app.later.matrix.table.move_differences if in_matrix else app.compare.move_differences
    if not step(count):
        app.status.tell("no more differences")


def choose_outlet(app: Shell, number: int) -> None:
    """Puts another article on the right of the comparison, or goes to its column, 1-based."""
    if in_front(app) == "matrix":
        app.later.matrix.table.goto_column(number - 1)
    else:
        app.compare_screen.choose(number)


def show_matrix(app: Shell, given: str) -> None:
    """Opens the matrix of the story of the article named, of the comparison's, or of this one."""
    if given:
        resolve = app.newsroom.articles.resolve
        app.work.latest(NAMING, lambda ticket: resolve(given), app.tabulating.open)
    elif in_front(app) == "compare":
        place = app.compare.place
        app.tabulating.open(app.compare.documents[0].article.id, place[1] if place else None)
    elif app.stage.pane is not Pane.LIST and app.tabletop.open_article is not None:
        app.tabulating.open(app.tabletop.open_article, app.view.passage)
    elif app.headlines.article is not None:
        app.tabulating.open(app.headlines.article)
    else:
        app.status.tell("no article here")


def mark_row(app: Shell) -> None:
    """Marks what the list's cursor stands on for the next action, or takes the mark away."""
    if app.overlays.top is not None:
        app.speaking.mark()
    else:
        app.headlines.toggle_chosen()
        app.show_standing()


def jump_there(app: Shell) -> None:
    """To what the cursor of the panel, the comparison or the matrix stands on."""
    if in_front(app) == "matrix":
        app.tabulating.jump()
    elif in_front(app) == "check":
        app.overlays.accept()
    elif app.overlays.top is not None:
        app.comparing.jump()
    else:
        app.panel.rows.choose()


def toggle_compare(app: Shell) -> None:
    """Opens the comparison, or leaves it."""
    if in_front(app) == "compare":
        app.overlays.close()
    elif in_front(app) == "matrix":
        app.tabulating.compare()
    else:
        app.comparing.open(_outlet_meant(app))


def _outlet_meant(app: Shell) -> str | None:
    """The other article that the panel's row leads to, while the panel has the keys."""
    target = app.panel.target if app.stage.pane is Pane.PANEL else None
    is_other = target is not None and target.article != app.tabletop.open_article
    return target.article if target is not None and is_other else None


def show_why(app: Shell) -> None:
    """The evidence for what the cursor stands on."""
    if in_front(app) == "search":
        app.search.explain()
    elif in_front(app) == "matrix":
        app.tabulating.explain()
    elif in_front(app) == "check":
        app.explaining.row(app.later.verifying.check.target)
    elif in_front(app) == "compare":
        app.explaining.compared(*app.compare.documents, app.compare.match)
    elif app.stage.pane is Pane.PANEL:
        app.explaining.row(app.panel.target)
    else:
        app.explaining.passage()


def isolate_speaker(app: Shell) -> None:
    """Only this speaker's quotations, or all again."""
    if app.overlays.top is not None:
        app.speaking.isolate()
        return
    if app.stage.pane is Pane.PANEL and app.panel.tab is Tab.QUOTES:
        app.panel.quotes.isolate()
        return
    quotation = app.view.quotation
    speaker = quotation.speaker if quotation is not None else None
    if app.view.isolated is None and speaker is None:
        app.status.tell("no named speaker here")
    else:
        app.tabletop.isolate(None if app.view.isolated else speaker)


def write_note(app: Shell, text: str) -> None:
    """Opens the prompt, or writes the note at once where its text is given."""
    place = _noted(app)
    if place is None:
        app.status.tell("there is no passage here to write about")
    elif text:
        app.notebook.write(*place, text)
    else:
        app.writing.start(*place)


def _noted(app: Shell) -> tuple[str, Span] | None:
    """The passage of the matrix's cell or the comparison's column, else the one in the article."""
    if in_front(app) == "matrix":
        cell = app.tabulating.place
        return (cell.article, cell.span) if cell is not None else None
    if in_front(app) == "compare":
        place = app.compare.place
        return (place[0].article.id, place[1]) if place is not None else None
    article = app.tabletop.open_article
    return (article, app.tabletop.target) if article is not None else None


def show_notes(app: Shell) -> None:
    """The panel's notes; where they are shown, the library's instead of the article's, and back.

    While no article is open, there are only the library's.
    """
    shown = app.overlays.top is None and app.stage.pane is Pane.PANEL and app.panel.tab is Tab.NOTES
    has_article = app.tabletop.open_article is not None
    if not shown:
        app.stage.show_tab(Tab.NOTES)
    if shown if has_article else not app.panel.notes.shows_library:
        app.marking.turn_tab()


def in_field(app: Shell, act: Callable[[Field], object]) -> None:
    """Does something to the field that is typed into."""
    field = app.overlays.top.field if app.overlays.top is not None else None
    if isinstance(field, Field):
        act(field)


def open_editor(app: Shell) -> None:
    """Goes on with the note in the person's editor."""
    if app.overlays.is_open("note"):
        app.later.note.open_editor()


def edit_note(app: Shell) -> None:
    """Opens the prompt with the note under the panel's cursor."""
    note = app.panel.notes.note
    if note is not None:
        app.writing.edit(note)


def delete_note(app: Shell) -> None:
    """Takes the note, or the correction without its words, under the panel's cursor away."""
    note, correction = app.panel.notes.note, app.panel.notes.correction
    if note is not None:
        app.notebook.delete(note)
    elif correction is not None:
        app.correcting.take_back(correction)


def type_on(app: Shell) -> None:
    """Gives the keys back to the search's field."""
    app.search.to_field()
    app.show_footer()


def save_search(app: Shell, name: str) -> None:
    """Saves what was searched for last, under the name or under one that is asked for."""
    if name:
        app.saved.save(name, app.search.typed)
    else:
        app.saved.ask_to_save(app.search.typed)


def search_like(app: Shell) -> None:
    """Searches for passages like the selected words; where that is only one, like the sentence."""
    document, selection = app.desk.document, app.view.selection
    if document is not None and selection is not None:
        passage = app.view.passage
        several = len(document.text[slice(*selection)].split()) > 1
        span = selection if several else passage
        app.view.select_end()
        app.searching.like(document.article.id, span, document.text[slice(*span)])


def edit_item(app: Shell) -> None:
    """Changes what the cursor stands on: a note's words, a saved search's name."""
    if Where.SEARCHES in app.contexts:
        app.saved.ask_to_rename()
    elif Where.NOTES in app.contexts:
        edit_note(app)
    else:
        edit_facts(app)


def forget_match(app: Shell) -> None:
    """Takes back what was decided about the match under the panel's cursor."""
    document, about = app.desk.document, app.panel.target.about if app.panel.target else None
    if isinstance(about, SetAside):
        app.judging.forget(about.decision)
    elif isinstance(about, Parallel) and about.match.by_hand and document is not None:
        other = about.other.other.id
        app.judging.forget_confirmed(document.article.id, about.match, other)
    else:
        app.status.tell("nothing was decided about this")


def edit_facts(app: Shell) -> None:
    """Opens the dialog for what is known about the open article, or about those of the list."""
    article, under = article_meant(app), app.headlines.article
    marked = app.headlines.chosen or ((under,) if under is not None else ())
    if article is not None or marked:
        app.editing.open((article,) if article is not None else marked)
    else:
        app.status.tell("no article here")


def delete_item(app: Shell) -> None:
    """Takes away what the cursor stands on: note, bookmark, correction, saved search."""
    if Where.SEARCHES in app.contexts:
        app.saved.remove()
    elif Where.MATCHES in app.contexts:
        forget_match(app)
    else:
        delete_note(app)
