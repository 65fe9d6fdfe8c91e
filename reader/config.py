"""What can be configured: one typed tree, every key optional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from reader.errors import ConfigError


def _between(low: int, high: int) -> Mapping[str, Any]:
    """Field metadata: the value must lie between the two, both included."""

    def problem(value: int) -> str | None:
        wanted = f"{low}" if low == high else f"from {low} to {high}"
        return None if low <= value <= high else f"must be {wanted}, not {value}"

    return {"check": problem}


THEMES = (
    "auto",
    "textual-dark",
    "textual-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "tokyo-night",
)
"""`auto`, and the names of Textual's own themes, which commands must know without Textual."""

_INTERNAL: Mapping[str, Any] = {"internal": True}
"""Field metadata: no key of the file."""


@dataclass(frozen=True, slots=True)
class LibraryConfig:
    """What is read."""

    folders: tuple[str, ...] = ()
    """Article folders that are read where the command line names none; `~` is the home."""
    follow_symlinks: bool = False
    """Whether symbolic links inside a folder are followed, also out of it."""


@dataclass(frozen=True, slots=True)
class MetadataRule:
    """One of: what a path tells, where metadata lies beside a file."""

    match: str = ""
    """A path pattern, as `{outlet}/{date:%Y-%m-%d}-{slug}.txt`; the first that fits counts."""
    sidecar: str = ""
    """The name of a metadata file, with `{stem}` or `{name}` of the article's file."""


@dataclass(frozen=True, slots=True)
class MetadataConfig:
    """Where facts about articles come from, apart from the articles."""

    rules: tuple[MetadataRule, ...] = ()
    """In order of trust."""


@dataclass(frozen=True, slots=True)
class OutletConfig:
    """A newspaper, agency or site."""

    name: str = ""
    """As shown; empty means its key."""
    aliases: tuple[str, ...] = ()
    """Other names for it, in metadata and paths; its key is one of them."""


@dataclass(frozen=True, slots=True)
class SpeakerConfig:
    """A person or institution that is printed under several names."""

    name: str = ""
    """As shown."""
    aliases: tuple[str, ...] = ()
    """Other spellings."""


@dataclass(frozen=True, slots=True)
class UiConfig:
    """How the app looks."""

    theme: str = field(default="auto", metadata={"names": THEMES})
    """One of `THEMES`; `auto`, and what it is instead of an unknown one, is Textual's dark one."""
    width: int = field(default=80, metadata=_between(30, 200))
    """Columns of text in an article, at most, also where two are compared."""
    layout: Literal["auto", "wide", "stacked", "single"] = "auto"
    """Where the side panel stands; `auto` goes by the terminal's width."""
    mouse: bool = False
    """Whether the app takes the mouse; off, the terminal's own selection works."""
    ascii: bool = False
    """Whether lines and signs are drawn in ASCII; typographic marks stay as they are written."""
    speaker_signs: bool = True
    """Whether the gutter names the speaker of a quotation with two letters."""


@dataclass(frozen=True, slots=True)
class KeysConfig:
    """What the keys do."""

    bind: Mapping[str, str] = field(default_factory=dict)
    """Keys, or sequences with blanks between, and the action each stands for."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be configured; `Config()` is what holds without a file."""

    version: int = field(default=1, metadata=_between(1, 1))
    """Of this file's form."""
    library: LibraryConfig = field(default_factory=LibraryConfig)
    metadata: MetadataConfig = field(default_factory=MetadataConfig)
    outlets: Mapping[str, OutletConfig] = field(default_factory=dict)
    """By a short key, which may also stand in paths and metadata."""
    speakers: tuple[SpeakerConfig, ...] = ()
    searches: Mapping[str, str] = field(default_factory=dict)
    """Saved searches: query by name."""
    ui: UiConfig = field(default_factory=UiConfig)
    keys: KeysConfig = field(default_factory=KeysConfig)

    path: str = field(default="", metadata=_INTERNAL)
    """The file that was read, or empty."""
    warnings: tuple[str, ...] = field(default=(), metadata=_INTERNAL)
    """What was passed over, a sentence each: unknown keys, keys that stand twice."""
    lines: Mapping[str, int] = field(default_factory=dict, metadata=_INTERNAL)
    """The 1-based line of every key that was set, as `ui.width` or `metadata.rules[0]`."""

    def error(self, problem: str, *, key: str) -> ConfigError:
        """The error to raise where a value turns out unusable only later."""
        return ConfigError(problem, path=self.path, line=self.lines.get(key), key=key)


def load(path: Path | None) -> Config:
    """Reads a configuration file; None gives the defaults.

    Control characters and other code points without a shape are removed from all values.

    Raises:
        ConfigError: the file cannot be read, is no YAML, or has a value of the wrong type or out
            of its range; the error names file, line and key. Unknown keys are only warned about.
    """
    if path is None:
        return Config()
    # Most people have no such file, and its reader takes longer to import than all else here.
    from reader.config_file import read

    return read(path)
