"""Passages like one are found by the rare words they share with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UsageError


def test_the_passage_that_shares_most_comes_first_and_never_itself(full_desk, passage) -> None:
    full_desk.write("late.txt", "The harbour was dredged in May. A ferry company paid for it.")
    full_desk.scan()
    room = full_desk.open()
    page = room.search.like(*passage("tern/ferry.txt", "ferry Kittiwake ran aground off Skerry"))
    assert [Path(hit.article.path).name for hit in page.hits] == ["kittiwake.txt"]
    assert page.total == 1
    marked = [page.hits[0].snippet.text[slice(*mark)] for mark in page.hits[0].snippet.marks]
    assert marked == ["ferry", "Kittiwake", "ran", "aground", "Skerry"]


def test_common_words_make_no_passage(room, passage) -> None:
    with pytest.raises(UsageError, match="rare"):
        room.search.like(*passage("bees.txt", "to the"))


def test_a_single_rare_word_is_asked_for_alone(room, passage) -> None:
    page = room.search.like(*passage("tern/ferry.txt", "Kittiwake"))
    assert [Path(hit.article.path).name for hit in page.hits] == ["kittiwake.txt"]
