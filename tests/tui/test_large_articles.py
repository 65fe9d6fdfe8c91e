"""Articles far longer, and far fuller of quotations, than any newspaper prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.driving import Reader, reading_article
from tests.fakes import fake_newsroom
from tests.fakes_library import Piece, Utterance

BOOK = "a:9000000001"
PARAGRAPHS, WORDS_EACH = 2_000, 100
QUOTED = 2_000


def book() -> Piece:
    """An article of 200,000 words."""
    words = " ".join(["reed"] * (WORDS_EACH - 2))
    text = "\n".join(f"Pier {number} {words}." for number in range(1, PARAGRAPHS + 1))
    return Piece(BOOK, "book.txt", text, "a:9")


def transcript() -> Piece:
    """An article of 2,000 quotations by forty people."""
    said = [f"“The tide is at mark {number}.”" for number in range(QUOTED)]
    people = [f"Keeper {chr(65 + number % 20)}{'ab'[number % 2]}rn" for number in range(QUOTED)]
    lines = [f"{words} {name} said." for words, name in zip(said, people, strict=True)]
    utterances = (Utterance((words,), name) for words, name in zip(said, people, strict=True))
    return Piece(BOOK, "transcript.txt", "\n".join(lines), "a:9", tuple(utterances))


async def walk(reader: Reader) -> None:
    """Through the article and the panel, by every kind of movement."""
    await reader.press("G", "g", "g", "space", "b", "}", ".", "5", "0", "%")
    await reader.resize(61, 20)
    await reader.resize(120, 40)


async def test_an_article_of_200_000_words_is_read_to_its_end(tmp_path: Path):
    async with reading_article(tmp_path, BOOK, room=fake_newsroom([book()])) as reader:
        await walk(reader)
        await reader.press("G")
        assert reader.status.startswith(f"¶{PARAGRAPHS} ")
        assert f"Pier {PARAGRAPHS}" in reader.text()


async def test_find_reaches_into_an_article_of_200_000_words(tmp_path: Path):
    async with reading_article(tmp_path, BOOK, room=fake_newsroom([book()])) as reader:
        await reader.press("/")
        await reader.type("pier 1999 reed")
        await reader.press("enter")
        assert "1/1" in reader.text()
        assert reader.passage.startswith("Pier 1999")


@pytest.mark.parametrize("size", [(120, 40), (20, 5)])
async def test_2_000_quotations_are_walked_and_listed(tmp_path: Path, size: tuple[int, int]):
    room = fake_newsroom([transcript()])
    async with reading_article(tmp_path, BOOK, room=room, size=size) as reader:
        assert len(reader.app.view.document.quotations) == QUOTED
        await walk(reader)
        await reader.press("G", "[", "q", "[", "q")
        assert f"mark {QUOTED // 10 - 1}" in reader.passage
        await reader.press("g", "q", "G", "enter")
        assert f"mark {QUOTED - 1}" in reader.passage
