"""No order of acts, undos, scans and edits loses or silently changes what a person decided."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exchange.corrections import dump, load
from reader.locations import Locations
from reader.model.correction import Correction, Decision, Verdict
from reader.model.quotation import Extraction, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.newsroom import analyse as analysis
from reader.newsroom.bring_in import Brought, bring_in
from reader.newsroom.live import pack, parcels
from reader.newsroom.services import Newsroom
from tests.newsroom.conftest import Desk

PARAGRAPHS = {
    "Ada Crane": "“The weir was never built to carry that much water,” said Ada Crane.",
    "Bo Lind": "“Our boats have waited three weeks for the lock to open,” said Bo Lind.",
    "Cy Moss": "“Someone sold the old pumps without asking the council,” said Cy Moss.",
}
WORDS = {name: text[: text.index("”") + 1] for name, text in PARAGRAPHS.items()}
EDITS = {"Ada Crane": ("built", "made"), "Bo Lind": ("weeks", "months"), "Cy Moss": ("old", "new")}
REWORDED = {name: words.replace(*EDITS[name]) for name, words in WORDS.items()}
NAME_OF = {words: name for forms in (WORDS, REWORDED) for name, words in forms.items()}
SOMEBODY, ANYBODY = "Dora Finch", "Emil Falk"
SNOW = "Snow fell again in the hills above the town."
LEAD = "Nobody spoke at first. "
PLACES = ("weir.txt", "news/flood.txt")

DECISIONS = [
    Decision(Verdict.CHANGED, SOMEBODY, SpeakerKind.PERSON),
    Decision(Verdict.CHANGED, ANYBODY, SpeakerKind.PERSON, via="The Courier", note="rang him"),
    Decision(Verdict.RIGHT, "Ada Crane", SpeakerKind.PERSON),
    Decision(Verdict.CHANGED, "Town Council", SpeakerKind.INSTITUTION, QuotationKind.PARTIAL),
    Decision(Verdict.MISSED, None),
    Decision(Verdict.NOT_QUOTED),
]
PLAIN = [
    *("merge", "split", "undo", "redo", "restart"),
    *("snow", "turn", "mend", "scan", "move", "other analysis", "reindex", "lose index"),
]
NAMES = st.sampled_from(list(WORDS))
ACTS = st.one_of(
    st.tuples(st.just("decide"), NAMES, st.sampled_from(DECISIONS)),
    st.tuples(st.sampled_from(["take back", "cut", "lead", "reword"]), NAMES),
    st.tuples(st.sampled_from(PLAIN)),
)


@dataclass(frozen=True)
class Made:
    """A decision with all that was noted of it; none of it may ever change."""

    decision: Decision
    words: str
    cue: str
    at: datetime.datetime
    was: str

    @classmethod
    def of(cls, kept: Correction) -> Made:
        (words,) = (anchor.exact for anchor in kept.anchors)
        cue = kept.cue.exact if kept.cue else ""
        return cls(kept.decision, words, cue, kept.made, kept.was)


@dataclass(frozen=True)
class Decided:
    """What ought to stand."""

    about: tuple[tuple[str, Made], ...] = ()
    """By the name in whose paragraph the words stand, in order of that name."""
    merged: bool = False

    def of(self, name: str) -> Decision | None:
        made = dict(self.about).get(name)
        return made and made.decision

    def deciding(self, name: str, made: Made | None) -> Decided:
        others = {key: value for key, value in self.about if key != name}
        if made is not None:
            others[name] = made
        return replace(self, about=tuple(sorted(others.items(), key=lambda item: item[0])))


@dataclass
class Person:
    """Acts on a library of one article and remembers what ought to stand."""

    desk: Desk
    now: Decided = field(default_factory=Decided)
    past: list[Decided] = field(default_factory=list)
    future: list[Decided] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    """In whose paragraphs nothing stands any more."""
    reworded: set[str] = field(default_factory=set)
    led: Counter[str] = field(default_factory=Counter)
    """Sentences put before the quotation in its paragraph."""
    snowed: int = 0
    turned: bool = False
    moved: int = 0
    blind: bool = False
    """Whether the analysis finds nothing at present."""

    def __post_init__(self) -> None:
        self.scan()
        self.room = self.desk.open()
        self.article = self.room.articles.resolve("weir.txt")

    def words(self, name: str) -> str:
        """The quotation as it reads at present."""
        return (REWORDED if name in self.reworded else WORDS)[name]

    def did(self, after: Decided, *, logged: bool = True) -> None:
        """Notes what ought to stand after an act."""
        if logged:
            self.past.append(self.now)
            self.future.clear()
        self.now = after

    # What a person decides

    def decide(self, name: str, decision: Decision) -> None:
        if name not in self.removed:
            start = self.room.articles.text(self.article).text.index(self.words(name))
            end = start + len(self.words(name))
            cue = Span(end + 1, end + 5) if decision.via else None
            made = self.room.corrections.decide(self.article, [Span(start, end)], decision, cue=cue)
            self.did(self.now.deciding(name, Made.of(made)))

    def take_back(self, name: str) -> None:
        for made in self.room.corrections.of(self.article):
            if NAME_OF[made.anchors[0].exact] == name:
                self.room.corrections.take_back(made.id)
                self.did(self.now.deciding(name, None))

    def merge(self) -> None:
        self.room.speakers.merge([SOMEBODY, ANYBODY], display=SOMEBODY)
        self.did(replace(self.now, merged=True), logged=not self.now.merged)

    def split(self) -> None:
        if self.now.merged:
            self.room.speakers.split(SOMEBODY)
            self.did(replace(self.now, merged=False))

    def undo(self) -> None:
        assert (self.room.history.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    def redo(self) -> None:
        assert (self.room.history.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    # What happens besides

    def scan(self) -> None:
        kept = [
            LEAD * self.led[name] + text.replace(WORDS[name], self.words(name))
            for name, text in PARAGRAPHS.items()
            if name not in self.removed
        ]
        lines = [
            "The weir broke.",
            *[SNOW] * self.snowed,
            *(reversed(kept) if self.turned else kept),
        ]
        self.desk.write(PLACES[self.moved % 2], "\n\n".join(lines))
        self.desk.scan()

    def snow(self) -> None:
        self.snowed += 1
        self.scan()

    def cut(self, name: str) -> None:
        self.removed.add(name)
        self.scan()

    def lead(self, name: str) -> None:
        self.led[name] += 1
        self.scan()

    def reword(self, name: str) -> None:
        self.reworded.add(name)
        self.scan()

    def turn(self) -> None:
        self.turned = not self.turned
        self.scan()

    def mend(self) -> None:
        self.removed.clear()
        self.reworded.clear()
        self.scan()

    def move(self) -> None:
        """Moves the file as it is; the article stays the same one."""
        old, new = (self.desk.folder / PLACES[(self.moved + n) % 2] for n in (0, 1))
        new.parent.mkdir(exist_ok=True)
        old.rename(new)
        self.moved += 1
        self.desk.scan()

    def reindex(self) -> None:
        self.room.scan.reindex()

    def lose_index(self) -> None:
        shutil.rmtree(self.desk.places.cache, ignore_errors=True)

    def restart(self) -> None:
        """Opens the library anew; what was done before is nothing to undo any more."""
        self.room = self.desk.open()
        self.past.clear()
        self.future.clear()

    def other_analysis(self) -> None:
        self.blind = not self.blind

    # What ought to stand

    def spoken(self) -> dict[str, tuple[str | None, str | None, bool]]:
        """Who says what, relayed by whom, and whether a person decided it."""
        told: dict[str, tuple[str | None, str | None, bool]] = {}
        for name in PARAGRAPHS.keys() - self.removed:
            decision = self.now.of(name)
            if decision is None and not self.blind:
                told[self.words(name)] = (name, None, False)
            elif decision is not None and decision.verdict is not Verdict.NOT_QUOTED:
                told[self.words(name)] = (decision.speaker, decision.via, True)
        return told

    def check(self) -> None:
        assert said_in(self.room, self.article) == self.spoken()
        kept = self.room.corrections.all()
        assert {NAME_OF[each.anchors[0].exact]: Made.of(each) for each in kept} == dict(
            self.now.about
        )
        assert len(kept) == len(self.now.about)
        lost = {NAME_OF[each.anchors[0].exact] for each in kept if not each.spans}
        assert lost == {name for name, _ in self.now.about if name in self.removed}
        merged = {ANYBODY: SOMEBODY} if self.now.merged else {}
        shown = Counter(merged.get(name, name) for name, *_ in self.spoken().values() if name)
        assert {row.name: row.quotations for row in self.room.speakers.all()} == shown
        speaks = bool(shown[SOMEBODY])
        assert bool(self.room.search.run("speaker:finch").total) == speaks

    def check_cues(self) -> None:
        """A cue stands beside its words as long as these are there."""
        text = self.room.articles.text(self.article).text
        for made in self.room.corrections.all():
            if made.spans and made.cue is not None:
                assert made.cue_placed.span == Span(made.spans[0].end + 1, made.spans[0].end + 5)
                assert text[slice(*made.cue_placed.span)] == made.cue.exact == "said"

    def check_sent(self, other: Desk) -> None:
        """What is exported is known here, and stands the same in another library."""
        lost = sum(name in self.removed for name, _ in self.now.about)
        told = len(self.now.about) + len(self.room.speakers.merges())
        assert send(self.room, self.room) == (0, told, 0)
        shutil.copytree(self.desk.folder, other.folder)
        other.scan()
        there = other.open()
        assert send(self.room, there) == (told - lost, 0, lost)
        (article,) = there.articles.ids()
        assert said_in(there, article) == self.spoken()
        assert there.speakers.merges() == self.room.speakers.merges()


def said_in(room: Newsroom, article: str) -> dict[str, tuple[str | None, str | None, bool]]:
    text = room.articles.text(article).text
    return {
        text[each.start : each.end]: (each.speaker, each.via, each.by_hand)
        for each in room.quotes.of(article).quotations
    }


def send(here: Newsroom, there: Newsroom) -> tuple[int, int, int]:
    """How many entries of an export were applied, known before, and refused."""
    made = here.corrections.all()
    files = {head.id: head.path for head in here.articles.heads([each.article for each in made])}
    done: Brought = bring_in(
        load(dump(made, files, speakers=here.speakers.merges())),
        articles=there.articles,
        corrections=there.corrections,
        speakers=there.speakers,
        matches=there.matches,
    )
    return done.applied, done.known, len(done.refused)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(ACTS, min_size=1, max_size=12))
def test_what_was_decided_stands_whatever_happens_in_whatever_order(tmp_path, monkeypatch, acts):
    with tempfile.TemporaryDirectory(dir=tmp_path) as name, monkeypatch.context() as patch:
        desk, other = desk_in(Path(name) / "mine"), desk_in(Path(name) / "yours")
        desk.folder.mkdir(parents=True)
        person = Person(desk)
        _look_through(patch, person)
        for act, *about in acts:
            getattr(person, act.replace(" ", "_"))(*about)
            if act == "other analysis":
                _name_the_analysis(patch, 1_000 + person.blind)
            person.check()
            person.check_cues()
        person.check_sent(other)
        desk.close()
        other.close()


def desk_in(top: Path) -> Desk:
    return Desk(top / "articles", Locations(*(top / part for part in "cdax")))


def _look_through(patch: pytest.MonkeyPatch, person: Person) -> None:
    """Lets the analysis find nothing where the person is to have it so."""
    real = pack.analyse

    def analyse(*given: Any, **how: Any) -> analysis.Analysed:
        found = real(*given, **how)
        return replace(found, extraction=Extraction()) if person.blind else found

    patch.setattr(pack, "analyse", analyse)


def _name_the_analysis(patch: pytest.MonkeyPatch, version: int) -> None:
    for module in (pack, parcels, analysis):
        patch.setattr(module, "VERSION", version)
