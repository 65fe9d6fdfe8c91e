"""The words of a passage, by columns: an article has a thousand, and few are looked at alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, overload

Keys = frozenset[str]


class Word(NamedTuple):
    """A word of a sentence, contractions expanded: `don't` is two words at one place.

    Words with one key together are one: `May 3`, `five million`, `United States`.
    """

    start: int
    """Code points into the article's text."""
    end: int
    norm: str
    """Folded, for word-by-word comparison."""
    key: str
    """What it is matched by; empty for words too common."""
    name: bool
    """Printed with a capital that its place does not explain."""


@dataclass(frozen=True, slots=True)
class Words(Sequence[Word]):
    """Words in order; each column holds one field of all of them."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    norms: tuple[str, ...]
    keys: tuple[str, ...]
    names: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.starts, self.ends, self.norms, self.keys, self.names)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> Words: ...
    def __getitem__(self, place: int | slice) -> Word | Words:
        if isinstance(place, slice):
            return Words(
                self.starts[place],
                self.ends[place],
                self.norms[place],
                self.keys[place],
                self.names[place],
            )
        return Word(
            self.starts[place],
            self.ends[place],
            self.norms[place],
            self.keys[place],
            self.names[place],
        )

    @property
    def known(self) -> Keys:
        """The keys of those not too common to have one."""
        return frozenset(filter(None, self.keys))

    @property
    def sequence(self) -> tuple[str, ...]:
        """The same in the order of the words."""
        return tuple(filter(None, self.keys))


NONE = Words((), (), (), (), ())


def joined(parts: Sequence[Words]) -> Words:
    """The words of several passages as those of one."""
    if len(parts) == 1:
        return parts[0]
    return Words(
        tuple(chain.from_iterable([part.starts for part in parts])),
        tuple(chain.from_iterable([part.ends for part in parts])),
        tuple(chain.from_iterable([part.norms for part in parts])),
        tuple(chain.from_iterable([part.keys for part in parts])),
        tuple(chain.from_iterable([part.names for part in parts])),
    )
