"""What is printed never steers a terminal, and keeps its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.safe import printable

ANY = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\u202e\ud800\n\u2028")))


def test_printable_text_is_returned_as_it_is() -> None:
    assert printable("“Größe” – 10 € 日本 😀") == "“Größe” – 10 € 日本 😀"


@pytest.mark.parametrize(
    ("point", "shown"),
    [("\x1b", "␛"), ("\x00", "␀"), ("\t", "␉"), ("\n", "␊"), ("\x7f", "␡")],
)
def test_a_control_is_shown_by_its_picture(point: str, shown: str) -> None:
    assert printable(point) == shown


@pytest.mark.parametrize("point", ["\x9b", "\u202e", "\u2066", "\u2028", "\ud800", "\u200b"])
def test_what_else_is_unsafe_is_shown_as_a_replacement(point: str) -> None:
    assert printable(f"a{point}b") == "a\ufffdb"


def test_newlines_stay_only_where_asked() -> None:
    assert printable("a\n\x1bb", keep_newlines=True) == "a\n␛b"


@given(ANY, st.booleans())
@settings(max_examples=200)
def test_the_length_never_changes(text: str, keep: bool) -> None:
    assert len(printable(text, keep_newlines=keep)) == len(text)


@given(ANY)
@settings(max_examples=200)
def test_nothing_printed_is_a_control_and_everything_can_be_encoded(text: str) -> None:
    shown = printable(text)
    assert not any(ord(point) < 0x20 or 0x7F <= ord(point) <= 0x9F for point in shown)
    shown.encode("utf-8")
