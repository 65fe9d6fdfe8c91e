"""Copying passages from wherever they are shown."""

from __future__ import annotations

import datetime

from reader.model.span import Span
from reader.tui.clipboard import Copied
from reader.tui.copying import Copying, quotation_in
from reader.tui.panel_rows import Target
from tests.fakes import fake_newsroom
from tests.showcase import document_of

HARBOUR, POST = "a:1000000001", "a:2000000002"
ROOM = fake_newsroom()
DOCUMENT = document_of(ROOM, HARBOUR)


class Paper:
    """A clipboard that keeps what it took, and work that is done at once."""

    def __init__(self, *, reached: bool = True) -> None:
        self.reached = reached
        self.taken = ""
        self.told = ""

    def copy(self, text: str) -> Copied:
        self.taken = text
        return Copied("paper", self.reached)

    def latest(self, kind: str, job, then) -> None:
        then(job(None))

    def copying(self) -> Copying:
        return Copying(ROOM, self, self, today=lambda: datetime.date(2031, 2, 3), tell=self.tell)

    def tell(self, text: str) -> None:
        self.told = text


def span_of(words: str) -> Span:
    start = DOCUMENT.text.index(words)
    return Span(start, start + len(words))


def test_a_cited_quotation_names_its_speaker_and_the_route_is_told() -> None:
    paper = Paper()
    paper.copying().cite([(DOCUMENT, DOCUMENT.quotations[1].spans[0])])
    assert paper.taken.startswith("“A town without its bridge is half a town.” — Mayor of Velmar")
    assert paper.told == "copied with citation · paper"


def test_both_sides_of_a_comparison_are_cited_one_after_the_other() -> None:
    paper = Paper()
    other = document_of(ROOM, POST)
    paper.copying().cite([(DOCUMENT, DOCUMENT.sentences[0]), (other, other.sentences[0])])
    first, second = paper.taken.split("\n\n")
    assert "101_harbour.txt" in first
    assert "102_bridge.txt" in second


def test_a_row_of_the_panel_is_cited_from_the_article_it_leads_to() -> None:
    paper = Paper()
    other = document_of(ROOM, POST)
    paper.copying().cite_targets([Target(POST, other.quotations[0].spans[0])])
    assert "— Ilse Maren" in paper.taken
    assert "102_bridge.txt" in paper.taken


def test_plain_words_come_without_anything_else() -> None:
    paper = Paper()
    paper.copying().plain([(DOCUMENT, span_of("old dam"))])
    assert paper.taken == "old dam"
    paper.copying().plain_targets([Target(HARBOUR, span_of("seven arches"))])
    assert paper.taken == "seven arches"


def test_a_copy_that_failed_is_not_called_copied() -> None:
    paper = Paper(reached=False)
    paper.copying().plain([(DOCUMENT, span_of("old dam"))])
    assert paper.told.startswith("could not copy")


def test_a_passage_outside_quotations_has_none() -> None:
    assert quotation_in(DOCUMENT, span_of("old dam")) is None
    assert quotation_in(DOCUMENT, span_of("half a town")) == DOCUMENT.quotations[1]
