"""Speakers: who is quoted in the library, how often, and under which printed names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.model.quotation import SpeakerKind
from reader.model.speaker import Merge, PrintedForm
from reader.newsroom.quotes import QuotationRow


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker of the library."""

    name: str
    """The name shown; of merged speakers the one that was chosen for them."""
    kind: SpeakerKind
    quotations: int
    articles: int
    printed: tuple[str, ...] = ()
    """The names as printed, most frequent first."""
    roles: tuple[str, ...] = ()
    """Roles as printed, most frequent first."""
    suggested: tuple[str, ...] = ()
    """Other speakers that may be the same person; suggested, never merged silently."""
    aliases: tuple[str, ...] = ()
    """Other names merged into this one, in order."""
    forms: tuple[PrintedForm, ...] = ()
    """How each outlet prints the name, most frequent first."""


class Speakers(Protocol):
    """The people, institutions and groups who are quoted.

    Merging says that several names are one speaker's. Their quotations are counted, listed and
    searched together under one name; each keeps the name it was printed with.
    """

    def all(self) -> Sequence[SpeakerRow]:
        """Every speaker, most quoted first, then by name; unknown is not a speaker."""
        ...

    def statements(self, speaker: str) -> Sequence[QuotationRow]:
        """All quotations of a speaker, by day of utterance, then of publication, unknown last.

        Any name of a merged speaker means all of them.
        """
        ...

    def merge(self, names: Sequence[str], *, display: str) -> None:
        """Decides that these names are one speaker's, shown as `display`. Undo takes it back.

        What was merged with one of them before comes along. Names need not be quoted yet.

        Args:
            names: names of speakers, shown or merged.
            display: one of them, or a name that nobody else here has.

        Raises:
            UsageError: they are not two; they are of different kinds, as a person and an
                institution; or `display` is the name of somebody else.
        """
        ...

    def split(self, name: str, *, out_of: str | None = None) -> None:
        """Decides that a merged name stands alone again. Undo takes it back.

        Args:
            name: one of the merged names; the one shown takes all of them apart.
            out_of: the name they are shown under, where that is to be made sure of.

        Raises:
            UsageError: the name is not merged with any, or not with `out_of`.
        """
        ...

    def set_apart(self, name: str) -> None:
        """Decides that a name stands alone, also where the configuration merges it.

        Undo takes it back.

        Raises:
            UsageError: a person decided that the name is one speaker's with others: split it.
        """
        ...

    def merges(self) -> Sequence[Merge]:
        """Everything that is merged, and the names a person set apart, by the name shown."""
        ...
