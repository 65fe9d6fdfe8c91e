"""The trail behind `<` and `>`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.navigation import LENGTH, Place, Trail

HERE, THERE, ELSEWHERE = Place("a", 1), Place("b", 2), Place("c", 3)


def test_back_leads_to_the_place_left_and_forward_returns():
    trail = Trail()
    trail.leave(HERE)
    assert trail.back(THERE) == HERE
    assert trail.forward(HERE) == THERE


def test_there_is_nowhere_to_go_at_first():
    assert Trail().back(HERE) is None
    assert Trail().forward(HERE) is None


def test_leaving_for_a_new_place_forgets_what_was_ahead():
    trail = Trail()
    trail.leave(HERE)
    trail.back(THERE)
    trail.leave(ELSEWHERE)
    assert trail.forward(THERE) is None


def test_leaving_the_same_place_twice_is_one_step():
    trail = Trail()
    trail.leave(HERE)
    trail.leave(HERE)
    trail.back(THERE)
    assert trail.back(THERE) is None


@given(st.lists(st.builds(Place, st.sampled_from("abc"), st.integers(0, 5)), max_size=30))
def test_going_back_all_the_way_and_forward_again_ends_where_it_began(places: list[Place]):
    trail = Trail()
    for place in places:
        trail.leave(place)
    end = now = Place("end", 0)
    steps = 0
    while (before := trail.back(now)) is not None:
        now, steps = before, steps + 1
    for _ in range(steps):
        ahead = trail.forward(now)
        assert ahead is not None
        now = ahead
    assert now == end


def test_the_trail_does_not_grow_without_end():
    trail = Trail()
    for offset in range(3 * LENGTH):
        trail.leave(Place("a", offset))
    steps = 0
    while trail.back(None) is not None:
        steps += 1
    assert steps == LENGTH
