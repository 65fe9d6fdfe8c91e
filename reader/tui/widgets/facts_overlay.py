"""Editing what is known about articles: outlet, date, headline, byline and address."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.errors import ReaderError
from reader.tui.facts import FIELDS, HELP, Sheet
from reader.tui.messages import FactsEdited, OverlayClosed
from reader.tui.panel_rows import BLANK, Row, Run, remark, row
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field
from reader.tui.widgets.row_list import RowList

_LABEL = 10
_NAMED = 12
"""Articles that are named, where several are edited together."""


class FactsOverlay(Vertical):
    """A field for one fact at a time, under all of them. Nothing is kept before Enter."""

    DEFAULT_CSS = """
    FactsOverlay {
        background: $surface;
        & > #facts-sheet { height: 7; }
        & > Field { margin: 0 1; background: $boost; }
        & > #facts-remarks { margin-top: 1; height: 1fr; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="facts-title")
        self._values = _Form(id="facts-sheet")
        self.field = Field(id="facts-field")
        self.remarks = _Form(id="facts-remarks")
        self._sheet: Sheet | None = None
        self._present = next(iter(FIELDS))
        self._problem = ""

    def compose(self) -> ComposeResult:
        """Title, all facts, the field for one of them, and what there is to say."""
        yield self._title
        yield self._values
        yield self.field
        yield self.remarks

    def open(self, sheet: Sheet) -> None:
        """Begins with what is known now, at the outlet."""
        self._sheet = sheet
        self._title.set_runs((Run("Outlet, date, headline", "strong"),), (Run(sheet.told),))
        self._show_field(next(iter(FIELDS)))

    def turn(self, step: int) -> None:
        """To the next field, or the one before."""
        self._take()
        names = list(FIELDS)
        self._show_field(names[(names.index(self._present) + step) % len(names)])

    def accept(self) -> None:
        """Asks to keep what was typed; closes where that is nothing."""
        self._take()
        if self._sheet is not None and self._sheet.changes:
            self.post_message(FactsEdited(self._sheet))
        else:
            self.post_message(OverlayClosed())

    def show_problem(self, error: ReaderError) -> None:
        """Says why what was typed cannot be kept; the dialog stays, at the field it is about."""
        self._problem = f"{error.message}; {error.hint}" if error.hint else error.message
        about = next((name for name in FIELDS if name == "date" and name in self._typed), None)
        if about is not None and about != self._present:
            self._show_field(about, keep_problem=True)
        self._show()

    @property
    def _typed(self) -> frozenset[str]:
        return frozenset(self._sheet.typed) if self._sheet is not None else frozenset()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Shows what it would be."""
        message.stop()
        self._take()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter keeps."""
        message.stop()
        self.accept()

    def _take(self) -> None:
        """Takes what stands in the field now; a message may tell of what stood there before."""
        if self._sheet is not None and self.field.value != self._sheet.text(self._present):
            self._sheet = self._sheet.with_text(self._present, self.field.value)
            self._problem = ""
            self._show()

    def _show_field(self, name: str, *, keep_problem: bool = False) -> None:
        self._present = name
        self._problem = self._problem if keep_problem else ""
        if self._sheet is not None:
            self.field.placeholder = HELP[name]
            self.field.start(self._sheet.text(name))
        self._show()

    def _show(self) -> None:
        if self._sheet is not None:
            self._values.show_rows(tuple(sheet_rows(self._sheet, self._present)), keep=False)
            self.remarks.show_rows(tuple(remark_rows(self._sheet, self._problem)), keep=False)


def sheet_rows(sheet: Sheet, present: str) -> Iterator[Row]:
    """Every fact with its origin; the one in the field stands out, and so does what changes."""
    yield BLANK
    for name, label in FIELDS.items():
        here = name == present
        yield row(
            Run(f"{'▸' if here else ' '} {label:<{_LABEL}}", "strong" if here else "dim"),
            Run(sheet.shown(name), "strong" if name in sheet.changes else ""),
            Run(f"  {sheet.origin(name)}", "dim"),
            limit=1,
        )


def remark_rows(sheet: Sheet, problem: str) -> Iterator[Row]:
    """What is wrong, which keys there are, and which articles are edited together."""
    if problem:
        yield row(Run(f"! {problem}", "caution"))
    yield remark("tab next fact · enter keep · empty: what the file says · esc leave")
    if len(sheet.subjects) > 1:
        yield BLANK
        yield remark("Edited together; a fact that is left alone stays as it is in each:")
        for subject in sheet.subjects[:_NAMED]:
            yield row(Run(f"{subject.head.path} · {subject.head.column}", "dim"), indent=2, limit=1)
        more = len(sheet.subjects) - _NAMED
        if more > 0:
            yield remark(f"and {more} more", indent=2)


class _Form(RowList):
    """There is nothing to choose in it, so it shows no cursor."""

    LOOKS = {**RowList.LOOKS, "cursor": "", "cursor-blurred": ""}
