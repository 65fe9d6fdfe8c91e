"""A list of panel rows: headings, remarks, and entries of one or more rows that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from reader.tui.panel_rows import Line, Row, Target, laid_out
from reader.tui.widgets import virtual_list
from reader.tui.widgets.virtual_list import SequenceSource, VirtualList

_MARGINS = 2
"""Cells: one free on either side."""

Entry = tuple[Row, ...]
"""Neighbouring rows with one target, or a single row without."""


class RowList(VirtualList):
    """Shows rows wrapped to its width. Where nothing can be chosen, the cursor helps to read."""

    LOOKS = {
        "cursor": "on $primary 35%",
        "cursor-blurred": "on $foreground 8%",
        "empty": "$foreground 60%",
        "heading": "bold $foreground 60%",
        "strong": "bold",
        "dim": "$foreground 60%",
        "differs": "bold underline",
        "caution": "bold $text-warning",
        "hit": "bold underline $text-accent",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: tuple[Row, ...] = ()
        self._entries: list[Entry] = []
        self._for_reading = True

    def show_rows(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Shows other rows.

        Args:
            rows: what to show.
            keep: stay on the target under the cursor where it is still there, else go to the top.
        """
        new = tuple(rows)
        if new == self._shown:
            return
        self._shown = new
        self._entries = _grouped(new)
        self._for_reading = not any(row.target for row in new)
        source = SequenceSource(self._entries, row=self._drawn, key=_key)
        present = self.highlighted_key
        self.show(source, keep=keep and present is not None and source.find(present) is not None)

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows as they were given."""
        return self._shown

    @property
    def target(self) -> Target | None:
        """What the cursor stands on; None where nothing can be chosen."""
        return self.target_at(self.highlighted)

    def target_at(self, index: int | None) -> Target | None:
        """What a `Chosen` message's index stands for."""
        if index is None or not 0 <= index < len(self._entries):
            return None
        return self._entries[index][0].target

    @property
    def targets(self) -> list[Target]:
        """Everything that can be chosen, in order."""
        return [entry[0].target for entry in self._entries if entry[0].target is not None]

    def select(self, target: Target) -> bool:
        """Puts the cursor on the target; False where it is not shown."""
        return self.goto_key(target.key)

    def _drawn(self, entry: Entry, width: int) -> virtual_list.Row:
        lines = [
            self._content(row, line) for row in entry for line in laid_out(row, width - _MARGINS)
        ]
        selectable = self._for_reading or entry[0].target is not None
        return virtual_list.Row(tuple(lines), selectable)

    def _content(self, row: Row, line: Line) -> Content:
        indent = " " * (1 + row.indent)
        return Content.assemble(indent, *((text, self.styled(look)) for text, look in line))


def _grouped(rows: Sequence[Row]) -> list[Entry]:
    entries: list[Entry] = []
    for target, group in groupby(rows, key=lambda row: row.target):
        members = tuple(group)
        entries += [members] if target is not None else [(member,) for member in members]
    return entries


def _key(entry: Entry) -> str:
    target = entry[0].target
    return target.key if target is not None else f"words {entry[0].text}"
