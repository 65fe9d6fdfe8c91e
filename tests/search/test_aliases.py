"""Other spellings are suggested where they may be the same person, and only there."""

from __future__ import annotations

import pytest

from reader.search.aliases import spellings, spelt_out
from reader.search.query import parse
from reader.search.syntax import Node, Or, Prefix, Word, canonical


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


def test_a_word_still_being_typed_stands_for_its_own_forms_and_a_name_for_its_spellings() -> None:
    others = {"markovic": ["Markovich"]}

    def meant(query: str) -> Node:
        return spelt_out(parse(query, typing=True), lambda norm: others.get(norm, ()))

    assert meant("ferries") == Or((Prefix("ferries"), Word("ferries")))
    assert meant("markovic") == Or((Prefix("markovic"), Word("markovic"), Word("Markovich")))
    assert meant("ferr* ") == Prefix("ferr")
