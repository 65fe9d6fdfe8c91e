"""Saved searches in the app: saving the search, listing what each finds now, opening, removing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.errors import ReaderError
from reader.model.search import SavedSearch, SearchPage, Seen
from reader.newsroom.search import Search
from reader.newsroom.search_wording import total_words
from reader.tui.desk import WRITING
from reader.tui.overlays import Overlays
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.searches_overlay import Folder, SearchesOverlay
from reader.tui.work import Ticket, Work

SEARCHES, NAMING = "searches", "search name"
"""The overlays' names; the first is the kind of work too."""

_NEW_OF = 2_000
"""Hits up to which new ones are looked for: of a wider search every day brings some."""

_NEW = 99
"""New hits that are counted one by one."""


class SavedSearches:
    """Keeps searches under names and shows what they find.

    Args:
        search: the library's search.
        work: asks and writes.
        overlays: opens list and prompt.
        list: shows the saved searches.
        prompt: asks for a name.
        tell: says what was done.
    """

    def __init__(
        self,
        search: Search,
        work: Work,
        *,
        overlays: Overlays,
        list: SearchesOverlay,
        prompt: Prompt,
        tell: Callable[[str], None],
    ) -> None:
        self._search = search
        self._work = work
        self._overlays = overlays
        self._list = list
        self._prompt = prompt
        self._tell = tell
        self._then: Callable[[str], None] = tell
        """What the name is asked for."""

    # Showing

    def open(self, words: str = "") -> None:
        """Opens the list; the counts come as they are made."""
        self._overlays.open(SEARCHES)
        self._list.filter(words)
        self._load()

    def refresh(self) -> None:
        """Counts anew, if the list is open: the library or the searches have changed."""
        if self._overlays.is_open(SEARCHES):
            self._load()

    @property
    def filter(self) -> Callable[[str], None] | None:
        """The filter of the list, where that is on top."""
        top = self._overlays.top
        return self._list.filter if top is not None and top.name == SEARCHES else None

    def _load(self) -> None:
        search = self._search
        self._work.latest(
            SEARCHES, lambda ticket: _folders(search, ticket), self._list.show_folders
        )

    def see(self, name: str) -> None:
        """The search was opened: what it finds now is new no more."""
        search = self._search

        def see() -> None:
            if search.run(_asked(name), limit=1).total <= _NEW_OF:
                hits = search.fresh(name, limit=_NEW_OF, where=Seen.OPENED)
                search.seen(name, hits, where=Seen.OPENED)

        self._work.every(WRITING, lambda ticket: see(), lambda done: self.refresh())

    # Keeping

    def ask_to_save(self, query: str) -> None:
        """Asks under which name to save a query."""
        self._ask(f"save {query or 'everything'} as", "", lambda name: self.save(name, query))

    def save(self, name: str, query: str) -> None:
        """Saves a query under a name."""
        search = self._search
        self._write(lambda: search.save(name, query), f"saved as {name}: gf lists it, u undoes")

    def ask_to_rename(self) -> None:
        """Asks for another name for the search under the cursor."""
        present = self._list.present
        if present is not None:
            name = present.name
            self._ask(f"rename {name}", name, lambda given: self._rename(name, given))

    def _rename(self, name: str, to: str) -> None:
        search = self._search
        if to != name:
            self._write(lambda: search.rename(name, to), f"{name} is {to} now; u undoes")

    def remove(self) -> None:
        """Forgets the search under the cursor."""
        present, search = self._list.present, self._search
        if present is not None:
            name = present.name
            self._write(lambda: search.remove(name), f"{name} removed; u brings it back")

    def _ask(self, question: str, name: str, then: Callable[[str], None]) -> None:
        self._then = then
        self._overlays.open(NAMING)
        self._prompt.ask(question, name)

    def accept(self, name: str) -> None:
        """Takes the name that was asked for."""
        self._overlays.close()
        if name:
            self._then(name)
        else:
            self._tell("a saved search needs a name")

    def _write(self, act: Callable[[], None], told: str) -> None:
        def done(nothing: None) -> None:
            self._tell(told)
            self.refresh()

        self._work.every(WRITING, lambda ticket: act(), done)


def _folders(search: Search, ticket: Ticket) -> Sequence[Folder]:
    folders = []
    for saved in search.saved():
        if ticket.cancelled():
            break
        folders.append(_folder(search, saved))
    return folders


def _folder(search: Search, saved: SavedSearch) -> Folder:
    try:
        page = search.run(_asked(saved.name), limit=1)
        return Folder(saved, total_words(page), _new(search, saved.name, page))
    except ReaderError as error:
        return Folder(saved, error.message)


def _new(search: Search, name: str, page: SearchPage) -> str:
    """How many hits came since the search was opened last."""
    if not page.total or page.total > _NEW_OF:
        return ""
    number = len(search.fresh(name, limit=_NEW + 1, where=Seen.OPENED))
    return f"{_NEW}+ new" if number > _NEW else f"{number} new" if number else ""


def _asked(name: str) -> str:
    return f'query:"{name}"'
