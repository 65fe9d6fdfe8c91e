"""The last line: the keys that matter here, or those that may follow a prefix."""

from __future__ import annotations

from collections.abc import Iterable

from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar


class KeyFooter(Bar):
    """Shows keys, each with a word."""

    def show(self, entries: Iterable[tuple[str, str]], *, pending: str = "") -> None:
        """Shows the keys of a context.

        Args:
            entries: keys and the word that says what they do.
            pending: keys already pressed that wait for one of the entries.
        """
        runs: list[Run] = [Run(f"{pending} … ", "strong")] if pending else []
        for keys, word in entries:
            runs += [Run(keys, "key"), Run(f" {word}  ")]
        self.set_runs(tuple(runs))
