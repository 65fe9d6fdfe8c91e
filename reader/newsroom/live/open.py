"""Opens a library and puts the services together."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reader.errors import UsageError
from reader.model.speaker import Merge
from reader.newsroom.live.articles import LiveArticles
from reader.newsroom.live.desk import Desk, utc_now
from reader.newsroom.live.folders import read_also
from reader.newsroom.live.indexing import Index
from reader.newsroom.live.late import Late, LateCheck, LateSearch, LateServices
from reader.newsroom.live.naming import aliases
from reader.newsroom.live.stories import LiveStories
from reader.newsroom.live.workspaces import Workspace
from reader.newsroom.services import Newsroom
from reader.store.connection import Library

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config import Config, SpeakerConfig
    from reader.newsroom.check import Check
    from reader.newsroom.live.survey import Settings
    from reader.newsroom.search import Search


@dataclass(frozen=True, slots=True)
class OpenNewsroom:
    """An open library: its services, and what its caller closes."""

    services: Newsroom
    workspace: Workspace
    library: Library
    index: Index

    def close(self) -> None:
        """Closes the library; its services must not be used any more."""
        self.library.close()


def open_newsroom(
    workspace: Workspace,
    *,
    settings: Settings | None = None,
    session: str | None = None,
    now: Callable[[], datetime.datetime] = utc_now,
    folders: Iterable[Path] = (),
    speakers: Iterable[SpeakerConfig] = (),
    searches: Mapping[str, str] = MappingProxyType({}),
) -> OpenNewsroom:
    """Opens a workspace, creating it where it is new, and adds its folder to what it reads.

    Args:
        workspace: which one.
        settings: how its folders are read.
        session: by what name acts are logged; those of one name are undone as one person's.
            Each run is a session of its own where None.
        now: the time, with its zone.
        folders: further folders that it is to read, resolved.
        speakers: who is printed under several names, by the configuration.
        searches: saved searches of the configuration, query by name.

    Raises:
        LibraryDamaged, LibraryTooNew, Busy, DataError: the library cannot be opened.
        UsageError: a folder is not there and never was.
    """
    library = Library(workspace.library)
    own = [] if workspace.folder is None else [workspace.folder]
    try:
        read_also(library, [*own, *folders])
    except UsageError:
        library.close()
        raise
    index = Index(library, workspace.index)
    desk = Desk(
        library=library,
        session=session or _session_name(now()),
        now=now,
        changed=index.follow,
        aliases=aliases(Merge(each.name, each.aliases) for each in speakers if each.name),
        searches=searches,
    )
    return OpenNewsroom(_first_services(desk, index, settings), workspace, library, index)


def settings_of(config: Config) -> Settings:
    """How folders are read, by the configuration.

    Raises:
        ConfigError: a rule cannot be read; it names file, line and key.
    """
    from reader.newsroom.live.survey import Settings
    from reader.sources.settings import knowledge, sidecars

    return Settings(
        knowledge=knowledge(config),
        follow_symlinks=config.library.follow_symlinks,
        sidecars=sidecars(config),
    )


def _first_services(desk: Desk, index: Index, settings: Settings | None) -> Newsroom:
    """The services; only what a list of headlines needs is there at once.

    The others take about as long to import as it takes until the first headline is shown.
    """
    rest = LateServices(partial(_services, desk, index, settings))
    services: dict[str, Any] = {field.name: Late(rest, field.name) for field in fields(Newsroom)}
    return Newsroom(**services | {"articles": LiveArticles(desk), "stories": LiveStories(desk)})


def _services(desk: Desk, index: Index, settings: Settings | None) -> Newsroom:
    """All of them."""
    from reader.newsroom.live.corrections import LiveCorrections
    from reader.newsroom.live.history import LiveHistory
    from reader.newsroom.live.matches import LiveMatches
    from reader.newsroom.live.notes import LiveNotes
    from reader.newsroom.live.quotes import LiveQuotes
    from reader.newsroom.live.scan import LiveScan
    from reader.newsroom.live.speakers import LiveSpeakers

    matches = LiveMatches(desk)
    return Newsroom(
        articles=LiveArticles(desk),
        search=LateSearch(partial(_search, desk, index)),
        quotes=LiveQuotes(desk),
        speakers=LiveSpeakers(desk),
        matches=matches,
        stories=LiveStories(desk),
        notes=LiveNotes(desk),
        history=LiveHistory(desk),
        corrections=LiveCorrections(desk),
        check=LateCheck(partial(_check, desk, index)),
        scan=LiveScan(desk, index=index, matches=matches, settings=settings),
    )


def _search(desk: Desk, index: Index) -> Search:
    from reader.newsroom.live.search import LiveSearch

    return LiveSearch(desk, index.searchable, repair=index.rebuild, warm=index.warm)


def _check(desk: Desk, index: Index) -> Check:
    from reader.newsroom.live.check import LiveCheck

    return LiveCheck(desk, index.searchable, index.rebuild)


def _session_name(now: datetime.datetime) -> str:
    """Unique, and telling to a person: when it began and in which process."""
    return f"{now:%Y-%m-%d %H:%M} process {os.getpid()} {os.urandom(2).hex()}"
