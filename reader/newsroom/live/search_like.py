"""Passages like this one: by the rare words they share with it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass

from reader.errors import UsageError
from reader.model.search import Hit, Order, SearchPage
from reader.model.span import Span
from reader.newsroom.live.search_hits import HitCutter
from reader.search import plan
from reader.search.engine import SearchEngine
from reader.search.matching import Finder
from reader.search.syntax import Word
from reader.search.words import norms
from reader.store import articles
from reader.store.connection import Connection
from reader.text.stem import stem
from reader.text.world import load

_WORDS = 10
"""Of a passage, the rarest: enough to tell it by, few enough to ask for every two of them."""

_COMMON = 2.5
"""Rarity (see `WorldCounts`) up to which a word says nothing of what a passage is about."""

_LOOKED_AT = 60
"""Articles whose best sentence is weighed."""


@dataclass(frozen=True, slots=True)
class _Rare:
    """A word of the passage and how rare its stem is in the world."""

    norm: str
    weight: float


def passages_like(
    db: Connection, engine: SearchEngine, article: str, span: Span, *, limit: int
) -> SearchPage:
    """See `reader.newsroom.search.Search.like`."""
    started = time.perf_counter()
    number = articles.number(db, article)
    text = dict(articles.texts(db, [number]))[number]
    rare = _rarest(text[slice(*span)])
    if not rare:
        raise UsageError("the passage has no rare word", hint="choose a longer passage")
    page = engine.search(_asked(rare, number), order=Order.RELEVANCE, limit=_LOOKED_AT)
    hits = _weighed(db, rare, page.rowids)
    return SearchPage(
        hits=tuple(hits[:limit]),
        total=page.total,
        total_is_exact=page.total_is_exact,
        counts_quotations=False,
        articles=page.total,
        took_ms=(time.perf_counter() - started) * 1000,
        understood=f"passages that share {', '.join(word.norm for word in rare)}",
        library=engine.search(plan.All(), limit=1).total,
        partial=page.partial,
    )


def _rarest(passage: str) -> list[_Rare]:
    """The words of a passage by which others like it can be told, rarest first."""
    world = load()
    by_stem = {stem(norm): norm for norm in norms(passage)}
    weighed = [_Rare(norm, world.weight(root)) for root, norm in by_stem.items()]
    rare = [word for word in weighed if word.weight > _COMMON]
    return sorted(rare, key=lambda word: (-word.weight, word.norm))[:_WORDS]


def _asked(rare: Sequence[_Rare], number: int) -> plan.Node:
    """Other articles with two of the words, or with the only one there is."""
    words = [plan.Word(word.norm) for word in rare]
    pairs = [plan.conjunction(*pair) for pair in itertools.combinations(words, 2)] or words
    return plan.conjunction(plan.disjunction(*pairs), plan.Not(plan.Rows(frozenset({number}))))


def _weighed(db: Connection, rare: Sequence[_Rare], rowids: Sequence[int]) -> list[Hit]:
    """The best sentence of each article with two of the words, most weight first."""
    heads, texts = articles.heads_by_number(db, rowids), dict(articles.texts(db, rowids))
    finder = Finder([Word(word.norm) for word in rare])
    cutter = HitCutter(db, finder)
    found: list[tuple[float, Hit]] = []
    for row in rowids:
        for hit in cutter.hits(heads[row], row, texts[row], quotations=()):
            shared = {place.term for place in finder.places(texts[row][slice(*hit.passage)])}
            if len(shared) >= min(2, len(rare)):
                found.append((sum(rare[term].weight for term in shared), hit))
    return [hit for _, hit in sorted(found, key=lambda one: -one[0])]
