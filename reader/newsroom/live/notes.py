"""Notes, bookmarks and named marks, from the library."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from reader.errors import UsageError
from reader.model.note import AnchorState, Note, NoteKind, Placed
from reader.model.span import Span
from reader.newsroom.live.desk import Desk
from reader.store import acts, articles, notes
from reader.store.connection import Connection
from reader.store.notes import StoredNote
from reader.store.records import StoredText
from reader.store.targets import State, Target
from reader.text.fold import fold

_TAG = re.compile(r"(?<![\w#&/])#(\w[\w-]*)")


class LiveNotes:
    """Implements `reader.newsroom.notes.Notes`.

    Anchors are kept as they were made. Where they stand in the present text is found when notes
    are read, and remembered for each version: no scan and no order of edits can lose a note.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library
        self._placed: dict[tuple[int, int], Placed] = {}

    def of(self, article: str) -> Sequence[Note]:
        """Everything left in the article, by place; orphans last."""
        with self._library.reading() as db:
            number = articles.number(db, article)
            found = self._shown(db, notes.of(db, number))
        return sorted(found, key=_by_place)

    def all(self, *, matching: str = "") -> Sequence[Note]:
        """Everything in the library, newest first."""
        with self._library.reading() as db:
            found = self._shown(db, notes.newest(db))
        wanted = _folded(matching)
        return [note for note in found if wanted in _folded(f"{note.text} {note.anchor.exact}")]

    def write(self, article: str, span: Span, *, text: str) -> Note:
        """Leaves a note at a passage."""
        return self._leave(article, span, NoteKind.NOTE, text=_storable(text))

    def highlight(self, article: str, span: Span) -> Note:
        """Highlights a passage."""
        return self._leave(article, span, NoteKind.HIGHLIGHT)

    def edit(self, note: int, *, text: str) -> Note:
        """Replaces a note's text."""
        with self._library.writing() as db:
            kept = _existing(db, note)
            edited = dataclasses.replace(kept, text=_storable(text), changed=self._desk.now())
            self._act(db, [(edited.target, edited.state)], what="edit of the note", of=edited)
            return self._one(db, edited)

    def delete(self, note: int) -> None:
        """Takes a note, bookmark or mark away."""
        with self._library.writing() as db:
            kept = _existing(db, note)
            self._act(db, [(kept.target, None)], what=f"deletion of the {kept.kind}", of=kept)

    def toggle_bookmark(self, article: str, span: Span) -> Note | None:
        """Bookmarks the passage, or takes away the bookmarks that touch it."""
        with self._library.writing() as db:
            standing = self._bookmarks_at(db, article, span)
            if standing:
                gone: list[tuple[Target, State | None]] = [(n.target, None) for n in standing]
                self._act(db, gone, what="deletion of the bookmark", of=standing[0])
                return None
            return self._leave(article, span, NoteKind.BOOKMARK)

    def set_mark(self, letter: str, article: str, span: Span) -> Note:
        """Sets the library's mark of that letter, wherever it was before."""
        if not re.fullmatch("[a-z]", letter):
            raise UsageError(f"“{letter}” names no mark", hint="marks are the letters a to z")
        with self._library.writing() as db:
            before = notes.with_letter(db, letter)
            instead = [(before.target, None)] if before else []
            return self._leave(article, span, NoteKind.MARK, letter=letter, instead=instead)

    def mark(self, letter: str) -> Note | None:
        """The mark of that letter."""
        with self._library.reading() as db:
            kept = notes.with_letter(db, letter)
            return self._one(db, kept) if kept else None

    def save_draft(self, article: str, span: Span, *, text: str) -> None:
        """Keeps what is being typed; empty text forgets it."""
        with self._library.writing() as db:
            notes.save_draft(db, articles.number(db, article), span, text=_storable(text))

    def draft(self, article: str, span: Span) -> str:
        """What was being typed at that passage."""
        with self._library.reading() as db:
            return notes.draft(db, articles.number(db, article), span)

    def _leave(
        self,
        article: str,
        span: Span,
        kind: NoteKind,
        *,
        text: str = "",
        letter: str = "",
        instead: Sequence[tuple[Target, State | None]] = (),
    ) -> Note:
        """Writes a new note, as one act with what it stands instead of."""
        from reader.text.anchor import anchor

        with self._library.writing() as db:
            stored = _text(db, articles.number(db, article))
            if not 0 <= span.start < span.end <= len(stored.text):
                raise UsageError(f"{article} has no passage {span.start}–{span.end}")
            now = self._desk.now().replace(microsecond=0)
            made = StoredNote(
                id=notes.next_id(db),
                article=stored.number,
                kind=kind,
                letter=letter,
                text=text,
                created=now,
                changed=now,
                anchor=anchor(stored.text, span, version=stored.sha256),
            )
            self._act(db, [*instead, (made.target, made.state)], what=kind.value, of=made)
            return self._one(db, made)

    def _act(
        self,
        db: Connection,
        changes: Iterable[tuple[Target, State | None]],
        *,
        what: str,
        of: StoredNote,
    ) -> None:
        acts.act(db, changes, session=self._desk.signed(), what=what, article=of.article)

    def _bookmarks_at(self, db: Connection, article: str, span: Span) -> list[StoredNote]:
        kept = notes.of(db, articles.number(db, article))
        shown = self._shown(db, kept)
        return [
            stored
            for stored, note in zip(kept, shown, strict=True)
            if note.kind is NoteKind.BOOKMARK
            and note.placed.span is not None
            and note.placed.span.overlaps(span)
        ]

    def _one(self, db: Connection, kept: StoredNote) -> Note:
        return self._shown(db, [kept])[0]

    def _shown(self, db: Connection, kept: Sequence[StoredNote]) -> list[Note]:
        """The notes with their places in the present texts, in the same order."""
        texts = {number: _text(db, number) for number in {note.article for note in kept}}
        return [self._note(note, texts[note.article]) for note in kept]

    def _note(self, kept: StoredNote, stored: StoredText) -> Note:
        key = (kept.id, stored.version)
        if key not in self._placed:
            from reader.text.anchor import place

            self._placed[key] = place(kept.anchor, stored.text, version=stored.sha256)
        return Note(
            id=kept.id,
            kind=kept.kind,
            article=stored.id,
            anchor=kept.anchor,
            placed=self._placed[key],
            text=kept.text,
            letter=kept.letter,
            created=kept.created,
            changed=kept.changed,
            tags=tuple(dict.fromkeys(_TAG.findall(kept.text))),
        )


def _text(db: Connection, number: int) -> StoredText:
    stored = articles.text(db, number)
    assert stored is not None, "every article has a version"
    return stored


def _existing(db: Connection, note: int) -> StoredNote:
    kept = notes.get(db, note)
    if kept is None:
        raise UsageError(f"there is no note {note}", hint="it may have been deleted meanwhile")
    return kept


def _by_place(note: Note) -> tuple[bool, int, int]:
    if note.placed.state is AnchorState.ORPHAN or note.placed.span is None:
        return True, note.anchor.span.start, note.id
    return False, note.placed.span.start, note.id


def _folded(text: str) -> str:
    return " ".join(map(fold, text.split()))


def _storable(text: str) -> str:
    """The text as UTF-8 can hold it: a terminal may hand over halves of code points."""
    return text.encode("utf-8", "replace").decode("utf-8")
