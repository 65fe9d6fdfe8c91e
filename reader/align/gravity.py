"""What weighs heavy when a passage's words change: denials, facts, modal verbs, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from reader.align import lexicon
from reader.align.prepared import BEGINNING, beginnings
from reader.align.words import Words
from reader.model.match import Caution

FACTS = (Caution.NUMBER, Caution.DATE, Caution.NAME)
_LETTERS = ">"  # digits and the "=" of dates sort before it
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
    if one.endswith(other):
        return one.removesuffix(other) in lexicon.load().prefix
    return other.endswith(one) and other.removesuffix(one) in lexicon.load().prefix


def facts(words: Words) -> dict[Caution, set[str]]:
    """The numbers, dates and names among words, by their keys; words of quantity are numbers."""
    figures = {key for key in words.keys if "" < key < _LETTERS}
    dates = {key for key in figures if key[0] == "="}
    numbers = figures - dates
    quantity = lexicon.load().quantity
    if not quantity.isdisjoint(words.norms):
        numbers |= quantity.intersection(words.norms)
    if not _DATE_WORDS.isdisjoint(words.norms):
        both = zip(words.norms, words.keys, strict=True)
        dates |= {key for norm, key in both if key and norm in _DATE_WORDS}
    names = set(compress(words.keys, words.names)) - figures - dates
    return {Caution.NUMBER: numbers, Caution.DATE: dates, Caution.NAME: names}


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


def conditional(norms: Sequence[str]) -> bool:
    """Whether words are a clause that sets a condition or takes something back."""
    tables = lexicon.load()
    if len(norms) < _SEVERAL_WORDS:
        return False
    if not tables.proviso.isdisjoint(norms):
        return True
    if len(norms) > _SEVERAL_WORDS and not tables.condition.isdisjoint(norms):
        return True
    run = f" {' '.join(norms)} "
    return any([f" {phrase} " in run for phrase in tables.provisos])
