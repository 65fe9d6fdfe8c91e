"""Work off the event loop: the only place that starts threads.

Each kind of work has a lane. In the lane of a kind that answers what a person looks at now, the
latest job wins: what runs is told to stop, what waits is forgotten, and a result that comes too
late is dropped. In the lane of a kind that writes, every job is done, in order. Results come back
as messages, whose handlers run on the event loop.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from textual.message import Message

from reader.tui.messages import WorkFailed, WorkFinished

Result = TypeVar("Result")


class Ticket:
    """A running job's way to learn that nobody waits for it any more."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._stops: list[Callable[[], None]] = []

    def cancelled(self) -> bool:
        """Whether to give up. Jobs check this between steps."""
        return self._stopped.is_set()

    def on_cancel(self, stop: Callable[[], None]) -> None:
        """Has `stop` called when the job is cancelled, at once if it already is."""
        self._stops.append(stop)
        if self._stopped.is_set():
            stop()

    def cancel(self) -> None:
        """Tells the job to stop."""
        self._stopped.set()
        for stop in self._stops:
            stop()


class Work(Protocol):
    """Runs jobs and hands their results on."""

    def latest(
        self, kind: str, job: Callable[[Ticket], Result], then: Callable[[Result], None]
    ) -> None:
        """Starts a job in place of any other of its kind."""
        ...

    def every(
        self, kind: str, job: Callable[[Ticket], Result], then: Callable[[Result], None]
    ) -> None:
        """Queues a job behind the others of its kind; it cannot be cancelled."""
        ...

    def cancel(self) -> bool:
        """Cancels what runs or waits and may be cancelled; whether there was anything."""
        ...

    def is_current(self, kind: str, turn: int) -> bool:
        """Whether a result of that turn is still wanted."""
        ...

    def close(self) -> None:
        """Stops what runs; finishes what is queued to be written."""
        ...


@dataclass
class _Job:
    turn: int
    run: Callable[[Ticket], Any]
    then: Callable[[Any], None]
    ticket: Ticket = field(default_factory=Ticket)


class _Lane:
    """One kind of work, one thread."""

    def __init__(self, kind: str, post: Callable[[Message], object]) -> None:
        self.kind = kind
        self.turn = 0
        self.must_finish = False
        self._post = post
        self._jobs: deque[_Job] = deque()
        self._running: _Job | None = None
        self._ready = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._loop, name=f"reader-{kind}", daemon=True)
        self._thread.start()

    def put(
        self, run: Callable[[Ticket], Any], then: Callable[[Any], None], *, alone: bool
    ) -> None:
        with self._ready:
            self.must_finish = not alone
            if alone:
                self._stop_all()
                self.turn += 1
            self._jobs.append(_Job(self.turn, run, then))
            self._ready.notify()

    def cancel(self) -> bool:
        """Stops everything in the lane and makes what may still arrive unwanted."""
        with self._ready:
            busy = bool(self._jobs or self._running)
            self._stop_all()
            self.turn += 1
            return busy

    def close(self) -> None:
        """Ends the lane; waits for jobs that have to be done."""
        if not self.must_finish:
            self.cancel()
        with self._ready:
            self._closed = True
            self._ready.notify()
        if self.must_finish:
            self._thread.join()

    def _stop_all(self) -> None:
        self._jobs.clear()
        if self._running is not None:
            self._running.ticket.cancel()

    def _loop(self) -> None:
        while (job := self._take()) is not None:
            message: Message
            try:
                message = WorkFinished(self.kind, job.turn, job.run(job.ticket), job.then)
            except Exception as error:
                message = WorkFailed(self.kind, job.turn, error)
            with self._ready:
                self._running = None
            self._post(message)

    def _take(self) -> _Job | None:
        with self._ready:
            self._ready.wait_for(lambda: self._jobs or self._closed)
            self._running = self._jobs.popleft() if self._jobs else None
            return self._running


class Threads:
    """Work in threads, one a kind, kept while the app runs.

    Args:
        post: takes a message from any thread (`App.post_message`).
    """

    def __init__(self, post: Callable[[Message], object]) -> None:
        self._post = post
        self._lanes: dict[str, _Lane] = {}

    def latest(
        self, kind: str, job: Callable[[Ticket], Result], then: Callable[[Result], None]
    ) -> None:
        """Starts a job in place of any other of its kind."""
        self._lane(kind).put(job, then, alone=True)

    def every(
        self, kind: str, job: Callable[[Ticket], Result], then: Callable[[Result], None]
    ) -> None:
        """Queues a job behind the others of its kind; it cannot be cancelled."""
        self._lane(kind).put(job, then, alone=False)

    def cancel(self) -> bool:
        """Cancels what runs or waits and may be cancelled; whether there was anything."""
        lanes = [lane for lane in self._lanes.values() if not lane.must_finish]
        return any([lane.cancel() for lane in lanes])

    def is_current(self, kind: str, turn: int) -> bool:
        """Whether a result of that turn is still wanted."""
        return self._lanes[kind].turn == turn

    def close(self) -> None:
        """Stops what runs; finishes what is queued to be written."""
        for lane in self._lanes.values():
            lane.close()

    def _lane(self, kind: str) -> _Lane:
        if kind not in self._lanes:
            self._lanes[kind] = _Lane(kind, self._post)
        return self._lanes[kind]
