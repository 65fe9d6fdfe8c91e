"""The saved searches as smart folders: what each finds now, and what of that is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.model.search import SavedSearch
from reader.text.fold import fold
from reader.text.plural import counted
from reader.tui.messages import SavedChosen
from reader.tui.panel_rows import Row, Run, Target, remark, row
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList

_NOTHING = "no search is saved yet; s searches, ctrl+g there saves"
_COUNTING = "…"
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Folder:
    """A saved search and what it finds now."""

    saved: SavedSearch
    found: str = _COUNTING
    """How much, in words; why it cannot be answered."""
    fresh: str = ""
    """How many hits came since it was opened last, in words; empty where none did."""


class _Rows(RowList):
    """Has the keys while it is shown, without Textual's focus: its cursor shows in full."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": RowList.LOOKS["cursor"]}


class SearchesOverlay(Vertical):
    """Lists what was saved, by name."""

    DEFAULT_CSS = """
    SearchesOverlay { background: $surface; & > RowList { margin-top: 1; } }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Bar(id="searches-title")
        self.rows = _Rows(id="searches-rows")
        self._folders: Sequence[Folder] | None = None
        self._filter = ""

    def compose(self) -> ComposeResult:
        """Title and searches."""
        yield self._title
        yield self.rows

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Shows the saved searches; the cursor stays on its search."""
        self._folders = folders
        self._update()

    def filter(self, words: str) -> None:
        """Shows only the searches that hold the words in name or query; empty shows all."""
        self._filter = words
        self._update()

    @property
    def present(self) -> SavedSearch | None:
        """What the cursor stands on."""
        about = self.rows.target.about if self.rows.target else None
        return about if isinstance(about, SavedSearch) else None

    def accept(self) -> None:
        """Asks for the search to be opened."""
        if self.present is not None:
            self.post_message(SavedChosen(self.present.name, self.present.query))

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click asks too."""
        message.stop()
        self.accept()

    def _update(self) -> None:
        folders = [one for one in self._folders or () if _holds(one.saved, self._filter)]
        rows = tuple(line for folder in folders for line in _rows(folder))
        nothing = f"no saved search with “{self._filter}”" if self._filter else _NOTHING
        if self._folders is not None:
            self.rows.show_rows(rows or (remark(nothing),))
        told = f"{len(folders)} with “{self._filter}”" if self._filter else ""
        title = counted(len(self._folders or ()), "saved search", "saved searches")
        self._title.set_runs((Run(title, "strong"),), (Run(told),))


def _holds(saved: SavedSearch, words: str) -> bool:
    held = fold(f"{saved.name} {saved.query}")
    return all(fold(word) in held for word in words.split())


def _rows(folder: Folder) -> Iterator[Row]:
    saved = folder.saved
    target = Target("", None, saved, saved.name)
    fresh = Run(f"{folder.fresh} · ", "strong") if folder.fresh else Run("")
    yield row(
        Run(saved.name, "strong"),
        Run("  configuration" if saved.origin == "config" else "", "dim"),
        target=target,
        limit=1,
        right=(fresh, Run(folder.found, "dim")),
    )
    yield row(Run(saved.query or "everything", "dim"), target=target, indent=_INDENT, limit=2)
