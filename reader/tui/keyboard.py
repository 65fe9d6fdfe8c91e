"""The keyboard: keys and pastes take effect in the order in which they were given, none is lost.

Textual hands a key to the widget with focus in a message, and what the widget then asks for comes
back in another. Enter, pressed at once after a word, would overtake the word; a key after Enter
would be typed into a field that is about to close; and a bookmark set right after opening an
article would fall into the article before it. Fields are therefore typed into directly, and a key
waits until what the key before it asked for has been done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterator

from textual.dom import DOMNode
from textual.events import Key, Paste

INTERRUPT = "ctrl+c"
"""Never waits: it stops what the others wait for."""

Given = Key | Paste
"""What a person gives at the keyboard."""


class Keyboard:
    """Holds back what was given too early.

    Args:
        take: does what a key or paste means now.
        is_busy: whether something is under way that keys have to wait for.
    """

    def __init__(
        self, take: Callable[[Given], Awaitable[object]], is_busy: Callable[[], bool]
    ) -> None:
        self._take = take
        self._is_busy = is_busy
        self._waiting: deque[Given] = deque()
        self._rising = 0
        self._is_taking = False

    async def give(self, given: Given) -> None:
        """Takes a key or paste as soon as what came before it is done."""
        if isinstance(given, Key) and given.key == INTERRUPT:
            self._waiting.clear()
            await self._take(given)
            return
        self._waiting.append(given)
        await self.go_on()

    async def go_on(self) -> None:
        """Takes what has waited, as far as nothing is under way."""
        if self._is_taking:
            return
        self._is_taking = True
        try:
            while self._waiting and not self._rising and not self._is_busy():
                await self._take(self._waiting.popleft())
        finally:
            self._is_taking = False

    async def await_messages_of(self, widget: DOMNode) -> None:
        """Lets keys wait until all that a widget asked for by messages has come up to the app."""
        self._rising += 1
        await self._rise(iter(widget.ancestors_with_self))

    async def _rise(self, nodes: Iterator[DOMNode]) -> None:
        """Follows messages up: a callback stands behind them in the queue of each widget around."""
        for node in nodes:
            if node.call_later(self._rise, nodes):
                return
        self._rising -= 1
        await self.go_on()
