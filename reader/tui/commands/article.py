"""Commands of the article: moving by what is in it, and acting on the passage."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.tui.commands import acts, copies
from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where

if TYPE_CHECKING:
    from reader.tui.widgets.article_view import ArticleView

_ARTICLE = (Where.ARTICLE,)
_PASSAGE = (Where.ARTICLE, Where.VISUAL)
_WITH_PANEL = (Where.ARTICLE, Where.PANEL)
_COPIED = (Where.ARTICLE, Where.VISUAL, Where.PANEL, Where.COMPARE, Where.MATRIX, Where.CHECK)


def _move(step: Callable[[ArticleView], None]) -> Action:
    return lambda app, argument: step(app.view)


def _stop(what: str, step: Callable[[ArticleView], bool]) -> Action:
    """Moves to the next stop of its kind, or says that there is none."""
    return lambda app, argument: app.status.tell("" if step(app.view) else f"no more {what}")


COMMANDS: tuple[Command, ...] = (
    Command(
        "move.next_sentence",
        "Next sentence",
        "to the next sentence",
        (")",),
        _ARTICLE,
        _move(lambda view: view.move_sentences(1)),
    ),
    Command(
        "move.previous_sentence",
        "Previous sentence",
        "to the beginning of this sentence, or to the one before",
        ("(",),
        _ARTICLE,
        _move(lambda view: view.move_sentences(-1)),
    ),
    Command(
        "move.next_paragraph",
        "Next paragraph",
        "to the next paragraph",
        ("}",),
        _ARTICLE,
        _move(lambda view: view.move_paragraphs(1)),
    ),
    Command(
        "move.previous_paragraph",
        "Previous paragraph",
        "to the beginning of this paragraph, or to the one before",
        ("{",),
        _ARTICLE,
        _move(lambda view: view.move_paragraphs(-1)),
    ),
    Command(
        "quote.next",
        "Next quotation",
        "to the next quotation",
        ("]q", "."),
        _ARTICLE,
        _stop("quotations", lambda view: view.move_quotations(1)),
        short="quotation",
    ),
    Command(
        "quote.previous",
        "Previous quotation",
        "to the quotation before",
        ("[q", ","),
        _ARTICLE,
        _stop("quotations", lambda view: view.move_quotations(-1)),
        short="quotation",
    ),
    Command(
        "quote.next_same_speaker",
        "Next quotation of the same speaker",
        "to what the same speaker says next",
        ("]s",),
        _ARTICLE,
        _stop("quotations of this speaker", lambda view: view.move_same_speaker(1)),
        short="same speaker",
    ),
    Command(
        "quote.previous_same_speaker",
        "Previous quotation of the same speaker",
        "to what the same speaker says before",
        ("[s",),
        _ARTICLE,
        _stop("quotations of this speaker", lambda view: view.move_same_speaker(-1)),
        short="same speaker",
    ),
    Command(
        "match.next",
        "Next match",
        "to the next passage that another article has too",
        ("]m",),
        (Where.ARTICLE, Where.COMPARE, Where.MATRIX),
        lambda app, argument: acts.step_match(app, 1),
        short="match",
    ),
    Command(
        "match.previous",
        "Previous match",
        "to the passage before that another article has too",
        ("[m",),
        (Where.ARTICLE, Where.COMPARE, Where.MATRIX),
        lambda app, argument: acts.step_match(app, -1),
        short="match",
    ),
    Command(
        "note.next",
        "Next note",
        "to the next note or highlight",
        ("]a",),
        _ARTICLE,
        _stop("notes", lambda view: view.move_notes(1)),
        short="note",
    ),
    Command(
        "note.previous",
        "Previous note",
        "to the note or highlight before",
        ("[a",),
        _ARTICLE,
        _stop("notes", lambda view: view.move_notes(-1)),
        short="note",
    ),
    Command(
        "marks.next",
        "Next bookmark",
        "to the next bookmark or named mark",
        ("]b",),
        _ARTICLE,
        _stop("bookmarks", lambda view: view.move_bookmarks(1)),
        short="bookmark",
    ),
    Command(
        "marks.previous",
        "Previous bookmark",
        "to the bookmark or named mark before",
        ("[b",),
        _ARTICLE,
        _stop("bookmarks", lambda view: view.move_bookmarks(-1)),
        short="bookmark",
    ),
    Command(
        "match.jump",
        "Jump to the match",
        "to the same passage in the other outlet; < comes back",
        ("enter",),
        _ARTICLE,
        lambda app, argument: app.jumping.to_match(),
        short="jump",
    ),
    Command(
        "compare.open",
        "Compare",
        "this article and another side by side, level where they match; again leaves",
        ("=",),
        (Where.ARTICLE, Where.PANEL, Where.COMPARE, Where.MATRIX),
        lambda app, argument: acts.toggle_compare(app),
        short="compare",
    ),
    Command(
        "why.show",
        "Why",
        "the evidence: why this speaker, why this match; how a search is understood",
        ("w",),
        (*_WITH_PANEL, Where.COMPARE, Where.MATRIX, Where.CHECK, Where.HITS, Where.FACETS),
        lambda app, argument: acts.show_why(app),
        short="why",
    ),
    Command(
        "speaker.isolate",
        "Only this speaker",
        "dim everything but this speaker's quotations; again shows all",
        ("i",),
        (*_WITH_PANEL, Where.SPEAKERS),
        lambda app, argument: acts.isolate_speaker(app),
        short="only speaker",
    ),
    Command(
        "select.start",
        "Select words",
        "begin a selection at the cursor",
        ("v",),
        _ARTICLE,
        _move(lambda view: view.select_start()),
        short="select",
    ),
    Command(
        "select.unit",
        "Select the quotation",
        "select the quotation, else the matched passage, else the sentence",
        ("V",),
        _ARTICLE,
        _move(lambda view: view.select_unit()),
    ),
    Command(
        "note.write",
        "Write a note",
        "a note on the passage or the selection",
        ("a",),
        (*_PASSAGE, Where.COMPARE, Where.MATRIX),
        lambda app, argument: acts.write_note(app, argument),
        short="note",
        argument="text",
    ),
    Command(
        "note.highlight",
        "Highlight",
        "highlight the passage or the selection",
        ("H",),
        _PASSAGE,
        lambda app, argument: app.notebook.highlight(),
        short="highlight",
    ),
    Command(
        "marks.toggle",
        "Bookmark",
        "bookmark the passage, or take the bookmark away",
        ("mm",),
        _PASSAGE,
        lambda app, argument: app.notebook.toggle_bookmark(),
        short="bookmark",
    ),
    Command(
        "marks.set",
        "Set a named mark",
        "mark the passage with a letter; ' and the letter come back to it",
        ("m{letter}",),
        _PASSAGE,
        lambda app, argument: app.notebook.set_mark(argument),
        short="mark",
        argument="letter",
        required=True,
    ),
    Command(
        "copy.citation",
        "Copy with citation",
        "copy the passage with its place, outlet, date and attribution",
        ("y",),
        _COPIED,
        lambda app, argument: copies.copy_citation(app),
        short="copy",
    ),
    Command(
        "copy.plain",
        "Copy the words",
        "copy the passage's own words and nothing else",
        ("Y",),
        _COPIED,
        lambda app, argument: copies.copy_plain(app),
    ),
)
