"""What a fact-checker should look at first in a change of wording. It differs; it is not wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.align import lexicon
from reader.align.edits import Edit, Passage
from reader.align.words import Keys, Words
from reader.model.match import Caution, Change, ChangeOp

GRAVITY = tuple(Caution)
"""Gravest first: the order in which the kinds are declared."""
DISTANT_WORDS = 12
"""Left-out words from which an ellipsis joins what did not stand together."""
_FACTS = (Caution.NUMBER, Caution.DATE, Caution.NAME)
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
        gone, come = _facts(a.words, a_keys - b_keys), _facts(b.words, b_keys - a_keys)
        self._facts = [(c, gone[c], come[c]) for c in _FACTS if c in gone and c in come]

    def caution(self, edit: Edit) -> Caution | None:
        """The gravest caution of an edit, or None."""
        if edit.ellipsis:
            return Caution.ELLIPSIS if self._distant(edit) else self._condition(edit)
        if edit.op is ChangeOp.EDITED or edit.op is ChangeOp.MOVED:
            return None
        if self._negated and self._negates(edit):
            return Caution.NEGATION
        replaced = edit.op is ChangeOp.REPLACED
        found = self._fact(edit) if replaced else None
        if found is None and self._modal and self._modifies(edit):
            found = Caution.MODAL
        return found if found or replaced else self._condition(edit)

    def _negates(self, edit: Edit) -> bool:
        words = lexicon.load().negation
        return _count(edit.a_words, words) != _count(edit.b_words, words)

    def _fact(self, edit: Edit) -> Caution | None:
        """A number, date or name that was put for another."""
        for caution, gone, come in self._facts:
            if not (gone.isdisjoint(edit.a_words.keys) or come.isdisjoint(edit.b_words.keys)):
                return caution
        return None

    def _modifies(self, edit: Edit) -> bool:
        words = lexicon.load().modal
        return _those(edit.a_words, words) != _those(edit.b_words, words)

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


def _facts(words: Words, among: Keys) -> dict[Caution, set[str]]:
    """Those of some keys that are numbers, dates and names where the words have them."""
    found: dict[Caution, set[str]] = {}
    for key, norm, name in zip(words.keys, words.norms, words.names, strict=True):
        if key not in among:
            continue
        if key[0].isdigit():
            found.setdefault(Caution.NUMBER, set()).add(key)
        elif key[0] == "=" or norm in _DATE_WORDS:
            found.setdefault(Caution.DATE, set()).add(key)
        elif name:
            found.setdefault(Caution.NAME, set()).add(key)
    return found


def _count(words: Words, of: frozenset[str]) -> int:
    return len(_those(words, of))


def _those(words: Words, of: frozenset[str]) -> list[str]:
    if of.isdisjoint(words.norms):
        return []
    return sorted([norm for norm in words.norms if norm in of])
