"""Other spellings are suggested where they may be the same person, and only there."""

from __future__ import annotations

import pytest

from reader.search.aliases import spellings, spelt_out
from reader.search.query import parse
from reader.search.syntax import Or, Word, canonical


@pytest.mark.parametrize(
    ("norm", "names", "others"),
    [
        ("markovic", ["Jelena Marković", "Jelena Markovich"], ["Markovich"]),
        ("markovic", ["Marković", "J. Markovich"], ["Markovich"]),
        ("markovic", ["Jelena Marković", "Pavle Markovich"], []),
        ("markovic", ["Jelena Marković", "Jelena Markov"], ["Markov"]),
        ("solheim", ["Ingrid Solheim", "Ingrid Solhein"], ["Solhein"]),
        ("solheim", ["Ingrid Solheim", "Ingrid Bolheim"], []),
        ("renk", ["Tobias Renk", "Tobias Renck"], []),
        ("market", ["Ann Markel"], []),
        ("markovic", [], []),
    ],
)
def test_spellings_of_one_name(norm: str, names: list[str], others: list[str]) -> None:
    assert spellings(norm, names) == others


def test_only_free_words_are_joined_by_their_spellings() -> None:
    def others(norm: str) -> list[str]:
        return ["Solhein"] if norm == "solheim" else []

    query = parse('solheim "ingrid solheim" -title:solheim sol*')
    assert canonical(spelt_out(query, others)) == (
        '(solheim OR Solhein) AND "ingrid solheim" AND NOT title:solheim AND sol*'
    )


def test_a_name_still_being_typed_has_its_other_spellings_too() -> None:
    others = {"markovic": ["Markovich"]}
    typed = parse("markovic", typing=True)
    assert spelt_out(typed, lambda norm: others.get(norm, ())) == typed
    assert spelt_out(typed, lambda norm: others.get(norm, ()), unfinished=True) == Or(
        (typed, Word("Markovich"))
    )
