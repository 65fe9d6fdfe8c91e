"""Bytes become text in the right encoding, or are told from text, and people hear which."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.decode import Decoded, Undecodable, decode

TEXT = "“Größe zählt nicht,” sagte sie – und ging über die Brücke.\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"Plain ASCII.", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8 (BOM)"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le (BOM)"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be (BOM)"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le (BOM)"),
        (TEXT.encode("utf-16-le"), "utf-16-le (guessed)"),
        (TEXT.encode("utf-16-be"), "utf-16-be (guessed)"),
        (TEXT.encode("cp1252"), "cp1252 (guessed)"),
    ],
)
def test_the_encoding_is_found_and_reported(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert isinstance(decoded, Decoded)
    assert decoded.encoding == encoding
    assert decoded.text in (TEXT, "Plain ASCII.")


@pytest.mark.parametrize(
    "script", ["Это было решено вчера, сказал он.", "今天下雨。\n他说不去。\n"]
)
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_of_other_scripts_is_found_by_its_blanks(script: str, name: str) -> None:
    decoded = decode((script * 5).encode(name))
    assert decoded == Decoded(script * 5, f"{name} (guessed)")


def test_invalid_bytes_in_utf8_are_replaced_and_told_with_their_line() -> None:
    decoded = decode(TEXT.encode() + b"next \xff\xfe line\n")
    assert isinstance(decoded, Decoded)
    assert decoded.text == TEXT + "next \ufffd\ufffd line\n"
    assert decoded.encoding == "utf-8 (2 invalid)"
    assert "2 bytes" in decoded.warnings[0] and "line 2" in decoded.warnings[0]


def test_a_guess_is_called_a_guess() -> None:
    decoded = decode("He said “it’s fine”.".encode("cp1252"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == "He said “it’s fine”."
    assert decoded.warnings


def test_stray_zero_bytes_do_not_turn_text_into_utf16() -> None:
    decoded = decode(b"A line of text with one stray\x00 zero byte, and even in length.")
    assert isinstance(decoded, Decoded)
    assert decoded.encoding == "utf-8"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04 and so on", "ZIP"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00" * 500, "binary"),
        (codecs.BOM_UTF16_LE + b"\x01\x00\x02\x00" * 200, "binary"),
    ],
)
def test_binary_files_are_refused_and_named(raw: bytes, what: str) -> None:
    refused = decode(raw)
    assert isinstance(refused, Undecodable)
    assert what in refused.reason


def test_another_code_page_is_refused_rather_than_misread() -> None:
    assert isinstance(decode("Это было решено вчера вечером.".encode("cp1251")), Undecodable)


@given(
    st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "ignore"))
)
@settings(max_examples=300)
def test_any_bytes_are_text_or_refused_and_text_can_be_stored(raw: bytes) -> None:
    decoded = decode(raw)
    if isinstance(decoded, Decoded):
        decoded.text.encode("utf-8")
    else:
        assert decoded.reason


@given(st.text(min_size=1).filter(lambda text: text.isprintable()))
@settings(max_examples=200)
def test_printable_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode())
    assert isinstance(decoded, Undecodable) or decoded.text == text.removeprefix("\ufeff")
