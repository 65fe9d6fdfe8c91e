"""Notes, bookmarks, marks and highlights: of the article, or of the whole library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.model.article import ArticleHead
from reader.model.correction import Correction
from reader.model.note import AnchorState, Note, NoteKind
from reader.model.span import Span
from reader.text.fold import fold
from reader.text.plural import counted
from reader.tui.document import Document
from reader.tui.panel_rows import BLANK, Row, Run, Target, heading, remark, row
from reader.tui.widgets.row_list import RowList
from reader.tui.wording import decided_words, note_sign, outlet_words, shortened, state_words

NO_NOTES = "no notes yet: a writes one, mm marks the passage"

_INDENT = 2
_PASSAGE = 300
"""Code points of a passage that are looked at for the lines that show it."""

_PASSAGE_LINES = 2
_NOTE_LINES = 6


class NotesTab(RowList):
    """Its rows are `Target`s about a `Note`; the span is None where the words are gone."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._notes: Sequence[Note] = ()
        self._document: Document | None = None
        self._heads: Mapping[str, ArticleHead] | None = None
        self._orphans: Sequence[Correction] = ()
        self._filter = ""

    def show_document(self, document: Document) -> None:
        """Shows what was left in the article, unless the whole library is listed."""
        self._document = document
        if not self.shows_library:
            self.show_article()

    def show_article(self) -> None:
        """Shows what was left in the article again."""
        self._heads = None
        self._notes = self._document.notes if self._document is not None else ()
        self._orphans = self._document.orphans if self._document is not None else ()
        self._update()

    def show_library(
        self,
        notes: Sequence[Note],
        heads: Mapping[str, ArticleHead],
        orphans: Sequence[Correction] = (),
    ) -> None:
        """Shows notes of many articles.

        Args:
            notes: newest first.
            heads: the articles they stand in, by id; those that are missing show their id.
            orphans: corrections whose words are gone.
        """
        self._notes, self._heads, self._orphans = notes, heads, orphans
        self._update()

    @property
    def shows_library(self) -> bool:
        """Whether the whole library is listed."""
        return self._heads is not None

    def filter(self, words: str) -> None:
        """Shows only what holds all these words, whatever case and accents; empty shows all."""
        self._filter = words
        self._update()

    @property
    def note(self) -> Note | None:
        """What the cursor stands on."""
        about = self.target.about if self.target else None
        return about if isinstance(about, Note) else None

    @property
    def correction(self) -> Correction | None:
        """The orphan that the cursor stands on."""
        about = self.target.about if self.target else None
        return about if isinstance(about, Correction) else None

    def show_passage(self, passage: Span) -> None:
        """Follows the reading cursor: the first note at it or after it."""
        if self.has_focus or self.shows_library:
            return
        for target in self.targets:
            if target.span is not None and target.span.end > passage.start:
                self.select(target)
                return

    def _update(self) -> None:
        wanted = [note for note in self._notes if holds(note, self._filter)]
        rows = note_rows(wanted, document=self._document, heads=self._heads)
        orphans = [each for each in self._orphans if is_about(each, self._filter)]
        lost = orphan_rows(orphans, heads=self._heads)
        self.show_rows((*self._above(len(wanted)), *rows, *lost))

    def _above(self, shown: int) -> Iterator[Row]:
        if not self._notes:
            yield remark(NO_NOTES)
        elif self._filter:
            yield remark(f"{shown} of {_counted(len(self._notes))} with “{self._filter}”")
        elif self.shows_library:
            yield remark(f"{_counted(shown)} in the library")


def _counted(notes: int) -> str:
    return counted(notes, "note or mark", "notes and marks")


def holds(note: Note, words: str) -> bool:
    """Whether the note, its kind, its tags and its passage together hold all the words."""
    tags = (f"#{tag}" for tag in note.tags)
    text = fold(" ".join((_name(note), note.text, note.anchor.exact, *tags)))
    return all(fold(word) in text for word in words.split())


def note_rows(
    notes: Iterable[Note],
    *,
    document: Document | None,
    heads: Mapping[str, ArticleHead] | None = None,
) -> Iterator[Row]:
    """The notes, those whose words are gone in a section of their own at the end."""
    every = list(notes)
    gone = [note for note in every if note.placed.span is None]
    for index, note in enumerate(note for note in every if note.placed.span is not None):
        if index:
            yield BLANK
        yield from _note(note, _place(note, document, heads))
    if gone:
        yield BLANK
        yield heading("Their words are gone")
    for note in gone:
        yield BLANK
        yield from _note(note, _place(note, document, heads))


def is_about(correction: Correction, words: str) -> bool:
    """Whether an orphaned correction, its speaker and its words together hold all the words."""
    decision = correction.decision
    quoted = (anchor.exact for anchor in correction.anchors)
    text = fold(" ".join(("correction", decision.speaker or "", decision.note, *quoted)))
    return all(fold(word) in text for word in words.split())


def orphan_rows(
    corrections: Iterable[Correction], *, heads: Mapping[str, ArticleHead] | None = None
) -> Iterator[Row]:
    """Corrections: words gone, in a section of their own, with the words they had."""
    for index, correction in enumerate(corrections):
        yield BLANK
        if index == 0:
            yield heading("Corrections: words gone")
            yield BLANK
        yield from _orphan(correction, heads)


def _orphan(correction: Correction, heads: Mapping[str, ArticleHead] | None) -> Iterator[Row]:
    target = Target(correction.article, None, correction, f"{correction.id}")
    head = heads.get(correction.article) if heads else None
    told = [outlet_words(head)] if head else []
    told.append(f"by you, {correction.made:%Y-%m-%d}")
    yield row(Run("✓", "strong"), " ", decided_words(correction.decision), target=target)
    if correction.decision.note:
        yield row(correction.decision.note, target=target, indent=_INDENT, limit=_NOTE_LINES)
    yield row(Run(" · ".join(told), "dim"), target=target, indent=_INDENT, limit=2)
    words = shortened(" ".join(anchor.exact for anchor in correction.anchors), _PASSAGE)
    yield row(Run(words, "dim"), target=target, indent=_INDENT, limit=_PASSAGE_LINES)


def _note(note: Note, place: str) -> Iterator[Row]:
    target = Target(note.article, note.placed.span, note, f"{note.id}")
    state = state_words(note.placed.state)
    told = Run(place if not state else f"{state} · {place}", "dim")
    sign = Run(note_sign(note), "strong")
    lines = [line for line in note.text.split("\n") if line.strip()][:_NOTE_LINES]
    name = _name(note)
    if not lines:
        yield row(sign, " ", Run(name, "dim"), target=target, limit=1, right=(told,))
    else:
        yield row(sign, " ", lines[0], target=target, hang=_INDENT)
        yield from (row(line, target=target, indent=_INDENT) for line in lines[1:])
        yield row(told, target=target, indent=_INDENT, limit=1)
    words = shortened(note.anchor.exact, _PASSAGE)
    yield row(Run(words, "dim"), target=target, indent=_INDENT, limit=_PASSAGE_LINES)


def _name(note: Note) -> str:
    return f"mark {note.letter}" if note.kind is NoteKind.MARK else note.kind.value


def _place(note: Note, document: Document | None, heads: Mapping[str, ArticleHead] | None) -> str:
    if heads is not None:
        head = heads.get(note.article)
        return outlet_words(head) if head else note.article
    if document is None or note.placed.state is AnchorState.ORPHAN or note.placed.span is None:
        return "no place"
    return f"¶{document.article.paragraph_at(note.placed.span.start)}"
