"""Reads the configuration file: every problem is named with its line."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from reader.config import Config
from reader.errors import ConfigError

_KEY = re.compile(r"[\s\-\"']*([^\s:#\"'\[\]{}-][^:#\"']{0,80})[\"']?\s*:")
_LARGEST = 1_000_000
"""Bytes of configuration that are read."""


def read(path: Path) -> Config:
    """Reads a configuration file.

    Raises:
        ConfigError: as `reader.config.load` says.
    """
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
        """Refuses a value out of its range; warns about a name that nothing has."""
        names = each.metadata.get("names")
        if names and value not in names:
            self._warn(f"“{key}” is “{value}”, which is unknown", value, names, node)
        check: Callable[[Any], str | None] = each.metadata.get("check", lambda _: None)
        problem = check(value)
        if problem:
            raise self._fail(problem, node, key)

    def _unknown(self, node: yaml.Node, key: str, name: str, known: list[str]) -> None:
        self._warn(f"unknown key “{key}”", name, known, node)

    def _warn(self, problem: str, given: str, known: Sequence[str], node: yaml.Node) -> None:
        """Notes what was passed over, with the nearest of the known names."""
        near = difflib.get_close_matches(given, known, n=1, cutoff=0.5)
        meant = f"; did you mean “{near[0]}”?" if near else f"; known are {', '.join(known)}"
        line = node.start_mark.line + 1 if node.start_mark else 0
        self.warnings.append(f"{self.path}:{line}: {problem}{meant}")

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
