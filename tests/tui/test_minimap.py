"""The minimap: one column that stands for the whole article."""

from __future__ import annotations

import dataclasses

from textual.app import App, ComposeResult
from textual.containers import Horizontal

from reader.model.note import Anchor, AnchorState, Note, NoteKind, Placed
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.minimap import Minimap
from tests.fakes_library import PIECES, article_text, extraction_of, place_of

HARBOUR, _, _, INVENTORY = PIECES


class Beside(App[None]):
    """An article with its minimap."""

    def compose(self) -> ComposeResult:
        self.view = ArticleView()
        self.minimap = Minimap(self.view)
        yield Horizontal(self.view, self.minimap)

    def column(self) -> str:
        return "".join(self.minimap.render_line(y).text for y in range(self.size.height))

    def shaded(self) -> list[int]:
        colours = [
            next(iter(self.minimap.render_line(y))).style.bgcolor for y in range(self.size.height)
        ]
        return [y for y, colour in enumerate(colours) if colour != self.view.base.bgcolor]


def document(**parts: object) -> Document:
    given = Document(article_text(HARBOUR), extraction=extraction_of(HARBOUR))
    return dataclasses.replace(given, **parts)


def place(words: str) -> Span:
    return place_of(words, HARBOUR.text)


async def test_quotations_stand_at_their_rows_while_the_article_fits() -> None:
    app = Beside()
    async with app.run_test(size=(86, 30)) as pilot:
        app.view.show(document())
        await pilot.pause()
        rows = [app.view.page.row_of(start) for start in app.view.document.quotation_stops]
        assert [app.column()[row] for row in rows] == ["▐"] * 4


async def test_hits_cover_notes_and_notes_cover_matches() -> None:
    app = Beside()
    anchor = Anchor("", "", "", place("Engineers"), "v")
    note = Note(1, NoteKind.NOTE, "a", anchor, Placed(AnchorState.UNCHANGED, place("Engineers")))
    async with app.run_test(size=(86, 30)) as pilot:
        for parts, glyph in (
            ({"matches": (place("Engineers"),)}, "="),
            ({"matches": (place("Engineers"),), "notes": (note,)}, "•"),
            ({"notes": (note,), "hits": (place("Engineers"),)}, "━"),
        ):
            app.view.show(document(**parts))
            await pilot.pause()
            assert app.column()[app.view.page.row_of(place("Engineers").start)] == glyph


async def test_the_shade_moves_with_the_view() -> None:
    app = Beside()
    async with app.run_test(size=(60, 10)) as pilot:
        app.view.show(Document(article_text(INVENTORY)))
        await pilot.pause()
        at_top = app.shaded()
        app.view.move_bottom()
        await pilot.pause()
        assert at_top[0] == 0
        assert app.shaded()[-1] == 9
        assert 0 not in app.shaded()


async def test_a_long_article_is_drawn_to_scale() -> None:
    app = Beside()
    last = place_of("Paragraph 40 of", INVENTORY.text)
    async with app.run_test(size=(60, 10)) as pilot:
        app.view.show(Document(article_text(INVENTORY), hits=(Span(0, 4), last)))
        await pilot.pause()
        assert app.column() == "━        ━"
