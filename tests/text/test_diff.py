import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.diff import Block, blocks

words = st.lists(st.sampled_from("abcd"), max_size=12)


def test_a_replaced_word_stands_between_the_words_that_agree() -> None:
    assert blocks(["we", "saw", "it"], ["we", "knew", "it"]) == [
        Block(True, 0, 1, 0, 1),
        Block(False, 1, 2, 1, 2),
        Block(True, 2, 3, 2, 3),
    ]


def test_an_added_end_has_an_empty_run_on_the_other_side() -> None:
    assert blocks(["so"], ["so", "far"])[-1] == Block(False, 1, 1, 1, 2)


@given(words, words)
@settings(max_examples=100, deadline=None)
def test_blocks_cover_both_sides_and_alternate(a: list[str], b: list[str]) -> None:
    found = blocks(a, b)
    assert [w for block in found for w in a[block.a_start : block.a_end]] == a
    assert [w for block in found for w in b[block.b_start : block.b_end]] == b
    assert all(x.same != y.same for x, y in itertools.pairwise(found))


@given(words, words)
@settings(max_examples=100, deadline=None)
def test_runs_marked_same_hold_the_same_words(a: list[str], b: list[str]) -> None:
    for block in blocks(a, b):
        if block.same:
            assert a[block.a_start : block.a_end] == b[block.b_start : block.b_end]
