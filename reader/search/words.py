"""The one way in which search cuts text into words: for documents, queries and snippets alike."""

from __future__ import annotations

from reader.text.tokens import Token, tokens
from reader.text.tokens import norms as token_norms

LONGEST = 64
"""Code points of a word that count; a longer one is found by its beginning."""


def norms(text: str) -> list[str]:
    """The folded words of a text, in order, none left out."""
    found = token_norms(text)
    return found if max(map(len, found), default=0) <= LONGEST else [n[:LONGEST] for n in found]


def located(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a stretch of text with their places."""
    return tokens(text, start, end)
