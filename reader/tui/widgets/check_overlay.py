"""Whether words that someone is said to have said stand in the library, and how."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer

from reader.model.check import Checked
from reader.text.plural import counted
from reader.tui.check_rows import answer_words, check_rows, working_rows
from reader.tui.messages import OverlayClosed, SourceChosen
from reader.tui.panel_rows import Run, Target, remark
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList

_PATIENCE_S = 0.2
"""After this time the overlay says that it is working."""


class _Rows(RowList):
    """Has the keys while it is shown, without Textual's focus: its cursor shows in full."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": RowList.LOOKS["cursor"]}


class CheckOverlay(Vertical):
    """The verdict and its sources. Its owner looks for the words and shows what was found."""

    DEFAULT_CSS = """
    CheckOverlay { background: $surface; & > RowList { margin-top: 1; } }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="check-title")
        self.rows = _Rows(id="check-rows")
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, verdicts and sources."""
        yield self._title
        yield self.rows

    def show_question(self, text: str) -> None:
        """Shows what is looked for; after a while, that it takes a while."""
        self._stop_waiting()
        self._title.set_runs((Run("check", "strong"),))
        self.rows.show_rows(tuple(working_rows(text, slow=False)), keep=False)
        self._waiting = self.set_timer(
            _PATIENCE_S, lambda: self.rows.show_rows(tuple(working_rows(text, slow=True)))
        )

    def show_answer(self, found: Sequence[Checked], *, elsewhere: bool = False) -> None:
        """Shows what was found.

        Args:
            found: an answer for each quotation.
            elsewhere: the place they were taken from was left out.
        """
        self._stop_waiting()
        self._title.set_runs(
            (Run(f"check · {answer_words(found)}", "strong"),),
            (Run(f"in {counted(found[0].articles, 'article')}"),) if found else (),
        )
        self.rows.show_rows(tuple(check_rows(found, elsewhere=elsewhere)), keep=False)

    def show_stopped(self) -> None:
        """Says that the answer was called off."""
        self._stop_waiting()
        self.rows.show_rows((*self.rows.shown[:1], remark("cancelled")))

    @property
    def target(self) -> Target | None:
        """The source that the cursor stands on."""
        return self.rows.target

    def accept(self) -> None:
        """Asks for the article at the source; without one, closes."""
        target = self.target
        if target is None or target.span is None:
            self.post_message(OverlayClosed())
        else:
            self.post_message(SourceChosen(target.article, target.span))

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click asks too."""
        message.stop()
        self.accept()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
