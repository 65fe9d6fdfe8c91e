from reader.align import score_sentences
from reader.align.world import load

PAIRS = [
    ("The ferry ran aground off Tornmouth.", "Off Tornmouth a ferry has run aground."),
    ("The ferry ran aground off Tornmouth.", "A choir sang in the old arcade."),
]


def test_a_pair_that_tells_the_same_scores_above_one_that_does_not():
    same, other = score_sentences(PAIRS, counts=load())
    assert 0 <= other < same <= 1


def test_a_score_is_the_same_whatever_the_order_of_the_pairs():
    assert (
        score_sentences(PAIRS[::-1], counts=load()) == score_sentences(PAIRS, counts=load())[::-1]
    )
