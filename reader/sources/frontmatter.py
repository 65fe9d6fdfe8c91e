"""Metadata written as YAML: the block at the head of a text, and the file beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from reader.model.article import Origin
from reader.sources.fields import Layer, layer
from reader.text.safe import printable

LARGEST = 64 * 1024
"""Code points (of a sidecar: bytes) of YAML that are read; metadata needs a few hundred."""
_DEEPEST = 8

_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)(?=[ \t]*(?:[\w\"'#][^:\r\n]{0,80}:|#|---|\.\.\.))")
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Split:
    """A text divided into what its front matter says and where its body begins."""

    head: Layer
    body_at: int
    """Offset of the body; 0 where there is no front matter."""


class _Loader(yaml.BaseLoader):
    """Reads nothing but strings, lists and mappings: no tag constructs anything, no date raises.

    Anchors and aliases are refused, since a few lines of them stand for gigabytes, and so is
    nesting deeper than metadata ever is, since the reader recurses.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Composes one node.

        Raises:
            yaml.YAMLError: the node is an alias, has an anchor or lies too deep.
        """
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise yaml.MarkedYAMLError(problem="anchors are not read", problem_mark=_mark(event))
        if self.depth >= _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=_mark(event))
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def _mark(event: yaml.Event) -> yaml.Mark | None:
    return event.start_mark if isinstance(event.start_mark, yaml.Mark) else None


def split(text: str) -> Split:
    """Reads the front matter at the head of a decoded text; never raises.

    It stands between a first line `---` and a line `---` or `...`. If it is too large or no YAML,
    the article still begins after it, and a warning says what happened. A text that begins with a
    rule but not with a field after it has no front matter.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Split(Layer(), 0)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Split(Layer(warnings=("front matter is not closed by ---; read as text",)), 0)
    body_at = closing.end()
    if closing.start() - opening.end() > LARGEST:
        return Split(_too_large(Origin.FRONT_MATTER), body_at)
    return Split(_read(text[opening.end() : closing.start()], Origin.FRONT_MATTER), body_at)


def sidecar(raw: bytes) -> Layer:
    """Reads a metadata file; never raises."""
    if len(raw) > LARGEST:
        return _too_large(Origin.SIDECAR)
    return _read(raw.decode("utf-8-sig", "replace"), Origin.SIDECAR)


def _read(text: str, origin: Origin) -> Layer:
    try:
        values = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Layer(warnings=(f"{origin} cannot be read{_described(error, origin)}",))
    if values is None or values == "":
        return Layer()
    if not isinstance(values, dict):
        return Layer(warnings=(f"{origin} holds no fields",))
    return layer({str(name): value for name, value in values.items()}, origin)


def _described(error: yaml.YAMLError, origin: Origin) -> str:
    """Line (counted in the article's file) and problem, as far as the parser tells them."""
    mark = getattr(error, "problem_mark", None)
    line = f" (line {mark.line + (2 if origin is Origin.FRONT_MATTER else 1)})" if mark else ""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    return printable(f"{line}: {problem}")


def _too_large(origin: Origin) -> Layer:
    return Layer(warnings=(f"{origin} is larger than {LARGEST // 1024} KiB and was not read",))
