"""Notes, bookmarks, marks and highlights with their anchors, and drafts of notes."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.note import Anchor, NoteKind
from reader.model.span import Span
from reader.store.connection import Connection
from reader.store.targets import State, Target

_COLUMNS = (
    'id, article, kind, letter, text, created, changed, version, start, "end", '
    "exact, prefix, suffix, rival"
)


@dataclass(frozen=True, slots=True)
class StoredNote:
    """A note as it is kept; where it stands in the present text is found when it is read."""

    id: int
    article: int
    """The article's number."""
    kind: NoteKind
    letter: str
    text: str
    created: datetime.datetime
    changed: datetime.datetime
    anchor: Anchor

    @property
    def target(self) -> Target:
        """Its address in the log of changes."""
        return Target("note", (self.id,))

    @property
    def state(self) -> State:
        """Its row, as the log of changes keeps it."""
        return {
            "article": self.article,
            "kind": self.kind.value,
            "letter": self.letter,
            "text": self.text,
            "created": self.created.isoformat(timespec="seconds"),
            "changed": self.changed.isoformat(timespec="seconds"),
            "version": self.anchor.version,
            "start": self.anchor.span.start,
            "end": self.anchor.span.end,
            "exact": self.anchor.exact,
            "prefix": self.anchor.prefix,
            "suffix": self.anchor.suffix,
            "rival": self.anchor.rival,
        }


def next_id(db: Connection) -> int:
    """An id that no note ever had; the transaction that asks must write the note."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'notes'").fetchone()
    return int(row[0]) + 1 if row else 1


def get(db: Connection, note: int) -> StoredNote | None:
    """The note of that id."""
    return next(iter(_notes(db, "WHERE id = ?", (note,))), None)


def of(db: Connection, article: int) -> list[StoredNote]:
    """Everything left in an article, by number."""
    return _notes(db, "WHERE article = ? ORDER BY start, id", (article,))


def newest(db: Connection) -> list[StoredNote]:
    """Everything in the library, newest first."""
    return _notes(db, "ORDER BY changed DESC, id DESC", ())


def with_letter(db: Connection, letter: str) -> StoredNote | None:
    """The library's mark of that letter."""
    return next(iter(_notes(db, "WHERE kind = 'mark' AND letter = ?", (letter,))), None)


def save_draft(db: Connection, article: int, span: Span, *, text: str) -> None:
    """Keeps what is being typed at a passage; empty text forgets it."""
    if text:
        db.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)", (article, *span, text))
    else:
        db.execute(
            'DELETE FROM drafts WHERE article = ? AND start = ? AND "end" = ?', (article, *span)
        )


def draft(db: Connection, article: int, span: Span) -> str:
    """What was being typed at that passage; empty if nothing."""
    row = db.execute(
        'SELECT text FROM drafts WHERE article = ? AND start = ? AND "end" = ?', (article, *span)
    ).fetchone()
    return str(row[0]) if row else ""


def _notes(db: Connection, where: str, values: Sequence[str | int]) -> list[StoredNote]:
    return [_note(row) for row in db.execute(f"SELECT {_COLUMNS} FROM notes {where}", values)]


def _note(row: sqlite3.Row) -> StoredNote:
    number, article, kind, letter, text, created, changed, *anchor = row
    version, start, end, exact, prefix, suffix, rival = anchor
    return StoredNote(
        id=number,
        article=article,
        kind=NoteKind(kind),
        letter=letter,
        text=text,
        created=datetime.datetime.fromisoformat(created),
        changed=datetime.datetime.fromisoformat(changed),
        anchor=Anchor(exact, prefix, suffix, Span(start, end), version, rival),
    )
