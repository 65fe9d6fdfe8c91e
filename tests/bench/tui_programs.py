"""The programs that `tui.py` measures; each is run as `python tui_programs.py NAME`."""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass

WORDS, SPANS = 5_000, 200
MEASURE = 80
_A_SENTENCE, _A_PARAGRAPH = 20, 4
_PROSE = (
    "the harbour council said on Tuesday that no ship had left before the inspection ended and "
    "several captains asked for a new date while engineers repaired a crane near the old pier "
    "which had been closed since March because of storms"
)
_VOCABULARY = _PROSE.split()
SPEAKERS = ("Ada Berg", "Ole Lund", "Ida Falk", "Per Holm")


@dataclass(frozen=True)
class Text:
    """The same content for every program, offsets into `text`."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]


def content(gap: str = "\n", *, seed: int = 11) -> Text:
    """5,000 words in paragraphs of four sentences divided by `gap`, with 200 quotations."""
    chance = random.Random(seed)
    text = ""
    starts, sentences, quotations = [0], [], []
    for number in range(WORDS // _A_SENTENCE):
        sentence = _sentence(chance, quoted=number % 5 != 4)
        sentences.append((len(text), len(text) + len(sentence)))
        if sentence.startswith("“"):
            quotations.append((len(text), len(text) + sentence.index("”") + 1))
        text += sentence
        if number % _A_PARAGRAPH == _A_PARAGRAPH - 1:
            text += gap
            starts.append(len(text))
        else:
            text += " "
    ends = [start - len(gap) for start in starts[1:]]
    return Text(text, tuple(zip(starts, ends, strict=False)), tuple(sentences), tuple(quotations))


def _sentence(chance: random.Random, *, quoted: bool) -> str:
    words = chance.choices(_VOCABULARY, k=_A_SENTENCE)
    if not quoted:
        return " ".join(words).capitalize() + "."
    speech, rest = " ".join(words[:12]).capitalize(), " ".join(words[15:])
    return f"“{speech},” said {chance.choice(SPEAKERS)} {rest}."


def _freeze() -> None:
    """What the app does after its first frame; done for all programs alike."""
    gc.collect()
    gc.freeze()


def empty() -> None:
    """A Textual app that shows one word: the least that a start can cost."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Program(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            yield Static("ready")

    Program().run()


def static() -> None:
    """Textual's Static in a scrolling container, scrolled by a line."""
    from textual.app import App, ComposeResult
    from textual.containers import VerticalScroll
    from textual.content import Content, Span
    from textual.widgets import Static

    given = content("\n\n")
    colours = ("cyan", "yellow", "green", "magenta")
    marks = [Span(a, b, colours[n % 4]) for n, (a, b) in enumerate(given.quotations)]

    class Program(App[None]):
        ENABLE_COMMAND_PALETTE = False
        CSS = f"Static {{ width: {MEASURE}; }}"
        BINDINGS = [("j", "down", "Down")]

        def compose(self) -> ComposeResult:
            with VerticalScroll():
                yield Static(Content(given.text, marks))

        def on_mount(self) -> None:
            self.query_one(VerticalScroll).focus()
            self.call_after_refresh(_freeze)

        def action_down(self) -> None:
            self.query_one(VerticalScroll).scroll_down(animate=False)

    Program().run()


def view() -> None:
    """The bare article view, its reading cursor moved by a row."""
    _reading(minimap=False)


def view_with_minimap() -> None:
    """The article view with its minimap."""
    _reading(minimap=True)


def _reading(*, minimap: bool) -> None:
    from textual.app import App, ComposeResult
    from textual.containers import Horizontal
    from textual.filter import LineFilter

    from reader.tui.paint import ScrubControls
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.minimap import Minimap

    class Program(App[None]):
        ENABLE_COMMAND_PALETTE = False
        BINDINGS = [("j", "down", "Down")]

        def compose(self) -> ComposeResult:
            self.article = ArticleView()
            if minimap:
                yield Horizontal(self.article, Minimap(self.article))
            else:
                yield self.article

        def get_line_filters(self) -> list[LineFilter]:
            return [ScrubControls(), *super().get_line_filters()]

        def on_mount(self) -> None:
            self.article.show(_document())
            self.article.focus()
            self.call_after_refresh(_freeze)

        def action_down(self) -> None:
            self.article.move_rows(1)

    Program().run()


def _document() -> object:
    from reader.model.article import ArticleText, Metadata
    from reader.model.quotation import Confidence, Extraction, Quotation, QuotationKind, SpeakerKind
    from reader.model.span import Span
    from reader.tui.document import Document

    given = content()
    quotations = tuple(
        Quotation(
            number,
            QuotationKind.PARTIAL,
            (Span(*span),),
            SPEAKERS[number % 4],
            SpeakerKind.PERSON,
            mention=None,
            cue=None,
            via=None,
            confidence=Confidence.SURE,
            why="",
        )
        for number, span in enumerate(given.quotations, 1)
    )
    article = ArticleText(
        "a:0",
        "0",
        given.text,
        tuple(Span(*span) for span in given.paragraphs),
        tuple(Span(*span) for span in given.sentences),
        Metadata(),
        encoding="utf-8",
        path="bench.txt",
    )
    return Document(article, extraction=Extraction(quotations))


PROGRAMS: dict[str, Callable[[], None]] = {
    "empty": empty,
    "static": static,
    "view": view,
    "view+minimap": view_with_minimap,
}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]]()
