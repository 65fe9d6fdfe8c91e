from __future__ import annotations

import datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.errors import UsageError
from reader.store import acts, searches
from reader.store.acts import Session
from reader.store.connection import Library

NOON = datetime.datetime(2031, 11, 5, 12, 0, tzinfo=datetime.UTC)
MINE, THEIRS = Session("mine", NOON), Session("theirs", NOON)


def save(library: Library, query: str | None, *, session: Session = MINE, name: str = "k") -> None:
    state = None if query is None else searches.state(query)
    with library.writing() as db:
        acts.act(db, [(searches.target(name), state)], session=session, what="saved search")


def saved(library: Library) -> dict[str, str]:
    with library.reading() as db:
        return searches.all_searches(db)


def undo(library: Library, session: Session = MINE) -> acts.Act | None:
    with library.writing() as db:
        return acts.undo(db, session=session)


def redo(library: Library, session: Session = MINE) -> acts.Act | None:
    with library.writing() as db:
        return acts.redo(db, session=session)


def test_an_act_is_taken_back_and_done_again(library):
    save(library, "first")
    save(library, "second")
    assert undo(library).what == "saved search"
    assert saved(library) == {"k": "first"}
    redo(library)
    assert saved(library) == {"k": "second"}


def test_with_nothing_done_there_is_nothing_to_take_back(library):
    assert undo(library) is None
    assert redo(library) is None


def test_what_changes_nothing_is_no_act(library):
    save(library, "same")
    save(library, "same")
    undo(library)
    assert saved(library) == {}


def test_a_session_takes_back_only_its_own_acts(library):
    save(library, "theirs", session=THEIRS, name="a")
    save(library, "mine", name="b")
    undo(library)
    assert undo(library) is None
    assert saved(library) == {"a": "theirs"}


def test_an_act_that_another_session_built_upon_stays_and_the_session_is_named(library):
    save(library, "mine")
    save(library, "theirs", session=THEIRS)
    with pytest.raises(UsageError, match="theirs"):
        undo(library)
    assert saved(library) == {"k": "theirs"}


def test_an_act_can_be_taken_back_once_the_other_session_took_its_own_back(library):
    save(library, "mine")
    save(library, "theirs", session=THEIRS)
    undo(library, THEIRS)
    undo(library)
    assert saved(library) == {}


def test_several_changes_of_one_act_are_taken_back_together(library):
    with library.writing() as db:
        changes = [(searches.target(name), searches.state(name)) for name in "abc"]
        acts.act(db, changes, session=MINE, what="three")
    undo(library)
    assert saved(library) == {}


def test_the_log_cannot_be_rewritten(library):
    save(library, "first")
    for statement in ("DELETE FROM changes", "UPDATE changes SET after = NULL", "DELETE FROM acts"):
        with pytest.raises(Exception, match="append-only"), library.writing() as db:
            db.execute(statement)


class AnyOrderOfActs(RuleBasedStateMachine):
    """Compares the log with two plain stacks, whatever order people act in."""

    @initialize()
    def start(self) -> None:
        import tempfile
        from pathlib import Path

        self.directory = tempfile.TemporaryDirectory()
        self.library = Library(Path(self.directory.name) / "library.db")
        self.now: dict[str, str] = {}
        self.past: list[dict[str, str]] = []
        self.future: list[dict[str, str]] = []

    @rule(name=st.sampled_from("ab"), query=st.none() | st.sampled_from(["x", "y"]))
    def someone_acts(self, name: str, query: str | None) -> None:
        before = dict(self.now)
        save(self.library, query, name=name)
        self.now.pop(name, None)
        if query is not None:
            self.now[name] = query
        if self.now != before:
            self.past.append(before)
            self.future.clear()

    @rule()
    def takes_back(self) -> None:
        assert (undo(self.library) is None) == (not self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def does_again(self) -> None:
        assert (redo(self.library) is None) == (not self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @invariant()
    def the_library_is_as_it_should_be(self) -> None:
        assert saved(self.library) == self.now

    def teardown(self) -> None:
        self.library.close()
        self.directory.cleanup()


TestAnyOrderOfActs = AnyOrderOfActs.TestCase
TestAnyOrderOfActs.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
