"""What can be done from the comparison and from rows of the panel, in the whole app."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.driving import BRIDGE, HARBOUR, Reader, reading_article


@pytest.fixture
def clip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that takes what is copied, because nothing else is there to take it."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "state" / "clip.txt"


async def compare_at_the_mayor(reader: Reader) -> None:
    await reader.press("]", "q", "]", "q", "=")


async def test_both_sides_of_the_comparison_are_copied_with_citations(
    tmp_path: Path, clip: Path
) -> None:
    async with reading_article(tmp_path) as reader:
        await compare_at_the_mayor(reader)
        await reader.press("y")
        first, second = clip.read_text(encoding="utf-8").split("\n\n")
        assert first.startswith("“A town without its bridge is half a town.” — Mayor of Velmar")
        assert second.startswith("“A town without its bridge is half a town,” — Jonas Tell")
        assert reader.status == f"copied with citation · {clip}"


async def test_the_comparison_says_why_and_comes_back(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await compare_at_the_mayor(reader)
        await reader.press("w")
        assert "Why this matches East Bank Post (102)" in reader.text()
        await reader.press("q")
        assert "3 shared" in reader.text()


async def test_a_note_can_be_left_on_either_side_of_the_comparison(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await compare_at_the_mayor(reader)
        await reader.press("tab", "a")
        assert "3 shared" in reader.text(), "the comparison stays in view"
        await reader.type("same words")
        await reader.press("enter")
        (note,) = reader.room.notes.of(BRIDGE)
        assert note.text == "same words"
        assert list(reader.room.notes.of(HARBOUR)) == []


async def test_a_row_of_the_panel_is_copied_from_the_other_article(
    tmp_path: Path, clip: Path
) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("]", "q", "]", "q", "g", "m", "y")
        copied = clip.read_text(encoding="utf-8")
        assert copied.startswith("“A town without its bridge is half a town,” — Jonas Tell")
        assert "102_bridge.txt" in copied


async def test_speakers_are_isolated_from_the_legend(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("g", "q", "g", "g", "i")
        assert reader.app.view.isolated == "Ilse Maren"
        assert "only Ilse Maren" in reader.text()
        await reader.press("i")
        assert reader.app.view.isolated is None


async def test_the_fields_own_keys_work_in_every_field(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("/")
        await reader.type("bridge")
        await reader.press("enter", "/")
        await reader.press("up")
        assert reader.app.later.find.field.value == "bridge"
        await reader.press("ctrl+u")
        assert reader.app.later.find.field.value == ""


async def test_control_g_goes_on_in_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.delenv("VISUAL", raising=False)
    async with reading_article(tmp_path) as reader:
        await reader.press("a")
        await reader.type("half")
        await reader.press("ctrl+g")
        assert "the note is kept as typed" in reader.text()
        assert reader.app.later.note.text == "half"


async def test_after_a_selection_is_used_the_footer_offers_reading_again(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        await reader.press("v")
        assert "leave" in reader.footer
        await reader.press("H")
        assert "leave" not in reader.footer


async def test_gn_lists_the_article_s_notes_and_once_more_the_library_s(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        notes = reader.room.notes
        notes.write(BRIDGE, reader.room.articles.text(BRIDGE).sentences[0], text="over there")
        await reader.press("g", "n")
        assert "over there" not in reader.text()
        await reader.press("g", "n")
        assert "over there" in reader.text()
        await reader.press("d")
        assert "no notes yet" in reader.text()
        await reader.press("u", "enter")
        assert reader.app.view.document.article.id == BRIDGE


async def test_the_library_s_notes_are_filtered_as_one_types(tmp_path: Path) -> None:
    async with reading_article(tmp_path) as reader:
        sentences = reader.room.articles.text(BRIDGE).sentences
        reader.room.notes.write(BRIDGE, sentences[0], text="one #to-check")
        reader.room.notes.write(BRIDGE, sentences[1], text="other")
        await reader.press("g", "n", "g", "n", "/")
        await reader.type("to-check")
        assert "1 of 2 notes and marks" in reader.text()
