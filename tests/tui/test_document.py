"""A document: looks flattened into edges, signs and marks of a row, stops to jump to."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import ArticleText, Markup, MarkupKind
from reader.model.note import Anchor, AnchorState, Note, NoteKind, Placed
from reader.model.quotation import Reported
from reader.model.span import Span
from reader.tui.document import Document, flatten
from tests.fakes_library import PIECES, article_text, extraction_of, place_of

HARBOUR = PIECES[0]
LOOKS = ("heading", "emphasis", "cue", "hit")


def document(**parts: object) -> Document:
    given = Document(article_text(HARBOUR), extraction=extraction_of(HARBOUR))
    return dataclasses.replace(given, **parts)


def place(words: str) -> Span:
    return place_of(words, HARBOUR.text)


def left(kind: NoteKind, words: str | None, *, letter: str = "") -> Note:
    span = place(words) if words else None
    state = AnchorState.UNCHANGED if span else AnchorState.ORPHAN
    anchor = Anchor(words or "", "", "", span or Span(0, 0), "v")
    return Note(1, kind, HARBOUR.id, anchor, Placed(state, span), letter=letter)


def looks_at(given: Document, words: str, isolated: str | None = None) -> tuple[str, ...]:
    at = place(words).start
    return next(iter(given.edges(isolated).runs(at, at + 1)))[2]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(LOOKS)), max_size=12)
)
def test_edges_give_every_code_point_the_looks_of_its_spans(
    spans: list[tuple[int, int, str]],
) -> None:
    edges = flatten((Span(min(a, b), max(a, b)), look) for a, b, look in spans)
    for at in range(21):
        wanted = {look for a, b, look in spans if min(a, b) <= at < max(a, b)}
        ((_, _, found),) = edges.runs(at, at + 1)
        assert set(found) == wanted
        assert list(found) == sorted(found, key=LOOKS.index)


def test_runs_cover_a_stretch_without_gaps() -> None:
    edges = flatten([(Span(3, 8), "cue"), (Span(5, 12), "hit")])
    assert list(edges.runs(4, 10)) == [(4, 5, ("cue",)), (5, 8, ("cue", "hit")), (8, 10, ("hit",))]


def test_a_quotation_has_its_speakers_colour_and_the_cue_its_own_look() -> None:
    given = document()
    slot = given.signs.of("Ilse Maren").slot
    assert looks_at(given, "The ships can wait") == (f"speaker-{slot}",)
    assert looks_at(given, "said Ilse") == ("cue",)


def test_words_of_an_unnamed_group_have_no_colour() -> None:
    assert looks_at(document(), "a slow death") == ("unnamed",)


def test_reported_speech_has_a_look_of_its_own() -> None:
    reported = Reported(place("the repair would cost"), None, None, None)
    told = dataclasses.replace(extraction_of(HARBOUR), reported=(reported,))
    assert looks_at(document(extraction=told), "the repair would cost") == ("reported",)


def test_isolating_a_speaker_dims_everything_else() -> None:
    given = document()
    assert "elsewhere" in looks_at(given, "A town without", "Ilse Maren")
    assert "elsewhere" in looks_at(given, "Engineers found", "Ilse Maren")
    assert "elsewhere" not in looks_at(given, "The ships can wait", "Ilse Maren")


def test_markup_survives_as_looks() -> None:
    article = dataclasses.replace(
        article_text(HARBOUR), markup=(Markup(place("old dam"), MarkupKind.EMPHASIS),)
    )
    assert looks_at(document(article=article), "old dam") == ("emphasis",)


def test_hits_and_highlights_are_looks() -> None:
    given = document(
        hits=(place("two of its"),), notes=(left(NoteKind.HIGHLIGHT, "Engineers found"),)
    )
    assert looks_at(given, "two of its") == ("hit",)
    assert looks_at(given, "Engineers found") == ("highlight",)


def test_a_row_shows_the_sign_of_the_quotation_that_begins_in_it() -> None:
    start = place("“The ships can wait").start
    found = document().sign_between(start - 5, start + 20)
    assert found is not None and found[0].letters == "Ma"
    assert document().sign_between(start + 1, start + 20) is None


@pytest.mark.parametrize(
    ("note", "glyph"),
    [
        (left(NoteKind.BOOKMARK, "Engineers found cracks"), "▌"),
        (left(NoteKind.NOTE, "Engineers found cracks"), "•"),
        (left(NoteKind.MARK, "Engineers found cracks", letter="k"), "k"),
        (left(NoteKind.HIGHLIGHT, "Engineers found cracks"), " "),
        (left(NoteKind.NOTE, None), " "),
    ],
)
def test_a_row_shows_what_was_left_in_it(note: Note, glyph: str) -> None:
    span = place("Engineers found cracks")
    assert document(notes=(note,)).mark_between(span.start, span.end) == glyph


def test_a_bookmark_marks_every_row_of_its_passage_and_a_note_the_first() -> None:
    span = place("Engineers found cracks in two")
    marked = document(notes=(left(NoteKind.BOOKMARK, "Engineers found cracks in two"),))
    noted = document(notes=(left(NoteKind.NOTE, "Engineers found cracks in two"),))
    assert marked.mark_between(span.start + 10, span.end) == "▌"
    assert noted.mark_between(span.start + 10, span.end) == " "


def test_stops_are_one_a_quotation_though_it_has_two_spans() -> None:
    given = document()
    assert len(given.quotation_stops) == 4
    assert given.speaker_stops("Ilse Maren") == [
        place("“We will not").start,
        place("“no less").start,
    ]


def test_two_matches_in_one_sentence_are_one_stop() -> None:
    matches = (place("Engineers found"), place("seven arches"), place("The town council"))
    assert document(matches=matches).match_stops == [
        place("Engineers found").start,
        place("The town council").start,
    ]


def test_the_quotation_at_the_cursor_wins_over_the_first_of_its_sentence() -> None:
    given = document()
    inside = given.quotation_at(place("the plan “a slow").end - 2)
    beside = given.quotation_at(place("Shopkeepers").start)
    assert inside is beside is given.quotations[2]
    assert given.quotation_at(place("Engineers").start) is None


def test_finding_ignores_case_and_the_kind_of_marks() -> None:
    article = ArticleText("a", "v", "It’s “here” – IT'S there", (), (), HARBOUR.metadata, "", "")
    given = Document(article)
    assert given.find("it's") == [Span(0, 4), Span(14, 18)]
    assert given.find('"HERE" -') == [Span(5, 13)]
    assert given.find("  ") == []


def test_an_empty_article_has_one_empty_sentence() -> None:
    empty = Document(ArticleText("a", "v", "", (), (), HARBOUR.metadata, "", ""))
    assert empty.sentence_at(0) == empty.paragraph_at(0) == Span(0, 0)
    assert empty.quotation_at(0) is None


def test_control_characters_keep_their_places_as_symbols() -> None:
    article = ArticleText("a", "v", "a\x1b]0;x\x07b\nc\x9b", (), (), HARBOUR.metadata, "", "")
    assert Document(article).text == "a␛]0;x␇b\nc\ufffd"
