"""The library's speakers, and the page of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.newsroom.quotes import QuotationRow
from reader.newsroom.speakers import SpeakerRow
from reader.tui.messages import SpeakerChosen, SpeakersNamed, StatementChosen
from reader.tui.panel_rows import Run, remark
from reader.tui.speaker_rows import (
    NOBODY,
    holds,
    library_words,
    page_words,
    speaker_rows,
    statement_rows,
)
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList
from reader.tui.wording import shortened

_NAMED = 50
"""Code points of the names that the prompt repeats."""


class _Rows(RowList):
    """Has the keys while it is shown, without Textual's focus: its cursor shows in full."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": RowList.LOOKS["cursor"]}


class SpeakersOverlay(Vertical):
    """Everyone who is quoted, most quoted first; rows can be marked for merging."""

    DEFAULT_CSS = """
    SpeakersOverlay { background: $surface; & > RowList { margin-top: 1; } }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="speakers-title")
        self.rows = _Rows(id="speakers-rows")
        self._speakers: Sequence[SpeakerRow] = ()
        self._marked: dict[str, None] = {}
        self._filter = ""

    def compose(self) -> ComposeResult:
        """Title and speakers."""
        yield self._title
        yield self.rows

    def show_speakers(self, speakers: Sequence[SpeakerRow]) -> None:
        """Shows the library's speakers; the cursor stays on its speaker."""
        self._speakers = speakers
        names = {speaker.name for speaker in speakers}
        self._marked = {name: None for name in self._marked if name in names}
        self._update()

    def filter(self, words: str) -> None:
        """Shows only the speakers who hold the words; empty shows all."""
        self._filter = words
        self._update()

    @property
    def speaker(self) -> SpeakerRow | None:
        """Who the cursor stands on."""
        about = self.rows.target.about if self.rows.target else None
        return about if isinstance(about, SpeakerRow) else None

    def row_of(self, name: str) -> SpeakerRow | None:
        """What is known of a speaker."""
        return next((each for each in self._speakers if each.name == name), None)

    @property
    def marked(self) -> tuple[str, ...]:
        """The names marked, in the order of marking."""
        return tuple(self._marked)

    def toggle_mark(self) -> None:
        """Marks the speaker under the cursor, or takes the mark away, and goes to the next."""
        speaker = self.speaker
        if speaker is None:
            return
        if speaker.name in self._marked:
            del self._marked[speaker.name]
        else:
            self._marked[speaker.name] = None
        self._update()
        self.rows.move_rows(1)

    def clear_marks(self) -> None:
        """Forgets what was marked."""
        self._marked.clear()
        self._update()

    def accept(self) -> None:
        """Asks for the speaker's page."""
        if self.speaker is not None:
            self.post_message(SpeakerChosen(self.speaker.name))

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click asks too."""
        message.stop()
        self.accept()

    def _update(self) -> None:
        wanted = [speaker for speaker in self._speakers if holds(speaker, self._filter)]
        rows = tuple(speaker_rows(wanted, self._marked))
        self.rows.show_rows(rows or (remark(self._nobody),))
        told = [f"{len(wanted)} with “{self._filter}”"] if self._filter else []
        told += [f"{len(self._marked)} marked"] if self._marked else []
        self._title.set_runs(
            (Run(library_words(self._speakers), "strong"),), (Run(" · ".join(told)),)
        )

    @property
    def _nobody(self) -> str:
        return f"no speaker with “{self._filter}”" if self._filter else NOBODY


class StatementsOverlay(Vertical):
    """A speaker's page: what they said, in order of utterance, across all outlets."""

    DEFAULT_CSS = """
    StatementsOverlay { background: $surface; & > RowList { margin-top: 1; } }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="statements-title")
        self.rows = _Rows(id="statements-rows")
        self.name_shown = ""

    def compose(self) -> ComposeResult:
        """Title and statements."""
        yield self._title
        yield self.rows

    def show_statements(
        self, name: str, speaker: SpeakerRow | None, statements: Sequence[QuotationRow]
    ) -> None:
        """Shows everything that the speaker has said.

        Args:
            name: the speaker's.
            speaker: what else is known; None where they are not quoted any more.
            statements: in order of utterance.
        """
        keep = name == self.name_shown
        self.name_shown = name
        words = page_words(speaker, name, len(statements))
        self._title.set_runs((Run(words, "strong"),), (Run("by date of utterance"),))
        self.rows.show_rows(tuple(statement_rows(speaker, statements)), keep=keep)

    @property
    def statement(self) -> QuotationRow | None:
        """What the cursor stands on."""
        about = self.rows.target.about if self.rows.target else None
        return about if isinstance(about, QuotationRow) else None

    def accept(self) -> None:
        """Asks for the article at the statement."""
        statement = self.statement
        if statement is not None:
            place = statement.quotation.spans[0]
            self.post_message(StatementChosen(self.name_shown, statement.article.id, place))

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click asks too."""
        message.stop()
        self.accept()


class NamePrompt(Prompt):
    """One line at the foot that asks under which name speakers are merged."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(SpeakersNamed, id=id)

    def open(self, names: Sequence[str], name: str) -> None:
        """Says who is merged, offers a name and takes the keys."""
        self.ask(f"merge {shortened(', '.join(names), _NAMED)} as", name)
