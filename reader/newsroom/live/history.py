"""Undo and redo, from the library's log of acts."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.note import Undone
from reader.newsroom.live import afterwards
from reader.newsroom.live.desk import Desk
from reader.store import acts, articles
from reader.store.acts import Act
from reader.store.connection import Connection


class LiveHistory:
    """Implements `reader.newsroom.history.History`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undo(self) -> Undone | None:
        """Takes back the last act of this session."""
        session = self._desk.signed()
        return self._step(lambda db: acts.undo(db, session=session), "took back")

    def redo(self) -> Undone | None:
        """Does again what undo took back last."""
        session = self._desk.signed()
        return self._step(lambda db: acts.redo(db, session=session), "did again")

    def _step(self, step: Callable[[Connection], Act | None], verb: str) -> Undone | None:
        with self._desk.library.writing() as db:
            done = step(db)
            if done is None:
                return None
            article = None if done.article is None else articles.id_of(db, done.article)
        afterwards.settle(self._desk, done.targets, article=done.article)
        return Undone(f"{verb}: {done.what}", article)
