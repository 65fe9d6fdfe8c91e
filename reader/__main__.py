"""The composition root and console script: builds the services and starts one of the two faces."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from reader.cli.main import run
from reader.cli.session import LibraryRequest, Session

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config import Config
    from reader.locations import Locations
    from reader.newsroom.live.open import OpenNewsroom
    from reader.newsroom.services import Newsroom


def main() -> None:
    """Runs the command line, and through it the app; ends the process with its exit code."""
    _open_standard_streams()
    try:
        code = run(session(), sys.argv[1:])
    except Exception as error:
        code = _crashed(error)
    sys.exit(code)


def _open_standard_streams() -> None:
    """Opens nothing in place of streams that were closed, before a file takes their numbers.

    Else what is printed could go into the library.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            if nothing != number:
                os.dup2(nothing, number)
                os.close(nothing)
            setattr(sys, name, os.fdopen(number, "w" if number else "r"))


def _crashed(error: Exception) -> int:
    """Tells of an error of the program's own, without a word of any article."""
    import datetime

    from reader import crash

    folder = _locations().state / "crashes"
    return crash.tell(error, folder=folder, now=datetime.datetime.now(datetime.UTC))


def session() -> Session:
    """A run of the command over real libraries, in the process's own environment."""
    return Session(os.environ, open_library=_open_library, run_app=_run_app, doctor=_doctor)


def _locations() -> Locations:
    from reader.locations import standard

    return standard(os.environ)


def _config_file(request: LibraryRequest, locations: Locations) -> Path | None:
    """The configuration file: named by option or `READER_CONFIG`, else the usual one if present."""
    from pathlib import Path

    named = request.config or os.environ.get("READER_CONFIG")
    if named:
        return Path(named).expanduser()
    usual = locations.config / "config.yaml"
    return usual if usual.exists() else None


def _open(
    request: LibraryRequest, *, as_who: str | None = None
) -> tuple[OpenNewsroom, Config, Path | None]:
    """The library asked for; without a name, the configured folders, else the one used last.

    Args:
        request: what the command line says.
        as_who: the session that acts are logged and undone under; its own for each run if None.
    """
    from pathlib import Path

    from reader import config as configuration
    from reader.newsroom.live import workspaces
    from reader.newsroom.live.open import open_newsroom, settings_of

    locations = _locations()
    file = _config_file(request, locations)
    config = configuration.load(file)
    folder, others = request.folder, []
    if folder is None and request.workspace is None and config.library.folders:
        folder, *others = (Path(each).expanduser() for each in config.library.folders)
    workspace = workspaces.choose(locations, folder=folder, name=request.workspace)
    opened = open_newsroom(
        workspace,
        settings=settings_of(config) if file else None,
        session=as_who,
        folders=[other.resolve() for other in others],
        speakers=config.speakers,
        searches=config.searches,
    )
    workspaces.remember(locations, workspace.name)
    return opened, config, file


def _open_library(request: LibraryRequest) -> tuple[Newsroom, str]:
    opened, config, _ = _open(request, as_who="command line")
    for warning in config.warnings:
        print(warning, file=sys.stderr)
    return opened.services, opened.workspace.name


def _run_app(request: LibraryRequest) -> int:
    # Nothing that is made before the first frame is garbage: the app starts the collector later.
    gc.disable()
    opened, config, file = _open(request)
    from reader.tui.app import run_app

    try:
        return run_app(
            opened.services,
            config=config,
            locations=_locations(),
            folder=str(request.folder or ", ".join(opened.services.scan.folders())),
            scan_command=_scan_command(opened.workspace.name, file),
        )
    finally:
        opened.close()


def _scan_command(workspace: str, config: Path | None) -> list[str]:
    """The child process that reads the folders; `-P` keeps it from importing out of them."""
    options = ["--config", str(config)] if config else []
    command = [sys.executable, "-P", "-m", "reader", *options, "--workspace", workspace]
    return [*command, "scan", "--progress-json"]


def _doctor(request: LibraryRequest) -> list[tuple[str, str, bool]]:
    from reader.newsroom.live.health import findings

    opened, config, file = _open(request)
    return findings(opened, config=config, file=file, locations=_locations())


if __name__ == "__main__":
    main()
