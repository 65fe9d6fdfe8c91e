"""What a fact-checker should look at first in a change of wording. It differs; it is not wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.align import lexicon
from reader.align.edits import Edit, Passage
from reader.align.words import Word, Words
from reader.model.match import Caution, Change, ChangeOp

GRAVITY = tuple(Caution)
"""Gravest first: the order in which the kinds are declared."""
DISTANT_WORDS = 12
"""Left-out words from which an ellipsis joins what did not stand together."""
_DATE_WORDS = frozenset({*lexicon.WEEKDAYS, *lexicon.MONTHS})


def judged(a: Passage, b: Passage, found: Sequence[Edit]) -> tuple[Change, ...]:
    """The edits as changes, each with the gravest caution that applies to it.

    A negation, number, date, name or modal that stands elsewhere in the other passage has not
    changed; so each is compared over both passages before an edit is held to have changed it.
    """
    known = _Known(a, b)
    return tuple([Change(edit.op, edit.a, edit.b, known.caution(edit)) for edit in found])


def gravest_first(cautions: Iterable[Caution | None]) -> tuple[Caution, ...]:
    """Each caution once, in order of gravity."""
    present = set(cautions)
    return tuple(caution for caution in GRAVITY if caution in present)


class _Known:
    """What must be known of both passages to judge one edit."""

    def __init__(self, a: Passage, b: Passage) -> None:
        tables = lexicon.load()
        self._a, self._b = a, b
        self._negated = _count(a.words, tables.negation) != _count(b.words, tables.negation)
        self._modal = _those(a.words, tables.modal) != _those(b.words, tables.modal)
        a_keys, b_keys = a.words.known, b.words.known
        self._gone, self._come = a_keys - b_keys, b_keys - a_keys

    def caution(self, edit: Edit) -> Caution | None:
        """The gravest caution of an edit, or None."""
        if edit.ellipsis:
            return Caution.ELLIPSIS if self._distant(edit) else self._condition(edit)
        if edit.op is ChangeOp.EDITED or edit.op is ChangeOp.MOVED:
            return None
        if self._negated and self._negates(edit):
            return Caution.NEGATION
        if edit.a_words and edit.b_words:
            return self._fact(edit) or self._mode(edit)
        return self._mode(edit) or self._condition(edit)

    def _negates(self, edit: Edit) -> bool:
        words = lexicon.load().negation
        return _count(edit.a_words, words) != _count(edit.b_words, words)

    def _fact(self, edit: Edit) -> Caution | None:
        """A number, date or name that was put for another."""
        if self._gone.isdisjoint(edit.a_words.keys) or self._come.isdisjoint(edit.b_words.keys):
            return None
        gone = [word for word in edit.a_words if word.key in self._gone]
        come = [word for word in edit.b_words if word.key in self._come]
        for caution, belongs in _FACTS:
            if any(map(belongs, gone)) and any(map(belongs, come)):
                return caution
        return None

    def _mode(self, edit: Edit) -> Caution | None:
        if not self._modal:
            return None
        words = lexicon.load().modal
        differs = _those(edit.a_words, words) != _those(edit.b_words, words)
        return Caution.MODAL if differs else None

    def _condition(self, edit: Edit) -> Caution | None:
        """A run of words with "if" or "unless" that only one side has."""
        if bool(edit.a_words) == bool(edit.b_words):
            return None
        words = edit.a_words or edit.b_words
        cut = len(words) > 2 and _count(words, lexicon.load().condition)
        return Caution.CONDITION if cut else None

    def _distant(self, edit: Edit) -> bool:
        """Whether a sentence or many words are missing where the ellipsis stands."""
        side, words = (self._a, edit.a_words) if edit.a_words else (self._b, edit.b_words)
        missing = side.text[words.starts[0] : words.ends[-1]] if words else ""
        ends = any(mark in missing for mark in (". ", "? ", "! "))
        return ends or len(words) >= DISTANT_WORDS


def _is_number(word: Word) -> bool:
    return word.key[:1].isdigit()


def _is_date(word: Word) -> bool:
    return word.key.startswith("=") or word.norm in _DATE_WORDS


def _is_name(word: Word) -> bool:
    return word.name and not _is_number(word) and not _is_date(word)


_FACTS = ((Caution.NUMBER, _is_number), (Caution.DATE, _is_date), (Caution.NAME, _is_name))


def _count(words: Words, of: frozenset[str]) -> int:
    return len(_those(words, of))


def _those(words: Words, of: frozenset[str]) -> list[str]:
    if of.isdisjoint(words.norms):
        return []
    return sorted([norm for norm in words.norms if norm in of])


_FACTS = ((Caution.NUMBER, _is_number), (Caution.DATE, _is_date), (Caution.NAME, _is_name))
