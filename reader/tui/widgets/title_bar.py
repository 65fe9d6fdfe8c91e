"""The first line: which library this is, how much it holds, and where help is."""

from __future__ import annotations

from collections.abc import Iterable

from reader.newsroom.articles import LibraryCounts
from reader.text.plural import counted
from reader.tui.panel_rows import Run
from reader.tui.widgets.bar import Bar


class TitleBar(Bar):
    """Says what is open."""

    LEFT_FIRST = True

    def show(
        self,
        name: str,
        counts: LibraryCounts | None,
        *,
        hints: Iterable[tuple[str, str]] = (),
        banner: str = "",
    ) -> None:
        """Shows the library.

        Args:
            name: the folder's or the library's name.
            counts: what it holds; None while that is not known.
            hints: keys and words for the right end.
            banner: what a person must know all the time, such as “read only”.
        """
        facts = [name, *_counted(counts)]
        left = [Run("reader", "strong"), Run("   "), Run(" · ".join(facts))]
        if banner:
            left += [Run("   "), Run(banner, "problem")]
        right = [Run(f"   {key} {word}") for key, word in hints]
        self.set_runs(tuple(left), tuple(right))


def _counted(counts: LibraryCounts | None) -> list[str]:
    if counts is None:
        return []
    return [
        counted(counts.articles, "article"),
        counted(counts.stories, "story", "stories"),
        counted(counts.quotations, "quotation"),
    ]
