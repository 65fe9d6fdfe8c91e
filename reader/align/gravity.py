"""What weighs heavy when a passage's words change: denials, facts, modal verbs, conditions."""

from __future__ import annotations

from collections.abc import Sequence

from reader.align import lexicon
from reader.align.prepared import BEGINNING, beginnings
from reader.align.words import Words
from reader.model.match import Caution

FACTS = (Caution.NUMBER, Caution.DATE, Caution.NAME)
_DATE_WORDS = frozenset({*lexicon.WEEKDAYS, *lexicon.MONTHS})
_SEVERAL_WORDS = 2
"""Words from which a run with a conjunction is a clause, if that is "but", one more than this."""


def denying(norms: Sequence[str], among: frozenset[str]) -> list[int]:
    """The places of negations; "not long after" and "not only" deny nothing.

    Args:
        norms: folded words in order.
        among: what counts as one.
    """
    if among.isdisjoint(norms):
        return []
    after = lexicon.load().after_not
    return [
        place
        for place, (norm, following) in enumerate(zip(norms, (*norms[1:], ""), strict=True))
        if norm in among and following not in after
    ]


def opposed(one: str, other: str) -> bool:
    """Whether one word is the other with a prefix that denies it: `likely`, `unlikely`."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) and longer.removesuffix(shorter) in lexicon.load().prefix


def facts(words: Words) -> dict[Caution, set[str]]:
    """The numbers, dates and names among words, by their keys; words of quantity are numbers."""
    found: dict[Caution, set[str]] = {caution: set() for caution in FACTS}
    quantity = lexicon.load().quantity
    for key, norm, name in zip(words.keys, words.norms, words.names, strict=True):
        if key[:1].isdigit():
            found[Caution.NUMBER].add(key)
        elif norm in quantity:
            found[Caution.NUMBER].add(norm)
        elif key[:1] == "=" or (key and norm in _DATE_WORDS):
            found[Caution.DATE].add(key)
        elif name:
            found[Caution.NAME].add(key)
    return found


def lacking(some: set[str], others: set[str]) -> set[str]:
    """Those that the others lack, in any form of the same name: `democrat`, `democratic`."""
    known = beginnings(others)
    return {key for key in some - others if not key[0].isalpha() or key[:BEGINNING] not in known}


def modals(words: Words) -> list[str]:
    """Its modal verbs, in alphabetical order; the month of May has a key, they have none."""
    modal = lexicon.load().modal
    if modal.isdisjoint(words.norms):
        return []
    both = zip(words.norms, words.keys, strict=True)
    return sorted([norm for norm, key in both if norm in modal and (norm != "may" or not key)])


def conditional(words: Words) -> bool:
    """Whether words are a clause that sets a condition or takes something back."""
    tables = lexicon.load()
    if len(words) < _SEVERAL_WORDS:
        return False
    if not tables.proviso.isdisjoint(words.norms):
        return True
    if len(words) > _SEVERAL_WORDS and not tables.condition.isdisjoint(words.norms):
        return True
    run = f" {' '.join(words.norms)} "
    return any(f" {phrase} " in run for phrase in tables.provisos)
