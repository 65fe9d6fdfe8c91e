from hypothesis import given, settings
from hypothesis import strategies as st

from reader.align.cut import cut
from reader.align.edits import Edit, edits
from reader.align.passage import Passage
from reader.model.match import ChangeOp
from reader.model.span import Span


def passage(text: str) -> Passage:
    span = Span(0, len(text))
    (words,) = cut(text, [span], day=None).sentences
    return Passage(text, span, words, tuple(word.norm for word in words))


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    return [
        (edit.op.value, a[slice(*edit.a.span)], b[slice(*edit.b.span)])
        for edit in edits(passage(a), passage(b))
    ]


def test_case_and_punctuation_are_no_edits() -> None:
    assert found("The ferry, they say, sank.", "the ferry they say sank") == []


def test_an_added_word_has_an_empty_place_on_the_other_side() -> None:
    assert found("the ferry sank", "the old ferry sank") == [("added", "", "old")]


def test_a_word_is_paired_with_its_like_at_the_head_of_a_longer_run() -> None:
    assert found("a planned strike", "a planned striking of many ports at once")[0] == (
        "replaced",
        "strike",
        "striking",
    )


def test_a_word_is_paired_with_its_like_at_the_end_of_a_longer_run() -> None:
    assert found("two ports", "at least four of the harbours and portside")[-1][0] == "replaced"


def test_a_hyphen_more_or_less_is_an_edit() -> None:
    assert found("a cease-fire holds", "a ceasefire holds") == [
        ("edited", "cease-fire", "ceasefire")
    ]


def test_an_ellipsis_in_the_place_of_words_is_an_edit() -> None:
    (edit,) = edits(passage("the ferry that left at dawn sank"), passage("the ferry … sank"))
    assert (edit.op, edit.ellipsis) == (ChangeOp.EDITED, True)


def test_a_single_word_that_moved_is_dropped_and_added() -> None:
    ops = [op for op, *_ in found("today the ferry sank", "the ferry sank today")]
    assert ops == ["dropped", "added"]


some = st.lists(st.sampled_from(["ferry", "sank", "off", "port", "don't", "two"]), max_size=10)


def untouched(passage: Passage, touched: list[Span]) -> list[str]:
    return [
        word.norm
        for word in passage.words
        if not any(span.start <= word.start < span.end for span in touched)
    ]


@given(some, some)
@settings(max_examples=100, deadline=None)
def test_words_outside_all_edits_are_the_same_on_both_sides(a: list[str], b: list[str]) -> None:
    one, other = passage(" ".join(a)), passage(" ".join(b))
    changed: tuple[Edit, ...] = edits(one, other)
    left = untouched(one, [edit.a.span for edit in changed])
    assert left == untouched(other, [edit.b.span for edit in changed])
