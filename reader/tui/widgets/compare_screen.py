"""The comparison with its frame: which outlets can stand on the right, counts, what signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.config import UiConfig
from reader.model.article import ArticleHead
from reader.model.match import Alignment
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.messages import OtherChosen
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.compare_view import CompareView
from reader.tui.wording import CAUTION_SIGN, KIND_SIGNS, outlet_words, short_name, sides_named

_LEGEND = ("= identical", "  ~ reworded", f"  {CAUTION_SIGN} negation, number, name differs")
_DIGITS = 9
"""Outlets that a digit can choose."""


class _Counts(Bar):
    """Counts before the legend, whatever the outlets are called."""

    LEFT_FIRST = True


class CompareScreen(Vertical):
    """Two articles side by side. Its owner moves in `view` and calls `choose` for a digit.

    Args:
        ui: how articles are shown; the defaults if None.
        id: the widget's id.
    """

    DEFAULT_CSS = """
    CompareScreen { background: $surface; }
    """

    def __init__(self, ui: UiConfig | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        ui = ui or UiConfig()
        self.view = CompareView(id="compare-view", measure=ui.width, letters=ui.speaker_signs)
        self._others: Sequence[ArticleHead] = ()
        self._above = Bar(id="compare-others")
        self._below = _Counts(id="compare-counts")

    def compose(self) -> ComposeResult:
        """Outlets, the comparison, counts."""
        yield self._above
        yield self.view
        yield self._below

    def show(
        self,
        left: Document,
        right: Document,
        alignment: Alignment,
        *,
        others: Sequence[ArticleHead],
        at: Span | None = None,
    ) -> None:
        """Compares an article with one of the others of its story.

        Args:
            left: the article one reads.
            right: the other.
            alignment: how they correspond, side A left.
            others: every article that can stand on the right, in list order.
            at: the passage of the left article to begin at.
        """
        self._others = others
        self._above.display = len(others) > 1
        self._above.set_runs(tuple(_offers(others, right.article.id)))
        legend = tuple(Run(sign, "dim") for sign in _LEGEND)
        self._below.set_runs((Run(counts_words(left, right, alignment)),), legend)
        self.view.show(left, right, alignment, at=at)

    def choose(self, number: int) -> None:
        """Asks for another article on the right, 1-based."""
        if 0 < number <= len(self._others):
            self.post_message(OtherChosen(self._others[number - 1].id))


def _offers(others: Sequence[ArticleHead], present: str) -> Iterator[Run]:
    """`compare with  1 East Bank Post (102)  2 003 (outlet ?)`; of many, those with a digit."""
    yield Run(f"compare with one of {len(others)}" if len(others) > _DIGITS else "compare with")
    for number, head in enumerate(others[:_DIGITS], 1):
        yield Run(f"  {number} {outlet_words(head)}", "strong" if head.id == present else "")


def counts_words(left: Document, right: Document, alignment: Alignment) -> str:
    """`3 shared: = 2  ~ 1  ! 1 · only in 101: 9 · only in The Gull: 3`."""
    if alignment.gave_up:
        names = [short_name(side.head) if side.head else "?" for side in (left, right)]
        return sides_named(alignment.gave_up, a=names[0], b=names[1])
    signs = Counter(KIND_SIGNS[link.kind] for link in alignment.links)
    signs[CAUTION_SIGN] = sum(bool(link.cautions) for link in alignment.links)
    order = ("=", "~", CAUTION_SIGN)
    told = "  ".join(f"{sign} {signs[sign]}" for sign in order if signs[sign])
    parts = [f"{len(alignment.links)} shared: {told}" if told else "nothing shared"]
    for document, only in ((left, alignment.only_a), (right, alignment.only_b)):
        if document.head is not None:
            parts.append(f"only in {short_name(document.head)}: {len(only)}")
    return " · ".join(parts)
