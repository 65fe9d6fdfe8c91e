"""Turns the words for a look, as in `bold $foreground 60%`, into a style of the present theme.

Textual's component classes could say the same, but each costs a match against the whole style
sheet for every widget whenever styles are applied: at the start, and at every change of focus.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from rich.style import Style
from textual.color import Color

_ATTRIBUTES = frozenset({"bold", "dim", "italic", "underline", "reverse", "strike"})
_VISIBLE_TINT = 10
"""Per cent from which a tint is shown reversed where colours cannot be mixed."""


class Paint(NamedTuple):
    """What a look is laid on."""

    background: Color
    variables: Mapping[str, str]
    """The theme's colours by name."""


def style_of(look: str, paint: Paint) -> Style:
    """The style of a look, with only what the look sets.

    A look is written as `bold italic $colour 60% on $colour 12%`; every part may be missing. A
    share mixes the colour with the background. In terminals' own colours (ANSI themes), which
    cannot be mixed, a share of the foreground becomes dim and a clear tint reverse.

    Raises:
        KeyError: the theme has no colour of that name.
    """
    style = Style()
    for place, name, share in _colours(look):
        colour = Color.parse(paint.variables[name])
        if share < 100 and (colour.ansi is not None or paint.background.ansi is not None):
            style += _unmixed(place, share)
            continue
        mixed = paint.background.blend(colour, share / 100).rich_color
        style += Style(color=mixed) if place == "text" else Style(bgcolor=mixed)
    return style + Style.parse(" ".join(word for word in look.split() if word in _ATTRIBUTES))


def _unmixed(place: str, share: int) -> Style:
    if place == "text":
        return Style(dim=True)
    return Style(reverse=True) if share >= _VISIBLE_TINT else Style()


def _colours(look: str) -> Iterator[tuple[str, str, int]]:
    """Every colour of a look: `text` or `ground`, the name, and the share in per cent."""
    words = [word for word in look.split() if word not in _ATTRIBUTES]
    place = "text"
    for word, following in pairwise([*words, ""]):
        if word == "on":
            place = "ground"
        elif word.startswith("$"):
            share = int(following.rstrip("%")) if following.endswith("%") else 100
            yield place, word.removeprefix("$"), share
