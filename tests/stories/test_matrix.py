"""Which statements hang together across the articles of a story."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model.match import Caution, Match, MatchKind
from reader.model.quotation import Confidence, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.stories.matrix import Column, rows

TEXTS = (
    "The mill burned down. Ada Crane said “we saw the smoke at noon.” It was old.",
    "A mill is gone. “We saw the smoke at noon,” said Ada Crane.",
    "Nobody was in the mill. It burned down. “I miss it,” said Bo Lind.",
)


def span(column, words):
    start = TEXTS[column].index(words)
    return Span(start, start + len(words))


def quotation(column, words, speaker, number=1):
    return Quotation(
        number=number,
        kind=QuotationKind.DIRECT,
        spans=(span(column, words),),
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON,
        mention=None,
        cue=None,
        via=None,
        confidence=Confidence.SURE,
        why="",
    )


COLUMNS = (
    Column(TEXTS[0], [Span(0, 80)], [quotation(0, "“we saw the smoke at noon.”", "Ada Crane")]),
    Column(TEXTS[1], [Span(0, 80)], [quotation(1, "“We saw the smoke at noon,”", "Ada Crane")]),
    Column(TEXTS[2], [Span(0, 80)], [quotation(2, "“I miss it,”", "Bo Lind")]),
)


def link(a, words_a, b, words_b, kind=MatchKind.REWORDED, cautions=()):
    return (a, b), Match(span(a, words_a), span(b, words_b), kind, 0.9, cautions=cautions)


def matrix(*links):
    by_pair = {}
    for pair, match in links:
        by_pair.setdefault(pair, []).append(match)
    return rows(COLUMNS, by_pair)


def shown(found):
    return [tuple(cell.text if cell else None for cell in row.cells) for row in found]


BURNED = link(0, "The mill burned down.", 1, "A mill is gone.")
AGAIN = link(1, "A mill is gone.", 2, "It burned down.", cautions=(Caution.NUMBER,))
SMOKE = link(
    0,
    "Ada Crane said “we saw the smoke at noon.”",
    1,
    "“We saw the smoke at noon,”",
    MatchKind.PUNCTUATION,
)


def test_links_chain_to_one_statement_across_all_articles():
    found = matrix(BURNED, AGAIN)
    assert ("The mill burned down.", "A mill is gone.", "It burned down.") in shown(found)


def test_what_an_article_does_not_have_is_blank():
    (row,) = [row for row in matrix(BURNED) if "burned" in row.first.text]
    assert row.cells[2] is None


def test_a_quotation_of_one_article_alone_is_a_row_of_its_own():
    assert (None, None, "“I miss it,”") in shown(matrix(BURNED))


def test_a_quotation_and_the_sentence_around_it_are_one_statement():
    found = matrix(SMOKE)
    (row,) = [row for row in found if row.speaker == "Ada Crane"]
    assert row.cells[0].text == "Ada Crane said “we saw the smoke at noon.”"
    assert row.cells[1].quotation == 1
    assert row.kind is MatchKind.PUNCTUATION


def test_a_row_tells_how_its_passages_agree_where_they_agree_least():
    (row,) = [row for row in matrix(BURNED, AGAIN) if "burned" in row.first.text]
    assert (row.kind, row.cautions, row.speaker) == (MatchKind.REWORDED, (Caution.NUMBER,), None)


def test_a_cell_is_told_against_the_earliest_article_that_it_is_linked_with():
    (row,) = [row for row in matrix(BURNED, AGAIN) if "burned" in row.first.text]
    assert [cell.beside for cell in row.cells] == [None, 0, 1]
    assert [cell.kind for cell in row.cells] == [None, MatchKind.REWORDED, MatchKind.REWORDED]
    assert [cell.cautions for cell in row.cells] == [(), (), (Caution.NUMBER,)]


def test_a_cell_that_only_a_later_article_leads_to_is_told_against_that():
    late = link(0, "The mill burned down.", 2, "It burned down.")
    (row,) = [row for row in matrix(late, AGAIN) if "burned" in row.first.text]
    assert [cell.beside for cell in row.cells] == [None, 2, 0]


def test_rows_stand_in_the_order_of_the_first_article_that_has_them():
    firsts = [row.first.text for row in matrix(BURNED, AGAIN, SMOKE)]
    assert firsts[0] == "The mill burned down."
    assert firsts[-1] == "“I miss it,”"


def test_a_story_without_quotations_and_matches_has_no_rows():
    assert rows([Column("Rain.", [Span(0, 5)], [])], {}) == ()


@given(st.permutations([BURNED, AGAIN, SMOKE]))
def test_the_order_of_the_links_does_not_matter(links):
    assert shown(matrix(*links)) == shown(matrix(BURNED, AGAIN, SMOKE))
