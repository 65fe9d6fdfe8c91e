"""Articles: what came in, where each fact about it came from, and what lists and readers show."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from reader.model.span import Span


class Origin(StrEnum):
    """Where a metadata value came from; shown beside it, never dropped."""

    HAND = "by hand"
    FRONT_MATTER = "front matter"
    SIDECAR = "sidecar"
    RECORD = "record"
    """A field of the JSONL record that holds the article."""
    PATH = "path rule"
    HEADING = "heading"
    """The first-level heading of a Markdown file."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A metadata value and its origin."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article; None is an honest unknown, nothing is invented."""

    title: Fact | None = None
    outlet: Fact | None = None
    date: Fact | None = None
    """ISO 8601: `2023-05-03`, with or without a time."""
    byline: Fact | None = None
    url: Fact | None = None
    language: Fact | None = None

    @property
    def day(self) -> datetime.date | None:
        """The date without its time, or None where unknown."""
        return datetime.date.fromisoformat(self.date.value[:10]) if self.date else None


class MarkupKind(StrEnum):
    """Structure that survives from Markdown as marks over the plain text."""

    HEADING = "heading"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    BLOCK_QUOTE = "block quote"
    LIST_ITEM = "list item"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Markup:
    """One mark over the text."""

    span: Span
    kind: MarkupKind
    target: str = ""
    """A link's address; empty for other kinds."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as a source read it: decoded, not yet cleaned."""

    key: str
    """The source key: kind and path relative to its folder, or record id. Hashed into the id."""
    path: str
    """The file's path relative to its folder, as a person would write it (cleaned for display)."""
    sha256: str
    """Hash of the raw bytes (of the record, for JSONL)."""
    given: str
    """Given text: code points without BOM, newlines untouched; for Markdown as rendered."""
    encoding: str
    """As reported: `utf-8`, `cp1252 (guessed)`."""
    metadata: Metadata = Metadata()
    markup: tuple[Markup, ...] = ()
    """Marks over the given text."""
    warnings: tuple[str, ...] = ()
    """What could not be read, a sentence each: an impossible date, a broken front matter."""
    begins_at: int = 0
    """Where the given text begins in the decoded file: after its front matter, if it has one."""
    plain: bool = True
    """Whether the given text stands in the file as it is, and not only rendered."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is no article, with the reason in words."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What a list shows of an article."""

    id: str
    path: str
    display_title: str
    """The headline, or else the first sentence."""
    title_is_guess: bool
    """True where no headline is known and the first sentence stands in; shown as `~`."""
    outlet: str | None
    day: datetime.date | None
    words: int
    quotations: int
    matches: int
    """Passages with a counterpart in another article of the story; 0 while not yet known."""
    story: str | None
    """The story's id."""
    unread: bool = True
    starred: bool = False
    notes: int = 0
    marked: bool = False
    """Has a bookmark or note."""
    gone: bool = False
    """Its file has vanished; the article stays."""

    @property
    def label(self) -> str:
        """How the article is called where its outlet is unknown: its file name's first part."""
        stem = self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return stem.split("_", 1)[0] if stem.split("_", 1)[0] else stem

    @property
    def column(self) -> str:
        """A short name for a column or a row: the outlet, else file label and `outlet ?`."""
        return self.outlet or f"{self.label} (outlet ?)"


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One version of an article, ready to read. All spans are into `text`."""

    id: str
    version: str
    """`<sha256>` of the raw bytes; anchors and citations name it."""
    text: str
    """Cleaned text; paragraphs are divided by newlines."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    """In order; every sentence lies inside one paragraph."""
    metadata: Metadata
    encoding: str
    path: str
    markup: tuple[Markup, ...] = ()
    warnings: tuple[str, ...] = ()

    def paragraph_at(self, offset: int) -> int:
        """The 1-based number of the paragraph that holds (or last began before) the offset."""
        number = 0
        for paragraph in self.paragraphs:
            if paragraph.start > offset:
                break
            number += 1
        return max(1, number)
