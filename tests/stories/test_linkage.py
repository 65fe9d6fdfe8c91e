"""What hangs together is found whatever the order of the pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.linkage import connected

pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(pairs)
def test_numbers_are_in_one_part_exactly_if_pairs_lead_from_one_to_the_other(
    given_pairs: list[tuple[int, int]],
) -> None:
    reach = {number: {number} for number in range(10)}
    for _ in range(10):
        for one, other in given_pairs:
            reach[one] = reach[other] = reach[one] | reach[other]
        reach = {number: set().union(*(reach[n] for n in held)) for number, held in reach.items()}
    expected = {tuple(sorted(held)) for held in reach.values()}
    assert {tuple(part) for part in connected(10, given_pairs)} == expected


@given(pairs, st.randoms())
def test_the_order_of_pairs_does_not_matter(given_pairs: list[tuple[int, int]], chance) -> None:
    other = list(given_pairs)
    chance.shuffle(other)
    assert connected(10, given_pairs) == connected(10, other)
