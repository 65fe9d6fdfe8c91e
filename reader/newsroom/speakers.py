"""Speakers: who is quoted in the library, how often, and under which printed names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.model.quotation import SpeakerKind
from reader.newsroom.quotes import QuotationRow


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker of the library."""

    name: str
    kind: SpeakerKind
    quotations: int
    articles: int
    printed: tuple[str, ...] = ()
    """The names as printed, most frequent first."""
    roles: tuple[str, ...] = ()
    """Roles as printed, most frequent first."""
    suggested: tuple[str, ...] = ()
    """Other speakers that may be the same person; suggested, never merged silently."""


class Speakers(Protocol):
    """The people, institutions and groups who are quoted."""

    def all(self) -> Sequence[SpeakerRow]:
        """Every speaker, most quoted first, then by name; unknown is not a speaker."""
        ...

    def statements(self, speaker: str) -> Sequence[QuotationRow]:
        """All quotations of a speaker, by day of utterance, then of publication, unknown last."""
        ...
