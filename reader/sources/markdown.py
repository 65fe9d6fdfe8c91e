"""Markdown: the given text is what it renders to; structure survives as marks over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.model.article import Markup, MarkupKind, Origin, RawArticle, Rejected
from reader.model.span import Span
from reader.sources.base import Hint
from reader.sources.fields import layer
from reader.sources.opening import finished, opened

_BLOCKS = {
    "heading": MarkupKind.HEADING,
    "blockquote": MarkupKind.BLOCK_QUOTE,
    "list_item": MarkupKind.LIST_ITEM,
}
_INLINE = {"em": MarkupKind.EMPHASIS, "strong": MarkupKind.STRONG, "link": MarkupKind.LINK}
_KINDS = _BLOCKS | _INLINE
_UNSHOWN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown as plain text."""

    text: str
    """One line a block; the numbers of ordered lists are text, bullets are only marks."""
    markup: tuple[Markup, ...]
    """In order of their beginning, the wider first."""
    heading: str | None
    """The first heading of the first level."""


@dataclass(slots=True)
class _Writer:
    """Collects text and marks while the tokens go by."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Markup] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)
    """Start and link address of every element that is not closed yet."""
    numbers: list[int | None] = field(default_factory=list)
    """The next number of every list that is not closed yet; None for bullets."""
    heading: str | None = None

    def write(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def end_line(self) -> None:
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self.write("\n")

    def mark(self, kind: MarkupKind, start: int, target: str = "") -> None:
        end = self.length
        if self.pieces and self.pieces[-1] == "\n" and end > start:
            end -= 1
        if end > start:
            self.marks.append(Markup(Span(start, end), kind, target))


@dataclass(frozen=True, slots=True)
class Markdown:
    """Reads `.md` files, one article each."""

    kind: str = "markdown"
    largest: int = 2_000_000

    def read(self, raw: bytes, hint: Hint) -> Sequence[RawArticle | Rejected]:
        """The one article, or why there is none; its first heading may give the title."""
        source = opened(raw, hint)
        if isinstance(source, Rejected):
            return (source,)
        rendered = render(source.body)
        heading = layer({"title": rendered.heading}, Origin.HEADING) if rendered.heading else None
        article = finished(
            raw,
            hint,
            source,
            kind=self.kind,
            given=rendered.text,
            heading=heading,
            markup=rendered.markup,
            plain=False,
        )
        return (article,)


def render(body: str) -> Rendered:
    """Plain text and marks of a Markdown body; tags of HTML in it vanish, their text stays."""
    writer = _Writer()
    for token in _parser().parse(re.sub(r"\r\n?", "\n", body)):
        _write_block(writer, token)
    text = "".join(writer.pieces).removesuffix("\n")
    marks = sorted(writer.marks, key=lambda mark: (mark.span.start, -mark.span.end))
    return Rendered(text, tuple(marks), writer.heading)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _write_block(writer: _Writer, token: Token) -> None:
    name = token.type.rpartition("_")[0]
    if token.type == "inline":
        for child in token.children or ():
            _write_inline(writer, child)
    elif token.type in ("fence", "code_block"):
        start = writer.length
        writer.write(token.content.removesuffix("\n"))
        writer.mark(MarkupKind.CODE, start)
        writer.end_line()
    elif token.type == "html_block":
        writer.write(_without_tags(token.content))
        writer.end_line()
    elif name in ("ordered_list", "bullet_list"):
        _list(writer, token)
    elif token.nesting > 0:
        _open_block(writer, token)
    elif token.nesting < 0:
        _close_block(writer, token, name)


def _list(writer: _Writer, token: Token) -> None:
    if token.nesting < 0:
        writer.numbers.pop()
    elif token.type == "bullet_list_open":
        writer.numbers.append(None)
    else:
        writer.numbers.append(int(token.attrs.get("start", 1)))


def _open_block(writer: _Writer, token: Token) -> None:
    writer.open.append((writer.length, ""))
    if token.type == "list_item_open" and writer.numbers and writer.numbers[-1] is not None:
        writer.write(f"{writer.numbers[-1]}. ")
        writer.numbers[-1] += 1
    elif token.type in ("td_open", "th_open") and writer.pieces and writer.pieces[-1] != "\n":
        writer.write(" | ")


def _close_block(writer: _Writer, token: Token, name: str) -> None:
    start, _ = writer.open.pop()
    if name in ("td", "th"):
        return
    writer.end_line()
    if name in _BLOCKS:
        writer.mark(_BLOCKS[name], start)
    if token.type == "heading_close" and token.tag == "h1" and writer.heading is None:
        writer.heading = "".join(writer.pieces)[start:].strip()


def _write_inline(writer: _Writer, token: Token) -> None:
    name = token.type.rpartition("_")[0]
    if token.type in ("text", "code_inline"):
        start = writer.length
        writer.write(token.content)
        if token.type == "code_inline":
            writer.mark(MarkupKind.CODE, start)
    elif token.type == "softbreak":
        writer.write(" ")
    elif token.type == "hardbreak":
        writer.write("\n")
    elif token.type == "image":
        writer.write(token.content)
    elif token.nesting > 0:
        writer.open.append((writer.length, str(token.attrs.get("href", ""))))
    elif token.nesting < 0:
        start, target = writer.open.pop()
        writer.mark(_INLINE[name], start, target)


def _without_tags(html: str) -> str:
    return _TAG.sub("", _UNSHOWN.sub("", html)).strip()
