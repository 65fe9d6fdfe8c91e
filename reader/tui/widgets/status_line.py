"""The line that always says where the cursor is, in offsets one can cite, and who speaks there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.quotation import Quotation
from reader.model.span import Span
from reader.newsroom.wording import said_words
from reader.tui.document import Document
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.wording import speaker_words, standing_words

_DIVIDER = " · "
_CUE = re.compile("“[^”]+”")
"""What evidence in words begins with: the words that say it is speech."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reading cursor is."""

    document: Document
    cursor: int
    passage: Span
    quotation: Quotation | None = None
    selection: Span | None = None
    hit: tuple[int, int] = (0, 0)
    """The number of the hit at the cursor, and how many there are."""
    hint: str = ""
    """What a key would do here: `enter jump`."""

    def where(self) -> str:
        """`¶15 · 2447–2530`: the selection, else the quotation at the cursor, else the passage."""
        span = self.selection or self._quoted() or self.passage
        article = self.document.article
        first, last = article.paragraph_at(span.start), article.paragraph_at(max(0, span.end - 1))
        paragraphs = f"¶{first}" if first == last else f"¶{first}–{last}"
        return f"{paragraphs}{_DIVIDER}{span.start}–{span.end}"

    def _quoted(self) -> Span | None:
        return Span(self.quotation.start, self.quotation.end) if self.quotation else None

    def who(self) -> str:
        """Speaker, kind, confidence and why; empty outside quotations."""
        if self.quotation is None:
            return ""
        told = self.quotation
        standing = standing_words(told, reason=told.by_hand)
        parts = [speaker_words(told), standing, said_words(told), self._evidence()]
        return _DIVIDER.join(part for part in parts if part)

    def _evidence(self) -> str:
        """Why, shorter where a chain leads to the name: `“He said” → ¶13`; nothing by hand."""
        told = self.quotation
        if told is None or told.by_hand:
            return ""
        cue = _CUE.match(told.why)
        if not told.chain or cue is None:
            return told.why
        return f"{cue[0]} → ¶{self.document.article.paragraph_at(told.chain[-1].span.start)}"

    def progress(self) -> list[str]:
        """`hit 3/7`, `5/6 quotes`, `74 %`, `enter jump`: what matters most first."""
        number, hits = self.hit
        stops = self.document.quotation_stops
        at = self.quotation.start if self.quotation is not None else self.cursor
        parts = [
            f"hit {number}/{hits}" if hits else "",
            f"{bisect_right(stops, at)}/{len(stops)} quotes" if stops else "",
            f"{self._percent()} %",
            self.hint,
        ]
        return [part for part in parts if part]

    def _percent(self) -> int:
        end = self.document.paragraphs[-1].end
        return round(100 * self.passage.end / end) if end else 100


class StatusLine(Bar):
    """Shows the standing; a message of the app stands in its place until the next key."""

    DEFAULT_CSS = """
    StatusLine { background: $boost; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._standing: Standing | None = None
        self._message = ""
        self._problem = False
        self._working = ""
        self._calm = ""

    def show(self, standing: Standing | None, *, calm: str = "") -> None:
        """Follows the reading cursor.

        Args:
            standing: where it is; None outside an article.
            calm: what to say where there is no standing and nothing else to tell.
        """
        self._standing, self._calm = standing, calm
        self._update()

    def tell(self, message: str, *, problem: bool = False) -> None:
        """Shows a sentence until the next key; an empty one takes it away."""
        self._message, self._problem = message, problem
        self._update()

    def work(self, words: str) -> None:
        """Shows what runs in the background, at the right end; empty when nothing does."""
        self._working = words
        self._update()

    @property
    def message(self) -> str:
        """The sentence shown now."""
        return self._message

    def _update(self) -> None:
        right = [self._working] if self._working else []
        if self._message:
            left = [Run(self._message, "problem" if self._problem else "strong")]
        elif self._standing is None:
            left = [Run(self._calm)]
        else:
            left = self._where()
            right += self._standing.progress()
        self.set_runs(tuple(left), tuple(_divided(right)))

    def _where(self) -> list[Run]:
        assert self._standing is not None
        who = self._standing.who()
        return [Run(self._standing.where(), "strong"), Run(f"{_DIVIDER}{who}" if who else "")]


def _divided(parts: list[str]) -> Iterator[Run]:
    """The parts as runs of their own, each with the divider before it."""
    for number, part in enumerate(parts):
        yield Run(f"{_DIVIDER if number else ''}{part}")
