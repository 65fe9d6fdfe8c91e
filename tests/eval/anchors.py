"""Measures anchors on generated edits of articles, beside exact search and a word diff.

    python tests/eval/anchors.py ARTICLES.jsonl --seed 1 --count 10000

Every trial marks a passage in an article, edits the article, and asks where the passage is now.
The answer is right where it covers the passage's own code points (intersection over union at least
one half), wrong where it names any other place, or a place for a passage that was deleted.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path

from reader.model.span import Span
from reader.text.anchor import anchor, place
from reader.text.clean import clean
from reader.text.segment import paragraphs, sentences
from reader.text.tokens import tokens

FEW_WORDS = 5
MOST_REWORDED = 0.2
EDGE = "\x00" * 32
"""Stands for what lies beyond a text's beginning and end: to stand there is to be kept, too."""
WORD = 8
"""Code points: surroundings that agree by less agree by chance."""
Unit = list[tuple[str, int]]
"""A sentence as code points, each with its mark: 1 in the passage, 2 in a copy of it."""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned text, its sentences, and its words as printed."""

    text: str
    sentences: tuple[Span, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A passage, the edited text, and where the passage may rightly be found in it."""

    before: str
    passage: Span
    after: str
    right: tuple[Span, ...]
    twins: bool
    """Whether a copy stands elsewhere whose surroundings are as much the old ones."""
    kinds: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """What one method did over all trials."""

    present: int = 0
    """Trials whose passage has at least five words and is still there, and no twin."""
    found: int = 0
    right: int = 0
    wrong: int = 0
    seconds: float = 0.0
    missed: Counter[str] = field(default_factory=Counter)
    """Edits of the passages of five words or more that were not found."""


Method = Callable[[Trial], Span | None]


def main() -> None:
    """Runs the trials and prints one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong places")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    articles = list(_articles(given.articles))
    if len(articles) < 2:
        parser.error("at least two articles of six sentences are needed")
    methods: dict[str, Method] = {"anchors": _anchors, "exact": _exact, "difflib": _difflib}
    scores = {name: Score() for name in methods}
    for _ in range(given.count):
        trial = _trial(chance, articles)
        for name, method in methods.items():
            wrong = _measure(scores[name], method, trial)
            if wrong and name == "anchors" and given.show > 0:
                given.show -= 1
                print("\n".join(("wrong:", *wrong, ", ".join(trial.kinds))))
    _print(scores, given.count, given.seed)


def _articles(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = clean(json.loads(line)["text"]).text.rstrip()
            found = sentences(text, paragraphs(text))
            if len(found) > 5:
                yield Article(text, found, tuple(word.raw for word in tokens(text)))


def _trial(chance: random.Random, articles: Sequence[Article]) -> Trial:
    article, other = chance.choice(articles), chance.choice(articles)
    while other is article:  # its sentences would be copies of which the trial knows nothing
        other = chance.choice(articles)
    passage = _passage(chance, article)
    edit = _Edit(chance, article, other, passage)
    kinds = chance.sample(list(_EDITS), chance.randint(1, 3))
    for kind in kinds:
        _EDITS[kind](edit)
    marked = [point for unit in edit.units for point in unit]
    after = "".join(point for point, _ in marked).rstrip()
    own, copy = _marked(marked, 1), _marked(marked, 2)
    kept = [_kept(article.text, passage, after, span) if span else -WORD for span in (own, copy)]
    # As good as the passage is a copy beside it, in its old place, left when it was deleted, or
    # with its old words when it was reworded.
    copy_counts = edit.copy_is_as_good or kept[1] >= kept[0] + WORD
    if own is not None and copy is not None:
        exact = article.text[slice(*passage)]
        copy_counts |= after[slice(*copy)] == exact != after[slice(*own)]
    right = tuple(filter(None, (own, copy if copy_counts else None)))
    twins = own is not None and copy is not None and abs(kept[0] - kept[1]) <= WORD
    return Trial(article.text, passage, after, right, twins, tuple(kinds))


def _kept(before: str, passage: Span, after: str, now: Span) -> int:
    """How many code points around the passage are still the same, up to 32 on each side."""
    left = zip(before[: passage.start][::-1] + EDGE, after[: now.start][::-1] + EDGE, strict=False)
    right = zip(before[passage.end :] + EDGE, after[now.end :] + EDGE, strict=False)
    return sum(_run(side) for side in (left, right))


def _run(pairs: Iterable[tuple[str, str]]) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return sum(1 for _ in islice(same, 32))


def _passage(chance: random.Random, article: Article) -> Span:
    """A sentence, two or three, or some words anywhere."""
    at = chance.randrange(len(article.sentences))
    if chance.random() < 0.5:
        last = min(len(article.sentences) - 1, at + chance.choice((0, 0, 0, 1, 2)))
        return Span(article.sentences[at].start, article.sentences[last].end)
    words = tokens(article.text, *article.sentences[at])
    if not words:
        return article.sentences[at]
    first = chance.randrange(len(words))
    last = min(len(words) - 1, first + chance.randint(0, 15))
    return Span(words[first].start, words[last].end)


class _Edit:
    """An article being edited: its sentences with their marks, the passage's kept in one unit."""

    def __init__(
        self, chance: random.Random, article: Article, other: Article, passage: Span
    ) -> None:
        self.chance, self.other = chance, other
        self.copy_is_as_good = False
        self.units: list[Unit] = []
        starts = [span.start for span in article.sentences]
        for start, end in zip(starts, [*starts[1:], len(article.text)], strict=True):
            unit = [(article.text[at], int(passage.holds(at))) for at in range(start, end)]
            if passage.start < start < passage.end:
                self.units[-1].extend(unit)
            else:
                self.units.append(unit)
        if not self.units[-1][-1][0].isspace():
            self.units[-1].append((" ", 0))

    @property
    def own(self) -> int | None:
        """Where the unit with the passage is, or None when it was deleted."""
        found = (at for at, unit in enumerate(self.units) if any(mark == 1 for _, mark in unit))
        return next(found, None)

    def insert(self) -> None:
        """Puts sentences of another article anywhere, also into the passage's middle."""
        for _ in range(self.chance.randint(1, 4)):
            span = self.chance.choice(self.other.sentences)
            unit = [(point, 0) for point in self.other.text[span.start : span.end] + " "]
            self.units.insert(self.chance.randint(0, len(self.units)), unit)

    def delete(self) -> None:
        """Takes sentences out; one time in four the passage's own, which may have a copy."""
        own = self.own
        if own is not None and self.chance.random() < 0.25:
            del self.units[own]
        for _ in range(min(self.chance.randint(1, 4), len(self.units) - 2)):
            at = self.chance.randrange(len(self.units))
            if at != self.own:
                del self.units[at]

    def reorder(self) -> None:
        """Moves sentences; one time in two the passage's own."""
        for _ in range(self.chance.randint(1, 3)):
            own = self.own
            moved = own if own is not None and self.chance.random() < 0.5 else None
            at = self.chance.randrange(len(self.units)) if moved is None else moved
            unit = self.units.pop(at)
            self.units.insert(self.chance.randint(0, len(self.units)), unit)

    def duplicate(self) -> None:
        """Repeats a sentence somewhere; one time in two the passage's own, also right beside it."""
        own = self.own
        if own is None or self.chance.random() < 0.5:
            at = self.chance.randrange(len(self.units))
            if at != own:
                copy = list(self.units[at])
                self.units.insert(self.chance.randint(0, len(self.units)), copy)
            return
        copy = [(point, 2 if mark else 0) for point, mark in self.units[own]]
        to = self.chance.randint(0, len(self.units))
        self.copy_is_as_good = to in (own, own + 1)
        self.units.insert(to, copy)

    def reword(self) -> None:
        """Changes up to a fifth of the passage's words, and some around it."""
        for at, unit in enumerate(self.units):
            if at == self.own:
                self.units[at] = self._reworded(unit, self.chance.uniform(0, MOST_REWORDED), mark=1)
            elif self.chance.random() < 0.3:
                self.units[at] = self._reworded(unit, self.chance.uniform(0, 0.5), mark=0)

    def _reworded(self, unit: Unit, share: float, *, mark: int) -> Unit:
        text = "".join(point for point, _ in unit)
        words = [word for word in tokens(text) if unit[word.start][1] == mark]
        chosen = self.chance.sample(words, int(share * len(words)))
        for word in sorted(chosen, reverse=True):
            fresh = self._word()
            act = self.chance.choice(("replace", "replace", "delete", "insert"))
            start, end = word.start, word.end
            if act == "insert":
                fresh, end = fresh + " ", start
            elif act == "delete":
                fresh = ""
            unit = [*unit[:start], *((point, mark) for point in fresh), *unit[end:]]
        return unit

    def _word(self) -> str:
        return self.chance.choice(self.other.words)


_EDITS: dict[str, Callable[[_Edit], None]] = {
    "insert": _Edit.insert,
    "delete": _Edit.delete,
    "reword": _Edit.reword,
    "reorder": _Edit.reorder,
    "duplicate": _Edit.duplicate,
}


def _marked(points: Sequence[tuple[str, int]], wanted: int) -> Span | None:
    places = [at for at, (_, mark) in enumerate(points) if mark == wanted]
    return Span(places[0], places[-1] + 1) if places else None


def _measure(score: Score, method: Method, trial: Trial) -> tuple[str, ...]:
    """Counts one trial; returns the texts asked for and found where the place is wrong."""
    begun = time.perf_counter()
    answer = method(trial)
    score.seconds += time.perf_counter() - begun
    right = answer is not None and any(_same(answer, span) for span in trial.right)
    if trial.right and not trial.twins and len(tokens(trial.before, *trial.passage)) >= FEW_WORDS:
        score.present += 1
        score.found += right
        if not right:
            score.missed.update(["+".join(sorted(trial.kinds))])
    if answer is None or right:
        return ()
    score.wrong += 1
    return trial.before[slice(*trial.passage)], trial.after[slice(*answer)]


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end, other.end) - min(one.start, other.start)


def _anchors(trial: Trial) -> Span | None:
    made = anchor(trial.before, trial.passage, version="before")
    return place(made, trial.after, version="after").span


def _exact(trial: Trial) -> Span | None:
    """What most annotation programs fall back on: the first place of the very words."""
    exact = trial.before[slice(*trial.passage)]
    at = trial.after.find(exact)
    return Span(at, at + len(exact)) if at >= 0 else None


def _difflib(trial: Trial) -> Span | None:
    """The span of the words that a word diff of both versions keeps of the passage."""
    before, after = tokens(trial.before), tokens(trial.after)
    matcher = difflib.SequenceMatcher(
        None, [word.norm for word in before], [word.norm for word in after], autojunk=False
    )
    kept = [
        after[block.b + at]
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
        if trial.passage.holds(before[block.a + at].start)
    ]
    return Span(kept[0].start, kept[-1].end) if kept else None


def _print(scores: dict[str, Score], count: int, seed: int) -> None:
    print(f"{count} trials, seed {seed}")
    print(f"{'method':10} {'found':>8} {'wrong places':>14} {'ms each':>9}")
    for name, score in scores.items():
        share = 100 * score.found / max(1, score.present)
        each = 1000 * score.seconds / max(1, count)
        print(f"{name:10} {share:7.2f}% {score.wrong:14} {each:9.2f}")
    anchors = scores["anchors"]
    print(f"found: of {anchors.present} passages of {FEW_WORDS} words or more that are still there")
    print("missed most under:", ", ".join(f"{k} {n}" for k, n in anchors.missed.most_common(6)))


if __name__ == "__main__":
    main()
