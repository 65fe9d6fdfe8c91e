"""What `ui` of the configuration does to the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from reader.config import Config, UiConfig
from reader.tui.ascii_signs import AsciiSigns
from tests.driving import HARBOUR, WIDE, Reader, reading_article


def looking(**ui: object) -> Config:
    return Config(ui=UiConfig(**ui))


def longest_row(reader: Reader) -> int:
    page = reader.app.view.page
    return max(row.end - row.start for row in page.rows)


@pytest.mark.parametrize("width", [30, 45, 120])
async def test_no_row_of_an_article_is_longer_than_its_measure(tmp_path: Path, width: int):
    config = looking(width=width, layout="single")
    async with reading_article(tmp_path, config=config, size=(200, 40)) as reader:
        assert width - 15 < longest_row(reader) <= width


async def test_a_measure_wider_than_the_pane_gives_way(tmp_path: Path):
    async with reading_article(tmp_path, config=looking(width=200), size=(50, 20)) as reader:
        assert longest_row(reader) < 50


async def test_the_comparison_keeps_the_measure(tmp_path: Path):
    async with reading_article(tmp_path, config=looking(width=30), size=(200, 40)) as reader:
        await reader.press("=")
        sides = [line.split("│") for line in reader.lines() if "│" in line]
        assert max(len(side.strip()) for side in sides[-1]) <= 34


async def test_the_gutter_names_speakers_unless_it_must_not(tmp_path: Path):
    for shown in (True, False):
        config = looking(speaker_signs=shown)
        async with reading_article(tmp_path / str(shown), config=config) as reader:
            await reader.press("]", "q")
            view = reader.app.view
            row = view.page.row_of(view.cursor) - view.visible_rows.start
            gutter = view.line(row).text[:4]
            assert (gutter.strip(" ?") != "") is shown


async def everywhere(reader: Reader) -> str:
    """The text of every screen with signs on it."""
    screens = []
    reader.room.notes.write(HARBOUR, reader.app.view.passage, text="a note")
    for keys in ("]q", "mm", "gq", "gn", "q", "=", "q", "s", "?", "''", "c", "w"):
        await reader.press(*keys)
        screens.append(reader.text())
        if keys in ("s", "?", "''", "c", "w"):
            await reader.press("escape")
    return "\n".join(screens)


@pytest.mark.parametrize("size", [WIDE, (80, 24), (50, 20)])
async def test_lines_and_signs_are_ascii_where_asked_for(tmp_path: Path, size: tuple[int, int]):
    async with reading_article(tmp_path, config=looking(ascii=True), size=size) as reader:
        drawn = await everywhere(reader)
    assert {sign for sign in drawn if not sign.isascii()} <= set("“”‘’…–—¶·áéíóúčšžřě")


async def test_without_asking_signs_are_not_ascii(tmp_path: Path):
    async with reading_article(tmp_path) as reader:
        assert set("▌│▏●") & set(await everywhere(reader))


def test_every_sign_takes_as_many_cells_as_before():
    signs = "│─━▌▐•✓★●○▸→≈⏎┼█"
    (drawn,) = AsciiSigns().apply([Segment(signs + "“…”")], Color(0, 0, 0))
    assert len(drawn.text) == len(signs) + 3
    assert drawn.text[: len(signs)].isascii()
    assert drawn.text.endswith("“…”")
