"""The last line: the keys that matter here, or those that may follow a prefix."""

from __future__ import annotations

from collections.abc import Iterable

from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar


class KeyFooter(Bar):
    """Shows keys, each with a word; the last one, which leaves, stands at the right end."""

    def show(self, entries: Iterable[tuple[str, str]], *, pending: str = "") -> None:
        """Shows the keys of a context.

        Args:
            entries: keys and the word that says what they do.
            pending: keys already pressed that wait for one of the entries.
        """
        shown = [(Run(keys, "key"), Run(f" {word}  ")) for keys, word in entries]
        if pending:
            begun = Run(f"{pending} … ", "strong")
            self.set_runs((begun, *(run for entry in shown for run in entry)))
        else:
            left = tuple(run for entry in shown[:-1] for run in entry)
            self.set_runs(left, tuple(run for entry in shown[-1:] for run in entry))
