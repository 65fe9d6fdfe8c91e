"""Puts two articles side by side: which sentences stand level, and what has no counterpart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.match import Alignment, Caution, Change, Match, MatchKind
from reader.model.span import Span

_GRAVITY = tuple(MatchKind)
"""From word for word to freely reworded: a block is called after its loosest match."""


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences of A and of B that belong level; without links, they only stand side by side."""

    a: tuple[Span, ...] = ()
    b: tuple[Span, ...] = ()
    links: tuple[Match, ...] = ()

    @property
    def kind(self) -> MatchKind | None:
        """The loosest kind of its matches; None where there is no counterpart."""
        return max((link.kind for link in self.links), key=_GRAVITY.index, default=None)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """The warnings of its matches, gravest first, each once."""
        found = {caution for link in self.links for caution in link.cautions}
        return tuple(caution for caution in Caution if caution in found)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences of its matches, in A's order."""
        found = {(c.a, c.b): c for link in self.links for c in link.changes}
        return tuple(found[key] for key in sorted(found))


def blocks(a: Sequence[Span], b: Sequence[Span], alignment: Alignment) -> list[Block]:
    """All sentences of both articles, in A's order; B's others after what they follow in B.

    Sentences that matches connect, directly or through others, form one block.

    Args:
        a: A's sentences, in order.
        b: B's sentences, in order.
        alignment: how the two correspond.
    """
    groups = _Groups()
    for number, link in enumerate(alignment.links):
        for side, sentences, span in (("a", a, link.a), ("b", b, link.b)):
            for index in _touched(sentences, span):
                groups.join((side, index), ("link", number))
    return _in_order(a, b, alignment.links, groups)


Node = tuple[str, int]


class _Groups:
    """Disjoint sets of sentences and links (Tarjan 1975, path halving)."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def __contains__(self, node: Node) -> bool:
        return node in self._parent

    def __iter__(self) -> Iterator[Node]:
        return iter(self._parent)

    def root(self, node: Node) -> Node:
        parent = self._parent
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(self, one: Node, other: Node) -> None:
        self._parent[self.root(one)] = self.root(other)


def _touched(sentences: Sequence[Span], span: Span) -> range:
    """The indices of the sentences that share a code point with the span."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_right(sentences, span.end - 1, key=lambda sentence: sentence.start)
    return range(first, max(first, last))


def _in_order(
    a: Sequence[Span], b: Sequence[Span], links: Sequence[Match], groups: _Groups
) -> list[Block]:
    members: dict[Node, list[Node]] = {}
    for node in groups:
        members.setdefault(groups.root(node), []).append(node)
    followers = _followers(b, groups)
    found: list[Block] = []
    alone: list[Span] = []
    waiting = followers.get(None, [])
    seen: set[Node] = set()
    for index, sentence in enumerate(a):
        if ("a", index) not in groups:
            alone.append(sentence)
            continue
        root = groups.root(("a", index))
        if root in seen:
            continue
        seen.add(root)
        found.append(Block(tuple(alone), tuple(b[i] for i in waiting)))
        found.append(_block(a, b, links, members[root]))
        alone, waiting = [], followers.get(root, [])
    found.append(Block(tuple(alone), tuple(b[i] for i in waiting)))
    return [block for block in found if block.a or block.b]


def _block(
    a: Sequence[Span], b: Sequence[Span], links: Sequence[Match], nodes: list[Node]
) -> Block:
    def numbers(side: str) -> list[int]:
        return sorted(index for name, index in nodes if name == side)

    return Block(
        tuple(a[i] for i in numbers("a")),
        tuple(b[i] for i in numbers("b")),
        tuple(links[i] for i in numbers("link")),
    )


def _followers(b: Sequence[Span], groups: _Groups) -> dict[Node | None, list[int]]:
    """B's sentences without a counterpart, under the group of the sentence before them."""
    followers: dict[Node | None, list[int]] = {}
    before: Node | None = None
    for index in range(len(b)):
        if ("b", index) in groups:
            before = groups.root(("b", index))
        else:
            followers.setdefault(before, []).append(index)
    return followers
