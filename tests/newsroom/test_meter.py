from __future__ import annotations

from reader.newsroom.live.meter import Meter


class Watch:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_tells_rate_and_remaining_time_now_and_then():
    told, watch = [], Watch()
    meter = Meter(told.append, clock=watch)
    meter.tell("reading", 0, 10)
    for done in range(1, 5):
        watch.now += 0.0625
        meter.tell("reading", done, 10)
    assert [progress.done for progress in told] == [0, 2, 4]
    assert told[-1].rate == 16
    assert told[-1].remaining_s == 0.375


def test_the_end_of_a_phase_and_the_beginning_of_the_next_are_told_at_once():
    told = []
    meter = Meter(told.append, clock=Watch())
    meter.tell("reading", 1, 2)
    meter.tell("reading", 2, 2)
    meter.tell("indexing", 0, 2)
    meter.finish()
    steps = [(progress.phase, progress.done) for progress in told]
    assert steps == [("reading", 1), ("reading", 2), ("indexing", 0), ("done", 1)]
