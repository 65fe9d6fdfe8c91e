"""History: undo and redo of a person's acts."""

from __future__ import annotations

from typing import Protocol

from reader.model.note import Undone


class History(Protocol):
    """Undo and redo through the library's append-only log of changes."""

    def undo(self) -> Undone | None:
        """Takes back the last act of this session; None where there is nothing left to undo.

        Raises:
            UsageError: what the act changed has been changed again by another session.
        """
        ...

    def redo(self) -> Undone | None:
        """Does again what undo took back last; None where there is nothing."""
        ...
