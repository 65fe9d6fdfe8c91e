"""What a fact-checker should look at first in a change of wording. It differs; it is not wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.align import lexicon
from reader.align.edits import Edit
from reader.align.gravity import FACTS, conditional, denying, facts, lacking, modals, opposed
from reader.align.passage import Passage, Run
from reader.model.match import Caution, Change, ChangeOp

GRAVITY = tuple(Caution)
"""Gravest first: the order in which the kinds are declared."""
DISTANT_WORDS = 12
"""Left-out words from which an ellipsis joins what did not stand together."""

PUT_FOR = 6
"""Words up to which a run is put for another rather than written anew."""
ASIDE_WORDS = 3
"""Words from which what stands between two marks is an aside or a sentence of its own."""
ASIDE = 5
"""Words up to which what comes or goes belongs to what stands around it."""
_GOVERNING = frozenset({"that", "to"})
"""What ends words that govern those after them: "it is not true that"."""


def judged(a: Passage, b: Passage, found: Sequence[Edit]) -> tuple[Change, ...]:
    """The edits as changes, each with the gravest caution that applies to it.

    A negation, number, date, name or modal that stands elsewhere in the other passage has not
    changed; so each is compared over both passages before an edit is held to have changed it.
    """
    known = _Known(a, b)
    return tuple([Change(edit.op, edit.a.span, edit.b.span, known.caution(edit)) for edit in found])


def gravest_first(cautions: Iterable[Caution | None]) -> tuple[Caution, ...]:
    """Each caution once, in order of gravity."""
    present = set(cautions)
    return tuple(caution for caution in GRAVITY if caution in present)


class _Known:
    """What must be known of both passages to judge one edit."""

    def __init__(self, a: Passage, b: Passage) -> None:
        tables = lexicon.load()
        self._negated = _more(a.words.norms, b.words.norms, tables.negation)
        self._refused = _more(a.words.norms, b.words.norms, tables.refusal)
        self._modal = modals(a.words) != modals(b.words)
        a_facts, b_facts = facts(a.words), facts(b.words)
        both = [
            (c, lacking(a_facts[c], b_facts[c]), lacking(b_facts[c], a_facts[c])) for c in FACTS
        ]
        self._facts = [(c, gone, come) for c, gone, come in both if gone and come]

    def caution(self, edit: Edit) -> Caution | None:
        """The gravest caution of an edit, or None."""
        if edit.ellipsis:
            return Caution.ELLIPSIS if _distant(edit.one_sided) else _condition(edit)
        if edit.op is ChangeOp.EDITED or edit.op is ChangeOp.MOVED:
            return None
        if self._negates(edit):
            return Caution.NEGATION
        replaced = edit.op is ChangeOp.REPLACED
        found = self._fact(edit) if replaced else None
        if found is None and self._modal and modals(edit.a.words) != modals(edit.b.words):
            found = Caution.MODAL
        return found if found or replaced else _condition(edit)

    def _negates(self, edit: Edit) -> bool:
        """Whether a negation comes or goes, by itself or in what was put for another word."""
        tables, replaced = lexicon.load(), edit.op is ChangeOp.REPLACED
        if self._negated and _more(edit.a.norms, edit.b.norms, tables.negation):
            return edit.longer <= PUT_FOR if replaced else _turns(edit.one_sided)
        if not replaced or edit.longer > PUT_FOR:
            return False
        if self._refused and _more(edit.a.norms, edit.b.norms, tables.refusal):
            return True
        return edit.longer == 1 and opposed(edit.a.norms[0], edit.b.norms[0])

    def _fact(self, edit: Edit) -> Caution | None:
        """A number, date or name that was put for another, or the same in another currency."""
        if edit.exchanged:
            return Caution.NUMBER
        if not self._facts:
            return None
        a, b = facts(edit.a.words), facts(edit.b.words)
        for caution, gone, come in self._facts:
            if caution is Caution.NAME and edit.longer > PUT_FOR:
                continue
            if not (gone.isdisjoint(a[caution]) or come.isdisjoint(b[caution])):
                return caution
        return None


def _turns(run: Run) -> bool:
    """Whether words with a negation turn what stands around them: no aside, no sentence."""
    if run.size >= ASIDE_WORDS and run.set_off:
        return False
    begins = bool(denying(run.norms[:2], lexicon.load().negation))
    return run.size <= ASIDE or begins or run.norms[-1] in _GOVERNING


def _condition(edit: Edit) -> Caution | None:
    """A clause with "if" or "unless" that only one side has."""
    if edit.a.size and edit.b.size:
        return None
    return Caution.CONDITION if conditional(edit.one_sided.norms) else None


def _distant(run: Run) -> bool:
    """Whether a sentence or many words are missing where an ellipsis stands."""
    return run.ends_sentence or run.size >= DISTANT_WORDS


def _more(a: Sequence[str], b: Sequence[str], of: frozenset[str]) -> bool:
    """Whether one has more words that deny than the other."""
    if of.isdisjoint(a) and of.isdisjoint(b):
        return False
    return len(denying(a, of)) != len(denying(b, of))
