"""Reads little articles the way the pipeline does."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from reader.model.quotation import Extraction
from reader.quotes import extract, lexicon
from reader.text.segment import paragraphs, sentences

Reading = Callable[..., Extraction]


@pytest.fixture(scope="session")
def read() -> Reading:
    """Extracts from a cleaned text; `day` is the article's date."""

    def extracted(text: str, day: datetime.date | None = None) -> Extraction:
        cut = paragraphs(text)
        return extract(
            text,
            paragraphs=cut,
            sentences=sentences(text, cut),
            lexicon=lexicon.load(),
            day=day,
        )

    return extracted
