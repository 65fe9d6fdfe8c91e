"""Editing the facts about articles in the app: reading them, keeping what changes, showing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.errors import ReaderError
from reader.newsroom.articles import Articles
from reader.tui.desk import WRITING
from reader.tui.facts import Sheet, Subject, kept_words
from reader.tui.overlays import Overlays
from reader.tui.widgets.facts_overlay import FactsOverlay
from reader.tui.work import Ticket, Work

FACTS = "facts"
"""The kind of work, and the overlay's name."""


@dataclass(frozen=True)
class Edited:
    """What holds after an edit."""

    told: str
    """What was done, in words for the status line."""
    articles: Sequence[str]
    """The ids of those edited."""


class Editing:
    """Leads the dialog for facts; each edit is queued, none is lost.

    Args:
        articles: knows the facts.
        work: reads and writes.
        overlays: opens the dialog.
        dialog: asks for values.
        show: shows what an edit did.
    """

    def __init__(
        self,
        articles: Articles,
        work: Work,
        *,
        overlays: Overlays,
        dialog: FactsOverlay,
        show: Callable[[Edited], None],
    ) -> None:
        self._articles = articles
        self._work = work
        self._overlays = overlays
        self._dialog = dialog
        self._show = show
        self.is_busy = False
        """Whether the dialog is about to open or to close: the next key is meant for what follows.
        """

    def open(self, ids: Sequence[str]) -> None:
        """Opens the dialog for one article, or several together."""
        articles = self._articles

        def read() -> Sheet:
            heads = articles.heads(ids)
            return Sheet(tuple(Subject(h, articles.text(h.id).metadata) for h in heads))

        def try_to(ticket: Ticket) -> Sheet | ReaderError:
            try:
                return read()
            except ReaderError as error:
                return error

        self.is_busy = True
        self._work.latest(FACTS, try_to, self._begin)

    def stop(self) -> None:
        """The dialog on its way, if one is, was called off."""
        self.is_busy = False

    def turn(self, step: int) -> None:
        """To the next fact in the dialog, or the one before."""
        self._dialog.turn(step)

    def accept(self, sheet: Sheet) -> None:
        """Keeps what was typed; the dialog closes where that can be kept, else it says why not."""
        articles = self._articles

        def keep() -> Edited:
            articles.edit(sheet.articles, sheet.changes)
            return Edited(kept_words(sheet), sheet.articles)

        def try_to(ticket: Ticket) -> Edited | ReaderError:
            try:
                return keep()
            except ReaderError as error:
                return error

        self.is_busy = True
        self._work.every(WRITING, try_to, self._kept)

    def _begin(self, sheet: Sheet | ReaderError) -> None:
        self.is_busy = False
        if isinstance(sheet, ReaderError):
            raise sheet
        self._overlays.open(FACTS)
        self._dialog.open(sheet)

    def _kept(self, edited: Edited | ReaderError) -> None:
        self.is_busy = False
        if isinstance(edited, ReaderError):
            self._dialog.show_problem(edited)
            return
        self._overlays.close()
        self._show(edited)
