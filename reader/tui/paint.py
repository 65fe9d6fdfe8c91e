"""Paints lines safely and gives the compositor the same Strip objects again.

Textual applies an app's line filters inside its styles cache only. A widget that overrides
`render_line` or `render_lines` steps round that cache, so everything such a widget shows goes
through `guarded_strip`, and the widgets themselves are made from `LineWidget`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.text.safe import printable
from reader.tui.looks import Paint, style_of
from reader.tui.signs import DARK, LIGHT, SLOTS

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.I)
"""RFC 3986 characters only: what stands here is written raw into an OSC 8 sequence."""

_CACHED_STRIPS = 4096


def safe_link(address: str) -> str | None:
    """The address, where it can be written into the terminal's hyperlink sequence; else None."""
    return address if _SAFE_LINK.fullmatch(address) else None


def line_filters(*, ascii_only: bool) -> list[LineFilter]:
    """What every line passes on its way to the terminal, before Textual's own filters."""
    if not ascii_only:
        return [ScrubControls()]
    from reader.tui.ascii_signs import AsciiSigns

    return [ScrubControls(), AsciiSigns()]


class ScrubControls(LineFilter):
    """Shows every control and bidirectional character as a symbol, whatever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with the same number of code points, none of which steers a terminal."""
        return [_scrubbed(segment) for segment in segments]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ScrubControls)

    def __hash__(self) -> int:
        """One for all, so that strips cached under one filter are found under another."""
        return hash(ScrubControls)


def _scrubbed(segment: Segment) -> Segment:
    text, style, _ = segment
    if style is not None and style.link and safe_link(style.link) is None:
        return Segment(printable(text), style.update_link(None))
    return segment if text.isprintable() else Segment(printable(text), style)


def guarded_strip(
    segments: Iterable[Segment], *, widget: Widget, width: int | None = None
) -> Strip:
    """A strip that may go to the terminal: scrubbed, then through the app's line filters.

    Args:
        segments: what to show; control characters become symbols, one code point for one.
        widget: whose app's filters (monochrome, ANSI colours) and colours apply.
        width: cells to fill or cut to; None leaves the length as it is.
    """
    if isinstance(widget, LineWidget):
        style, background = widget.base, widget.backdrop
    else:
        style, background = widget.rich_style, widget.background_colors[1]
    strip = Strip(_joined(map(_scrubbed, segments)))
    if width is not None:
        strip = strip.adjust_cell_length(width, style)
    painted = list(strip)
    for line_filter in widget.get_line_filters():
        painted = line_filter.apply(painted, background)
    return Strip(painted, strip.cell_length)


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Neighbours of one style as one segment: fewer escape sequences for the same picture."""
    text, present = "", None
    for segment in segments:
        if segment.style is present:
            text += segment.text
            continue
        if text:
            yield Segment(text, present)
        text, present = segment.text, segment.style
    if text:
        yield Segment(text, present)


class LineWidget(Widget):
    """A widget that paints its own lines, quickly and safely.

    A subclass says in `line` what stands in a screen line and keeps what it painted in
    `self.strips` under a key of its choice. The store is emptied whenever something changes that
    all strips depend on: theme, line filters, colour system, style sheet. The widget has no
    border, padding or tint of its own; those belong to its parent.
    """

    ALLOW_SELECT = False
    LOOKS: ClassVar[Mapping[str, str]] = {}
    """The widget's looks by name, written as in `reader.tui.looks`."""

    DEFAULT_CSS = """
    LineWidget { width: 1fr; height: 1fr; }
    """

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.strips: dict[Hashable, Strip] = {}
        self._looks: dict[tuple[str, ...], Style] = {}
        self._base: Style | None = None
        self._backdrop: Color | None = None
        self._ground: Paint | None = None
        self._stamp: tuple[object, ...] = ()
        self.width = 0
        """Cells, as they were when lines were last painted."""

    def line(self, y: int) -> Strip:
        """The strip of screen line `y`, as wide as the widget."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of the region, the very same objects as long as nothing changed."""
        self._check_stamp()
        strips = [self.line(y) for y in range(crop.y, crop.bottom)]
        if crop.x or crop.width != self.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One of the strips."""
        self._check_stamp()
        return self.line(y)

    def strip(self, segments: Iterable[Segment]) -> Strip:
        """A guarded strip as wide as the widget."""
        return guarded_strip(segments, widget=self, width=self.width)

    def keep(self, key: Hashable, strip: Strip) -> Strip:
        """Stores a strip and returns it; forgets all others when there are too many."""
        if len(self.strips) >= _CACHED_STRIPS:
            self.strips.clear()
        self.strips[key] = strip
        return strip

    @property
    def base(self) -> Style:
        """The widget's own colours."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    @property
    def backdrop(self) -> Color:
        """The background with everything beneath it."""
        if self._backdrop is None:
            self._backdrop = self.background_colors[1]
        return self._backdrop

    def look(self, names: Sequence[str]) -> Style:
        """The widget's colours with the named looks laid over them, in order."""
        key = tuple(names)
        if (style := self._looks.get(key)) is None:
            style = self.base
            for name in key:
                style += self.overlaid(name)
            self._looks[key] = style
        return style

    def overlaid(self, name: str) -> Style:
        """What one look sets, and nothing else; `speaker-3` is the palette's slot 3."""
        if name.startswith("speaker-"):
            return self.speaker(int(name.removeprefix("speaker-")))
        written = self.LOOKS.get(name, "")
        return style_of(written, self._paint_ground) if written else Style()

    @property
    def _paint_ground(self) -> Paint:
        if self._ground is None:
            self._ground = Paint(self.backdrop, self.app.theme_variables)
        return self._ground

    def speaker(self, slot: int) -> Style:
        """The colour of a slot of the palette, for a dark or a light theme."""
        return Style(color=(DARK if self.app.current_theme.dark else LIGHT)[slot % SLOTS])

    def repaint(self) -> None:
        """Forgets every strip and paints anew."""
        self.strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forgets what depends on the style sheet."""
        super().notify_style_update()
        self._forget()

    def _forget(self) -> None:
        self.strips.clear()
        self._looks.clear()
        self._base = self._backdrop = self._ground = None

    def _check_stamp(self) -> None:
        app = self.app
        self.width = self.size.width
        stamp = (app.theme, app.console.color_system, self.width, *self.get_line_filters())
        if stamp != self._stamp:
            self._stamp = stamp
            self._forget()
