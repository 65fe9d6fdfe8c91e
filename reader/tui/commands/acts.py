"""What commands do where that depends on which part of the screen has the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.tui.commands.command import Command
from reader.tui.document import Document
from reader.tui.keys.contexts import TITLES, Where
from reader.tui.layout import Pane, Tab
from reader.tui.panel_rows import Target
from reader.tui.widgets.field import Field

if TYPE_CHECKING:
    from reader.tui.shell import Shell

NAMING = "naming"
"""The kind of work that looks an article up by a part of its name."""


def go_back(app: Shell) -> None:
    """Closes what is open; else to the list; from the list leaves the program."""
    if app.overlays.leave():
        return
    if app.stage.pane is Pane.LIST and app.lists.wanted.words:
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
    elif wanted & {Where.ARTICLE, Where.PANEL, Where.NOTES} and app.desk.document is None:
        app.status.tell("open an article first")
        return False
    elif Where.ARTICLE in wanted:
        app.stage.show(Pane.ARTICLE)
    elif wanted & {Where.PANEL, Where.NOTES}:
        app.stage.show_tab(Tab.NOTES if Where.NOTES in wanted else app.panel.tab)
    else:
        app.status.tell(f"{command.name}: not here, only in “{TITLES[command.where[0]]}”")
        return False
    return True


def cancel_work(app: Shell) -> None:
    """Cancels what runs in the background, and never quits."""
    app.status.tell("cancelled" if app.work.cancel() else "nothing to cancel; q leaves")
    app.desk.stop_opening()
    app.search.stop_accepting()


def turn_pane(app: Shell, step: int, *, around: bool) -> None:
    """Gives the keys to the next part of what is on the screen."""
    top = app.overlays.top
    if top is None:
        app.stage.turn(step, around=around)
    elif top.name == "search":
        app.search.turn()
        app.show_footer()
    elif top.name == "compare":
        app.compare.swap_side()


def show_search(app: Shell, query: str) -> None:
    """Opens the search; without a query, with the last one."""
    app.overlays.open("search")
    app.search.open(query or None, articles=app.lists.articles, filters=app.lists.wanted.told)


def go_where_it_was(app: Shell) -> None:
    """To the place before the last jump; from a speaker's page to what lies under it."""
    if Where.SPEAKERS in app.contexts:
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
    in_compare = app.overlays.top is not None
    step = app.compare.move_blocks if in_compare else app.view.move_matches
    if not step(count):
        app.status.tell("no more matches")


def jump_there(app: Shell) -> None:
    """To what the panel's cursor, or the comparison's, stands on."""
    if app.overlays.top is not None:
        app.comparing.jump()
    else:
        app.panel.rows.choose()


def toggle_compare(app: Shell) -> None:
    """Opens the comparison, or leaves it."""
    if app.overlays.is_open("compare"):
        app.overlays.close()
    else:
        app.comparing.open()


def show_why(app: Shell) -> None:
    """The evidence for what the cursor stands on."""
    if app.overlays.is_open("compare"):
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
    """The passage of the comparison's active column, else the one in the article."""
    if app.overlays.is_open("compare"):
        place = app.compare.place
        return (place[0].article.id, place[1]) if place is not None else None
    article = app.tabletop.open_article
    return (article, app.tabletop.target) if article is not None else None


def show_notes(app: Shell) -> None:
    """The panel's notes; where they are shown, the library's instead of the article's, and back."""
    if app.overlays.top is None and app.stage.pane is Pane.PANEL and app.panel.tab is Tab.NOTES:
        app.marking.turn_tab()
    else:
        app.stage.show_tab(Tab.NOTES)


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


def copy_citation(app: Shell) -> None:
    """Copies with citation: both sides of the comparison, the panel's row, else the passage."""
    target = _row_elsewhere(app)
    if target is not None:
        app.copying.cite_row(target)
    else:
        app.copying.cite(_places(app))


def copy_plain(app: Shell) -> None:
    """Copies the same words and nothing else."""
    target = _row_elsewhere(app)
    if target is not None:
        app.copying.plain_row(target)
    else:
        app.copying.plain(_places(app))


def _row_elsewhere(app: Shell) -> Target | None:
    """What the panel's row leads to, while the panel has the keys."""
    in_panel = app.overlays.top is None and app.stage.pane is Pane.PANEL
    target = app.panel.target if in_panel else None
    return target if target is not None and target.span is not None else None


def _places(app: Shell) -> list[tuple[Document, Span]]:
    if app.overlays.is_open("compare"):
        return app.comparing.places
    document = app.desk.document
    return [] if document is None else [(document, _cited(app))]


def _cited(app: Shell) -> Span:
    """The selection, else the quotation at the cursor with all its sentences, else the passage."""
    quotation = app.view.quotation
    if app.view.selection is None and quotation is not None:
        return Span(quotation.start, quotation.end)
    return app.view.target
