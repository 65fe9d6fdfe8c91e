"""Search in the app: its overlays, and what leads them.

Made ready after the first screen, with everything else that is opened later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.tui.keys.contexts import Where
from reader.tui.messages import SearchNamed
from reader.tui.overlays import Overlay
from reader.tui.saved_searches import NAMING, SEARCHES, SavedSearches
from reader.tui.searching import Searching
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.search_overlay import SearchOverlay
from reader.tui.widgets.searches_overlay import SearchesOverlay

if TYPE_CHECKING:
    from reader.tui.shell import Shell

SEARCH = "search"
"""The overlay's name."""

_SCROLLING = (Where.MOVEMENT, Where.EVERYWHERE)


class SearchParts:
    """The widgets, by name."""

    def __init__(self) -> None:
        self.search = SearchOverlay(id="search")
        self.saved = SearchesOverlay(id="searches")
        self.name = Prompt(SearchNamed, id="search-name")

    async def mount(self, shell: Shell) -> None:
        """Mounts overlays over the panes and the prompt above the status line."""
        body = shell.parts.body
        await body.mount(self.search, self.saved)
        await body.screen.mount(self.name, before=shell.parts.status)

    def overlays(self) -> Iterator[Overlay]:
        """What can be opened over the panes, with its contexts and what its keys act on."""
        yield Overlay(
            SEARCH,
            self.search,
            self._contexts,
            mover=self.search,
            field=self.search.field,
            accept=self.search.accept,
            leave=self.search.leave,
        )
        yield Overlay(
            SEARCHES,
            self.saved,
            lambda: (Where.SEARCHES, *_SCROLLING),
            mover=self.saved.rows,
            accept=self.saved.accept,
        )
        yield Overlay(
            NAMING,
            self.name,
            lambda: (Where.FIELD,),
            field=self.name.field,
            accept=self.name.accept,
            is_line=True,
        )

    def _contexts(self) -> tuple[Where, ...]:
        if self.search.in_hits:
            return (Where.HITS, *_SCROLLING)
        if self.search.in_facets:
            return (Where.FACETS, *_SCROLLING)
        return (Where.SEARCH, Where.FIELD)

    def wire(self, shell: Shell) -> None:
        """Builds what leads these widgets, as attributes of the shell."""
        search, work, overlays = shell.newsroom.search, shell.work, shell.overlays
        shell.searching = Searching(search, work, self.search, lambda: overlays.open(SEARCH))
        shell.saved = SavedSearches(
            search,
            work,
            overlays=overlays,
            list=self.saved,
            prompt=self.name,
            tell=shell.status.tell,
        )
