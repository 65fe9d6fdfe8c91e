"""What can be done with the passage under the cursor: ask why, write a note."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.match import Alignment, Match
from reader.model.note import Note
from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.newsroom.matches import Counterpart
from reader.newsroom.notes import Notes
from reader.tui.check_rows import Found
from reader.tui.desk import Desk
from reader.tui.document import Document
from reader.tui.jumping import Tell, first_match
from reader.tui.notebook import Notebook
from reader.tui.overlays import Overlays
from reader.tui.panel_rows import Target
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.match_rows import Parallel
from reader.tui.widgets.note_prompt import NotePrompt
from reader.tui.widgets.why_overlay import WhyOverlay
from reader.tui.work import Work

DRAFTING = "drafting"
"""The kind of work."""


class Explaining:
    """Shows the evidence."""

    def __init__(
        self, desk: Desk, view: ArticleView, overlays: Overlays, overlay: WhyOverlay, tell: Tell
    ) -> None:
        self._desk = desk
        self._view = view
        self._overlays = overlays
        self._overlay = overlay
        self._tell = tell

    def passage(self) -> None:
        """Why this speaker, and why this match."""
        document, quotation = self._desk.document, self._view.quotation
        if document is None:
            return
        found = first_match(self._desk, self._view.passage)
        parallel = Parallel(found[1], found[0]) if found else None
        if quotation is not None and parallel is not None:
            self._overlay.show_both(document, quotation, parallel)
        elif quotation is not None:
            self._overlay.show_quotation(document, quotation)
        elif parallel is not None:
            self._overlay.show_match(document, parallel)
        else:
            self._tell("no quotation and no match here")
            return
        self._overlays.open("why")

    def compared(self, left: Document, right: Document, match: Match | None) -> None:
        """Why two passages stand level in the comparison."""
        if match is None or right.head is None:
            self._tell("nothing matches here")
            return
        other = Counterpart(right.head, right.article.text, Alignment((match,)))
        self._overlay.show_match(left, Parallel(match, other))
        self._overlays.open("why")

    def row(self, target: Target | None) -> None:
        """Why what stands in a row of the panel, or of an answer about checked words."""
        document, about = self._desk.document, target.about if target else None
        if document is not None and isinstance(about, Parallel):
            self._overlay.show_match(document, about)
            self._overlays.open("why")
        elif isinstance(about, Found):
            self._overlay.show_source(about)
            self._overlays.open("why")
        elif document is not None and isinstance(about, Quotation):
            self._overlay.show_quotation(document, about)
            self._overlays.open("why")
        else:
            self._tell("there is no evidence for this line")


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the prompt is about: a passage, or a note to be changed."""

    article: str
    span: Span
    note: Note | None = None


class Writing:
    """Leads the note prompt's words to the notebook."""

    def __init__(
        self,
        notes: Notes,
        work: Work,
        *,
        notebook: Notebook,
        overlays: Overlays,
        prompt: NotePrompt,
    ) -> None:
        self._notes = notes
        self._work = work
        self._notebook = notebook
        self._overlays = overlays
        self._prompt = prompt
        self._subject: _Subject | None = None

    def start(self, article: str, span: Span) -> None:
        """Opens the prompt for a note on a passage at once; a draft follows if there is one."""
        notes = self._notes
        self._subject = _Subject(article, span)
        self._overlays.open("note")
        self._prompt.open()
        self._work.latest(DRAFTING, lambda ticket: notes.draft(article, span), self._offer)

    def edit(self, note: Note) -> None:
        """Opens the prompt to change a note."""
        self._subject = _Subject(note.article, note.anchor.span, note)
        self._overlays.open("note")
        self._prompt.open(note.text)

    def keep_draft(self, text: str) -> None:
        """Keeps what is being typed."""
        subject = self._subject
        if subject is not None and subject.note is None:
            self._notebook.save_draft(subject.article, subject.span, text)

    def accept(self, text: str) -> None:
        """Writes the note and closes the prompt."""
        subject = self._subject
        self._overlays.close()
        if subject is None:
            return
        if subject.note is not None:
            self._notebook.edit(subject.note, text)
        else:
            self._notebook.write(subject.article, subject.span, text)

    def _offer(self, draft: str) -> None:
        """Shows the draft, unless something has been typed or the prompt closed meanwhile."""
        if draft and not self._prompt.text and self._overlays.is_open("note"):
            self._prompt.open(draft, told="your draft · ctrl+g editor")
