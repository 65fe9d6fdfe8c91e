"""The word lists and tables that comparison needs, loaded once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader import resources
from reader.text.stem import stem
from reader.text.tokens import tokens

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}
MONTH_NUMBER = {month: number for number, month in enumerate(MONTHS, 1)} | _SHORT_MONTHS
"""1 to 12, by full and shortened name."""


@dataclass(frozen=True, slots=True)
class AlignLexicon:
    """Tables for `keys.py`, `evidence.py` and `changes.py`. All words are folded."""

    stop: frozenset[str]
    negation: frozenset[str]
    denial: frozenset[str]
    """Words of negation, and forms of verbs that deny what follows."""
    refusal: frozenset[str]
    """The same, and forms of verbs of not doing."""
    after_not: frozenset[str]
    """Words after which a negation denies nothing."""
    prefix: frozenset[str]
    """Beginnings of words that deny the rest."""
    modal: frozenset[str]
    condition: frozenset[str]
    proviso: frozenset[str]
    """Conjunctions that set a condition in as little as two words: "if asked"."""
    provisos: tuple[str, ...]
    """Phrases that set a condition."""
    quantity: frozenset[str]
    """Words that say how much, besides numbers."""
    contractions: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]
    """A form and the stem of its word."""
    numbers: Mapping[str, str]
    """`seven` → `7`."""
    multipliers: Mapping[str, int]
    """`million` → 1,000,000."""
    places: Mapping[str, str]
    """A name or adjective, of one word or two, and the form it is compared under."""
    spellings: Mapping[str, str]
    """A stem in British spelling and the same in American."""
    families: Mapping[str, frozenset[int]]
    """A stem and the numbers of the synonym families it belongs to."""
    elsewhen: Mapping[str, tuple[tuple[str, ...], ...]]
    """Last word of phrases that move the event, the rarest, and the words before it in each."""


@cache
def load() -> AlignLexicon:
    """The shipped tables."""
    small = resources.sections("align", "function_words.txt")
    irregular = {form: stem(word) for form, word in resources.rows("align", "irregular.tsv")}
    numbers = dict(_pairs("numbers.tsv"))
    spellings = dict(_pairs("spellings.tsv"))
    return AlignLexicon(
        stop=small["stop"],
        negation=small["negation"],
        denial=small["negation"] | small["denial"],
        refusal=small["negation"] | small["denial"] | small["refusal"],
        after_not=small["after not"],
        prefix=small["prefix"],
        modal=small["modal"],
        condition=small["condition"],
        proviso=small["proviso"],
        provisos=tuple(resources.lines("align", "provisos.txt")),
        quantity=small["quantity"],
        contractions={form: tuple(words.split()) for form, words in _pairs("contractions.tsv")},
        irregular=irregular,
        numbers={word: value for word, value in numbers.items() if value[0] != "x"},
        multipliers={word: int(v[1:]) for word, v in numbers.items() if v[0] == "x"},
        places={name: _place(form) for name, form in _pairs("places.tsv")},
        spellings=spellings,
        families=_families(irregular, spellings),
        elsewhen=_phrases(),
    )


def _pairs(name: str) -> list[tuple[str, str]]:
    return [(left, right) for left, right in resources.rows("align", name)]


def _place(form: str) -> str:
    """The key of a place: as the name itself is stemmed where a text prints it."""
    return form if "." in form else stem(form)


def _families(
    irregular: Mapping[str, str], spellings: Mapping[str, str]
) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(resources.lines("align", "synonyms.txt")):
        for token in tokens(line):
            key = irregular.get(token.norm, stem(token.norm))
            found[spellings.get(key, key)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in resources.lines("align", "elsewhen.txt"):
        *before, last = line.split()
        found[last].append(tuple(before))
    return {last: tuple(befores) for last, befores in found.items()}
