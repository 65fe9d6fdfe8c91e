"""Word changes: what became of A's words in B, with an editor's marks told from new wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from reader.align import lexicon
from reader.align.heard import ELLIPSIS
from reader.align.words import NONE, Words
from reader.model.match import ChangeOp
from reader.model.span import Span
from reader.text.diff import Block, blocks
from reader.text.stem import stem

MOVED_WORDS = 2
"""Words in a row that must be the same for a dropped and an added run to be one that moved."""
UNEQUAL = 2
"""By how many words runs must differ in length for the like among them to be sought."""
LIKE = 0.4
"""Similarity of letters, 0 to 1, from which one word stands for another."""
_CURRENCIES = frozenset("$£€¥₹₽₴₺₩₪")
_MARKS = frozenset(",.;:?!()[]—–-“”„‟\"'‘’«»")
_BRACKETS = re.compile(r"\[[^\]]{0,80}\]")
_FIXED = frozenset("=0123456789")


class Edit(NamedTuple):
    """One difference between two passages, before anyone judges it."""

    op: ChangeOp
    a: Span
    b: Span
    a_words: Words = NONE
    b_words: Words = NONE
    ellipsis: bool = False
    """An ellipsis stands where the words were."""

    @property
    def longer(self) -> int:
        """How many words the longer of both runs has."""
        return max(len(self.a_words.norms), len(self.b_words.norms))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article and its words."""

    text: str
    span: Span
    words: Words
    forms: tuple[str, ...]
    """The words as they are compared: by `norm`, names under the other article's spelling."""

    @property
    def contracts(self) -> bool:
        """Whether there are contractions in it."""
        return len(set(self.words.starts)) < len(self.words.starts)

    def place(self, start: int, end: int) -> Span:
        """Where words stand; for none, the empty place between their neighbours."""
        if start < end:
            return Span(self.words.starts[start], self.words.ends[end - 1])
        at = self.words.ends[start - 1] if start else self._head()
        return Span(at, at)

    def contracted(self, position: int) -> bool:
        """Whether a word is contracted with the next: `do` of `don't`."""
        later = self.words.starts[position + 1 : position + 2]
        return bool(later) and later[0] == self.words.starts[position]

    def bracketed(self, position: int) -> bool:
        """Whether an editor changed letters of a word: `boat[s]`."""
        return "[" in self.text[self.words.starts[position] : self.words.ends[position]]

    def currency(self, position: int) -> str:
        """The sign before an amount; empty where there is none."""
        start = self.words.starts[position]
        sign = self.text[start - 1] if start else ""
        return sign if sign in _CURRENCIES else ""

    def gap(self, position: int) -> str:
        """What stands between the words before and at a position."""
        before = self.words.ends[position - 1] if position else self.span.start
        after = self.words.starts[position] if position < len(self.words.starts) else self.span.end
        return self.text[before : max(before, after)]

    def set_off(self, words: Words) -> bool:
        """Whether some of its words stand between marks, or a sentence ends among them."""
        start, end = words.starts[0], words.ends[-1]
        before = self.text[self.span.start : start].rstrip()
        after = self.text[end : self.span.end].lstrip()
        apart = (not before or before[-1] in _MARKS) and (not after or after[0] in _MARKS)
        return apart or any(stop in self.text[start:end] for stop in (". ", "? ", "! "))

    def _head(self) -> int:
        return self.words.starts[0] if self.words else self.span.start


def edits(a: Passage, b: Passage) -> tuple[Edit, ...]:
    """Every difference in wording, in A's order. Punctuation and case are none."""
    found: list[Edit] = []
    marks = a.text[a.span.start : a.span.end] + b.text[b.span.start : b.span.end]
    brackets = "[" in marks
    marked = brackets or a.contracts or b.contracts
    ellipses = "…" in marks or ".." in marks or ". ." in marks
    money = any([sign in marks for sign in _CURRENCIES])
    for step in blocks(a.forms, b.forms):
        if step.same:
            found.extend(_typography(a, b, step) if marked else ())
            found.extend(_exchanged(a, b, step) if money else ())
        else:
            found.extend([_edit(a, b, part, brackets, ellipses) for part in _parts(a, b, step)])
    return tuple(_with_moves(found))


def _edit(a: Passage, b: Passage, step: Block, brackets: bool, ellipses: bool) -> Edit:
    """One run that differs, in passages that may have brackets and ellipses, or have none."""
    _, i, i_end, j, j_end = step
    a_words = a.words[i:i_end] if i < i_end else NONE
    b_words = b.words[j:j_end] if j < j_end else NONE
    ellipsis = ellipses and _elided(a, b, step)
    if i < i_end and j < j_end:
        edited = ellipsis or _respelled(a_words, b_words)
        op = ChangeOp.EDITED if edited else ChangeOp.REPLACED
    elif ellipsis or (brackets and (_inserted(a, a_words) or _inserted(b, b_words))):
        op = ChangeOp.EDITED
    else:
        op = ChangeOp.DROPPED if i < i_end else ChangeOp.ADDED
    return Edit(op, a.place(i, i_end), b.place(j, j_end), a_words, b_words, ellipsis)


def _elided(a: Passage, b: Passage, step: Block) -> bool:
    """Whether one side has an ellipsis in the place of the other's words."""
    if step.a_start == step.a_end:
        return ELLIPSIS.search(a.gap(step.a_start)) is not None
    if step.b_start == step.b_end:
        return ELLIPSIS.search(b.gap(step.b_start)) is not None
    return False


def _inserted(side: Passage, words: Words) -> bool:
    """Whether an editor put words in brackets into what was said."""
    if not words:
        return False
    place = Span(words.starts[0], words.ends[-1])
    around = _BRACKETS.finditer(side.text, side.span.start, side.span.end)
    return any(Span(*found.span()).contains(place) for found in around)


def _respelled(a_words: Words, b_words: Words) -> bool:
    """Whether two runs differ only in how compounds, numbers or dates are written."""
    several = len(a_words.norms) > 1 or len(b_words.norms) > 1
    if several and _letters(a_words) == _letters(b_words):
        return True
    if a_words.keys != b_words.keys and not several:
        return False
    return _same_facts(a_words, b_words) or _same_spelling(a_words, b_words)


def _letters(words: Words) -> str:
    return "".join(words.norms)


def _same_facts(a_words: Words, b_words: Words) -> bool:
    """Numbers and dates written otherwise: `two` and `2`, `Wednesday` and `May 3`."""
    a_keys, b_keys = a_words.sequence, b_words.sequence
    return a_keys == b_keys != () and all(key[0] in _FIXED or "." in key for key in a_keys)


def _same_spelling(a_words: Words, b_words: Words) -> bool:
    """Words in British and in American spelling."""
    spellings = lexicon.load().spellings
    return len(a_words.norms) == len(b_words.norms) == 1 and any(
        [
            one.startswith(british) and american + one.removeprefix(british) == other
            for one, other in permutations((a_words.norms[0], b_words.norms[0]))
            for british, american in [(stem(one), spellings.get(stem(one), ""))]
        ]
    )


def _parts(a: Passage, b: Passage, step: Block) -> list[Block]:
    """A run put for a much longer one, as one that was put for its like, and a rest."""
    a_size, b_size = step.a_end - step.a_start, step.b_end - step.b_start
    if not a_size or not b_size or abs(a_size - b_size) < UNEQUAL:
        return [step]
    shorter = min(a_size, b_size)
    heads = Indel.normalized_similarity(a.forms[step.a_start], b.forms[step.b_start])
    tails = Indel.normalized_similarity(a.forms[step.a_end - 1], b.forms[step.b_end - 1])
    if max(heads, tails) < LIKE:
        return [step]
    if heads >= tails:
        i, j = step.a_start + shorter, step.b_start + shorter
    else:
        i, j = step.a_end - shorter, step.b_end - shorter
    return [
        Block(False, step.a_start, i, step.b_start, j),
        Block(False, i, step.a_end, j, step.b_end),
    ]


def _typography(a: Passage, b: Passage, step: Block) -> list[Edit]:
    """Contractions or brackets that only one side has, inside a run that is otherwise the same."""
    found = []
    for i, j in zip(range(step.a_start, step.a_end), range(step.b_start, step.b_end), strict=True):
        one, other = a.contracted(i), b.contracted(j)
        if one != other or a.bracketed(i) != b.bracketed(j):
            last = 2 if one or other else 1
            words = (a.words[i : i + last], b.words[j : j + last])
            places = (a.place(i, i + last), b.place(j, j + last))
            found.append(Edit(ChangeOp.EDITED, *places, *words))
    return found


def _exchanged(a: Passage, b: Passage, step: Block) -> list[Edit]:
    """The same figures in another currency."""
    found = []
    for i, j in zip(range(step.a_start, step.a_end), range(step.b_start, step.b_end), strict=True):
        one, other = a.currency(i), b.currency(j)
        if one and other and one != other:
            places = (a.place(i, i + 1), b.place(j, j + 1))
            found.append(Edit(ChangeOp.REPLACED, *places, a.words[i : i + 1], b.words[j : j + 1]))
    return found


def _with_moves(found: list[Edit]) -> list[Edit]:
    """Joins a dropped run and an added one of the same words into one that moved."""
    added = {
        edit.b_words.norms: edit
        for edit in found
        if edit.op is ChangeOp.ADDED and len(edit.b_words) >= MOVED_WORDS
    }
    result = list(found)
    for edit in found:
        twin = added.pop(edit.a_words.norms, None)
        if edit.op is ChangeOp.DROPPED and twin is not None:
            result[result.index(edit)] = Edit(
                ChangeOp.MOVED, edit.a, twin.b, edit.a_words, twin.b_words
            )
            result.remove(twin)
    return result
