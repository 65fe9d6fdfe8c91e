"""Search hits as rows: one line each where there is room, else two, matched words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.search import Hit, Snippet
from reader.model.span import Span
from reader.tui.panel_rows import Row, Run, Target, cells, row
from reader.tui.wording import day_words

_LABEL_MOST = 34
"""Cells of the longest outlet and date beside a snippet."""

_INDENT = 2


def hit_rows(hits: Sequence[Hit], width: int, *, wide: bool) -> Iterator[Row]:
    """The hits' rows for a width in cells."""
    labels = [label(hit) for hit in hits]
    column = min(_LABEL_MOST, max((cells((Run(text),)) for text in labels), default=0))
    for hit, name in zip(hits, labels, strict=True):
        target = Target(hit.article.id, hit.passage, hit)
        where = (Run(f"{hit.speaker} " if hit.speaker else ""), Run(f"¶{hit.paragraph}", "dim"))
        if wide:
            room = width - column - cells(where) - 4
            shown = windowed(hit.snippet, room)
            padding = " " * max(2, column - cells((Run(name),)) + 2)
            yield row(
                Run(name, "dim"), padding, *marked(shown), target=target, limit=1, right=where
            )
        else:
            yield row(Run(name, "dim"), target=target, limit=1, right=where)
            shown = windowed(hit.snippet, width - _INDENT)
            yield row(*marked(shown), target=target, indent=_INDENT, limit=1)


def label(hit: Hit) -> str:
    """`East Bank Post · 2031-11-04`, `003 · outlet ? · date ?`."""
    head = hit.article
    return f"{head.outlet or f'{head.label} · outlet ?'} · {day_words(head)}"


def marked(snippet: Snippet) -> list[Run]:
    """The snippet's words, those that matched in the look of a hit."""
    runs: list[Run] = []
    at = 0
    for start, end in sorted(snippet.marks):
        if at <= start < end <= len(snippet.text):
            runs += [Run(snippet.text[at:start]), Run(snippet.text[start:end], "hit")]
            at = end
    return [run for run in (*runs, Run(snippet.text[at:])) if run.text]


def windowed(snippet: Snippet, room: int) -> Snippet:
    """The part of the snippet around its first mark that fits, cut between words.

    Args:
        snippet: any; newlines count as blanks.
        room: code points; the cut at the end is left to the row.
    """
    text = snippet.text.replace("\n", " ")
    first = min(snippet.marks, default=Span(0, 0))
    if len(text) <= room or first.end <= room - 1:
        return Snippet(text, snippet.marks)
    start = max(0, first.start - max(0, room - first.length) // 2)
    start = text.find(" ", start, first.start) + 1 or start
    shifted = tuple(mark.shifted(1 - start) for mark in snippet.marks if mark.start >= start)
    return Snippet("…" + text[start:], shifted)
