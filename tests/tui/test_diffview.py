"""A passage with its differences marked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import ArticleText, Metadata
from reader.model.match import Caution, Change, ChangeOp
from reader.model.span import Span
from reader.tui.diffview import Difference, Passage, Side, differences, passage
from reader.tui.document import Document

TEXT = "we found two cracks in the arches"
DOCUMENT = Document(ArticleText("a", "v", TEXT, (), (), Metadata(), "utf-8", "a.txt"))
WHOLE = Span(0, len(TEXT))


def change(
    a: str, b: str, op: ChangeOp = ChangeOp.REPLACED, warning: Caution | None = None
) -> Change:
    def place(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start, start + len(words))

    return Change(op, place(a), place(b), warning)


def shown(
    found: list[Difference], side: Side = "a", *, span: Span = WHOLE, braces: bool = True
) -> Passage:
    return passage(DOCUMENT, DOCUMENT.edges(), span, found, side=side, braces=braces)


def looks(found: list[Difference]) -> list[tuple[str, tuple[str, ...]]]:
    given = shown(found, braces=False)
    return [(given.text[a:b], look) for a, b, look in given.edges.runs(0, len(given.text))]


def test_braces_say_which_side_the_words_are_on() -> None:
    found = differences([change("two", "cracks")], "a")
    assert shown(found).text == "we found {-two-} cracks in the arches"
    found = differences([change("two", "cracks")], "b")
    assert shown(found, "b").text == "we found two {+cracks+} in the arches"


def test_words_that_differ_have_a_look_of_their_own() -> None:
    assert looks(differences([change("two", "two")], "a")) == [
        ("we found ", ()),
        ("two", ("differs",)),
        (" cracks in the arches", ()),
    ]


def test_a_warning_and_an_editors_sign_look_different() -> None:
    changes = [
        change("two", "two", warning=Caution.NUMBER),
        change("the", "the", ChangeOp.EDITED),
    ]
    found = {text: look for text, look in looks(differences(changes, "a")) if look}
    assert found == {"two": ("caution",), "the": ("edited",)}


def test_words_dropped_on_the_other_side_leave_no_mark_here() -> None:
    dropped = Change(ChangeOp.DROPPED, Span(3, 8), Span(9, 9))
    assert differences([dropped], "b") == []
    assert differences([dropped], "a") == [Difference(Span(3, 8), "differs", 0)]


def test_differences_outside_the_stretch_are_ignored() -> None:
    found = differences([change("we", "we"), change("arches", "arches")], "a")
    assert shown(found, span=Span(9, 19)).text == "two cracks"


def test_the_places_of_changes_are_known_by_their_number() -> None:
    given = shown(differences([change("two", "we"), change("cracks", "we")], "a"))
    assert [(n, given.text[slice(*span)]) for n, span in given.places] == [
        (0, "{-two-}"),
        (1, "{-cracks-}"),
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 33), st.integers(0, 33)), max_size=5))
def test_without_braces_the_words_stay_as_they_are(spans: list[tuple[int, int]]) -> None:
    changes = [Change(ChangeOp.REPLACED, Span(min(p), max(p)), WHOLE) for p in spans]
    assert shown(differences(changes, "a"), braces=False).text == TEXT
