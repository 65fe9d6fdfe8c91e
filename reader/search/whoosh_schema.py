"""What an index document consists of in Whoosh.

The table of contents of every index pickles these classes by name: renaming this module or a
class in it makes all existing indexes unreadable (`directory.VERSION` must then change with it).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec

GAP = 64
"""Positions between headline and text, so that no phrase runs from one into the other."""

_WIDE = 1 << 16


class Positions(formats.Format):  # type: ignore[misc]
    """Postings with the word's positions, two bytes each, four where a text is very long."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """The positions, rising, as bytes: an odd number of them for four bytes a position."""
        if positions[-1] < _WIDE:
            return array("H", positions).tobytes()
        return array("I", positions).tobytes() + b"\0"

    def decode_positions(self, value: bytes) -> list[int]:
        """What `encode` was given."""
        return positions_in(value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How often the word stands in the document."""
        return len(positions_in(value))

    def decode_weight(self, value: bytes) -> float:
        """The frequency, as a weight."""
        return float(len(positions_in(value)))


def positions_in(value: bytes) -> array[int]:
    """The positions that one posting holds, rising."""
    return array("I", value[:-1]) if len(value) & 1 else array("H", value)


class Words(fields.FieldType):  # type: ignore[misc]
    """Indexes norms that were cut elsewhere; a value is a sequence of runs of norms."""

    def __init__(self, *, positions: bool, scorable: bool) -> None:
        self.format = Positions() if positions else formats.Existence()
        self.scorable = scorable

    def index(
        self, value: Sequence[Sequence[str]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """One (term, frequency, weight, encoded positions) for each distinct norm."""
        places = self._places(value)
        if not isinstance(self.format, Positions):
            return ((norm.encode("utf-8", "replace"), 1, 1.0, b"") for norm in places)
        encode = self.format.encode
        return (
            (norm.encode("utf-8", "replace"), len(at), float(len(at)), encode(at))
            for norm, at in places.items()
        )

    @staticmethod
    def _places(runs: Sequence[Sequence[str]]) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        start = 0
        for run in runs:
            for position, norm in enumerate(run, start):
                at = places.get(norm)
                if at is None:
                    places[norm] = [position]
                else:
                    at.append(position)
            start += len(run) + GAP
        return places


class Values(fields.FieldType):  # type: ignore[misc]
    """Indexes whole values as they are printed."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.scorable = False

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """One term for each distinct value."""
        return ((one.encode("utf-8", "replace"), 1, 1.0, b"") for one in dict.fromkeys(value))


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own format, without the lengths of documents in every block of postings.

    Whoosh skips blocks by them when it ranks; here nothing reads them, and looking them up takes a
    fifth of the time of indexing.
    """

    length_stats = False


def schema() -> fields.Schema:
    """The fields of a document; nothing is stored, day and rowid are columns."""
    return fields.Schema(
        text=Words(positions=True, scorable=True),
        title=Words(positions=True, scorable=False),
        said=Words(positions=False, scorable=False),
        outlet=Values(),
        speaker=Values(),
        voice=Values(),
        day=fields.COLUMN(columns.NumericColumn("I")),
        rowid=fields.COLUMN(columns.NumericColumn("I")),
    )
