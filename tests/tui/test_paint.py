"""Nothing raw reaches the terminal, and what has not changed is not painted again."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

import reader.tui
from reader.model.article import ArticleHead, ArticleText, Markup, MarkupKind, Metadata
from reader.model.match import Alignment, Change, ChangeOp, Match, MatchKind
from reader.model.quotation import Confidence, Extraction, Quotation, QuotationKind, SpeakerKind
from reader.model.span import Span
from reader.tui.document import Document
from reader.tui.paint import LineWidget, ScrubControls, guarded_strip, safe_link
from reader.tui.panel_rows import Run
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.compare_view import CompareView
from reader.tui.widgets.minimap import Minimap
from reader.tui.widgets.virtual_list import Row, SequenceSource, VirtualList

HOSTILE = (
    "\x1b[31mred \x1b]52;c;QUJD\x07 \x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\ "
    "\x9b31m \x9d52;c;QQ\x9c \u202eesrever\u202c \u2066iso\u2069 nul\x00 del\x7f "
    "[bold]b[/bold] [@click=app.quit]c[/] \ud800 tab\t bell\x07"
)
UNSAFE = frozenset(
    chr(code)
    for codes in (
        range(0x20),
        range(0x7F, 0xA0),
        (0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),
    )
    for code in codes
)
_PAINTING = ("render_line", "render_lines", "line")


def hostile_document() -> Document:
    text = HOSTILE.replace("\n", " ")
    whole = Span(0, len(text))
    quotation = Quotation(
        1, QuotationKind.DIRECT, (Span(0, 30),), HOSTILE, SpeakerKind.PERSON, None, None, HOSTILE,
        Confidence.GUESS, HOSTILE,
    )  # fmt: skip
    article = ArticleText(
        "a:0", "v", text, (whole,), (whole,), Metadata(), HOSTILE, HOSTILE,
        markup=(Markup(Span(3, 20), MarkupKind.LINK, f"http://x.example/{HOSTILE}"),),
    )  # fmt: skip
    head = ArticleHead("a:0", HOSTILE, HOSTILE, True, HOSTILE, None, 9, 1, 1, None)
    return Document(article, head, Extraction((quotation,)), hits=(Span(5, 9),))


def _article(view: ArticleView) -> None:
    view.show(hostile_document())
    view.select_words(2)


def _list(view: VirtualList) -> None:
    rows = SequenceSource(
        [HOSTILE], row=lambda item, _: Row((Content(item), Content.styled(item, "bold"))), key=str
    )
    view.show(rows, empty=HOSTILE)


def _bar(bar: Bar) -> None:
    bar.set_runs((Run(HOSTILE, "strong"),), (Run(HOSTILE),))


def _compare(view: CompareView) -> None:
    a, b = hostile_document(), hostile_document()
    change = Change(ChangeOp.REPLACED, Span(4, 20), Span(4, 20))
    whole = a.sentences[0]
    link = Match(whole, whole, MatchKind.REWORDED, 0.5, (change,), note=HOSTILE)
    view.show(a, b, Alignment((link,)))


def _minimap() -> Minimap:
    view = ArticleView()
    view._document = hostile_document()
    return Minimap(view)


FEEDERS: dict[type[Widget], tuple[Callable[[], Widget], Callable[..., None]]] = {
    ArticleView: (ArticleView, _article),
    Bar: (Bar, _bar),
    CompareView: (CompareView, _compare),
    Minimap: (_minimap, Minimap.follow),
    VirtualList: (VirtualList, _list),
}
"""How every widget that paints its own lines is made and fed."""


def painters() -> Iterator[type[Widget]]:
    """Every widget of the app that paints lines itself, found by looking at all modules."""
    for module in pkgutil.walk_packages(reader.tui.__path__, "reader.tui."):
        for value in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, Widget)
                and value is not LineWidget
                and value.__module__ == module.name
                and any(name in vars(value) for name in _PAINTING)
            ):
                yield value


class Alone(App[None]):
    """An app with one widget and the app's own line filter."""

    def __init__(self, widget: Widget, *filters: LineFilter) -> None:
        super().__init__()
        self._widget = widget
        self._more = filters

    def compose(self) -> ComposeResult:
        yield self._widget

    def get_line_filters(self) -> list[LineFilter]:
        return [*self._more, *super().get_line_filters()]


def unsafe_in(strips: list[Strip]) -> set[str]:
    return {sign for strip in strips for sign in strip.text if sign in UNSAFE}


@pytest.mark.parametrize("size", [(90, 20), (30, 8)])
@pytest.mark.parametrize("painter", sorted(set(painters()), key=lambda kind: kind.__name__))
async def test_every_widget_that_paints_lines_shows_hostile_text_as_symbols(
    painter: type[Widget], size: tuple[int, int]
) -> None:
    assert painter in FEEDERS, f"tell this test how to feed {painter.__name__}"
    make, feed = FEEDERS[painter]
    widget = make()
    async with Alone(widget).run_test(size=size) as pilot:
        feed(widget)
        await pilot.pause()
        strips = widget.render_lines(widget.region.reset_offset)
        assert len(strips) == widget.size.height
        assert not unsafe_in(strips)
        assert not [s for strip in strips for s in strip if s.style and s.style.link]


async def test_the_filter_scrubs_what_textual_lets_through() -> None:
    async with Alone(Static(HOSTILE, markup=False), ScrubControls()).run_test() as pilot:
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        assert "[bold]b[/bold]" in "".join(strip.text for strip in strips)
        assert not unsafe_in(strips)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_scrubbing_keeps_every_code_point_in_its_place(text: str) -> None:
    (scrubbed,) = ScrubControls().apply([Segment(text)], Color(0, 0, 0))
    assert len(scrubbed.text) == len(text)
    assert all(a == b for a, b in zip(text, scrubbed.text, strict=True) if a.isprintable())
    assert not UNSAFE & set(scrubbed.text)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("mailto:desk@example.org", True),
        ("https://example.org/\x1b\\", False),
        ("https://example.org/a b", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_plain_web_addresses_become_links(address: str, safe: bool) -> None:
    assert (safe_link(address) is not None) is safe
    (segment,) = ScrubControls().apply([Segment("x", Style(link=address))], Color(0, 0, 0))
    assert bool(segment.style and segment.style.link) is safe


class Shout(LineFilter):
    """A filter whose work can be seen."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(segment.text.upper(), segment.style) for segment in segments]


async def test_a_guarded_strip_goes_through_the_apps_filters() -> None:
    widget = Static()
    async with Alone(widget, Shout()).run_test():
        strip = guarded_strip([Segment("calm\x1b")], widget=widget, width=8)
    assert strip.text == "CALM␛   "
    assert strip.cell_length == 8


async def test_a_guarded_strip_is_cut_to_its_width() -> None:
    widget = Static()
    async with Alone(widget).run_test():
        assert guarded_strip([Segment("港の橋は")], widget=widget, width=5).text == "港の "


class Counted(LineWidget):
    """Counts how often it paints."""

    painted = 0

    def line(self, y: int) -> Strip:
        if y not in self.strips:
            self.painted += 1
            self.keep(y, self.strip([Segment(f"line {y}", self.look(()))]))
        return self.strips[y]


async def test_lines_are_painted_once_until_something_they_depend_on_changes() -> None:
    widget = Counted()
    filters: list[LineFilter] = []
    app = Alone(widget)
    app.get_line_filters = lambda: [*filters]  # type: ignore[method-assign]
    async with app.run_test(size=(20, 3)) as pilot:
        region = widget.region.reset_offset
        first = widget.render_lines(region)
        assert all(a is b for a, b in zip(first, widget.render_lines(region), strict=True))
        before = widget.painted
        filters.append(Shout())
        assert widget.render_lines(region)[0].text.startswith("LINE 0")
        assert widget.painted == before + 3
        app.theme = "textual-light"
        await pilot.pause()
        widget.render_lines(region)
        assert widget.painted == before + 6


async def test_a_part_of_the_lines_can_be_asked_for() -> None:
    widget = Counted()
    async with Alone(widget).run_test(size=(20, 3)):
        region = widget.region.reset_offset
        (strip,) = widget.render_lines(region.crop_size((6, 1)).translate((2, 1)))
    assert strip.text == "ne 1  "


async def test_without_colour_lines_are_painted_in_greys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    view = ArticleView()
    async with Alone(view).run_test():
        view.show(hostile_document())
        colours = {s.style.color for s in view.render_line(4) if s.style and s.style.color}
    assert colours
    assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)
