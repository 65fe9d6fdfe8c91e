"""Which panes are on the screen: beside each other, the panel beneath, or one at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

WIDE = 100
"""Columns from which list, article and panel stand side by side."""
NARROW = 60
"""Columns below which one pane has the screen to itself."""
LOW = 12
"""Lines below which no panel stands beneath the article."""


class Pane(StrEnum):
    """A part of the screen that can have the keys."""

    LIST = "list"
    ARTICLE = "article"
    PANEL = "panel"


class Tab(StrEnum):
    """What the side panel can show."""

    MATCHES = "matches"
    QUOTES = "quotes"
    NOTES = "notes"


class Arrangement(NamedTuple):
    """What is shown."""

    panes: tuple[Pane, ...]
    """From left to right, or from top to bottom."""
    beneath: bool
    """Whether the panel stands under the article instead of beside it."""


def arrange(
    width: int, height: int, *, pane: Pane, panel: bool = True, zen: bool = False
) -> Arrangement:
    """The panes for a screen of `width` columns and `height` lines.

    Args:
        width: columns of the terminal.
        height: its lines.
        pane: which pane has the keys; it is always shown.
        panel: whether the person wants the side panel.
        zen: only the pane with the keys.
    """
    if zen or width < NARROW:
        return Arrangement((pane,), beneath=False)
    with_panel = panel or pane is Pane.PANEL
    if width >= WIDE:
        panes = (Pane.LIST, Pane.ARTICLE, *((Pane.PANEL,) if with_panel else ()))
        return Arrangement(panes, beneath=False)
    if pane is Pane.LIST:
        return Arrangement((Pane.LIST,), beneath=False)
    if height < LOW:
        return Arrangement((pane,), beneath=False)
    return Arrangement((Pane.ARTICLE, *((Pane.PANEL,) if with_panel else ())), beneath=with_panel)


def neighbour(pane: Pane, step: int, *, around: bool, panel: bool) -> Pane:
    """The pane `step` to the right, whether it is on the screen now or comes onto it.

    Args:
        pane: the pane with the keys.
        step: 1 for the next, -1 for the previous.
        around: whether the last is followed by the first.
        panel: whether the panel is wanted at all.
    """
    panes = [Pane.LIST, Pane.ARTICLE, *([Pane.PANEL] if panel or pane is Pane.PANEL else [])]
    at = panes.index(pane) + step
    return panes[at % len(panes) if around else max(0, min(at, len(panes) - 1))]


def width_of(layout: str, width: int) -> int:
    """The columns to arrange for: the terminal's, or those for which a layout is the usual one."""
    usual = {"wide": WIDE, "stacked": WIDE - 1, "single": NARROW - 1}
    return usual.get(layout, width)
