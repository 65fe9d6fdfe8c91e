"""Which sentences of two articles stand level."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.match import Alignment, Caution, Change, ChangeOp, Match, MatchKind
from reader.model.span import Span
from reader.tui.blocks import Block, blocks

SENTENCES = tuple(Span(start, start + 9) for start in range(0, 60, 10))
"""Six sentences, the same offsets in A and in B."""


def link(a: int, b: int, kind: MatchKind = MatchKind.IDENTICAL, *cautions: Caution) -> Match:
    return Match(SENTENCES[a], SENTENCES[b], kind, 1.0, cautions=cautions)


def aligned(*links: Match) -> list[tuple[list[int], list[int]]]:
    """The numbers of A's and B's sentences in every block."""
    return [
        ([span.start // 10 for span in block.a], [span.start // 10 for span in block.b])
        for block in blocks(SENTENCES, SENTENCES, Alignment(links))
    ]


def test_a_match_makes_a_block_and_what_is_left_stands_beside_each_other() -> None:
    assert aligned(link(2, 1)) == [([0, 1], [0]), ([2], [1]), ([3, 4, 5], [2, 3, 4, 5])]


def test_blocks_follow_a_though_b_tells_it_in_another_order() -> None:
    assert aligned(link(1, 4), link(3, 2)) == [
        ([0], [0, 1]),
        ([1], [4]),
        ([2], [5]),
        ([3], [2]),
        ([4, 5], [3]),
    ]


def test_one_sentence_with_two_counterparts_is_one_block() -> None:
    assert ([1], [1, 3]) in aligned(link(1, 1), link(1, 3))


def test_links_that_share_a_sentence_are_one_block() -> None:
    assert ([1, 2], [1, 2]) in aligned(link(1, 1), link(1, 2), link(2, 2))


def test_a_match_across_a_sentence_end_takes_both_sentences() -> None:
    across = Match(Span(15, 25), SENTENCES[0], MatchKind.PART, 1.0)
    assert ([1, 2], [0]) in aligned(across)


def test_without_matches_everything_stands_side_by_side() -> None:
    assert aligned() == [([0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5])]


def test_empty_articles_have_no_blocks() -> None:
    assert blocks((), (), Alignment()) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6))
def test_every_sentence_stands_in_exactly_one_block(pairs: list[tuple[int, int]]) -> None:
    found = aligned(*(link(a, b) for a, b in pairs))
    assert sorted(n for a, _ in found for n in a) == list(range(6))
    assert sorted(n for _, b in found for n in b) == list(range(6))


def test_a_block_is_called_after_its_loosest_match() -> None:
    block = Block(links=(link(0, 0, MatchKind.REWORDED), link(1, 1, MatchKind.PUNCTUATION)))
    assert block.kind is MatchKind.REWORDED
    assert Block().kind is None


def test_a_blocks_warnings_come_gravest_first_and_once() -> None:
    one = link(0, 0, MatchKind.REWORDED, Caution.NAME, Caution.NUMBER)
    other = link(1, 1, MatchKind.REWORDED, Caution.NEGATION, Caution.NUMBER)
    assert Block(links=(one, other)).cautions == (Caution.NEGATION, Caution.NUMBER, Caution.NAME)


def test_a_blocks_changes_come_in_order_and_once() -> None:
    early = Change(ChangeOp.REPLACED, Span(1, 3), Span(1, 3))
    late = Change(ChangeOp.DROPPED, Span(5, 7), Span(5, 5))
    one = Match(SENTENCES[0], SENTENCES[0], MatchKind.REWORDED, 1.0, (late,))
    other = Match(SENTENCES[0], SENTENCES[0], MatchKind.REWORDED, 1.0, (early, late))
    assert Block(links=(one, other)).changes == (early, late)
