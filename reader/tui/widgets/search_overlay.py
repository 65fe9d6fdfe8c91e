"""Search over the whole library: a field, hits as one types, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.errors import QueryError
from reader.model.search import Facet, Hit, Order, SearchPage, Survey
from reader.newsroom.search_wording import filter_words, none_words
from reader.text.safe import printable
from reader.tui.facet_rows import facet_rows, is_excluded
from reader.tui.messages import (
    FacetChosen,
    OpenPassage,
    SearchChanged,
    SearchExplained,
    SearchMore,
    SearchSettled,
)
from reader.tui.panel_rows import Row, Run, Target, remark
from reader.tui.search_words import error_words, foot_words, status_words
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.field import Field
from reader.tui.widgets.hit_rows import hit_rows
from reader.tui.widgets.remarks import Remarks
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.virtual_list import VirtualList
from reader.tui.wording import shortened

_LABEL = " search  "
_WIDE = 100
"""Cells from which the total stands beside the field, and the facets beside the hits."""

_PATIENCE_S = 0.15
"""How long an answer may take before the overlay says that it is searching."""

_SETTLED_S = 0.25
"""How long nothing is typed before what takes longer to count is asked for."""

_COLUMN = 32
"""Cells of the facets beside the hits."""

_FEWEST = 12
"""Hits that are asked for however small the screen is."""

_MARGINS = 2
_REPEATED = 60
"""Code points of the passage whose like is shown."""
_SHARED = "rare words shared"
"""What passages like another one are sorted by."""


class _Hits(RowList):
    """Shows its cursor in full while the keys are in the field above it."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": RowList.LOOKS["cursor"]}


class _Facets(RowList):
    """Shows its cursor only while it has the keys."""

    LOOKS = {**RowList.LOOKS, "cursor-blurred": ""}


class SearchOverlay(Widget):
    """Shows what the app finds; the latest answer only is handed to it."""

    DEFAULT_CSS = """
    SearchOverlay {
        layout: vertical; background: $surface; width: 1fr; height: 1fr;
        & > .search--line { height: 1; }
        & > .search--found { height: 1fr; margin: 0 0 1 0; }
        & Static { width: 1fr; height: auto; color: $text-muted; padding: 0 1; }
        & > Horizontal > .search--label { width: 9; padding: 0; text-style: bold; color: $text; }
        & Bar { background: $surface; }
        & > .search--line > Bar { width: 60; }
        & > .search--told, & > .search--foot { max-height: 3; }
        & > .search--told.-error { color: $text-error; padding: 0; }
        & #facets { width: 30; margin-left: 2; }
        &.-narrow #facets { width: 1fr; margin-left: 0; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = Field()
        self.hits = _Hits(id="hits")
        self.facets = _Facets(id="facets")
        self.order = Order.NEWEST
        self.is_accepting = False
        """Whether Enter was pressed before the hits were there: the first one is opened then."""
        self._page: SearchPage | None = None
        self._survey: Survey | None = None
        self._shown: tuple[Hit, ...] = ()
        self._waiting: Timer | None = None
        self._settling: Timer | None = None
        self._asked: str | None = None
        self._is_answered = False
        self._more: str | None = None
        """Where the page begins that was asked for last."""
        self._like = ""
        """The passage whose like is shown, instead of what answers a query."""
        self._status_beside, self._status_below = Bar(), Bar()
        self._told = Remarks(classes="search--told", rows=1)
        self._explained = Remarks(classes="search--explained")
        self._foot = Remarks(classes="search--foot")

    def compose(self) -> ComposeResult:
        """The field with the total, remarks, hits beside facets, and how it was understood."""
        with Horizontal(classes="search--line"):
            yield Static(_LABEL, markup=False, classes="search--label")
            yield self.field
            yield self._status_beside
        yield self._status_below
        yield self._told
        yield self._explained
        with Horizontal(classes="search--found"):
            yield self.hits
            yield self.facets
        yield self._foot

    # Asking

    def open(self, query: str | None = None) -> None:
        """Takes the keys and asks for the hits of a query; None keeps the last one, selected."""
        self.field.start(self.field.value if query is None else query)
        self.field.select_all()
        self._ask()

    def open_like(self, passage: str) -> None:
        """Takes the keys and waits for passages like this one."""
        self.field.start()
        self._wait("")
        self._like = passage

    def ask_for(self, query: str) -> None:
        """Asks for the hits of another query; whatever has the keys keeps them."""
        self.field.value = query
        self.field.cursor_position = len(query)
        self._ask()

    @property
    def room(self) -> int:
        """How many hits to ask for: what the screen has room for, and a few more."""
        return max(_FEWEST, self.size.height // (1 if self._has_long_lines else 2))

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.value

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        if self.typed != self._asked:  # opening the overlay has asked already
            self._ask()

    def _ask(self) -> None:
        self._wait(self.typed)
        self.post_message(SearchChanged(self.typed, self.order))

    def _wait(self, query: str) -> None:
        """For the answer to a query; what came of the one before is of no use any more."""
        self.call_off()
        self._asked, self._like = query, ""
        self._waiting = self.set_timer(_PATIENCE_S, lambda: self._status("searching…"))

    def call_off(self, told: str = "") -> None:
        """Waits for no answer any more: it was cancelled, or there is none.

        Args:
            told: what became of it; empty leaves what the overlay says of the hits it shows.
        """
        for timer in (self._waiting, self._settling):
            if timer is not None:
                timer.stop()
        self._waiting = self._settling = None
        self._is_answered = self.is_accepting = False
        if told:
            self._status(told)

    def leave(self) -> None:
        """Remembers the query and waits for nothing."""
        self.field.remember(self.typed)
        self.call_off()

    # What is shown

    def show_page(self, page: SearchPage) -> None:
        """Shows the hits of the latest query."""
        accepting = self.is_accepting
        self.call_off()
        self._is_answered = True
        self._page, self._shown, self._more = page, page.hits, None
        self._survey = Survey(page.facets, page.filters, page.hidden) if page.facets else None
        self._explained.say("", width=0)
        self._tell_remarks()
        self._update(keep=False)
        if accepting:
            self.accept()
        elif not self._like:
            self._settling = self.set_timer(_SETTLED_S, self._settle)

    def _settle(self) -> None:
        self.post_message(SearchSettled(self.typed))

    def show_survey(self, query: str, survey: Survey) -> None:
        """Shows what a finished query's answers have in common, and what its filters hide."""
        if query == self._asked and self._is_answered:
            self._survey = survey
            self._tell_remarks()
            self._update()

    def add_page(self, page: SearchPage) -> None:
        """Shows further hits below those there are."""
        self._page = page
        self._shown += page.hits
        self._update()

    def show_error(self, error: QueryError) -> None:
        """Points at the place that could not be read; the last good hits stay."""
        self.call_off(self._found)
        self._is_answered = True
        indent = len(_LABEL) - round(self.field.scroll_x)
        self._tell(error_words(error, indent=indent), error=True)

    def show_explanation(self, text: str) -> None:
        """Shows how the query is understood above the hits, until there are others."""
        self._explained.say(text, width=self.size.width - _MARGINS)

    def on_resize(self) -> None:
        """The total and the facets stand beside field and hits where there is room."""
        self._update()

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= _WIDE

    @property
    def _hits_width(self) -> int:
        return self.size.width - (_COLUMN if self._is_wide else 0)

    @property
    def _has_long_lines(self) -> bool:
        return self._hits_width >= _WIDE

    def _arrange(self) -> None:
        """Where there is no column for the facets, they are shown while they have the keys."""
        wide = self._is_wide
        self.set_class(not wide, "-narrow")
        self._status_beside.display = wide
        self._status_below.display = not wide
        self.facets.display = wide or self.in_facets
        self.hits.display = wide or not self.in_facets

    def _tell_remarks(self) -> None:
        """What a person should know of the hits shown."""
        if self._page is not None:
            like = f"passages like “{shortened(self._like, _REPEATED)}”" if self._like else ""
            filters = filter_words(self._page.filters, self._hidden) if self._shown else ""
            told = (like, filters, *self._page.hints)
            self._tell(" · ".join(part for part in told if part), error=False)

    @property
    def _hidden(self) -> int | None:
        return self._survey.hidden if self._survey is not None else None

    def _update(self, *, keep: bool = True) -> None:
        self._arrange()
        page, survey = self._page, self._survey
        if page is None:
            return
        self._status(self._found)
        self.hits.show_rows(tuple(self._hit_rows(page)), keep=keep)
        if self._like:
            self.facets.show_rows(())
        elif survey is not None or not page.total:
            facets = survey.facets if survey is not None else ()
            self.facets.show_rows(tuple(facet_rows(facets, understood=page.understood)))
        facets = survey.facets if survey is not None and not self._is_wide else ()
        width = self.size.width - _MARGINS
        self._foot.say(foot_words(page, facets, width), width=width)

    def _hit_rows(self, page: SearchPage) -> Iterator[Row]:
        if self._shown:
            width = self._hits_width - _MARGINS
            yield from hit_rows(self._shown, width, wide=self._has_long_lines)
        else:
            yield remark(none_words(page, self._hidden))

    @property
    def _found(self) -> str:
        """What is said of the hits shown."""
        if self._page is None:
            return ""
        return status_words(self._page, _SHARED if self._like else self.order.value)

    def _status(self, text: str) -> None:
        words = (Run(printable(text)),)
        if self._is_wide:
            self._status_beside.set_runs((), words)
        else:
            self._status_below.set_runs(words)

    def _tell(self, text: str, *, error: bool) -> None:
        self._told.set_class(error, "-error")
        self._told.say(text, width=self.size.width - (0 if error else _MARGINS))

    # What keys are bound to

    @property
    def target(self) -> Target | None:
        """The hit that the cursor stands on."""
        return self.hits.target

    @on(Input.Submitted)
    def accept(self) -> None:
        """Opens the hit at the cursor at its passage, as soon as the hits are those asked for.

        Where the answer was called off, it is asked for again.
        """
        self.is_accepting = self._waiting is not None
        if not (self._is_answered or self.is_accepting):
            self._ask()
        elif self._is_answered and self.target is not None:
            self.field.remember(self.typed)
            query = "" if self._like else self.typed
            self.post_message(OpenPassage(self.target.article, self.target.span, query))

    @on(VirtualList.Chosen, "#hits")
    def _hit_chosen(self, message: VirtualList.Chosen) -> None:
        message.stop()
        self.accept()

    @on(VirtualList.Chosen, "#facets")
    def _facet_chosen(self, message: VirtualList.Chosen) -> None:
        message.stop()
        self.post_message(FacetChosen())

    @property
    def facet(self) -> Facet | None:
        """The facet that the cursor stands on."""
        about = self.facets.target.about if self.facets.target else None
        return about if isinstance(about, Facet) else None

    @property
    def is_facet_excluded(self) -> bool:
        """Whether the query bars what that facet stands for."""
        understood = self._page.understood if self._page is not None else ""
        return self.facet is not None and is_excluded(self.facet, understood)

    def next_order(self) -> None:
        """Sorts by date, or by relevance."""
        self.order = Order.RELEVANCE if self.order is Order.NEWEST else Order.NEWEST
        if not self._like:
            self._ask()

    def explain(self) -> None:
        """Asks how the query is understood; once more takes the answer away."""
        if self._explained.display:
            self._explained.say("", width=0)
        else:
            self.post_message(SearchExplained(self.typed))

    def turn(self, step: int) -> None:
        """Gives the keys to field, hits or facets, whichever follows and has anything to choose."""
        ring: list[Widget] = [self.field]
        if self.hits.targets:
            ring.append(self.hits)
        is_surveyed = self._survey is not None or self._like or not self._shown
        if self.facets.targets or not is_surveyed:
            ring.append(self.facets)
        focused = self.screen.focused
        at = ring.index(focused) if focused in ring else 0
        self._give_keys(ring[(at + step) % len(ring)])

    @property
    def in_hits(self) -> bool:
        """Whether the hits have the keys."""
        return self.is_attached and self.screen.focused is self.hits

    @property
    def in_facets(self) -> bool:
        """Whether the facets have the keys."""
        return self.is_attached and self.screen.focused is self.facets

    def to_field(self) -> None:
        """Gives the keys to the field."""
        self._give_keys(self.field)

    def _give_keys(self, to: Widget) -> None:
        to.display = True
        self.screen.set_focus(to)
        self._arrange()

    # Movement, in what has the keys

    @property
    def _rows(self) -> RowList:
        return self.facets if self.in_facets else self.hits

    def move_rows(self, count: int) -> None:
        """Chooses the next or previous hit or facet."""
        self._rows.move_rows(count)
        self._ask_for_more()

    def move_pages(self, count: float) -> None:
        """Moves by pages."""
        self._rows.move_pages(count)
        self._ask_for_more()

    def move_top(self) -> None:
        """To the first."""
        self._rows.move_top()

    def move_bottom(self) -> None:
        """To the last that is shown."""
        self._rows.move_bottom()
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        """At the last hit shown, for those that follow, once."""
        cursor = self._page.cursor if self._page is not None else None
        is_last = self.hits.targets[-1:] == [self.hits.target]
        if cursor and is_last and cursor != self._more and self._rows is self.hits:
            self._more = cursor
            self.post_message(SearchMore(self.typed, self.order, cursor))
