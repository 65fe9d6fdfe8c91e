"""Two articles side by side."""

from __future__ import annotations

import pytest
from rich.style import Style

from reader.model.article import ArticleHead
from reader.model.match import Alignment, Match, MatchKind
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.widgets.compare_view import CompareView
from tests.fakes_library import (
    LINKS,
    PIECES,
    article_text,
    changes_of,
    extraction_of,
    place_of,
)
from tests.showcase import Stage, showcase

HARBOUR, EAST_BANK = PIECES[:2]
WIDE, NARROW = (120, 40), (80, 24)


def document(number: int) -> Document:
    piece = PIECES[number]
    outlet = piece.metadata.outlet
    head = ArticleHead(
        piece.id, piece.path, "", True, outlet.value if outlet else None, None, 1, 1, 1, None
    )
    return Document(article_text(piece), head, extraction_of(piece))


def alignment() -> Alignment:
    texts = HARBOUR.text, EAST_BANK.text
    found = []
    for link in LINKS[HARBOUR.id, EAST_BANK.id]:
        a, b = place_of(link.a, texts[0]), place_of(link.b, texts[1])
        changes = changes_of(link, a, b, texts)
        cautions = tuple(c.warning for c in changes if c.warning)
        found.append(Match(a, b, link.kind, link.score, changes, cautions, note=link.note))
    return Alignment(tuple(found))


def shown(view: CompareView) -> CompareView:
    view.show(document(0), document(1), alignment())
    return view


async def line_with(stage: Stage, words: str) -> str:
    return next(line for line in await stage.lines() if words in line)


def style_of(view: CompareView, words: str) -> Style:
    for y in range(view.size.height):
        strip = view.render_line(y)
        at = strip.text.find(words)
        if at >= 0:
            return next(iter(strip.crop(at, at + 1))).style or Style()
    raise AssertionError(f"{words!r} is not on the screen")


async def test_both_names_stand_at_the_top() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        first = (await stage.lines())[0]
    assert first.startswith("▸101 (outlet ?)") and "East Bank Post" in first


async def test_aligned_blocks_stand_level() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        left, _, right = (await line_with(stage, "Engineers found")).partition("│")
    assert "Engineers found" in left
    assert "The port authority announced" in right


async def test_a_block_says_its_kind_and_what_to_look_at() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        text = await stage.text()
    assert "─ ~ reworded  ! number differs ─" in text
    assert "─ = identical but for . , ─" in text
    assert "─ only here ─" in text


async def test_the_speaker_is_named_in_the_gutter() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        assert (await line_with(stage, "“A town without")).startswith(" Ve “A town")


async def test_one_speaker_has_one_colour_on_both_sides_however_the_name_is_spelt() -> None:
    view = CompareView()
    mayor, tell = document(0).quotations[1], document(1).quotations[1]
    assert mayor.speaker != tell.speaker
    told = Match(mayor.spans[0], tell.spans[0], MatchKind.REWORDED, 0.4, (), (), None, 2)
    same = Match(mayor.spans[0], tell.spans[0], MatchKind.PUNCTUATION, 1.0, (), (), 2, 2)
    async with showcase(view, WIDE) as stage:
        view.show(document(0), document(1), Alignment((told, same)))
        left, right = view.documents
        assert (await line_with(stage, "“A town without")).count("Ve “") == 2
    assert left.signs.of(mayor.speaker) == right.signs.of(tell.speaker)
    assert left.signs.of("Ilse Maren") == right.signs.of("Ilse Maren")


async def test_words_that_differ_are_bold_and_underlined() -> None:
    view = CompareView()
    async with showcase(view, WIDE):
        shown(view)
        style = style_of(view, "two of its")
    assert style.bold and style.underline


async def test_without_colour_differences_stand_in_braces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        line = await line_with(stage, "Engineers found")
        text = await stage.text()
    assert "{-two-}" in line
    assert "{+three+}" in text


async def test_on_narrow_screens_b_stands_beneath_a() -> None:
    view = CompareView()
    async with showcase(view, NARROW) as stage:
        shown(view).goto(place_of("Engineers", HARBOUR.text))
        lines = await stage.lines()
    above = next(y for y, line in enumerate(lines) if "Engineers found" in line)
    below = next(y for y, line in enumerate(lines) if line.startswith("│   The port authority"))
    assert below > above


async def test_differences_are_walked_through_all_blocks() -> None:
    view = CompareView()
    async with showcase(view, WIDE):
        shown(view)
        assert view.move_differences(1)
        assert view.block is not None and view.block.changes[0].warning is not None
        assert style_of(view, "two of its").reverse
        assert view.move_differences(1)
        assert not view.move_differences(1)
        assert view.move_differences(-1)
        assert style_of(view, "two of its").reverse


async def test_blocks_with_a_match_are_walked() -> None:
    view = CompareView()
    async with showcase(view, WIDE):
        shown(view)
        walked = []
        while view.move_blocks(1):
            assert view.match is not None
            walked.append(view.match.a)
    assert walked == sorted(link.a for link in alignment().links)


async def test_it_opens_at_the_passage_it_was_called_from() -> None:
    view = CompareView()
    passage = place_of("“A town without", HARBOUR.text)
    async with showcase(view, NARROW):
        view.show(document(0), document(1), alignment(), at=passage)
        assert view.block is not None
        assert any(span.overlaps(passage) for span in view.block.a)


async def test_the_active_column_says_which_passage_is_meant() -> None:
    view = CompareView()
    async with showcase(view, WIDE):
        shown(view).goto(place_of("Engineers", HARBOUR.text))
        assert view.place is not None and view.place[0] is view.documents[0]
        view.swap_side()
        assert view.place is not None
        right, span = view.place
    assert right.text[slice(*span)].startswith("The port authority announced")


async def test_it_tells_which_block_the_cursor_is_in() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        view.move_blocks(1)
        told = await stage.asked(CompareView.BlockChanged)
    assert told[-1].block is view.block


async def test_resizing_keeps_the_block() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view).goto(place_of("Shopkeepers", HARBOUR.text))
        before = view.block
        await stage.resize(70, 12)
        assert view.block == before


async def test_a_click_moves_to_the_block_and_the_column() -> None:
    view = CompareView()
    async with showcase(view, WIDE) as stage:
        shown(view)
        lines = await stage.lines()
        await stage.click(80, next(y for y, line in enumerate(lines) if "Engineers" in line))
        assert view.right_side
        assert view.match is not None


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (20, 5), (100, 3)])
async def test_every_line_is_as_wide_as_the_view(size: tuple[int, int]) -> None:
    view = CompareView()
    async with showcase(view, size):
        shown(view).move_bottom()
        strips = view.render_lines(view.region.reset_offset)
    assert {strip.cell_length for strip in strips} == {size[0]}


async def test_two_articles_without_a_match_can_be_compared() -> None:
    view = CompareView()
    async with showcase(view, WIDE):
        view.show(document(0), document(2), Alignment())
        assert not view.move_blocks(1)
        assert not view.move_differences(1)
        view.goto(Span(0, 1))
        assert view.match is None
