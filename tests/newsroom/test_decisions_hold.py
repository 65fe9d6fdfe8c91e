"""No order of acts, undos, scans and edits loses or silently changes what a person decided."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.locations import Locations
from reader.model.correction import Decision, Verdict
from reader.model.quotation import Extraction, SpeakerKind
from reader.model.span import Span
from reader.newsroom import analyse as analysis
from reader.newsroom.live import pack, parcels
from tests.newsroom.conftest import Desk

PARAGRAPHS = {
    "Ada Crane": "“The weir was never built to carry that much water,” said Ada Crane.",
    "Bo Lind": "“Our boats have waited three weeks for the lock to open,” said Bo Lind.",
    "Cy Moss": "“Someone sold the old pumps without asking the council,” said Cy Moss.",
}
WORDS = {name: text[: text.index("”") + 1] for name, text in PARAGRAPHS.items()}
SOMEBODY, ANYBODY = "Dora Finch", "Emil Falk"
SNOW = "Snow fell again in the hills above the town."

DECISIONS = [
    Decision(Verdict.CHANGED, SOMEBODY, SpeakerKind.PERSON),
    Decision(Verdict.CHANGED, ANYBODY, SpeakerKind.PERSON),
    Decision(Verdict.RIGHT, "Ada Crane", SpeakerKind.PERSON),
    Decision(Verdict.NOT_QUOTED),
]
PLAIN = ["merge", "split", "undo", "redo", "snow", "mend", "scan", "restart", "other analysis"]
ACTS = st.one_of(
    st.tuples(st.just("decide"), st.sampled_from(list(WORDS)), st.sampled_from(DECISIONS)),
    st.tuples(st.just("take back"), st.sampled_from(list(WORDS))),
    st.tuples(st.just("cut"), st.sampled_from(list(WORDS))),
    st.tuples(st.sampled_from(PLAIN)),
)


@dataclass(frozen=True)
class Decided:
    """What ought to stand."""

    about: tuple[tuple[str, Decision], ...] = ()
    """By the name in whose paragraph the words stand, in order of that name."""
    merged: bool = False

    def of(self, name: str) -> Decision | None:
        return dict(self.about).get(name)

    def deciding(self, name: str, decision: Decision | None) -> Decided:
        others = {key: value for key, value in self.about if key != name}
        if decision is not None:
            others[name] = decision
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
    snowed: int = 0
    blind: bool = False
    """Whether the analysis finds nothing at present."""

    def __post_init__(self) -> None:
        self.scan()
        self.room = self.desk.open()
        self.article = self.room.articles.resolve("weir.txt")

    def did(self, after: Decided, *, logged: bool = True) -> None:
        """Notes what ought to stand after an act."""
        if logged:
            self.past.append(self.now)
            self.future.clear()
        self.now = after

    # What a person decides

    def decide(self, name: str, decision: Decision) -> None:
        if name not in self.removed:
            start = self.room.articles.text(self.article).text.index(WORDS[name])
            span = Span(start, start + len(WORDS[name]))
            self.room.corrections.decide(self.article, [span], decision)
            self.did(self.now.deciding(name, decision))

    def take_back(self, name: str) -> None:
        for made in self.room.corrections.of(self.article):
            if made.anchors[0].exact == WORDS[name]:
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
        kept = [text for name, text in PARAGRAPHS.items() if name not in self.removed]
        lines = ["The weir broke.", *[SNOW] * self.snowed, *kept]
        self.desk.write("weir.txt", "\n\n".join(lines))
        self.desk.scan()

    def snow(self) -> None:
        self.snowed += 1
        self.scan()

    def cut(self, name: str) -> None:
        self.removed.add(name)
        self.scan()

    def mend(self) -> None:
        self.removed.clear()
        self.scan()

    def restart(self) -> None:
        """Opens the library anew; what was done before is nothing to undo any more."""
        self.room = self.desk.open()
        self.past.clear()
        self.future.clear()

    def other_analysis(self) -> None:
        self.blind = not self.blind

    # What ought to stand

    def spoken(self) -> dict[str, tuple[str | None, bool]]:
        """Who says what, and whether a person decided it."""
        told: dict[str, tuple[str | None, bool]] = {}
        for name in PARAGRAPHS.keys() - self.removed:
            decision = self.now.of(name)
            if decision is None and not self.blind:
                told[WORDS[name]] = (name, False)
            elif decision is not None and decision.verdict is not Verdict.NOT_QUOTED:
                told[WORDS[name]] = (decision.speaker, True)
        return told

    def check(self) -> None:
        text = self.room.articles.text(self.article).text
        quotations = self.room.quotes.of(self.article).quotations
        assert {
            text[each.start : each.end]: (each.speaker, each.by_hand) for each in quotations
        } == self.spoken()
        kept = self.room.corrections.all()
        assert sorted((each.anchors[0].exact, each.decision.verdict) for each in kept) == sorted(
            (WORDS[name], decision.verdict) for name, decision in self.now.about
        )
        lost = {each.anchors[0].exact for each in kept if not each.spans}
        assert lost == {WORDS[name] for name, _ in self.now.about if name in self.removed}
        merged = {ANYBODY: SOMEBODY} if self.now.merged else {}
        shown = Counter(merged.get(name, name) for name, _ in self.spoken().values() if name)
        assert {row.name: row.quotations for row in self.room.speakers.all()} == shown


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(ACTS, min_size=1, max_size=9))
def test_what_was_decided_stands_whatever_happens_in_whatever_order(tmp_path, monkeypatch, acts):
    with tempfile.TemporaryDirectory(dir=tmp_path) as name, monkeypatch.context() as patch:
        desk = Desk(Path(name) / "articles", Locations(*(Path(name) / part for part in "cdax")))
        desk.folder.mkdir()
        person = Person(desk)
        _look_through(patch, person)
        for act, *about in acts:
            getattr(person, act.replace(" ", "_"))(*about)
            if act == "other analysis":
                _name_the_analysis(patch, 1_000 + person.blind)
            person.check()
        desk.close()


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
