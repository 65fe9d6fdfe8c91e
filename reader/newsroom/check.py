"""Check: whether words that someone is said to have said stand in the library, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.check import Checked


class Check(Protocol):
    """Checks quotations against the whole library. May be called from any thread."""

    def quotation(self, text: str, *, speaker: str | None = None) -> Checked:
        """Looks for one quotation.

        Args:
            text: the words, with or without quotation marks.
            speaker: who is said to have said it, in any spelling; None for anyone.

        Raises:
            UsageError: there are no words in the text.
        """
        ...

    def pasted(self, text: str, *, speaker: str | None = None) -> Sequence[Checked]:
        """Looks for each quotation of a text; a text without any is one quotation.

        A quotation that the text gives to a person is looked for as that person's, unless a
        speaker is named here.

        Raises:
            UsageError: there are no words in the text.
        """
        ...
