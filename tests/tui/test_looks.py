"""Looks: words for a style, in the colours of the present theme."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from reader.tui.looks import Paint, style_of

DARK = Paint(Color.parse("#000000"), {"foreground": "#ffffff", "warning": "#ff8000"})
TERMINAL = Paint(Color.parse("ansi_default"), {"foreground": "ansi_default", "red": "ansi_red"})


@pytest.mark.parametrize(
    ("look", "style"),
    [
        ("", Style()),
        ("bold underline", Style(bold=True, underline=True)),
        ("$warning", Style(color="#ff8000")),
        ("$foreground 60%", Style(color="#999999")),
        ("on $warning", Style(bgcolor="#ff8000")),
        ("italic on $foreground 20%", Style(italic=True, bgcolor="#333333")),
    ],
)
def test_a_look_sets_what_it_says_and_nothing_else(look: str, style: Style) -> None:
    assert style_of(look, DARK) == style


@pytest.mark.parametrize(
    ("look", "style"),
    [
        ("$red", Style(color="color(1)")),
        ("$foreground 60%", Style(dim=True)),
        ("on $foreground 12%", Style(reverse=True)),
        ("on $foreground 6%", Style()),
    ],
)
def test_shares_become_attributes_where_colours_cannot_be_mixed(look: str, style: Style) -> None:
    assert style_of(look, TERMINAL) == style


def test_a_colour_that_no_theme_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        style_of("$no-such-colour", DARK)
