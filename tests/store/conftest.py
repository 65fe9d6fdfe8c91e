"""A library in a temporary directory, and small packed articles to put into it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.model.article import Fact, Metadata, Origin
from reader.model.quotation import Extraction
from reader.model.span import Span
from reader.store import codec, intake
from reader.store.connection import Library
from reader.store.records import Layout, Outcome, Packed, QuotationLine

NOW = datetime.datetime(2031, 11, 5, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "desk" / "library.db")
    yield opened
    opened.close()


def packed(
    key: str = "plain:a.txt",
    text: str = "The ferry sank. All were saved.",
    *,
    day: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    speakers: tuple[str, ...] = (),
    analysis: int = 1,
) -> Packed:
    """A packed article; its first sentence ends at the first full stop."""
    path = key.partition(":")[2]
    first = Span(0, text.index(".") + 1)
    return Packed(
        id="a:" + hashlib.sha256(key.encode()).hexdigest()[:10],
        key=key,
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        plain=True,
        begins_at=0,
        analysis=analysis,
        metadata=codec.dumps(
            Metadata(
                title=Fact(title, Origin.HEADING) if title else None,
                outlet=Fact(outlet, Origin.PATH) if outlet else None,
                date=Fact(day, Origin.PATH) if day else None,
            )
        ),
        warnings=(),
        marks="[]",
        layout=codec.dumps(Layout((Span(0, len(text)),), (first, Span(first.end, len(text))))),
        text=codec.squeeze(text),
        given=None,
        first_sentence=text[slice(*first)],
        words=len(text.split()),
        terms=codec.squeeze("[]"),
        extraction=codec.squeeze(codec.dumps(Extraction())),
        quotations=tuple(
            QuotationLine(
                number, name, "person", "direct", "sure", name, None, None, f"“Words of {name}.”"
            )
            for number, name in enumerate(speakers, start=1)
        ),
    )


@pytest.fixture
def add(library: Library) -> Callable[..., tuple[int, Outcome]]:
    """Stores a packed article; its keyword arguments are those of `packed`."""

    def store(*args: str, **known: object) -> tuple[int, Outcome]:
        with library.writing() as db:
            return intake.store(db, packed(*args, **known), file=None, now=NOW)

    return store
