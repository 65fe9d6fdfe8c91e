"""Which articles may hold a quotation, by the search index, at a cost that hardly grows with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reader.align.keys import key_of
from reader.model.search import Order
from reader.search import plan
from reader.search.engine import SearchEngine
from reader.search.plan import WordField
from reader.text.world import WorldCounts

RAREST = 7
"""Words of a quotation that are looked for; with more the combinations become many."""
ENOUGH = 40
"""Articles found with so many of the words that those with fewer need no look."""
FEWEST = 2
"""Of the rarest words so many must stand in an article's quotations, if there are as many."""
LONGEST = 60
"""Words of a phrase that are looked for in a row."""
DEADLINE_MS = 150.0


def candidates(engine: SearchEngine, norms: Sequence[str], *, counts: WorldCounts) -> list[int]:
    """Rowids of articles that may hold the words in a quotation, the likeliest first.

    First those with the very words in a row, then those in whose quotations most of the rarest
    words stand, and then fewer of them, until there are enough.

    Args:
        engine: finds them.
        norms: the folded words in order.
        counts: how rare words are.

    Raises:
        IndexDamaged: the index must be built anew.
    """
    found: dict[int, None] = {}
    for node, order in _questions(norms, counts):
        page = engine.search(node, order=order, limit=ENOUGH, deadline_ms=DEADLINE_MS)
        found.update(dict.fromkeys(page.rowids))
        if len(found) >= ENOUGH and not isinstance(node, plan.Phrase):
            break
    return list(found)


def _questions(norms: Sequence[str], counts: WorldCounts) -> Iterator[tuple[plan.Node, Order]]:
    if 1 < len(norms) <= LONGEST:
        yield plan.Phrase(tuple(norms)), Order.NEWEST
    words = [plan.Word(norm, WordField.SAID) for norm in _rarest(norms, counts)]
    for size in range(len(words), min(FEWEST, len(words)) - 1, -1):
        groups = [plan.conjunction(*some) for some in combinations(words, size)]
        yield plan.disjunction(*groups), Order.NEWEST if size > FEWEST else Order.RELEVANCE


def _rarest(norms: Sequence[str], counts: WorldCounts) -> list[str]:
    """The words that tell most; all where none tells anything."""
    telling = {norm: counts.weight(key_of(norm)) for norm in norms if key_of(norm)}
    if not telling:
        return list(dict.fromkeys(norms))[:RAREST]
    return sorted(telling, key=lambda norm: (-telling[norm], norm))[:RAREST]
