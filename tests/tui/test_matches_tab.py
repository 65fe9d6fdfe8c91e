"""What the panel says of the passage under the cursor."""

from __future__ import annotations

from dataclasses import replace

from reader.model.match import Alignment, Caution, Change, ChangeOp, Match, MatchKind
from reader.model.span import Span
from reader.newsroom.matches import ArticleMatches, Counterpart
from reader.tui.widgets.match_rows import (
    Parallel,
    around,
    in_context,
    match_rows,
    paragraph_number,
    passage_rows,
    widened,
)
from reader.tui.widgets.matches_tab import MatchesTab
from tests.fakes import fake_newsroom
from tests.showcase import HOSTILE, RAW, block, document_of, head_of, showcase

HARBOUR, POST, ORCHARD = "a:1000000001", "a:2000000002", "a:3000000003"
ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, HARBOUR)
MATCHES = ROOM.matches.of(HARBOUR)
SAID = {POST: ROOM.quotes.of(POST)}


def passage(words: str) -> Span:
    """The sentence in which the words stand."""
    return DOCUMENT.sentence_at(DOCUMENT.text.index(words))


def said_of(words: str, *, matches: ArticleMatches | None = MATCHES) -> list[str]:
    rows = passage_rows(DOCUMENT, matches, passage(words), said=SAID)
    return [row.text for row in rows]


def test_the_first_line_says_where_one_is_and_who_speaks() -> None:
    assert said_of("half a town")[0] == "¶6  Mayor of Velmar · likely · in 1 other outlet"


def test_a_passage_that_nobody_says_opens_with_its_own_words() -> None:
    assert said_of("Engineers")[0].startswith("¶2  Engineers found cracks")


def test_while_the_others_are_compared_the_panel_says_so() -> None:
    assert said_of("Engineers", matches=None)[1:] == ["comparing…"]


def test_an_article_alone_in_its_story_has_nothing_to_compare_with() -> None:
    alone = ArticleMatches(HARBOUR, ())
    expected = ["nothing to compare with yet: add another article to compare"]
    assert said_of("Engineers", matches=alone)[1:] == expected


def test_a_match_that_differs_in_punctuation_names_the_signs() -> None:
    assert "= identical but for . ," in said_of("half a town")


def test_a_part_of_a_longer_quotation_is_called_so() -> None:
    assert "= part of a longer quotation" in said_of("trust")


def test_a_caution_comes_right_after_the_kind_and_says_what_differs() -> None:
    said = said_of("Engineers")
    kind = said.index("~ reworded")
    assert said[kind + 1] == "! number differs: two → three"


def test_a_difference_is_never_called_wrong() -> None:
    assert "wrong" not in " ".join(said_of("Engineers")).lower()


def test_a_match_says_where_it_stands_who_speaks_and_who_relays() -> None:
    said = said_of("trust")
    assert "East Bank Post (102) ¶3" in said
    assert "Ilse Maren · via Radio Velmar" in said


def test_the_others_words_are_shown_in_their_sentence() -> None:
    assert any(line.endswith("according to Radio Velmar.") for line in said_of("trust"))


def test_words_that_differ_are_marked_and_grave_ones_doubly() -> None:
    rows = passage_rows(DOCUMENT, MATCHES, passage("Engineers"), said=SAID)
    marked = {run.text: run.look for row in rows for run in row.runs if "differs" in run.look}
    assert marked == {"three": "caution differs"}


def test_changes_of_a_quotation_are_listed() -> None:
    assert "{-that-}" in said_of("trust")


def test_a_note_names_the_articles_instead_of_sides() -> None:
    link = replace(MATCHES.counterparts[0].alignment.links[0], note="B has an ellipsis; A not")
    rows = match_rows(DOCUMENT, MATCHES.counterparts[0], link, said={})
    assert "East Bank Post has an ellipsis; 101 not" in [row.text for row in rows]


def test_only_a_few_of_many_changes_are_listed() -> None:
    link = MATCHES.counterparts[0].alignment.links[0]
    words = [Span(link.a.start + 1 + 3 * n, link.a.start + 3 + 3 * n) for n in range(7)]
    nowhere = Span(link.b.start, link.b.start)
    changes = tuple(Change(ChangeOp.DROPPED, word, nowhere) for word in words)
    rows = match_rows(DOCUMENT, MATCHES.counterparts[0], replace(link, changes=changes), said={})
    assert any(row.text.endswith("3 more") for row in rows)


def test_another_statement_of_the_speaker_stands_apart_from_matches() -> None:
    said = said_of("nine million")
    apart = said.index("Same speaker, another statement")
    assert "no same statement in the other article" in said[:apart]
    assert "lorries" in " ".join(said[apart:])


def test_a_passage_in_a_quotation_is_compared_as_the_whole_quotation() -> None:
    second = passage("The ships can wait")
    assert widened(DOCUMENT, second).contains(DOCUMENT.quotations[0].spans[0])
    assert "= part of a longer quotation" in said_of("The ships can wait")


def test_a_passage_without_counterpart_is_called_only_here() -> None:
    assert said_of("The harbour bridge")[1] == "only here: not found in the other article"


def test_how_much_of_a_quotation_no_other_article_has_is_counted() -> None:
    trust = document_of(ROOM, HARBOUR).quotations[0]
    last = next(s for s in DOCUMENT.sentences if s.overlaps(trust.spans[1]))
    said = said_of("trust", matches=replace(MATCHES, only_here=(last,)))
    assert any(line.endswith("sentences only in 101") for line in said)


def test_what_is_only_here_is_listed_once_a_paragraph() -> None:
    said = said_of("Engineers")
    listed = said[said.index("Only here: 9 sentences") + 1 :]
    assert listed[0].startswith("¶1   The harbour bridge")
    assert [line.split()[0] for line in listed] == ["¶1", "¶2", "¶3", "¶4", "¶5", "¶7", "¶8", "¶9"]


def test_an_alignment_that_gave_up_says_why() -> None:
    other = replace(
        MATCHES.counterparts[0], alignment=Alignment(gave_up="the first 9 sentences of B")
    )
    partial = replace(MATCHES, counterparts=(other,), partial="2 articles left out")
    said = said_of("Engineers", matches=partial)
    assert "2 articles left out" in said
    assert "the first 9 sentences of East Bank Post" in said
    assert "only here: not found in the other article, as far as compared" in said


def test_paragraphs_are_counted_without_blank_lines() -> None:
    text = "one\n\ntwo\nthree"
    assert [paragraph_number(text, text.index(w)) for w in ("one", "two", "three")] == [1, 2, 3]


def test_the_context_of_words_ends_with_their_paragraph() -> None:
    text = "Before.\nIn front, the words, behind.\nAfter."
    start = text.index("the words")
    context = in_context(text, Span(start, start + 9))
    assert text[slice(*context)] == "In front, the words, behind."


def test_a_long_context_is_cut_at_a_word_on_either_side() -> None:
    text = "first " + "word " * 30 + "MATCH" + " other" * 30 + "."
    start = text.index("MATCH")
    before, after = around(text, Span(start, start + 5))
    assert before.startswith("… word ")
    assert after.endswith(" other …")
    assert len(before) <= 42
    assert len(after) <= 82


async def test_the_tab_follows_the_cursor_and_offers_where_to_jump() -> None:
    tab = MatchesTab()
    async with showcase(tab):
        tab.show_document(DOCUMENT)
        tab.show_matches(MATCHES, SAID)
        tab.show_passage(passage("half a town"))
        assert tab.target is not None
        assert tab.target.article == POST
        assert isinstance(tab.target.about, Parallel)
        tab.show_passage(passage("Engineers"))
        assert tab.target.about.match.kind is MatchKind.REWORDED  # type: ignore[union-attr]


async def test_a_match_is_readable_in_a_narrow_panel() -> None:
    tab = MatchesTab()
    async with showcase(tab, (38, 30)) as stage:
        tab.show_document(DOCUMENT)
        tab.show_matches(MATCHES, SAID)
        tab.show_passage(passage("trust"))
        shown = block(await stage.lines(), "= part")
        assert " ".join(shown).count("…") == 0
        assert "“We will not open a bridge we do" in shown


async def test_hostile_words_of_another_article_are_shown_as_symbols() -> None:
    text = f"“{HOSTILE}”"
    match = Match(Span(0, 5), Span(0, len(text)), MatchKind.REWORDED, 0.5, cautions=(Caution.NAME,))
    head = replace(head_of(ROOM, POST), outlet=HOSTILE)
    other = Counterpart(head, text, Alignment((match,)))
    tab = MatchesTab()
    async with showcase(tab, (80, 20)) as stage:
        tab.show_document(DOCUMENT)
        tab.show_matches(ArticleMatches(HARBOUR, (other,), partial=HOSTILE))
        tab.show_passage(Span(0, 5))
        shown = await stage.text()
        assert "[bold]@click" in shown
        assert not any(raw in shown for raw in RAW)
