"""A note on its way through the person's editor."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from reader.tui.editor import edit, editor_command

SET = {"EDITOR": "pen"}


def suspend() -> AbstractContextManager[None]:
    return nullcontext()


class Pen:
    """An editor that looks at the file and replaces its content."""

    def __init__(self, writes: str | None = None, code: int = 0) -> None:
        self.writes, self.code = writes, code
        self.saw = ""
        self.mode = 0
        self.path = Path()

    def __call__(self, command: Sequence[str]) -> int:
        self.path = Path(command[-1])
        self.saw = self.path.read_text(encoding="utf-8")
        self.mode = stat.S_IMODE(os.stat(self.path).st_mode)
        if self.writes is not None:
            self.path.write_text(self.writes, encoding="utf-8")
        return self.code


def test_visual_comes_before_editor_and_vi_is_last() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "nano"}) == ["code", "--wait"]
    assert editor_command(SET) == ["pen"]
    assert editor_command({}) == ["vi"]


def test_an_editor_setting_with_an_open_quote_is_taken_whole() -> None:
    assert editor_command({"EDITOR": "it's"}) == ["it's"]


def test_the_editor_sees_what_was_typed_in_a_file_for_its_owner_alone() -> None:
    pen = Pen()
    edit("draft", suspend=suspend, environment=SET, run=pen)
    assert pen.saw == "draft"
    assert pen.mode == 0o600


def test_paragraphs_and_umlauts_come_back_and_the_editors_last_newline_goes() -> None:
    edited = edit("", suspend=suspend, environment=SET, run=Pen("Öl\n\nzwei\n"))
    assert edited.text == "Öl\n\nzwei"
    assert edited.problem == ""


def test_an_editor_that_fails_leaves_the_note_as_typed_and_is_named() -> None:
    edited = edit("draft", suspend=suspend, environment={"EDITOR": "false"})
    assert edited.text == "draft"
    assert edited.problem == "the note is kept as typed: false ended with 1"


def test_an_editor_that_does_not_exist_leaves_the_note_as_typed() -> None:
    edited = edit("draft", suspend=suspend, environment={"EDITOR": "/no/such/editor"})
    assert edited.text == "draft"
    assert "kept as typed" in edited.problem


def test_a_terminal_that_can_not_be_given_away_leaves_the_note_as_typed() -> None:
    def refuse() -> AbstractContextManager[None]:
        raise SuspendNotSupported("not here")

    edited = edit("draft", suspend=refuse, environment=SET, run=Pen("lost"))
    assert edited.text == "draft"
    assert "not here" in edited.problem


def test_bytes_that_are_no_text_leave_the_note_as_typed() -> None:
    def scribble(command: Sequence[str]) -> int:
        Path(command[-1]).write_bytes(b"\xff\xfe\xff")
        return 0

    assert edit("draft", suspend=suspend, environment=SET, run=scribble).text == "draft"


@pytest.mark.parametrize("code", [0, 1])
def test_nothing_is_left_on_disk(code: int) -> None:
    pen = Pen("x", code)
    edit("draft", suspend=suspend, environment=SET, run=pen)
    assert not pen.path.exists()
