"""Whatever is typed in one burst takes effect as if it had been typed slowly."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.message import Message

from reader.tui.work import Threads
from tests.driving import FROST, HARBOUR, Reader, reading, reading_article


def key(written: str) -> events.Key:
    """A key as the terminal's driver gives it."""
    names = {"\n": ("enter", "\r"), "\b": ("backspace", "\x7f"), " ": ("space", " ")}
    return events.Key(*names.get(written, (written, written)))


async def burst(reader: Reader, *given: Message | str) -> None:
    """Gives everything at once; text is taken sign by sign."""
    for part in given:
        for event in [key(sign) for sign in part] if isinstance(part, str) else [part]:
            reader.app.post_message(event)
    await reader.settle()
    await reader.settle()


def notes(reader: Reader) -> list[str]:
    """What was written, as it is kept."""
    return [note.text for note in reader.room.notes.all()]


async def test_a_note_typed_in_one_burst_is_kept_whole(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        before = notes(reader)
        await burst(reader, "aask who the officials were #to-check\n")
        assert [text for text in notes(reader) if text not in before] == [
            "ask who the officials were #to-check"
        ]


async def test_corrections_of_a_slip_come_before_enter(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await burst(reader, "aask whom\b\n")
        assert "ask who" in notes(reader)


async def test_what_is_pasted_comes_before_enter(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await burst(reader, "a", events.Paste("two\nlines"), " more\n")
        assert "two\nlines more" in notes(reader)


async def test_keys_after_a_note_are_commands_again(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await burst(reader, "aone\n", "atwo\n", "z")
        assert {"one", "two"} <= set(notes(reader))
        assert reader.app.stage.zen


async def test_enter_takes_the_choice_that_the_words_filter(tmp_path: Path):
    async with reading(tmp_path) as reader:
        await burst(reader, "?zen\n")
        assert reader.app.stage.zen or "open an article first" in reader.status


async def test_a_command_line_in_one_burst(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await burst(reader, ":view.zen\n")
        assert reader.app.stage.zen


async def test_what_is_opened_next_keeps_the_keys(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        await burst(reader, "gfqsbridge")
        assert reader.app.search.typed == "bridge"


async def test_enter_opens_the_hit_of_the_words_just_typed(tmp_path: Path):
    async with reading(tmp_path, work=Threads) as reader:
        await burst(reader, "sbridge\n")
        while not reader.app.view.document.article.id:
            await reader.settle()
        assert "bridge" in reader.app.view.document.text.lower()


async def test_keys_wait_for_the_article_that_is_being_opened(tmp_path: Path):
    """A bookmark set at once after Enter must not fall into the article before."""
    async with reading_article(tmp_path, FROST, work=Threads) as reader:
        reader.app.desk.open(HARBOUR)
        await burst(reader, "mm")
        while reader.app.desk.is_opening or not reader.room.notes.of(HARBOUR):
            await reader.settle()
        assert reader.app.view.document.article.id == HARBOUR
        assert [note.article for note in reader.room.notes.all()][:1] == [HARBOUR]


async def test_an_interrupt_does_not_wait_and_forgets_what_waited(tmp_path: Path):
    async with reading(tmp_path) as reader:
        reader.app.desk.is_opening = True
        await burst(reader, "?", events.Key("ctrl+c", None))
        assert reader.app.overlays.top is None
        await burst(reader, "?")
        assert reader.app.overlays.is_open("help")
