"""Conditions that only narrow an answer: which a query has, and what is left without them."""

from __future__ import annotations

from reader.search.syntax import And, Everything, Field, Node, Not, canonical

FILTERS = ("outlet", "date", "path", "has", "is", "lang", "story", "label", "tag")
"""Fields that are no words one looks for."""


def filters(node: Node) -> tuple[str, ...]:
    """Every filter that all answers must pass, in its canonical spelling."""
    return tuple(canonical(part) for part in _parts(node) if _is_filter(part))


def without_filters(node: Node) -> Node:
    """The query without its filters."""
    kept = tuple(part for part in _parts(node) if not _is_filter(part))
    return And(kept) if len(kept) > 1 else kept[0] if kept else Everything()


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And) else (node,)


def _is_filter(node: Node) -> bool:
    inner = node.part if isinstance(node, Not) else node
    return isinstance(inner, Field) and inner.name in FILTERS
