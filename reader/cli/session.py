"""What the composition root hands to the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.newsroom.services import Newsroom


@dataclass(frozen=True, slots=True)
class LibraryRequest:
    """Which library a command asks for; the first that is given decides."""

    folder: Path | None = None
    """An article folder; its workspace is created when it has none yet."""
    workspace: str | None = None
    config: Path | None = None


class OpenLibrary(Protocol):
    """Opens a library."""

    def __call__(self, request: LibraryRequest) -> tuple[Newsroom, str]:
        """The services and the library's name, for messages.

        Raises:
            UsageError: no such folder, no such workspace, or nothing was ever opened.
        """
        ...


class RunApp(Protocol):
    """Runs the terminal app."""

    def __call__(self, request: LibraryRequest) -> int:
        """Returns the process's exit code."""
        ...


class Doctor(Protocol):
    """Looks after the installation."""

    def __call__(self, request: LibraryRequest) -> list[tuple[str, str, bool]]:
        """What was looked at, what was found, and whether it is well."""
        ...


@dataclass(slots=True)
class Session:
    """One run of the command: its surroundings, and the choices made by global options."""

    environment: Mapping[str, str]
    open_library: OpenLibrary
    run_app: RunApp
    doctor: Doctor
    config: Path | None = None
    workspace: str | None = None
    plain: bool = False
    color: str = "auto"

    def request(self, where: str | None = None) -> LibraryRequest:
        """The library named by `--in`, by a folder argument, or by the global options.

        Args:
            where: a folder or the name of a workspace, or None.
        """
        if where is None:
            return LibraryRequest(workspace=self.workspace, config=self.config)
        from pathlib import Path

        path = Path(where).expanduser()
        if path.is_dir() or "/" in where or where.startswith(("~", ".")):
            return LibraryRequest(folder=path, workspace=self.workspace, config=self.config)
        return LibraryRequest(workspace=where, config=self.config)

    def library(self, where: str | None = None) -> Newsroom:
        """Opens the library; says on stderr which one where none was named."""
        newsroom, name = self.open_library(self.request(where))
        if where is None and self.workspace is None:
            click.echo(f"library: {name}", err=True)
        return newsroom


pass_session = click.make_pass_decorator(Session)
