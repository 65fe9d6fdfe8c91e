"""Work off the event loop: the latest wins, writes are all done, cancelling is heard."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest
from textual.message import Message

from reader.errors import UsageError
from reader.tui.messages import WorkFailed, WorkFinished
from reader.tui.work import Threads, Ticket

WAIT_S = 10.0


class Desk:
    """Takes the messages, as the app would."""

    def __init__(self) -> None:
        self.arrived: queue.Queue[Message] = queue.Queue()
        self.work = Threads(self.arrived.put)
        self.taken: list[object] = []

    def take(self) -> Message:
        """Waits for one message and does with it what the app does."""
        message = self.arrived.get(timeout=WAIT_S)
        if isinstance(message, WorkFinished) and self.work.is_current(message.kind, message.turn):
            message.then(message.value)
        return message


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.work.close()


class Gate:
    """A job that tells when it has begun and ends when it may."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.ticket: Ticket | None = None

    def __call__(self, ticket: Ticket) -> str:
        self.ticket = ticket
        self.begun.set()
        assert self.may_end.wait(WAIT_S)
        return self.value


def test_a_result_comes_back_as_a_message_for_the_loop(desk: Desk):
    desk.work.latest("search", lambda ticket: "hits", desk.taken.append)
    desk.take()
    assert desk.taken == ["hits"]


def test_jobs_run_in_another_thread(desk: Desk):
    desk.work.latest("search", lambda ticket: threading.current_thread(), desk.taken.append)
    desk.take()
    assert desk.taken != [threading.current_thread()]


def test_the_latest_job_of_a_kind_wins(desk: Desk):
    old, new = Gate("old"), Gate("new")
    desk.work.latest("search", old, desk.taken.append)
    assert old.begun.wait(WAIT_S)
    desk.work.latest("search", lambda ticket: "skipped", desk.taken.append)
    desk.work.latest("search", new, desk.taken.append)
    old.may_end.set()
    new.may_end.set()
    desk.take()
    desk.take()
    assert desk.taken == ["new"]


def test_a_job_that_is_replaced_hears_that_it_may_stop(desk: Desk):
    old = Gate("old")
    desk.work.latest("search", old, desk.taken.append)
    assert old.begun.wait(WAIT_S)
    desk.work.latest("search", lambda ticket: "new", desk.taken.append)
    assert old.ticket is not None and old.ticket.cancelled()
    old.may_end.set()


def test_kinds_do_not_disturb_each_other(desk: Desk):
    slow = Gate("slow")
    desk.work.latest("matches", slow, desk.taken.append)
    desk.work.latest("search", lambda ticket: "quick", desk.taken.append)
    desk.take()
    slow.may_end.set()
    desk.take()
    assert desk.taken == ["quick", "slow"]


def test_every_queued_job_is_done_in_order(desk: Desk):
    for number in range(20):
        desk.work.every("write", lambda ticket, number=number: number, desk.taken.append)
    for _ in range(20):
        desk.take()
    assert desk.taken == list(range(20))


def test_an_error_comes_back_as_a_message_and_the_lane_goes_on(desk: Desk):
    def fail(ticket: Ticket) -> str:
        raise UsageError("no such thing")

    desk.work.latest("search", fail, desk.taken.append)
    failed = desk.take()
    assert isinstance(failed, WorkFailed) and isinstance(failed.error, UsageError)
    desk.work.latest("search", lambda ticket: "again", desk.taken.append)
    desk.take()
    assert desk.taken == ["again"]


def test_cancelling_drops_results_and_says_whether_there_was_anything(desk: Desk):
    assert not desk.work.cancel()
    running = Gate("too late")
    desk.work.latest("search", running, desk.taken.append)
    assert running.begun.wait(WAIT_S)
    assert desk.work.cancel()
    running.may_end.set()
    desk.take()
    assert desk.taken == []


def test_cancelling_does_not_stop_what_is_being_written(desk: Desk):
    writing = Gate("written")
    desk.work.every("write", writing, desk.taken.append)
    assert writing.begun.wait(WAIT_S)
    assert not desk.work.cancel()
    writing.may_end.set()
    desk.take()
    assert desk.taken == ["written"]


def test_closing_waits_for_what_is_being_written(desk: Desk):
    done: list[int] = []
    for number in range(5):
        desk.work.every("write", lambda ticket, number=number: done.append(number), lambda _: None)
    desk.work.close()
    assert done == list(range(5))


def test_a_stop_given_after_cancelling_is_called_at_once():
    ticket, called = Ticket(), threading.Event()
    ticket.cancel()
    ticket.on_cancel(called.set)
    assert called.is_set()
