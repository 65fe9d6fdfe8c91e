"""Writing a note."""

from __future__ import annotations

from textual import events

from reader.tui.editor import Edited
from reader.tui.messages import NoteDrafted, NoteWritten, OverlayClosed
from reader.tui.widgets.note_prompt import NotePrompt
from tests.showcase import showcase

SIZE = (80, 1)


async def test_enter_writes_the_note() -> None:
    prompt = NotePrompt()
    async with showcase(prompt, SIZE) as stage:
        prompt.open()
        await stage.type("two or three?")
        await stage.press("enter")
        assert await stage.asked(NoteWritten) == [NoteWritten("two or three?")]


async def test_every_letter_is_kept_as_a_draft() -> None:
    prompt = NotePrompt()
    async with showcase(prompt, SIZE) as stage:
        prompt.open("a")
        await stage.type("b")
        assert await stage.asked(NoteDrafted) == [NoteDrafted("ab")]


async def test_a_note_that_is_written_is_no_draft_any_more() -> None:
    prompt = NotePrompt(editor=lambda text: Edited(text + "!"))
    async with showcase(prompt, SIZE) as stage:
        prompt.open("done")
        prompt.open_editor()
        assert await stage.asked(NoteDrafted) == []


async def test_an_empty_note_only_closes() -> None:
    prompt = NotePrompt()
    async with showcase(prompt, SIZE) as stage:
        prompt.open()
        await stage.press("enter")
        assert await stage.asked(NoteWritten) == []
        assert len(await stage.asked(OverlayClosed)) == 1


async def test_newlines_are_shown_as_a_sign_and_kept() -> None:
    prompt = NotePrompt()
    async with showcase(prompt, SIZE) as stage:
        prompt.open("first\n\nÖl")
        assert "first⏎⏎Öl" in await stage.text()
        await stage.press("enter")
        assert await stage.asked(NoteWritten) == [NoteWritten("first\n\nÖl")]


async def test_what_the_editor_saves_is_written_at_once() -> None:
    prompt = NotePrompt(editor=lambda text: Edited(f"{text}\n\nsecond paragraph"))
    async with showcase(prompt, SIZE) as stage:
        prompt.open("first")
        prompt.open_editor()
        assert await stage.asked(NoteWritten) == [NoteWritten("first\n\nsecond paragraph")]


async def test_an_editor_that_fails_is_told_and_the_note_stays_as_typed() -> None:
    told = "the note is kept as typed: false ended with 1"
    prompt = NotePrompt(editor=lambda text: Edited(text, told))
    async with showcase(prompt, SIZE) as stage:
        prompt.open("first")
        prompt.open_editor()
        assert told in await stage.text()
        assert prompt.text == "first"
        assert await stage.asked(NoteWritten) == []


async def test_pasted_lines_keep_their_breaks() -> None:
    prompt = NotePrompt()
    async with showcase(prompt, SIZE) as stage:
        prompt.open("see: ")
        prompt.field.post_message(events.Paste("one\r\ntwo\x1b[2J\n"))
        await stage.lines()
        assert prompt.text == "see: one\ntwo␛[2J"
