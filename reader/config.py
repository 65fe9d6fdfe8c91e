"""The configuration file: one typed tree, every key optional, every problem named with its line."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from reader.errors import ConfigError

_KEY = re.compile(r"[\s\-\"']*([^\s:#\"'\[\]{}-][^:#\"']{0,80})[\"']?\s*:")
_LARGEST = 1_000_000
"""Bytes of configuration that are read."""


def _between(low: int, high: int) -> Mapping[str, Any]:
    """Field metadata: the value must lie between the two, both included."""

    def problem(value: int) -> str | None:
        wanted = f"{low}" if low == high else f"from {low} to {high}"
        return None if low <= value <= high else f"must be {wanted}, not {value}"

    return {"check": problem}


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
    country: str = ""
    group: str = ""
    """A label of one's own, to group columns by."""
    lang: str = ""


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

    theme: str = "auto"
    """A theme's name; `auto` follows the terminal."""
    width: int = field(default=80, metadata=_between(30, 200))
    """Columns of text in an article, at most."""
    layout: Literal["auto", "wide", "stacked", "single"] = "auto"
    """Where the side panel stands; `auto` goes by the terminal's width."""
    mouse: bool = False
    """Whether the app takes the mouse; off, the terminal's own selection works."""
    ascii: bool = False
    """Whether lines and signs are drawn in ASCII."""
    speaker_signs: bool = True
    """Whether quotations carry two letters of their speaker's name."""


@dataclass(frozen=True, slots=True)
class KeysConfig:
    """What the keys do."""

    preset: str = "vim"
    """The keymap to begin with."""
    bind: Mapping[str, str] = field(default_factory=dict)
    """Keys, or sequences with blanks between, and the action each stands for."""


@dataclass(frozen=True, slots=True)
class CopyConfig:
    """What copying a passage puts on the clipboard."""

    template: str = "default"
    """The citation's form."""


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
    copy: CopyConfig = field(default_factory=CopyConfig)
    browser: str = ""
    """The command that opens links; empty means `$BROWSER`."""

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
    shown = _visible(str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise ConfigError((error.strerror or "cannot be read").lower(), path=shown) from None
    if len(raw) > _LARGEST:
        raise ConfigError(f"larger than {_LARGEST // 1000} kB", path=shown)
    return _Reader(shown).config(raw)


def _visible(text: str) -> str:
    return "".join(filter(str.isprintable, text))


class _Reader:
    """Turns YAML nodes into the types that the dataclasses declare.

    It works on nodes and not on Python values, because nodes know their lines, and because a
    plain `no` where text is asked for (the language) is then still what was written.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.warnings: list[str] = []
        self.lines: dict[str, int] = {}

    def config(self, raw: bytes) -> Config:
        """The whole tree."""
        root = self._compose(raw)
        if root is None or _is_null(root):
            return Config(path=self.path)
        values = self._fields(root, Config, "")
        values |= {"path": self.path, "warnings": tuple(self.warnings), "lines": self.lines}
        return Config(**values)

    def _compose(self, raw: bytes) -> yaml.Node | None:
        try:
            root: yaml.Node | None = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)
            return root
        except UnicodeDecodeError as error:
            raise self._broken("not valid UTF-8", raw, raw.count(b"\n", 0, error.start)) from None
        except RecursionError:
            raise ConfigError("nested too deep", path=self.path) from None
        except yaml.reader.ReaderError as error:
            before = raw.decode("utf-8-sig")[: error.position]
            raise self._broken("holds a control character", raw, before.count("\n")) from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = _visible(error.problem or "no YAML")
            raise self._broken(problem, raw, mark.line if mark else 0) from None

    def _broken(self, problem: str, raw: bytes, before: int) -> ConfigError:
        """The error for text that is no YAML, under the last key that stands before it.

        Args:
            problem: in words.
            raw: the whole file.
            before: how many lines stand before the broken one.
        """
        above = raw.decode("utf-8", "replace").splitlines()[: before + 1]
        keys = [found[1] for line in above if (found := _KEY.match(line))]
        key = _visible(keys[-1]) if keys else ""
        return ConfigError(problem, path=self.path, line=before + 1, key=key)

    def _fail(self, problem: str, node: yaml.Node, key: str, *, hint: str = "") -> ConfigError:
        line = node.start_mark.line + 1 if node.start_mark else None
        return ConfigError(problem, path=self.path, line=line, key=key, hint=hint)

    def _value(self, node: yaml.Node, kind: Any, key: str) -> Any:
        """The node's value as the given type."""
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin is None and hasattr(kind, "__dataclass_fields__"):
            return kind(**self._fields(node, kind, key))
        if origin is tuple:
            return self._list(node, inner[0], key)
        if origin is Mapping:
            return {
                name: self._value(value, inner[1], f"{key}.{name}")
                for name, value in self._pairs(node, key).items()
            }
        if origin is Literal:
            return self._choice(node, inner, key)
        return self._scalar(node, kind, key)

    def _fields(self, node: yaml.Node, kind: type, key: str) -> dict[str, Any]:
        """The values of a dataclass's fields that are set; unknown keys are warned about."""
        known = {each.name: each for each in fields(kind) if not each.metadata.get("internal")}
        hints = typing.get_type_hints(kind)
        values: dict[str, Any] = {}
        for name, value in self._pairs(node, key).items():
            place = f"{key}.{name}" if key else name
            if name not in known:
                self._unknown(value, place, name, list(known))
            elif not _is_null(value):
                values[name] = self._value(value, hints[name], place)
                self._check(known[name], values[name], value, place)
        return values

    def _check(self, each: Field[Any], value: Any, node: yaml.Node, key: str) -> None:
        check: Callable[[Any], str | None] = each.metadata.get("check", lambda _: None)
        problem = check(value)
        if problem:
            raise self._fail(problem, node, key)

    def _unknown(self, node: yaml.Node, key: str, name: str, known: list[str]) -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        meant = f"; did you mean “{near[0]}”?" if near else f"; known are {', '.join(known)}"
        line = node.start_mark.line + 1 if node.start_mark else 0
        self.warnings.append(f"{self.path}:{line}: unknown key “{key}”{meant}")

    def _pairs(self, node: yaml.Node, key: str) -> dict[str, yaml.Node]:
        """A mapping's value nodes by their cleaned keys; where a key stands twice, the last."""
        if not isinstance(node, yaml.MappingNode):
            raise self._fail(f"must be keys with values, not {_found(node)}", node, key)
        pairs: dict[str, yaml.Node] = {}
        for name_node, value in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                raise self._fail("a key must be a word", name_node, key)
            name = _visible(name_node.value)
            place = f"{key}.{name}" if key else name
            if name in pairs:
                self.warnings.append(f"{self.path}: “{place}” stands twice; the last one counts")
            self.lines[place] = name_node.start_mark.line + 1
            pairs[name] = value
        return pairs

    def _list(self, node: yaml.Node, kind: Any, key: str) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._fail(f"must be a list, not {_found(node)}", node, key)
        values = []
        for number, entry in enumerate(node.value):
            place = f"{key}[{number}]"
            self.lines[place] = entry.start_mark.line + 1
            values.append(self._value(entry, kind, place))
        return tuple(values)

    def _choice(self, node: yaml.Node, choices: tuple[str, ...], key: str) -> str:
        chosen: str = self._scalar(node, str, key)
        if chosen not in choices:
            near = difflib.get_close_matches(chosen, choices, n=1)
            hint = f"did you mean “{near[0]}”?" if near else ""
            problem = f"must be one of {', '.join(choices)}, not “{chosen}”"
            raise self._fail(problem, node, key, hint=hint)
        return chosen

    def _scalar(self, node: yaml.Node, kind: type, key: str) -> Any:
        wanted = {bool: "true or false", int: "a whole number"}.get(kind, "text")
        if isinstance(node, yaml.ScalarNode):
            if kind is str:
                return _visible(node.value)
            if kind is bool and node.tag.endswith(":bool"):
                return node.value.lower() in ("true", "yes", "on")
            if kind is int and node.tag.endswith(":int") and node.value.lstrip("+-").isdecimal():
                return int(node.value[:18])
        raise self._fail(f"must be {wanted}, not {_found(node)}", node, key)


def _is_null(node: yaml.Node) -> bool:
    """Whether a key was written without a value: its default holds."""
    return bool(node.tag == "tag:yaml.org,2002:null")


def _found(node: yaml.Node) -> str:
    """What stands there instead, in words."""
    if isinstance(node, yaml.ScalarNode):
        value = _visible(node.value)
        return f"“{value if len(value) <= 40 else value[:39] + '…'}”"
    return "a list" if isinstance(node, yaml.SequenceNode) else "keys with values"
