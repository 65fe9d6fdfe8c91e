"""Notes, bookmarks and the anchors by which they hang on words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words something hangs on, found again by themselves and their surroundings.

    The parts are those of the W3C Web Annotation selectors TextQuoteSelector and
    TextPositionSelector.
    """

    exact: str
    prefix: str
    """Up to 32 code points before."""
    suffix: str
    """Up to 32 code points after."""
    span: Span
    """The place in the version named below."""
    version: str
    rival: float = 0.0
    """How like it the most similar other passage of that version was.

    0 not at all, 1 a copy, 2 a copy with the same surroundings, which nothing tells from it.
    """


class AnchorState(StrEnum):
    """What became of an anchor in the article's present text."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    """The words were edited; old and new words are both shown."""
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"
    """The words are gone; the note is kept and shown with the text it had."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an anchor stands now: a span exactly for UNCHANGED, MOVED and CHANGED."""

    state: AnchorState
    span: Span | None = None


class NoteKind(StrEnum):
    """What a person left at a passage."""

    NOTE = "note"
    BOOKMARK = "bookmark"
    MARK = "mark"
    """A bookmark with a letter, one a letter and library."""
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Note:
    """A note, bookmark, named mark or highlight."""

    id: int
    kind: NoteKind
    article: str
    """The article's id."""
    anchor: Anchor
    placed: Placed
    text: str = ""
    """Markdown, newlines kept."""
    letter: str = ""
    """For a named mark, `a` to `z`."""
    created: datetime.datetime | None = None
    changed: datetime.datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did, in words for the status line."""

    what: str
    article: str | None = None
