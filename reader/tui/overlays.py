"""What lies over the panes: which overlays are open, and which one has the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual.widget import Widget

if TYPE_CHECKING:
    from reader.tui.commands.movement import Movable
    from reader.tui.keys.contexts import Where


def _nothing() -> None:
    """For an overlay that has no use for it."""


class Overlay(NamedTuple):
    """A widget that is mounted hidden and shown when it is wanted."""

    name: str
    widget: Widget
    where: Callable[[], tuple[Where, ...]]
    """The contexts of its keys."""
    mover: Movable | None = None
    """What movement keys move in; None where it has only a field."""
    field: Widget | None = None
    """What is typed into; None where nothing is."""
    accept: Callable[[], object] = _nothing
    complete: Callable[[], object] = _nothing
    leave: Callable[[], object] = _nothing
    """Called when it is closed without being accepted."""
    is_line: bool = False
    """Whether it is a line at the foot, so that what lies under it stays in view."""


class Overlays:
    """A stack of overlays; the last one opened lies on top.

    Args:
        changed: called after one was opened or closed.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._known: dict[str, Overlay] = {}
        self._open: list[str] = []
        self._changed = changed

    def add(self, overlays: Iterable[Overlay]) -> None:
        """Makes overlays known; they stay hidden until they are opened."""
        for overlay in overlays:
            overlay.widget.display = False
            self._known[overlay.name] = overlay

    @property
    def top(self) -> Overlay | None:
        """The one with the keys; None where the panes have them."""
        return self._known[self._open[-1]] if self._open else None

    def is_open(self, name: str) -> bool:
        """Whether the overlay is open, on top or not."""
        return name in self._open

    def open(self, name: str) -> None:
        """Puts an overlay on top."""
        if name in self._open:
            self._open.remove(name)
        self._open.append(name)
        self._show()

    def close(self) -> bool:
        """Takes the top one away; False where there is none."""
        if not self._open:
            return False
        self._open.pop()
        self._show()
        return True

    def leave(self) -> bool:
        """Takes the top one away without accepting it; False where there is none."""
        if self.top is not None:
            self.top.leave()
        return self.close()

    def close_all(self) -> None:
        """Clears the screen for the panes."""
        if self._open:
            self._open.clear()
            self._show()

    def accept(self) -> None:
        """Does what is chosen in the top one."""
        if self.top is not None:
            self.top.accept()

    def complete(self) -> None:
        """Completes what is typed in the top one."""
        if self.top is not None:
            self.top.complete()

    def _seen(self) -> set[str]:
        """The top one, and under lines the next one too."""
        seen = set()
        for name in reversed(self._open):
            seen.add(name)
            if not self._known[name].is_line:
                break
        return seen

    def _show(self) -> None:
        top = self.top
        seen = self._seen()
        for name, overlay in self._known.items():
            overlay.widget.display = name in seen
        if top is not None:
            top.widget.screen.set_focus(top.field)
        self._changed()
