"""Speakers across articles: which names are one speaker's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """Names that are one speaker's; each outlet's printed form stays with its quotations."""

    name: str
    """Under which the speaker is shown."""
    aliases: tuple[str, ...] = ()
    """The other names, in order; none where a person decided that this name stands alone."""
    configured: bool = False
    """Whether the configuration says so, and not a person's act."""


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """How an outlet names a speaker."""

    outlet: str | None
    """None where the outlet is unknown."""
    name: str
    times: int
    """Quotations under this name."""
