"""The scan as a child process: its lines become messages, and it can be stopped."""

from __future__ import annotations

import json
import queue
import sys
from collections.abc import Iterator

import pytest
from textual.message import Message

from reader.newsroom.scan import Followed, Progress, ScanReport
from reader.tui.messages import ScanAdvanced, ScanEnded
from reader.tui.scanning import Scanning, progress_words, report_words
from reader.tui.work import Threads

WAIT_S = 20.0

REPORT = {
    "phase": "report",
    "new": 2,
    "rejected": [{"path": "a.png", "reason": "no text"}],
    "warnings": [{"path": "b.txt", "warning": "no such day"}],
    "corrections": {"moved": 1, "reworded": 0, "lost": 2, "back": 0},
}
GOOD = f"""
import json
print(json.dumps({{"phase": "reading", "done": 1, "total": 2, "rate": 3.5}}), flush=True)
print("not json", flush=True)
print({json.dumps(json.dumps(REPORT))}, flush=True)
"""
FAILING = "import sys; print('first', file=sys.stderr); sys.exit('the library is in use')"
ENDLESS = """
import json, signal, sys, threading
stop = threading.Event()
signal.signal(signal.SIGINT, lambda *_: stop.set())
print(json.dumps({"phase": "reading", "done": 1, "total": 9}), flush=True)
stop.wait()
print(json.dumps({"phase": "report", "new": 1, "cancelled": True}), flush=True)
"""


class Listener:
    """Takes what a scan posts."""

    def __init__(self, program: str) -> None:
        self.arrived: queue.Queue[Message] = queue.Queue()
        self.work = Threads(self.arrived.put)
        self.scanning = Scanning([sys.executable, "-c", program], self.work, self.arrived.put)

    def take(self) -> Message:
        return self.arrived.get(timeout=WAIT_S)


@pytest.fixture
def listen() -> Iterator[type[Listener]]:
    made: list[Listener] = []

    def listener(program: str) -> Listener:
        made.append(Listener(program))
        return made[-1]

    yield listener
    for one in made:
        one.work.close()


def test_progress_and_report_arrive_and_other_lines_are_passed_over(listen):
    heard = listen(GOOD)
    heard.scanning.start()
    assert heard.take() == ScanAdvanced(Progress("reading", 1, 2, 3.5))
    ended = heard.take()
    assert isinstance(ended, ScanEnded) and ended.report is not None
    assert (ended.report.new, ended.report.rejected[0].reason) == (2, "no text")
    assert ended.report.warnings == (("b.txt", "no such day"),)
    assert ended.report.corrections == Followed(moved=1, lost=2)


def test_a_scan_that_fails_tells_its_last_words(listen):
    heard = listen(FAILING)
    heard.scanning.start()
    assert heard.take() == ScanEnded(None, "the library is in use")


def test_a_second_start_does_nothing_while_one_is_running(listen):
    heard = listen(ENDLESS)
    heard.scanning.start()
    heard.take()
    heard.scanning.start()
    assert heard.work.cancel()
    assert isinstance(heard.take(), ScanEnded)


def test_cancelling_stops_the_child_and_its_report_still_arrives(listen):
    heard = listen(ENDLESS)
    heard.scanning.start()
    heard.take()
    heard.work.cancel()
    ended = heard.take()
    assert isinstance(ended, ScanEnded) and ended.report == ScanReport(new=1, cancelled=True)


def test_a_program_that_cannot_be_started_is_told():
    arrived: queue.Queue[Message] = queue.Queue()
    work = Threads(arrived.put)
    Scanning(["/nowhere/reader"], work, arrived.put).start()
    ended = arrived.get(timeout=WAIT_S)
    work.close()
    assert ended == ScanEnded(None, "the folder cannot be read: No such file or directory")


def test_without_a_command_nothing_is_started():
    posted: list[Message] = []
    work = Threads(posted.append)
    Scanning([], work, posted.append).start()
    work.close()
    assert posted == []


def test_the_list_is_loaded_again_only_for_enough_new_articles():
    scanning = Scanning([], Threads(lambda message: None), lambda message: None)
    loads = [n for n in range(2000) if scanning.brings_new(Progress("reading", n, 2000))]
    assert loads[0] == 50 and len(loads) < 12


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (ScanReport(unchanged=2), "2 articles, up to date"),
        (ScanReport(new=2, updated=1), "new 2 · updated 1"),
        (ScanReport(new=1, cancelled=True), "new 1 · stopped"),
        (ScanReport(updated=1, corrections=Followed(moved=1)), "updated 1 · corrections: moved 1"),
    ],
)
def test_a_report_in_words(report: ScanReport, words: str):
    assert report_words(report) == words


def test_progress_in_words():
    assert progress_words(Progress("reading", 3, 9, 4.0, 2.0)) == "reading 3/9 · 4/s · 2 s left"
    assert progress_words(Progress("looking", 0, 0)) == "looking"
