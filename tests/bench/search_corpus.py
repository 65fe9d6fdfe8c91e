"""Articles for the search benchmark, and the sessions that are typed against them."""

from __future__ import annotations

import datetime
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.search.engine import IndexDocument
from reader.search.words import norms

ABSENT = ("zzyzx", "qwertzian", "xylofane")


def read(path: Path, *, limit: int) -> Iterator[IndexDocument]:
    """The corpus as the index is told of it, quotations as the corpus gives them."""
    with path.open(encoding="utf-8") as lines:
        for rowid, line in enumerate(itertools.islice(lines, limit), 1):
            record = json.loads(line)
            yield IndexDocument(
                rowid=rowid,
                day=datetime.date.fromisoformat(record["date"][:10]),
                title=record["title"],
                text="\n".join(record["paras"]),
                said="\n".join(quote[2] for quote in record["quotes"]),
                outlet=record["outlet"],
                speakers=tuple(record["speakers"]),
                voices=tuple(record["speakers"]),
            )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of the corpus by how common they are."""

    common: tuple[str, ...]
    middling: tuple[str, ...]
    rare: tuple[str, ...]
    phrases: tuple[str, ...]
    outlets: tuple[str, ...]

    def word(self, chance: random.Random) -> str:
        """A word a person might look for."""
        kind = chance.choices((self.common, self.middling, self.rare, ABSENT), (4, 4, 3, 1))[0]
        return chance.choice(kind)


def lexicon(documents: Sequence[IndexDocument]) -> Lexicon:
    """Drawn from a sample of the articles."""
    counts: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for document in documents:
        words = [word for word in norms(document.text)]
        counts.update(set(words))
        pairs.update(" ".join(pair) for pair in itertools.pairwise(words))
    usable = [(word, n) for word, n in counts.most_common() if word.isascii() and len(word) > 2]
    size = len(documents)
    return Lexicon(
        common=tuple(word for word, n in usable if n * 10 > size and word.isalpha())[:400],
        middling=tuple(word for word, n in usable if size > n * 20 and n * 500 > size)[:3000],
        rare=tuple(word for word, n in usable if n <= 3)[:20_000],
        phrases=tuple(pair for pair, n in pairs.most_common(4000) if n > 3),
        outlets=tuple(sorted({document.outlet for document in documents})),
    )


@dataclass(frozen=True, slots=True)
class Session:
    """One query as it is typed: what stands in the field after each key."""

    keys: tuple[str, ...]


def sessions(words: Lexicon, *, seed: int, count: int) -> list[Session]:
    """One to three words, now and then an outlet or a phrase, now and then a backspace."""
    chance = random.Random(seed)
    return [_session(words, chance) for _ in range(count)]


def _session(words: Lexicon, chance: random.Random) -> Session:
    parts = [words.word(chance) for _ in range(chance.choice((1, 1, 2, 2, 3)))]
    if chance.random() < 0.15:
        parts[-1] = f'"{chance.choice(words.phrases)}"'
    if chance.random() < 0.2:
        parts.insert(0, f"outlet:{chance.choice(words.outlets).split()[-1].lower()}")
    query = " ".join(parts)
    keys = [query[: i + 1] for i in range(len(query))]
    if chance.random() < 0.3:
        back = chance.randint(1, 3)
        keys += [query[:-i] for i in range(1, back + 1)]
        keys += [query[: len(query) - back + i] for i in range(1, back + 1)]
    return Session(tuple(key for key in keys if _readable(key)))


def _readable(key: str) -> bool:
    """Whether the field holds a whole query: no phrase still open, no field without a value."""
    return key.strip() != "" and key.count('"') % 2 == 0 and not key.rstrip().endswith(":")


def with_filter_and_not(session: Session, words: Lexicon, chance: random.Random) -> Session:
    """The same keys with an outlet before and an excluded word."""
    outlet = chance.choice(words.outlets).split()[0].lower()
    excluded = chance.choice(words.middling)
    return Session(tuple(f"outlet:{outlet} -{excluded} {key}" for key in session.keys))
