"""A newsroom in memory: every service, no threads, a clock that moves a minute an act."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.errors import AmbiguousArticle, UnknownArticle, UsageError
from reader.model.article import ArticleHead, ArticleText, Fact, Origin
from reader.model.check import Checked, CheckVerdict, Source
from reader.model.correction import Correction, Decision
from reader.model.decision import MatchDecision
from reader.model.match import Alignment, Apart, Match, MatchKind, turned
from reader.model.matrix import Matrix
from reader.model.note import Anchor, AnchorState, Note, NoteKind, Placed, Undone
from reader.model.quotation import Confidence, Extraction
from reader.model.span import Span
from reader.model.speaker import Merge
from reader.model.story import Story
from reader.newsroom.articles import LibraryCounts, Show
from reader.newsroom.matches import ArticleMatches, Counterpart
from reader.newsroom.quotes import QuotationFilter, QuotationRow
from reader.newsroom.scan import Progress, ScanReport
from reader.newsroom.services import Newsroom
from reader.newsroom.speakers import SpeakerRow
from reader.quotes.corrections import apply
from reader.stories.matrix import Column, rows
from reader.tui.messages import WorkFailed, WorkFinished
from reader.tui.work import Ticket
from tests.fakes_library import (
    APART,
    LINKS,
    PIECES,
    Link,
    Piece,
    article_text,
    changes_of,
    extraction_of,
    first_sentence,
    place_of,
)
from tests.fakes_search import FakeSearch

START = datetime.datetime(2031, 11, 5, 9, 0, tzinfo=datetime.UTC)


class FrozenClock:
    """Stands still until told to move."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime.datetime:
        return self.now

    def tick(self) -> datetime.datetime:
        """A minute later."""
        self.now += datetime.timedelta(minutes=1)
        return self.now


class FakeArticles:
    """Articles by id, reading state in sets."""

    def __init__(self, pieces: Iterable[Piece], notes: Callable[[str], int]) -> None:
        self.pieces = {piece.id: piece for piece in pieces}
        self._found = dict(self.pieces)
        self.remember: Callable[[str], None] = lambda what: None
        self.read: set[str] = set()
        self.starred: set[str] = set()
        self.positions: dict[str, int] = {}
        self.broken: Exception | None = None
        self._notes = notes

    def counts(self) -> LibraryCounts:
        self._check()
        pieces = self.pieces.values()
        return LibraryCounts(
            articles=len(self.pieces),
            stories=len({piece.story for piece in pieces}),
            quotations=sum(len(piece.utterances) for piece in pieces),
            notes=sum(self._notes(piece.id) for piece in pieces),
        )

    def ids(self, show: Show = Show.ALL) -> Sequence[str]:
        self._check()
        wanted = {
            Show.ALL: lambda a: True,
            Show.UNREAD: lambda a: a not in self.read,
            Show.MARKED: lambda a: a in self.starred or self._notes(a) > 0,
        }[show]
        return [article for article in self.pieces if wanted(article)]

    def heads(self, ids: Sequence[str]) -> list[ArticleHead]:
        self._check()
        return [self._head(self.pieces[a]) for a in ids if a in self.pieces]

    def text(self, article: str, *, version: str | None = None) -> ArticleText:
        return article_text(self._piece(article))

    def resolve(self, given: str) -> str:
        found = [p.id for p in self.pieces.values() if given in p.id or given in p.path]
        if not found:
            raise UnknownArticle(f"no article is called “{given}”")
        if len(found) > 1:
            raise AmbiguousArticle(given, candidates=found)
        return found[0]

    def set_read(self, article: str, *, read: bool, by_hand: bool = True) -> None:
        (self.read.add if read else self.read.discard)(self._piece(article).id)

    def set_starred(self, article: str, *, starred: bool) -> None:
        (self.starred.add if starred else self.starred.discard)(self._piece(article).id)

    def position(self, article: str) -> int:
        return self.positions.get(self._piece(article).id, 0)

    def set_position(self, article: str, offset: int) -> None:
        self.positions[self._piece(article).id] = offset

    def set_metadata(self, articles: Sequence[str], *, field: str, value: str | None) -> None:
        self.edit(articles, {field: value})

    def edit(self, articles: Sequence[str], changes: Mapping[str, str | None]) -> None:
        _check_date(changes.get("date"))
        self.remember(" and ".join(changes))
        for article in articles:
            piece = self._piece(article)
            found = self._found[article].metadata
            edited = {
                field: getattr(found, field) if value is None else Fact(value, Origin.HAND)
                for field, value in changes.items()
            }
            self.pieces[article] = replace(piece, metadata=replace(piece.metadata, **edited))

    def _piece(self, article: str) -> Piece:
        self._check()
        if article not in self.pieces:
            raise UnknownArticle(f"no article is called “{article}”")
        return self.pieces[article]

    def _check(self) -> None:
        if self.broken is not None:
            raise self.broken

    def _head(self, piece: Piece) -> ArticleHead:
        title = piece.metadata.title
        outlet = piece.metadata.outlet
        matches = sum(len(v) for k, v in LINKS.items() if piece.id in k)
        return ArticleHead(
            id=piece.id,
            path=piece.path,
            display_title=title.value if title else first_sentence(piece.text),
            title_is_guess=title is None,
            outlet=outlet.value if outlet else None,
            day=piece.metadata.day,
            words=len(piece.text.split()),
            quotations=len(piece.utterances),
            matches=matches,
            story=piece.story,
            unread=piece.id not in self.read,
            starred=piece.id in self.starred,
            notes=self._notes(piece.id),
            marked=self._notes(piece.id) > 0,
        )


def _check_date(value: str | None) -> None:
    try:
        datetime.date.fromisoformat(value or START.date().isoformat())
    except ValueError:
        raise UsageError(f"“{value}” is no date", hint="write it as 2023-05-03") from None


class FakeQuotes:
    """Quotations as the pieces list them, with what a person decided."""

    def __init__(self, articles: FakeArticles, corrections: FakeCorrections) -> None:
        self._articles = articles
        self._corrections = corrections

    def of(self, article: str) -> Extraction:
        found = extraction_of(self._articles.pieces[article])
        return apply(found, self._corrections.of(article))

    def rows(self, wanted: QuotationFilter) -> Iterator[QuotationRow]:
        for head in self._articles.heads(self._articles.ids()):
            text = self._articles.text(head.id)
            for quotation in self.of(head.id).quotations:
                if (
                    wanted.speaker
                    and wanted.speaker.lower() not in (quotation.speaker or "").lower()
                ):
                    continue
                yield QuotationRow(
                    head,
                    quotation,
                    "\n".join(text.text[slice(*span)] for span in quotation.spans),
                    tuple(text.paragraph_at(span.start) for span in quotation.spans),
                )


class FakeSpeakers:
    """Speakers counted from the quotations, merged as a person decided."""

    def __init__(self, quotes: FakeQuotes, journal: FakeJournal) -> None:
        self._quotes = quotes
        self._journal = journal
        self._shown: dict[str, str] = {}
        journal.dictionaries.append(self._shown)

    def all(self) -> Sequence[SpeakerRow]:
        counts: dict[str, list[QuotationRow]] = {}
        for row in self._quotes.rows(QuotationFilter()):
            if row.quotation.speaker:
                counts.setdefault(self._of(row.quotation.speaker), []).append(row)
        found = [
            SpeakerRow(
                name,
                rows[0].quotation.speaker_kind,
                len(rows),
                len({r.article.id for r in rows}),
                aliases=tuple(sorted(self._names(name) - {name})),
            )
            for name, rows in counts.items()
        ]
        return sorted(found, key=lambda row: (-row.quotations, row.name))

    def statements(self, speaker: str) -> Sequence[QuotationRow]:
        names = self._names(self._of(speaker))
        rows = self._quotes.rows(QuotationFilter())
        return [row for row in rows if row.quotation.speaker in names]

    def merge(self, names: Sequence[str], *, display: str) -> None:
        members = {display}.union(*(self._names(self._of(name)) for name in names))
        if len(members) < 2:
            raise UsageError("two names are needed to merge them")
        if len({row.kind for row in self.all() if {row.name, *row.aliases} & members}) > 1:
            raise UsageError("these are different things")
        self._decide(members, display, "merging of speakers")

    def split(self, name: str, *, out_of: str | None = None) -> None:
        head = self._of(name)
        members = self._names(head)
        if len(members) < 2 or (out_of is not None and head != self._of(out_of)):
            raise UsageError(f"“{name}” is not merged")
        leaving = members if name == head else {name}
        self._decide(leaving, None, "splitting of speakers")

    def set_apart(self, name: str) -> None:
        if len(self._names(self._of(name))) > 1:
            raise UsageError(f"“{name}” is shown as “{self._of(name)}” here")
        self._decide([name], None, "keeping a speaker apart")

    def merges(self) -> Sequence[Merge]:
        return [
            Merge(head, tuple(sorted(self._names(head) - {head})))
            for head in sorted(set(self._shown.values()))
        ]

    def _of(self, name: str) -> str:
        return self._shown.get(name, name)

    def _names(self, shown: str) -> set[str]:
        return {shown, *(name for name, head in self._shown.items() if head == shown)}

    def _decide(self, names: Iterable[str], display: str | None, what: str) -> None:
        self._journal.remember(what)
        self._shown.update((name, display or name) for name in names)


class FakeMatches:
    """Alignments written by hand, turned where asked from the other side."""

    def __init__(self, articles: FakeArticles) -> None:
        self._articles = articles
        self.asked: list[str] = []
        self.kept: dict[int, MatchDecision] = {}
        self.remember: Callable[[str], None] = lambda what: None
        self._numbers = itertools.count(1)

    def of(self, article: str, *, cancelled: Callable[[], bool] = lambda: False) -> ArticleMatches:
        self.asked.append(article)
        counterparts = tuple(
            Counterpart(other, self._articles.text(other.id).text, self.between(article, other.id))
            for other in self.others(article)
        )
        return ArticleMatches(article, counterparts, self._only_here(article, counterparts))

    def between(self, a: str, b: str) -> Alignment:
        if (b, a) in LINKS:
            other = self.between(b, a)
            return Alignment(
                tuple(turned(link) for link in other.links),
                tuple(
                    Apart(x.b, x.a, x.speaker, x.b_quotation, x.a_quotation) for x in other.apart
                ),
                other.only_b,
                other.only_a,
            )
        links = tuple(self._decided([self._link(link, a, b) for link in LINKS.get((a, b), ())]))
        return Alignment(
            links,
            self._apart(a, b),
            self._unmatched(a, [link.a for link in links]),
            self._unmatched(b, [link.b for link in links]),
        )

    def others(self, article: str) -> Sequence[ArticleHead]:
        pieces = self._articles.pieces
        story = pieces[article].story
        return self._articles.heads(
            [p.id for p in pieces.values() if p.story == story and p.id != article]
        )

    def matrix(self, article: str, *, cancelled: Callable[[], bool] = lambda: False) -> Matrix:
        pieces = self._articles.pieces
        story = [p.id for p in pieces.values() if p.story == pieces[article].story]
        texts = [self._articles.text(id) for id in story]
        columns = [
            Column(text.text, text.paragraphs, extraction_of(pieces[text.id]).quotations)
            for text in texts
        ]
        links = {
            (i, j): self.between(story[i], story[j]).links
            for i, j in itertools.combinations(range(len(story)), 2)
        }
        return Matrix(tuple(self._articles.heads(story)), rows(columns, links))

    def decide(self, article: str, match: Match, other: str, *, right: bool) -> MatchDecision:
        self.remember(f"{'confirmation' if right else 'rejection'} of the match")
        for old in [each for each in self.kept.values() if each.match in (match, turned(match))]:
            del self.kept[old.id]
        spans = {article: match.a, other: match.b}
        texts = {id: self._articles.text(id).text for id in spans}
        a, b = (
            Anchor(texts[id][slice(*span)], "", "", span, "f" * 64) for id, span in spans.items()
        )
        places = [Placed(AnchorState.UNCHANGED, anchor.span) for anchor in (a, b)]
        number = next(self._numbers)
        self.kept[number] = MatchDecision(
            number, article, other, right, a, b, replace(match, by_hand=False), START, *places
        )
        return self.kept[number]

    def decisions(self, article: str) -> Sequence[MatchDecision]:
        return [each for each in self.kept.values() if article in (each.article, each.other)]

    def all_decisions(self) -> Sequence[MatchDecision]:
        return sorted(self.kept.values(), key=lambda each: -each.id)

    def take_back(self, decision: int) -> None:
        if decision not in self.kept:
            raise UsageError(f"there is no decision {decision}")
        self.remember("taking back of the decision")
        del self.kept[decision]

    def _decided(self, links: Iterable[Match]) -> Iterator[Match]:
        for link in links:
            said = [e.right for e in self.kept.values() if e.match in (link, turned(link))]
            if said != [False]:
                yield replace(link, by_hand=said == [True])

    def _link(self, link: Link, a: str, b: str) -> Match:
        texts = (self._articles.text(a).text, self._articles.text(b).text)
        left, right = place_of(link.a, texts[0]), place_of(link.b, texts[1])
        changes = changes_of(link, left, right, texts)
        return Match(
            left,
            right,
            link.kind,
            link.score,
            changes,
            tuple(c.warning for c in changes if c.warning),
            self._quotation_at(a, left),
            self._quotation_at(b, right),
            (("bridge", 2.0), ("arches", 1.5)),
            link.note,
        )

    def _apart(self, a: str, b: str) -> tuple[Apart, ...]:
        texts = (self._articles.text(a).text, self._articles.text(b).text)
        found = []
        for left, right, speaker in APART.get((a, b), ()):
            x, y = place_of(left, texts[0]), place_of(right, texts[1])
            found.append(
                Apart(x, y, speaker, self._quotation_at(a, x) or 0, self._quotation_at(b, y) or 0)
            )
        return tuple(found)

    def _quotation_at(self, article: str, passage: Span) -> int | None:
        for quotation in extraction_of(self._articles.pieces[article]).quotations:
            if any(span.overlaps(passage) for span in quotation.spans):
                return quotation.number
        return None

    def _unmatched(self, article: str, linked: Sequence[Span]) -> tuple[Span, ...]:
        sentences = self._articles.text(article).sentences
        return tuple(s for s in sentences if not any(s.overlaps(span) for span in linked))

    def _only_here(self, article: str, counterparts: Sequence[Counterpart]) -> tuple[Span, ...]:
        linked = [link.a for c in counterparts for link in c.alignment.links]
        return self._unmatched(article, linked) if counterparts else ()


class FakeStories:
    """Stories as the pieces name them."""

    def __init__(self, articles: FakeArticles) -> None:
        self._articles = articles
        self.names: dict[str, str] = {}

    def all(self, *, least: int = 1) -> Sequence[Story]:
        ids = dict.fromkeys(piece.story for piece in self._articles.pieces.values())
        return [s for s in map(self._story, ids) if len(s.articles) >= least]

    def of(self, article: str) -> Story:
        return self._story(self._articles.pieces[article].story)

    def rename(self, story: str, *, name: str | None) -> None:
        if name is None:
            self.names.pop(story, None)
        else:
            self.names[story] = name

    def _story(self, story: str) -> Story:
        pieces = [p for p in self._articles.pieces.values() if p.story == story]
        name = self.names.get(story)
        first = first_sentence(pieces[0].text) if pieces else ""
        return Story(story, name or first, name is None, tuple(p.id for p in pieces))


class FakeJournal:
    """Remembers what several dictionaries held before each act."""

    def __init__(self) -> None:
        self.dictionaries: list[dict] = []
        self.past: list[tuple[str, list[dict]]] = []
        self.future: list[tuple[str, list[dict]]] = []

    def remember(self, what: str) -> None:
        """To be called before an act."""
        self.past.append((what, [dict(each) for each in self.dictionaries]))
        self.future.clear()

    def step(self, source: list, target: list) -> str | None:
        """Puts back what the last entry of `source` holds; returns what it was about."""
        if not source:
            return None
        what, before = source.pop()
        target.append((what, [dict(each) for each in self.dictionaries]))
        for each, state in zip(self.dictionaries, before, strict=True):
            each.clear()
            each.update(state)
        return what


class FakeNotes:
    """Notes in a dictionary; every act can be undone."""

    def __init__(
        self, texts: Callable[[str], ArticleText], clock: FrozenClock, journal: FakeJournal
    ) -> None:
        self.kept: dict[int, Note] = {}
        self.drafts: dict[tuple[str, Span], str] = {}
        self._journal = journal
        journal.dictionaries.append(self.kept)
        self._texts = texts
        self._clock = clock
        self._numbers = itertools.count(1)

    def of(self, article: str) -> Sequence[Note]:
        mine = [note for note in self.kept.values() if note.article == article]
        return sorted(
            mine, key=lambda n: (n.placed.span is None, n.placed.span or n.anchor.span, n.id)
        )

    def all(self, *, matching: str = "") -> Sequence[Note]:
        found = [
            note
            for note in self.kept.values()
            if matching.lower() in (note.text + " " + note.anchor.exact).lower()
        ]
        return sorted(found, key=lambda note: -note.id)

    def write(self, article: str, span: Span, *, text: str) -> Note:
        return self._keep("note", NoteKind.NOTE, article, span, text=text)

    def highlight(self, article: str, span: Span) -> Note:
        return self._keep("highlight", NoteKind.HIGHLIGHT, article, span)

    def edit(self, note: int, *, text: str) -> Note:
        self._remember("edit of a note")
        self.kept[note] = replace(self.kept[note], text=text, changed=self._clock())
        return self.kept[note]

    def delete(self, note: int) -> None:
        if note not in self.kept:
            raise UsageError(f"there is no note {note}")
        self._remember("deletion")
        del self.kept[note]

    def toggle_bookmark(self, article: str, span: Span) -> Note | None:
        for note in self.of(article):
            if note.kind is NoteKind.BOOKMARK and note.placed.span == span:
                self.delete(note.id)
                return None
        return self._keep("bookmark", NoteKind.BOOKMARK, article, span)

    def set_mark(self, letter: str, article: str, span: Span) -> Note:
        before = self.mark(letter)
        note = self._keep(f"mark {letter}", NoteKind.MARK, article, span, letter=letter)
        if before is not None:
            del self.kept[before.id]
        return note

    def mark(self, letter: str) -> Note | None:
        return next((n for n in self.kept.values() if n.letter == letter), None)

    def save_draft(self, article: str, span: Span, *, text: str) -> None:
        if text:
            self.drafts[article, span] = text
        else:
            self.drafts.pop((article, span), None)

    def draft(self, article: str, span: Span) -> str:
        return self.drafts.get((article, span), "")

    def _remember(self, what: str) -> None:
        self._journal.remember(what)

    def _keep(
        self,
        what: str,
        kind: NoteKind,
        article: str,
        span: Span,
        *,
        text: str = "",
        letter: str = "",
    ) -> Note:
        self._remember(what)
        words = self._texts(article).text
        anchor = Anchor(
            words[slice(*span)],
            words[max(0, span.start - 32) : span.start],
            words[span.end : span.end + 32],
            span,
            "f" * 64,
        )
        note = Note(
            id=next(self._numbers),
            kind=kind,
            article=article,
            anchor=anchor,
            placed=Placed(AnchorState.UNCHANGED, span),
            text=text,
            letter=letter,
            created=self._clock.tick(),
            tags=tuple(w[1:] for w in text.split() if w.startswith("#")),
        )
        self.kept[note.id] = note
        return note


class FakeCorrections:
    """Corrections in a dictionary; the fake quotations apply them."""

    def __init__(
        self, texts: Callable[[str], ArticleText], clock: FrozenClock, journal: FakeJournal
    ) -> None:
        self.kept: dict[int, Correction] = {}
        self._texts = texts
        self._clock = clock
        self._journal = journal
        journal.dictionaries.append(self.kept)
        self._numbers = itertools.count(1)
        self.quotes: FakeQuotes | None = None
        self.most = 1_000
        """Quotations that a queue gives at a time."""

    def of(self, article: str) -> Sequence[Correction]:
        return [each for each in self.kept.values() if each.article == article]

    def all(self) -> Sequence[Correction]:
        return sorted(self.kept.values(), key=lambda each: -each.id)

    def decide(
        self, article: str, spans: Sequence[Span], decision: Decision, *, cue: Span | None = None
    ) -> Correction:
        self._journal.remember("correction of the quotation")
        words = self._texts(article).text
        number = next(self._numbers)
        self.kept[number] = Correction(
            id=number,
            article=article,
            decision=decision,
            anchors=tuple(Anchor(words[slice(*s)], "", "", Span(*s), "f" * 64) for s in spans),
            cue=None,
            made=self._clock.tick(),
            was="",
            placed=tuple(Placed(AnchorState.UNCHANGED, Span(*span)) for span in spans),
            cue_placed=Placed(AnchorState.UNCHANGED, cue) if cue else None,
        )
        return self.kept[number]

    def take_back(self, correction: int) -> None:
        if correction not in self.kept:
            raise UsageError(f"there is no correction {correction}")
        self._journal.remember("taking back of the correction")
        del self.kept[correction]

    def queue(self, *, limit: int = 200, beyond: int = 0) -> Sequence[QuotationRow]:
        order = list(reversed(Confidence))
        rows = sorted(self._undecided(), key=lambda row: order.index(row.quotation.confidence))
        return rows[beyond : beyond + min(limit, self.most)]

    def left(self) -> int:
        return len(self._undecided())

    def _undecided(self) -> list[QuotationRow]:
        assert self.quotes is not None
        return [row for row in self.quotes.rows(QuotationFilter()) if not row.quotation.by_hand]


class FakeCheck:
    """Finds quotations that hold the asked words as they are."""

    def __init__(self, articles: FakeArticles, quotes: FakeQuotes) -> None:
        self._articles = articles
        self._quotes = quotes

    def quotation(self, text: str, *, speaker: str | None = None) -> Checked:
        words = text.strip(' “”"')
        if not words:
            raise UsageError("there are no words to check")
        sources = [
            self._source(row, words, speaker)
            for row in self._quotes.rows(QuotationFilter())
            if words.lower() in row.text.lower()
        ]
        verdict = sources[0].verdict if sources else CheckVerdict.NOT_FOUND
        pieces = self._articles.pieces.values()
        outlets = {piece.metadata.outlet.value for piece in pieces if piece.metadata.outlet}
        return Checked(words, speaker, verdict, tuple(sources), len(pieces), len(outlets))

    def pasted(self, text: str, *, speaker: str | None = None) -> Sequence[Checked]:
        inside = [part.partition("”")[0] for part in text.split("“")[1:]]
        return [self.quotation(words, speaker=speaker) for words in inside or [text]]

    def _source(self, row: QuotationRow, words: str, speaker: str | None) -> Source:
        text = self._articles.text(row.article.id).text
        quotation, said = row.quotation, row.quotation.speaker or ""
        start = text.lower().find(words.lower(), quotation.start, quotation.end)
        whole = Span(quotation.start, quotation.end)
        there = Span(start, start + len(words)) if start >= 0 else whole
        verdict = CheckVerdict.PART
        if speaker is not None and speaker.lower() not in said.lower():
            verdict = CheckVerdict.OTHER_SPEAKER
        match = Match(Span(0, len(words)), there, MatchKind.PART, 1.0)
        return Source(row.article, row.quotation, text, row.paragraphs, verdict, match)


class FakeHistory:
    """Undo by putting back what there was."""

    def __init__(self, journal: FakeJournal) -> None:
        self._journal = journal

    def undo(self) -> Undone | None:
        what = self._journal.step(self._journal.past, self._journal.future)
        return None if what is None else Undone(f"took back the {what}")

    def redo(self) -> Undone | None:
        what = self._journal.step(self._journal.future, self._journal.past)
        return None if what is None else Undone(f"did again the {what}")


class FakeScan:
    """A scan with nothing to do."""

    def __init__(self, folders: Sequence[str] = ("/invented/folder",)) -> None:
        self._folders = folders
        self.reports: list[ScanReport] = []

    def run(
        self,
        *,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        jobs: int | None = None,
    ) -> ScanReport:
        progress(Progress("done", 0, 0))
        self.reports.append(ScanReport())
        return self.reports[-1]

    def folders(self) -> Sequence[str]:
        return self._folders

    def reindex(self, *, progress: Callable[[Progress], None] = lambda _: None) -> None:
        progress(Progress("done", 0, 0))

    def last(self) -> ScanReport | None:
        return self.reports[-1] if self.reports else None


def fake_newsroom(pieces: Iterable[Piece] = PIECES) -> Newsroom:
    """A newsroom over the given pieces; its services are the fakes above."""
    clock = FrozenClock()
    journal = FakeJournal()

    def texts(article: str) -> ArticleText:
        return article_text(articles.pieces[article])

    notes = FakeNotes(texts, clock, journal)
    corrections = FakeCorrections(texts, clock, journal)
    articles = FakeArticles(pieces, lambda article: len(notes.of(article)))
    articles.remember = journal.remember
    journal.dictionaries.append(articles.pieces)
    matches = FakeMatches(articles)
    matches.remember = journal.remember
    journal.dictionaries.append(matches.kept)
    quotes = FakeQuotes(articles, corrections)
    corrections.quotes = quotes
    search = FakeSearch(articles, quotes, journal.remember)
    journal.dictionaries.append(search.kept)
    return Newsroom(
        articles=articles,
        search=search,
        quotes=quotes,
        speakers=FakeSpeakers(quotes, journal),
        matches=matches,
        stories=FakeStories(articles),
        notes=notes,
        history=FakeHistory(journal),
        scan=FakeScan(),
        corrections=corrections,
        check=FakeCheck(articles, quotes),
    )


class InlineWork:
    """Work without threads: a job is done at once, its result still comes as a message."""

    def __init__(self, post: Callable[[object], object]) -> None:
        self._post = post
        self.turns: dict[str, int] = {}
        self.kinds: list[str] = []

    def latest(self, kind, job, then) -> None:
        self.turns[kind] = self.turns.get(kind, 0) + 1
        self.every(kind, job, then)

    def every(self, kind, job, then) -> None:
        self.kinds.append(kind)
        turn = self.turns.setdefault(kind, 0)
        try:
            message = WorkFinished(kind, turn, job(Ticket()), then)
        except Exception as error:
            message = WorkFailed(kind, turn, error)
        self._post(message)

    def cancel(self) -> bool:
        return False

    def is_current(self, kind: str, turn: int) -> bool:
        return self.turns.get(kind) == turn

    def close(self) -> None:
        pass
