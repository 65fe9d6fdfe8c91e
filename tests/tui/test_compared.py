"""Matches of a large story: shown as far as they are found in a moment, then to the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.newsroom.matches import ArticleMatches
from reader.newsroom.services import Newsroom
from reader.tui.compared import compare
from reader.tui.work import Ticket
from tests.driving import HARBOUR, reading_article
from tests.fakes import FakeMatches, fake_newsroom


class Slow(FakeMatches):
    """Needs a number of questions whether to stop before an article is compared."""

    def __init__(self, room: Newsroom, patience: int) -> None:
        super().__init__(room.articles)
        self.patience = patience

    def of(self, article, *, cancelled=lambda: False) -> ArticleMatches:
        found = super().of(article)
        for _ in range(self.patience):
            if cancelled():
                return replace(found, counterparts=(), partial="compared with 0 of 1")
        return found


def slow(patience: int) -> Newsroom:
    room = fake_newsroom()
    return replace(room, matches=Slow(room, patience))


class Clock:
    """A second passes whenever it is looked at."""

    now = 0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def test_what_was_found_in_time_is_told_with_what_is_still_to_come():
    found = compare(slow(9), HARBOUR, Ticket(), seconds=4, clock=Clock())
    assert found.goes_on
    assert found.matches.partial == "compared with 0 of 1 so far…"


def test_what_is_found_whole_does_not_go_on():
    found = compare(slow(2), HARBOUR, Ticket(), seconds=9, clock=Clock())
    assert not found.goes_on
    assert len(found.matches.counterparts) == 1 and set(found.said) == {"a:2000000002"}


def test_what_nobody_waits_for_is_not_taken_up_again():
    ticket = Ticket()
    ticket.cancel()
    found = compare(slow(9), HARBOUR, ticket, seconds=99, clock=Clock())
    assert not found.goes_on and found.matches.partial == "compared with 0 of 1"


async def test_the_panel_goes_on_to_the_end_by_itself(tmp_path: Path, monkeypatch):
    rounds = []

    class InRounds(FakeMatches):
        def of(self, article, *, cancelled=lambda: False):
            found = super().of(article)
            rounds.append(cancelled())
            if rounds[-1]:
                return replace(found, counterparts=(), partial="compared with 0 of 1")
            return found

    monkeypatch.setattr("reader.tui.desk.ROUNDS_S", (-1.0, -1.0, 1000.0))
    room = fake_newsroom()
    room = replace(room, matches=InRounds(room.articles))
    async with reading_article(tmp_path, room=room) as reader:
        assert rounds == [True, True, False]
        assert "so far…" not in reader.text()
        assert len(reader.app.desk.compared.matches.counterparts) == 1
