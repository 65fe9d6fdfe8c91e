"""Commands of visual mode: the selection grows and shrinks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.tui.commands.command import Action, Command
from reader.tui.keys.contexts import Where

if TYPE_CHECKING:
    from reader.tui.widgets.article_view import ArticleView

_VISUAL = (Where.VISUAL,)


def _select(step: Callable[[ArticleView], None]) -> Action:
    return lambda app, argument: step(app.view)


def _pair(
    id: str, unit: str, keys: tuple[str, str], step: Callable[[ArticleView, int], None]
) -> tuple[Command, Command]:
    """Two commands that move the free end by a unit, onwards and back."""
    return (
        Command(
            f"select.{id}",
            f"Select to the next {unit}",
            f"move the free end on by one {unit}",
            (keys[0],),
            _VISUAL,
            _select(lambda view: step(view, 1)),
        ),
        Command(
            f"select.{id}_back",
            f"Select to the previous {unit}",
            f"move the free end back by one {unit}",
            (keys[1],),
            _VISUAL,
            _select(lambda view: step(view, -1)),
        ),
    )


COMMANDS: tuple[Command, ...] = (
    *_pair("char", "character", ("l", "h"), lambda view, count: view.select_chars(count)),
    *_pair("word", "word", ("w", "b"), lambda view, count: view.select_words(count)),
    *_pair("line", "line", ("j", "k"), lambda view, count: view.select_rows(count)),
    *_pair("sentence", "sentence", (")", "("), lambda view, count: view.select_sentences(count)),
    *_pair("paragraph", "paragraph", ("}", "{"), lambda view, count: view.select_paragraphs(count)),
    Command(
        "select.widen",
        "Widen the selection",
        "quotation, then sentence, then paragraph",
        ("V",),
        _VISUAL,
        _select(lambda view: view.select_widen()),
        short="widen",
    ),
    Command(
        "select.swap",
        "Other end",
        "move the other end of the selection",
        ("o",),
        _VISUAL,
        _select(lambda view: view.select_swap()),
        short="other end",
    ),
    Command(
        "select.end",
        "Leave the selection",
        "back to reading",
        ("v", "escape", "q"),
        _VISUAL,
        _select(lambda view: view.select_end()),
        short="leave",
    ),
)
