"""Matches between the articles of a story; every alignment is made once and kept in the library."""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.model.article import ArticleHead
from reader.model.decision import MatchDecision
from reader.model.match import Alignment, Apart, Match, sides_turned, turned
from reader.model.matrix import Matrix
from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.newsroom.live import refresh
from reader.newsroom.live.decided import decided, keep, placed, same
from reader.newsroom.live.desk import Desk
from reader.newsroom.live.naming import Naming, naming
from reader.newsroom.matches import ArticleMatches, Counterpart
from reader.store import acts, articles, decisions, matches, stories
from reader.store.records import StoredText
from reader.store.targets import State, Target
from reader.text.plural import counted

if TYPE_CHECKING:
    from reader.align.prepared import Prepared
    from reader.stories.matrix import Column

MOST = 500
"""Other articles of a story that an article is compared with: those nearest to it in time."""

ALIGNER = 3
"""Rises with every change that gives another alignment of the same two articles."""

MOST_COLUMNS = 12
"""Articles of a story that its matrix shows: each is compared with every other."""

_RECOUNTED = 30
"""Articles of the largest story whose matches are counted at once after a decision."""

_KEPT = 64
"""Articles that stay prepared in memory."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One article of a pair."""

    stored: StoredText

    @property
    def depends(self) -> str:
        """All of the article that an alignment depends on."""
        day = self.stored.metadata.day
        corrected = f"@{self.stored.corrected}" if self.stored.corrected else ""
        return f"{self.stored.sha256}@{self.stored.analysis}@{day}{corrected}"


class LiveMatches:
    """Implements `reader.newsroom.matches.Matches`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library
        self._prepared: OrderedDict[tuple[int, str], Prepared] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, article: str, *, cancelled: Callable[[], bool] = lambda: False) -> ArticleMatches:
        """The article against every other of its story; what was found when cancelled."""
        number, others = self._story(article)
        nearest = others[:MOST]
        side = self._side(number)
        done: list[Counterpart] = []
        for other in nearest:
            if cancelled():
                break
            done.append(self._counterpart(side, other))
        result = ArticleMatches(
            article=article,
            counterparts=tuple(sorted(done, key=_list_order)),
            only_here=_nowhere_else(side.stored, [c.alignment for c in done]),
            partial=_partial(done=len(done), of=len(others)),
        )
        if not result.partial:
            self._count(number, result)
        return result

    def between(self, a: str, b: str) -> Alignment:
        """Any two articles, whether of one story or not."""
        with self._library.reading() as db:
            numbers = articles.number(db, a), articles.number(db, b)
        return self._aligned(self._side(numbers[0]), self._side(numbers[1]))

    def others(self, article: str) -> Sequence[ArticleHead]:
        """The other articles of the story, in list order."""
        with self._library.reading() as db:
            story = stories.story_of(db, articles.number(db, article))
            return articles.heads(db, [other for other in story.articles if other != article])

    def matrix(self, article: str, *, cancelled: Callable[[], bool] = lambda: False) -> Matrix:
        """Who printed which statement in the article's story."""
        from reader.stories.matrix import rows

        number, others = self._story(article)
        chosen = {number, *others[: MOST_COLUMNS - 1]}
        with self._library.reading() as db:
            story = stories.members(db, stories.story_of(db, number).id)
            heads = articles.heads_by_number(db, sorted(chosen))
        sides = [self._side(member) for member in story if member in chosen]
        links: dict[tuple[int, int], Sequence[Match]] = {}
        for (i, a), (j, b) in combinations(enumerate(sides), 2):
            if not cancelled():
                links[i, j] = self._aligned(a, b).links
        return Matrix(
            articles=tuple(heads[side.stored.number] for side in sides),
            rows=rows([self._column(side) for side in sides], links),
            partial=_left_out(len(sides), of=len(others) + 1),
        )

    def decide(self, article: str, match: Match, other: str, *, right: bool) -> MatchDecision:
        """Confirms or rejects a match for ever, in place of any decision about it before."""
        with self._library.reading() as db:
            numbers = articles.number(db, article), articles.number(db, other)
        if numbers[0] == numbers[1]:
            raise UsageError("a match needs two articles")
        sides = self._side(numbers[0]).stored, self._side(numbers[1]).stored
        with self._library.writing() as db:
            made = keep(
                sides,
                match,
                right=right,
                number=decisions.next_id(db),
                made=self._desk.now().replace(microsecond=0),
            )
            changes: list[tuple[Target, State | None]] = [
                (old.target, None)
                for old in decisions.of_pair(db, made.a, made.b)
                if same(match, placed(old, *sides))
            ]
            changes.append((made.target, made.state))
            acts.act(
                db,
                changes,
                session=self._desk.signed(),
                what=f"{'confirmation' if right else 'rejection'} of the match",
                article=numbers[0],
            )
        self.recount(numbers)
        return placed(made, *sides)

    def decisions(self, article: str) -> Sequence[MatchDecision]:
        """What was decided about the article's matches, by place; orphans last."""
        with self._library.reading() as db:
            number = articles.number(db, article)
            kept = decisions.of(db, number)
            here = articles.text(db, number)
            found = [
                placed(each, here, there)
                for each in kept
                if here and (there := articles.text(db, each.b if each.a == number else each.a))
            ]
        return sorted(found, key=lambda each: (not each.stands, each.a_placed.span or (), each.id))

    def all_decisions(self) -> Sequence[MatchDecision]:
        """Every decision about matches of the library, newest first."""
        with self._library.reading() as db:
            kept = decisions.newest(db)
            numbers = {number for each in kept for number in (each.a, each.b)}
            texts = {number: articles.text(db, number) for number in numbers}
            return [
                placed(each, a, b)
                for each in kept
                if (a := texts[each.a]) is not None and (b := texts[each.b]) is not None
            ]

    def take_back(self, decision: int) -> None:
        """Forgets a decision; the aligner's answer holds again."""
        with self._library.writing() as db:
            kept = decisions.get(db, decision)
            if kept is None:
                raise UsageError(f"there is no decision {decision}")
            acts.act(
                db,
                [(kept.target, None)],
                session=self._desk.signed(),
                what="taking back of the decision",
                article=kept.a,
            )
        self.recount((kept.a, kept.b))

    def recount(self, numbers: Sequence[int]) -> None:
        """Counts the matches of articles of small stories; others are counted when opened."""
        for number in numbers:
            with self._library.reading() as db:
                story = stories.story_of(db, number)
                id = articles.id_of(db, number)
            if id is not None and 1 < len(story.articles) <= _RECOUNTED:
                self.of(id)

    def _column(self, side: _Side) -> Column:
        from reader.stories.matrix import Column

        with self._library.reading() as db:
            found = articles.extraction(db, side.stored.number)
            extraction = _renamed(found, naming(db, self._desk))
        return Column(side.stored.text, side.stored.layout.paragraphs, extraction.quotations)

    def _story(self, article: str) -> tuple[int, list[int]]:
        """The article's number and those of the others of its story, nearest in time first."""
        with self._library.reading() as db:
            number = articles.number(db, article)
            members = stories.members(db, stories.story_of(db, number).id)
            heads = articles.heads_by_number(db, members)
        day = heads[number].day

        def distance(other: int) -> float:
            there = heads[other].day
            return abs((there - day).days) if there and day else float("inf")

        others = [member for member in members if member != number]
        return number, sorted(others, key=distance)

    def _side(self, number: int) -> _Side:
        refresh.ensure_current(self._desk, number)
        with self._library.reading() as db:
            stored = articles.text(db, number)
        assert stored is not None, "every article has a version"
        return _Side(stored)

    def _counterpart(self, side: _Side, other: int) -> Counterpart:
        there = self._side(other)
        alignment = self._aligned(side, there)
        with self._library.reading() as db:
            (head,) = articles.heads(db, [there.stored.id])
        return Counterpart(other=head, other_text=there.stored.text, alignment=alignment)

    def _aligned(self, a: _Side, b: _Side) -> Alignment:
        """The pair's alignment as A sees it, with what was decided about it."""
        if a.stored.number > b.stored.number:
            return _turned(self._aligned(b, a))
        found = self._found(a, b)
        with self._library.reading() as db:
            kept = decisions.of_pair(db, a.stored.number, b.stored.number)
        return decided(
            found,
            [placed(each, a.stored, b.stored) for each in kept],
            sentences_a=a.stored.layout.sentences,
            sentences_b=b.stored.layout.sentences,
        )

    def _found(self, a: _Side, b: _Side) -> Alignment:
        """What the aligner says; pairs are kept with the lower number first."""
        numbers = a.stored.number, b.stored.number
        with self._library.reading() as db:
            known = naming(db, self._desk)
            merged = f" {known.revision}" if known.revision else ""
            depends = f"{ALIGNER} {_counts_name()} {a.depends} {b.depends}{merged}"
            kept = matches.get(db, *numbers, depends=depends)
        if kept is not None:
            return kept
        made = self._align(a, b, known)
        with self._library.writing(durable=False) as db:
            matches.put(db, *numbers, made, depends=depends)
        return made

    def _align(self, a: _Side, b: _Side, known: Naming) -> Alignment:
        from reader.align import align
        from reader.align.world import load

        return align(self._ready(a, known), self._ready(b, known), counts=load())

    def _ready(self, side: _Side, known: Naming) -> Prepared:
        from reader.align import prepare

        key = side.stored.number, f"{side.depends} {known.revision}"
        with self._guard:
            if key in self._prepared:
                self._prepared.move_to_end(key)
                return self._prepared[key]
        with self._library.reading() as db:
            extraction = articles.extraction(db, side.stored.number)
        made = prepare(
            side.stored.text,
            sentences=side.stored.layout.sentences,
            extraction=_renamed(extraction, known),
            day=side.stored.metadata.day,
        )
        with self._guard:
            self._prepared[key] = made
            while len(self._prepared) > _KEPT:
                self._prepared.popitem(last=False)
        return made

    def _count(self, number: int, found: ArticleMatches) -> None:
        passages = {match.a for c in found.counterparts for match in c.alignment.links}
        with self._library.writing(durable=False) as db:
            matches.set_count(db, number, len(passages))


def _renamed(extraction: Extraction, known: Naming) -> Extraction:
    """With merged speakers under one name, so that they are not taken for different people."""
    if not known.revision:
        return extraction
    return replace(
        extraction,
        quotations=tuple(
            replace(each, speaker=known.of(each.speaker)) if each.speaker else each
            for each in extraction.quotations
        ),
        reported=tuple(
            replace(each, speaker=known.of(each.speaker)) if each.speaker else each
            for each in extraction.reported
        ),
    )


def _counts_name() -> str:
    from reader.align.world import load

    return load().snapshot


def _list_order(counterpart: Counterpart) -> tuple[datetime.date, str]:
    return counterpart.other.day or datetime.date.max, counterpart.other.path


def _turned(alignment: Alignment) -> Alignment:
    """The same alignment seen from the other article."""
    return Alignment(
        links=tuple(sorted((turned(link) for link in alignment.links), key=lambda m: (m.a, m.b))),
        apart=tuple(
            Apart(x.b, x.a, x.speaker, x.b_quotation, x.a_quotation) for x in alignment.apart
        ),
        only_a=alignment.only_b,
        only_b=alignment.only_a,
        gave_up=sides_turned(alignment.gave_up),
    )


def _nowhere_else(stored: StoredText, alignments: Sequence[Alignment]) -> tuple[Span, ...]:
    """The sentences that have a counterpart in none of the others; none without others."""
    if not alignments:
        return ()
    alone = set.intersection(*(set(alignment.only_a) for alignment in alignments))
    return tuple(sorted(alone))


def _left_out(shown: int, *, of: int) -> str:
    return "" if shown == of else f"shows {shown} of {counted(of, 'article')} of the story"


def _partial(*, done: int, of: int) -> str:
    if done == of:
        return ""
    return f"compared with {done} of {counted(of, 'other article')} of the story"
