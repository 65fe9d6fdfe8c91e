"""Search: from a typed query to hits one can open at the passage."""

from __future__ import annotations

import datetime
import functools
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.errors import IndexDamaged, UsageError
from reader.model.search import Facet, Hit, Order, SavedSearch, SearchPage, Seen, Survey
from reader.model.span import Span
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.naming import Naming, naming
from reader.newsroom.live.saved import SavedSearches, mark_of
from reader.newsroom.live.search_facets import facets, facets_of_library
from reader.newsroom.live.search_hits import HitCutter, spoken_places
from reader.newsroom.live.search_like import passages_like
from reader.newsroom.live.search_truth import LibraryTruth
from reader.search import plan, saved
from reader.search.aliases import spellings, spelt_out
from reader.search.compile import SPEECH, Compiler
from reader.search.engine import Page, SearchEngine
from reader.search.explain import explained
from reader.search.filters import filters, without_filters
from reader.search.hints import contractions
from reader.search.matching import Finder, terms_of
from reader.search.plan import ValueField
from reader.search.query import parse
from reader.search.refining import refined
from reader.search.syntax import And, Field, Node, Or, Word, canonical
from reader.search.values import answers
from reader.search.words import norms
from reader.store import articles
from reader.store.connection import Connection
from reader.text.fold import fold

_PATIENT_MS, _HURRIED_MS = 1500.0, 20.0
"""How long positions are verified for exact totals: for a finished query, and while one types."""
_ALIAS_BEGINS = 2
_PAGE = 500
"""Hits asked for at once where all are looked at."""
_REPAIRED = "the search index was damaged and has been built anew; nothing was lost"


@dataclass(frozen=True, slots=True)
class _Understood:
    """A query, read, compiled and ready to be asked."""

    typed: Node
    node: Node
    """With saved searches in place of their names."""
    meant: Node
    """With other spellings of names."""
    plan: plan.Node
    truth: LibraryTruth
    known: Naming
    aliases: tuple[str, ...]

    @property
    def engine(self) -> SearchEngine:
        return self.truth.engine

    @property
    def asks_for_speech(self) -> bool:
        return _asks_for_speech(self.node)


class LiveSearch:
    """Implements `reader.newsroom.search.Search` over the library and an engine.

    Args:
        desk: the library and the clock.
        engine: gives the engine, with all that the library holds; called before each answer.
        repair: builds a damaged index anew; where there is none, damage is an error.
        warm: opens the engine as it is, and reads in what its first answers need.
    """

    def __init__(
        self,
        desk: Desk,
        engine: Callable[[], SearchEngine],
        *,
        repair: Callable[[], None] | None = None,
        warm: Callable[[], None] = lambda: None,
    ) -> None:
        self._desk = desk
        self._library = desk.library
        self._engine = engine
        self._repair = repair
        self.warm = warm
        self._saved = SavedSearches(desk)

    def run(
        self,
        query: str,
        *,
        order: Order = Order.NEWEST,
        limit: int = 50,
        cursor: str | None = None,
        typing: bool = False,
    ) -> SearchPage:
        """The hits of a query; an empty query finds every article."""
        answer = functools.partial(
            self._answer, query, order=order, limit=limit, cursor=cursor, typing=typing
        )
        try:
            return answer()
        except IndexDamaged:
            if self._repair is None:
                raise
            self._repair()
            page = answer()
            return replace(page, hints=(_REPAIRED, *page.hints))

    def _answer(
        self, query: str, *, order: Order, limit: int, cursor: str | None, typing: bool
    ) -> SearchPage:
        started = time.perf_counter()
        engine = self._engine()
        with self._library.reading() as db:
            asked = self._understood(db, engine, query, typing=typing)
            search = self._asking(asked, order=order, cursor=cursor, typing=typing)
            page = _page(asked, search, limit=limit)
            return SearchPage(
                hits=self._hits(db, asked, page.rowids),
                total=self._total(asked, page),
                total_is_exact=page.total_is_exact and not asked.truth.partial,
                counts_quotations=asked.asks_for_speech,
                articles=page.total,
                took_ms=(time.perf_counter() - started) * 1000,
                understood=canonical(asked.typed),
                hints=self._hints(asked, found=page.total > 0),
                facets=() if typing else _facets(db, asked),
                cursor=page.after,
                partial=asked.truth.partial or page.partial,
                library=engine.search(plan.All(), limit=1).total,
                filters=filters(asked.typed),
                hidden=0 if typing else self._hidden(db, asked, page.total),
            )

    def places(self, query: str, article: str, *, typing: bool = False) -> Sequence[Span]:
        """Every place in the article that the query's words match, in order."""
        engine = self._engine()
        with self._library.reading() as db:
            number = articles.number(db, article)
            asked = self._understood(db, engine, query, typing=typing)
            text = dict(articles.texts(db, [number])).get(number, "")
            finder = Finder(terms_of(asked.meant))
            found = {place.span for place in finder.places(text)} if finder.terms else set()
            if asked.asks_for_speech:
                wanted = asked.truth.quotations[number]
                spoken = articles.extraction(db, number).quotations
                found = spoken_places([one for one in spoken if one.number in wanted], found)
        spans = sorted(found)
        return [span for i, span in enumerate(spans) if not i or span.start >= spans[i - 1].end]

    def survey(self, query: str, *, typing: bool = False) -> Survey:
        """All that the answers to a query have in common, and what its filters leave out."""
        engine = self._engine()
        with self._library.reading() as db:
            asked = self._understood(db, engine, query, typing=typing)
            total = engine.search(asked.plan, limit=1).total
            return Survey(
                _facets(db, asked),
                filters(asked.typed),
                self._hidden(db, asked, total),
            )

    def refined(self, query: str, condition: str, *, exclude: bool = False) -> str:
        """The query narrowed by a condition; without it where it is narrowed so already."""
        return refined(query, condition, exclude=exclude)

    def explain(self, query: str) -> str:
        """How the query is understood, several lines of plain text."""
        engine = self._engine()
        with self._library.reading() as db:
            asked = self._understood(db, engine, query, typing=False)
            lines = explained(asked.meant, asked.plan, asked.engine)
            return "\n".join([*lines, *self._hints(asked, found=True)])

    def suggest(self, prefix: str, *, limit: int = 8) -> Sequence[str]:
        """Words of the library that begin with the prefix, most frequent first."""
        return self._engine().suggest(fold(prefix), limit=limit)

    def like(self, article: str, span: Span, *, limit: int = 20) -> SearchPage:
        """Passages of other articles that share rare words with this one, most shared first."""
        engine = self._engine()
        with self._library.reading() as db:
            return passages_like(db, engine, article, span, limit=limit)

    # Saved searches

    def saved(self) -> Sequence[SavedSearch]:
        """Every saved search, by name."""
        return self._saved.all()

    def save(self, name: str, query: str) -> None:
        """Saves a query under a name."""
        self._saved.save(name, query)

    def remove(self, name: str) -> None:
        """Forgets a saved search."""
        self._saved.remove(name)

    def rename(self, name: str, to: str) -> None:
        """Gives a saved search another name."""
        self._saved.rename(name, to)

    def fresh(self, name: str, *, limit: int, where: Seen = Seen.PRINTED) -> Sequence[Hit]:
        """The first hits of a saved search that were not yet seen."""
        known = self._saved.seen(name, where)
        found: list[Hit] = []
        cursor: str | None = None
        while len(found) < limit:
            page = self.run(f'query:"{name}"', limit=_PAGE, cursor=cursor)
            found += [hit for hit in page.hits if mark_of(hit) not in known]
            cursor = page.cursor
            if cursor is None:
                break
        return found[:limit]

    def seen(self, name: str, hits: Sequence[Hit], *, where: Seen = Seen.PRINTED) -> None:
        """Remembers that these hits of a saved search were seen."""
        self._saved.see(name, {mark_of(hit) for hit in hits}, where)

    # Understanding

    def _understood(
        self, db: Connection, engine: SearchEngine, query: str, *, typing: bool
    ) -> _Understood:
        return self._meant(db, engine, query, parse(query, typing=typing))

    def _meant(
        self,
        db: Connection,
        engine: SearchEngine,
        query: str,
        typed: Node,
    ) -> _Understood:
        truth = LibraryTruth(db, engine)
        node = saved.spelt_out(typed, query, self._saved.queries(db))
        known = naming(db, self._desk)
        aliases: list[str] = []
        others = functools.partial(_other_spellings, engine, known, aliases)
        meant = spelt_out(node, others)
        compiler = Compiler(
            query,
            truth,
            today=self._today(),
            other_spellings=others,
            merged=lambda leaf: known.meant(lambda name: answers(name, leaf)),
        )
        compiled = compiler.compiled(meant)
        told = tuple(dict.fromkeys(aliases))
        return _Understood(typed, node, meant, compiled, truth, known, told)

    def _today(self) -> datetime.date:
        return self._desk.now().astimezone().date()

    # Answering

    @staticmethod
    def _asking(
        asked: _Understood, *, order: Order, cursor: str | None, typing: bool
    ) -> Callable[..., Page]:
        if cursor is not None and not cursor.isdecimal():
            raise UsageError("that is no cursor of a search", hint="begin at the first page")
        return functools.partial(
            asked.engine.search,
            asked.plan,
            order=order,
            after=cursor,
            deadline_ms=_HURRIED_MS if typing else _PATIENT_MS,
        )

    def _hits(self, db: Connection, asked: _Understood, rowids: Sequence[int]) -> tuple[Hit, ...]:
        heads = articles.heads_by_number(db, rowids)
        texts = dict(articles.texts(db, rowids))
        show = HitCutter(db, Finder(terms_of(asked.meant)))
        hits: list[Hit] = []
        for row in rowids:
            if row in heads and row in texts:
                numbers = asked.truth.quotations[row] if asked.asks_for_speech else ()
                hits.extend(show.hits(heads[row], row, texts[row], quotations=numbers))
        return tuple(hits)

    def _total(self, asked: _Understood, page: Page) -> int:
        """How many articles, or quotations where the query asks for speech."""
        if not asked.asks_for_speech:
            return page.total
        quotations = asked.truth.quotations
        found = asked.engine.search(asked.plan, limit=max(1, len(quotations)))
        return sum(len(quotations[row]) for row in found.rowids if row in quotations)

    def _hidden(self, db: Connection, asked: _Understood, total: int) -> int:
        """How many more articles there would be without the filters."""
        wider = without_filters(asked.typed)
        if wider == asked.typed:
            return 0
        unfiltered = self._meant(db, asked.engine, canonical(asked.typed), wider)
        return max(0, asked.engine.search(unfiltered.plan, limit=1).total - total)

    @staticmethod
    def _hints(asked: _Understood, *, found: bool) -> tuple[str, ...]:
        aliases = ", ".join(asked.aliases)
        told = [f"also aliases: {aliases} (suggested, not merged)"] if aliases else []
        missing = [] if found else _did_you_mean(asked)
        return (*told, *contractions(asked.node), *missing)


def _facets(db: Connection, asked: _Understood) -> tuple[Facet, ...]:
    engine, plan = asked.engine, asked.plan
    indexed = facets(engine, plan, shown=asked.known.shown)
    return (*indexed, *facets_of_library(db, engine, plan))


def _did_you_mean(asked: _Understood) -> list[str]:
    """What to say of each word that no article has."""
    words = {
        norm for term in terms_of(asked.node) if isinstance(term, Word) for norm in norms(term.text)
    }
    told = []
    for norm in sorted(words):
        if not asked.engine.forms(plan.Word(norm)):
            alike = " or ".join(asked.engine.similar(norm))
            told.append(f"no article has “{norm}”" + (f"; did you mean {alike}?" if alike else ""))
    return told


def _page(asked: _Understood, search: Callable[..., Page], *, limit: int) -> Page:
    """A page of articles; of fewer, where their quotations make up the hits."""
    page = search(limit=limit)
    if not asked.asks_for_speech:
        return page
    hits = itertools.accumulate(len(asked.truth.quotations[row]) for row in page.rowids)
    fitting = sum(count <= limit for count in hits)
    return page if fitting >= len(page.rowids) else search(limit=max(1, fitting))


def _other_spellings(
    engine: SearchEngine, known: Naming, found: list[str], norm: str
) -> Sequence[str]:
    """Other spellings of a speaker's name; those not merged are noted, to be told to the person."""
    alike = plan.Value((), ValueField.SPEAKER, prefix=norm[:_ALIAS_BEGINS])
    others = spellings(norm, engine.values(alike))
    merged = {word for name in known.meant(lambda n: norm in norms(n)) for word in norms(name)}
    found.extend(other for other in others if not merged.issuperset(norms(other)))
    return others


def _asks_for_speech(node: Node) -> bool:
    """Whether every answer has a quotation that makes it one."""
    match node:
        case And(parts):
            return any(_asks_for_speech(part) for part in parts)
        case Or(parts):
            return all(_asks_for_speech(part) for part in parts)
        case Field(name):
            return name in SPEECH
        case _:
            return False
