"""Search over the whole library: a field, hits as one types, and how the query was understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.errors import QueryError
from reader.model.search import Facet, Hit, Order, SearchPage
from reader.text.safe import printable
from reader.tui.messages import OpenPassage, SearchChanged, SearchExplained, SearchMore
from reader.tui.panel_rows import Row, Target, remark
from reader.tui.widgets.field import Field
from reader.tui.widgets.hit_rows import hit_rows
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList
from reader.tui.wording import found_words

_LABEL = " search  "
_WIDE = 100
"""Cells from which a hit takes one line and the total stands beside the field."""

_PATIENCE_S = 0.15
"""How long an answer may take before the overlay says that it is searching."""

_MARGINS = 2
_FACET_VALUES = 4
_FACET_NAMES = {"outlet": "outlets", "speaker": "speakers", "month": "months", "tag": "tags"}


class _Hits(RowList):
    """Shows its cursor in full while the keys are in the field above it."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": RowList.LOOKS["cursor"]}


class SearchOverlay(Widget):
    """Shows what the app finds; the latest answer only is handed to it."""

    DEFAULT_CSS = """
    SearchOverlay {
        layout: vertical; background: $surface; width: 1fr; height: 1fr;
        & > Horizontal { height: 1; }
        & Static { width: 1fr; height: auto; color: $text-muted; }
        & > Horizontal > .search--label { width: 9; text-style: bold; color: $text; }
        & > Horizontal > .search--status { width: auto; padding: 0 1; }
        & > .search--told, & > .search--foot, & > .search--status { padding: 0 1; }
        & > .search--status { height: 1; }
        & > .search--told.-error { color: $text-error; padding: 0; }
        & > RowList { margin: 1 0; height: 1fr; }
        & > .search--foot { max-height: 3; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = Field()
        self.hits = _Hits(id="hits")
        self.order = Order.NEWEST
        self._page: SearchPage | None = None
        self._shown: tuple[Hit, ...] = ()
        self._library = 0
        self._filters = ""
        self._waiting: Timer | None = None
        self._asked: str | None = None
        self._is_answered = False
        self.is_accepting = False
        """Whether Enter was pressed before the hits were there: the first one is opened then."""
        self._status_beside = Static(markup=False, classes="search--status")
        self._status_below = Static(markup=False, classes="search--status")
        self._told = Static(markup=False, classes="search--told")
        self._explained = Static(markup=False, classes="search--told")
        self._foot = Static(markup=False, classes="search--foot")

    def compose(self) -> ComposeResult:
        """The field with the total, remarks, hits, and how the query was understood."""
        with Horizontal():
            yield Static(_LABEL, markup=False, classes="search--label")
            yield self.field
            yield self._status_beside
        yield self._status_below
        yield self._told
        yield self._explained
        yield self.hits
        yield self._foot

    # What is shown

    def open(self, query: str | None = None, *, articles: int = 0, filters: str = "") -> None:
        """Takes the keys and asks for the hits of a query; None keeps the last one, selected.

        Args:
            query: what stands in the field at first.
            articles: how many the library holds, told when nothing is found.
            filters: what the list hides at the moment, in words; empty where it hides nothing.
        """
        self._library, self._filters = articles, filters
        self.field.start(self.field.value if query is None else query)
        self.field.select_all()
        self._ask()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.value

    @property
    def target(self) -> Target | None:
        """The hit that the cursor stands on."""
        return self.hits.target

    def show_page(self, page: SearchPage) -> None:
        """Shows the hits of the latest query."""
        self._stop_waiting()
        self._is_answered = True
        self._page, self._shown = page, page.hits
        self._tell(" · ".join(page.hints), error=False)
        self._explained.display = False
        self._status(found_words(page, self.order))
        self._update(keep=False)
        if self.is_accepting:
            self.accept()

    def add_page(self, page: SearchPage) -> None:
        """Shows further hits below those there are."""
        self._page = page
        self._shown += page.hits
        self._update()

    def show_error(self, error: QueryError) -> None:
        """Points at the place that could not be read; the last good hits stay."""
        self._stop_waiting()
        self._is_answered, self.is_accepting = True, False
        told = not error.expected or error.expected in error.message
        expected = "" if told else f", {error.hint}"
        at = len(_LABEL) + max(0, error.position - round(self.field.scroll_x))
        self._tell(f"{' ' * at}^ {error.message}{expected}", error=True)

    def show_explanation(self, text: str) -> None:
        """Shows how the query is understood above the hits, until there are others."""
        self._explained.update(printable(text, keep_newlines=True))
        self._explained.display = True

    def on_mount(self) -> None:
        """There is nothing to tell yet."""
        self._told.display = self._explained.display = False

    def on_resize(self) -> None:
        """One line a hit where there is room, else two."""
        wide = self.size.width >= _WIDE
        self._status_beside.display = wide
        self._status_below.display = not wide
        self._update()

    def _update(self, *, keep: bool = True) -> None:
        if self._page is not None:
            self.hits.show_rows(tuple(self._rows()), keep=keep)
            foot = _foot(self._page, self.size.width - _MARGINS)
            self._foot.update(printable(foot, keep_newlines=True))

    def _rows(self) -> Iterator[Row]:
        if self._shown:
            yield from hit_rows(
                self._shown, self.hits.size.width - 2, wide=self.size.width >= _WIDE
            )
        else:
            hidden = f"hidden by: {self._filters}" if self._filters else "no filter active"
            yield remark(f"0 of {self._library or 'all'} articles; {hidden}")

    def _status(self, text: str) -> None:
        self._status_beside.update(text)
        self._status_below.update(text)

    def _tell(self, text: str, *, error: bool) -> None:
        self._told.set_class(error, "-error")
        self._told.update(printable(text))
        self._told.display = bool(text)

    # Asking

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        if self.typed != self._asked:  # opening the overlay has asked already
            self._ask()

    def _ask(self) -> None:
        self._stop_waiting()
        self._is_answered = self.is_accepting = False
        self._asked = self.typed
        self._waiting = self.set_timer(_PATIENCE_S, lambda: self._status("searching…"))
        self.post_message(SearchChanged(self.typed, self.order))

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    @on(Input.Submitted)
    def accept(self) -> None:
        """Opens the hit at the cursor at its passage, as soon as the hits are those asked for."""
        self.is_accepting = not self._is_answered
        if not self.is_accepting and self.target is not None:
            self.field.remember(self.typed)
            self.post_message(OpenPassage(self.target.article, self.target.span, self.typed))

    def stop_accepting(self) -> None:
        """The answer that Enter waited for was called off."""
        self.is_accepting = False

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A hit was clicked, or chosen in the list."""
        message.stop()
        self.accept()

    # What keys are bound to

    def move_up(self) -> None:
        """Chooses the hit above."""
        self.hits.move_rows(-1)

    def move_down(self) -> None:
        """Chooses the hit below; at the last one asks for more."""
        cursor = self._page.cursor if self._page is not None else None
        if cursor and self.hits.targets[-1:] == [self.hits.target]:
            self.post_message(SearchMore(self.typed, self.order, cursor))
        self.hits.move_rows(1)

    def next_order(self) -> None:
        """Sorts by date, or by relevance."""
        self.order = Order.RELEVANCE if self.order is Order.NEWEST else Order.NEWEST
        self._ask()

    def explain(self) -> None:
        """Asks how the query is understood; once more takes the answer away."""
        if self._explained.display:
            self._explained.display = False
        else:
            self.post_message(SearchExplained(self.typed))

    def turn(self) -> None:
        """Gives the keys from the field to the hits, and back."""
        (self.hits if self.field.has_focus else self.field).focus()


def _foot(page: SearchPage, width: int) -> str:
    """Facets, how the query was understood, and why the answer may be incomplete."""
    facets = _facets(page.facets, _FACET_VALUES if width >= _WIDE else _FACET_VALUES // 2)
    understood = f"understood as: {page.understood}" if page.understood else ""
    parts = [part for part in ("      ".join(facets), understood, page.partial) if part]
    beside = "      ".join(parts)
    return beside if len(beside) <= width else "\n".join(parts)


def _facets(facets: Iterable[Facet], values: int) -> Iterator[str]:
    """`outlets  unknown 2`: the most frequent values of each field."""
    by_field: defaultdict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        by_field[facet.field].append(facet)
    for field, found in by_field.items():
        most = sorted(found, key=lambda facet: (-facet.count, facet.value))[:values]
        told = "  ".join(f"{facet.value} {facet.count}" for facet in most)
        yield f"{_FACET_NAMES.get(field, field)}  {told}"
