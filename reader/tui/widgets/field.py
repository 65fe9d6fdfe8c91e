"""One line to type into: history, clear, leave. Search, find, notes and `:` are made from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from textual import events
from textual.geometry import Region
from textual.widgets import Input

from reader.text.safe import printable

_KEPT = 200


class Field(Input):
    """A borderless text field. Textual's own editing keys stay; others call its methods."""

    DEFAULT_CSS = """
    Field, Field:focus {
        border: none; height: 1; padding: 0; background: transparent; width: 1fr;
        background-tint: transparent;
    }
    """

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(id=id, placeholder=placeholder, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self._history: list[str] = []
        self._back = 0
        self._unfinished = ""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paints anew. Its size depends on nothing that is typed: no layout for every letter."""
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    @property
    def history(self) -> tuple[str, ...]:
        """What was accepted here, oldest first."""
        return tuple(self._history)

    def set_history(self, texts: Iterable[str]) -> None:
        """Takes over a history from an earlier session, oldest first."""
        self._history = list(texts)[-_KEPT:]
        self._back = 0

    def remember(self, text: str) -> None:
        """Adds to the history, each text once, the newest last."""
        self._back = 0
        if text.strip():
            self._history = [*(old for old in self._history if old != text), text][-_KEPT:]

    def start(self, text: str = "") -> None:
        """Begins anew with the text, the cursor behind it, and takes the keys."""
        self._back = 0
        self.value = text
        self.cursor_position = len(text)
        self.screen.set_focus(self, scroll_visible=False)  # at once: `focus` would come later

    def put(self, text: str) -> None:
        """Puts text where the cursor stands, in place of what is selected."""
        self.replace(text, *self.selection)

    def paste(self, text: str) -> None:
        """Puts the first line of a pasted text where the cursor stands.

        Args:
            text: hostile until shown: control characters become symbols.
        """
        self.put(printable(next(iter(text.splitlines()), "")))

    def on_paste(self, event: events.Paste) -> None:
        """Takes what is pasted the same way wherever it comes from."""
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def earlier(self) -> None:
        """Shows the text accepted before the one shown."""
        self._recall(self._back + 1)

    def later(self) -> None:
        """Shows the text accepted after the one shown, at last what was being typed."""
        self._recall(self._back - 1)

    def _recall(self, back: int) -> None:
        if not 0 <= back <= len(self._history):
            return
        if self._back == 0:
            self._unfinished = self.value
        self._back = back
        self.value = self._history[-back] if back else self._unfinished
        self.cursor_position = len(self.value)
