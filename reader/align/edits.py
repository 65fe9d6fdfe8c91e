"""Word changes: what became of A's words in B, with an editor's marks told from new wording."""

from __future__ import annotations

import re
from itertools import permutations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from reader.align import lexicon
from reader.align.heard import ELLIPSIS
from reader.align.passage import CURRENCIES, Passage, Run
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
_BRACKETS = re.compile(r"\[[^\]]{0,80}\]")
_FIXED = frozenset("=0123456789")


class Edit(NamedTuple):
    """One difference between two passages, before anyone judges it."""

    op: ChangeOp
    a: Run
    b: Run
    ellipsis: bool = False
    """An ellipsis stands where the words were."""
    exchanged: bool = False
    """The same figures, in another currency."""

    @property
    def longer(self) -> int:
        """How many words the longer of both runs has."""
        return max(self.a.size, self.b.size)

    @property
    def one_sided(self) -> Run:
        """The words that only one of both passages has."""
        return self.a if self.a.size else self.b


def edits(a: Passage, b: Passage) -> tuple[Edit, ...]:
    """Every difference in wording, in A's order. Punctuation and case are none."""
    found: list[Edit] = []
    marks = a.text[a.span.start : a.span.end] + b.text[b.span.start : b.span.end]
    brackets = "[" in marks
    marked = brackets or a.contracts or b.contracts
    ellipses = "…" in marks or ".." in marks or ". ." in marks
    money = any([sign in marks for sign in CURRENCIES])
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
    one, other = Run(a, i, i_end), Run(b, j, j_end)
    ellipsis = ellipses and _elided(one, other)
    if i < i_end and j < j_end:
        edited = ellipsis or _respelled(one, other)
        return Edit(ChangeOp.EDITED if edited else ChangeOp.REPLACED, one, other, ellipsis)
    if ellipsis or (brackets and _inserted(one if i < i_end else other)):
        return Edit(ChangeOp.EDITED, one, other, ellipsis)
    return Edit(ChangeOp.DROPPED if i < i_end else ChangeOp.ADDED, one, other)


def _elided(one: Run, other: Run) -> bool:
    """Whether one side has an ellipsis in the place of the other's words."""
    if one.size and other.size:
        return False
    lacking = other if one.size else one
    return ELLIPSIS.search(lacking.passage.gap(lacking.start)) is not None


def _inserted(run: Run) -> bool:
    """Whether an editor put words in brackets into what was said."""
    around = _BRACKETS.finditer(run.passage.text, *run.passage.span)
    return any(Span(*found.span()).contains(run.span) for found in around)


def _respelled(one: Run, other: Run) -> bool:
    """Whether two runs differ only in how compounds, numbers or dates are written."""
    if one.size == other.size == 1:
        if one.passage.words.keys[one.start] != other.passage.words.keys[other.start]:
            return False
        return _same_facts(one, other) or _same_spelling(one, other)
    return "".join(one.norms) == "".join(other.norms) or _same_facts(one, other)


def _same_facts(one: Run, other: Run) -> bool:
    """Numbers and dates written otherwise: `two` and `2`, `Wednesday` and `May 3`."""
    keys = list(filter(None, one.keys))
    if not keys or keys != list(filter(None, other.keys)):
        return False
    return all([key[0] in _FIXED or "." in key for key in keys])


def _same_spelling(one: Run, other: Run) -> bool:
    """One word in British and in American spelling."""
    return any(
        [
            british.startswith(there) and american == here + british.removeprefix(there)
            for british, american in permutations((one.norms[0], other.norms[0]))
            for there, here in [(stem(british), lexicon.load().spellings.get(stem(british), ""))]
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
            one_end, other_end = min(i + last, len(a.words)), min(j + last, len(b.words))
            found.append(Edit(ChangeOp.EDITED, Run(a, i, one_end), Run(b, j, other_end)))
    return found


def _exchanged(a: Passage, b: Passage, step: Block) -> list[Edit]:
    """The same figures in another currency."""
    found = []
    for i, j in zip(range(step.a_start, step.a_end), range(step.b_start, step.b_end), strict=True):
        one, other = a.currency(i), b.currency(j)
        if one and other and one != other:
            runs = Run(a, i, i + 1), Run(b, j, j + 1)
            found.append(Edit(ChangeOp.REPLACED, *runs, exchanged=True))
    return found


def _with_moves(found: list[Edit]) -> list[Edit]:
    """Joins a dropped run and an added one of the same words into one that moved."""
    added = {
        edit.b.norms: edit
        for edit in found
        if edit.op is ChangeOp.ADDED and edit.b.size >= MOVED_WORDS
    }
    if not added:
        return found
    result = list(found)
    for edit in found:
        twin = added.pop(edit.a.norms, None) if edit.op is ChangeOp.DROPPED else None
        if twin is not None:
            result[result.index(edit)] = Edit(ChangeOp.MOVED, edit.a, twin.b)
            result.remove(twin)
    return result
