"""Scan: reading folders into the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.model.article import Rejected


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan has come; printed as one JSON line each by `scan --progress-json`."""

    phase: str
    """`looking`, `reading`, `indexing`, `stories`, `done`."""
    done: int
    total: int
    rate: float = 0.0
    """Articles a second."""
    remaining_s: float | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a person's corrections where the scan brought other words."""

    moved: int = 0
    """Their words stand elsewhere now."""
    reworded: int = 0
    """Their words were edited."""
    lost: int = 0
    """Their words are gone; they are kept and listed."""
    back: int = 0
    """Their words, gone before, are there again."""

    def __add__(self, other: Followed) -> Followed:
        """Both together."""
        return Followed(
            self.moved + other.moved,
            self.reworded + other.reworded,
            self.lost + other.lost,
            self.back + other.back,
        )

    @property
    def words(self) -> str:
        """`corrections: moved 1 · words gone 2`; empty where nothing happened to any."""
        counts = [
            (self.moved, "moved"),
            (self.reworded, "reworded"),
            (self.lost, "words gone"),
            (self.back, "words back"),
        ]
        told = " · ".join(f"{name} {count}" for count, name in counts if count)
        return f"corrections: {told}" if told else ""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did, complete."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    moved: int = 0
    """Same bytes under another path; the article kept its id."""
    gone: int = 0
    """Files that have vanished; their articles stay, marked."""
    duplicates: int = 0
    """Other files with the very same bytes."""
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    """(path, sentence): read, but something in it could not be used."""
    cancelled: bool = False
    corrections: Followed = Followed()

    @property
    def changed(self) -> bool:
        """Whether the library holds anything it did not hold before."""
        return bool(self.new or self.duplicates or self.updated or self.moved or self.gone)


class Scan(Protocol):
    """Reads what changed in the library's folders. One scan at a time."""

    def run(
        self,
        *,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        jobs: int | None = None,
    ) -> ScanReport:
        """Reads new and changed files; returns what happened to every file.

        Raises:
            Busy: another scan of this library is running.
            UsageError: a folder of the library does not exist.
        """
        ...

    def folders(self) -> Sequence[str]:
        """The folders this library reads."""
        ...

    def reindex(self, *, progress: Callable[[Progress], None] = lambda _: None) -> None:
        """Builds the search index anew beside the old one and swaps it in."""
        ...

    def last(self) -> ScanReport | None:
        """The report of the last finished scan, across sessions."""
        ...
