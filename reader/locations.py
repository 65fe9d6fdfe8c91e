"""Where things live on disk: the only module that knows the XDG directories."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Locations:
    """The only directories the program writes to, unless a command names a file."""

    config: Path
    """Holds `config.yaml`."""
    data: Path
    """Holds one directory a workspace, with the truth: precious."""
    cache: Path
    """Holds one directory a workspace, with the index: deletable at any time."""
    state: Path
    """Holds logs, crash reports, histories."""

    def library(self, workspace: str) -> Path:
        """The workspace's SQLite file."""
        return self.data / workspace / "library.db"

    def index(self, workspace: str) -> Path:
        """The directory that holds the workspace's derived indexes."""
        return self.cache / workspace / "index"


def standard(environment: Mapping[str, str]) -> Locations:
    """The platform's usual directories; `XDG_*_HOME` are obeyed on every platform."""

    def place(variable: str, default: str) -> Path:
        given = environment.get(variable, "")
        return Path(given) / "reader" if given else Path(default)

    return Locations(
        config=place("XDG_CONFIG_HOME", platformdirs.user_config_dir("reader")),
        data=place("XDG_DATA_HOME", platformdirs.user_data_dir("reader")),
        cache=place("XDG_CACHE_HOME", platformdirs.user_cache_dir("reader")),
        state=place("XDG_STATE_HOME", platformdirs.user_state_dir("reader")),
    )


def workspace_name(folder: Path) -> str:
    """The name of a folder's workspace: its last part and six hex digits of its resolved path."""
    resolved = folder.resolve()
    digest = hashlib.sha256(str(resolved).encode("utf-8", "surrogateescape")).hexdigest()[:6]
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", resolved.name).strip("-") or "root"
    return f"{stem}-{digest}"
