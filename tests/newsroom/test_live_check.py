"""Words that someone is said to have said, checked against a small library of our own."""

from __future__ import annotations

import pytest

from reader.errors import UsageError
from reader.model.check import CheckVerdict
from reader.model.match import Caution

DAM = """---
outlet: The Tern
date: 2031-06-01
---
The old dam above Lindow will stay closed, the county said on Sunday.

“We will not open the gates this year. The valley needs the water, and it will get it,” said \
Marta Ekdahl, who chairs the water board.

“I trust nothing that comes out of that pumping station without a spoonful of caution,” said \
Tobias Renn, a farmer.

Renn called the closure “a slow drought by decree.”
"""
DAM_AGAIN = """---
outlet: Coast Gazette
date: 2031-06-02
---
Farmers in the Lindow valley are angry about the closed dam.

“We won’t open the gates this year. The valley needs water,” Marta Ekdahl told the Upland Post.

“If it rains in August, we will lend the farmers forty pumps,” she added.
"""


@pytest.fixture
def check(full_desk):
    full_desk.write("dam.txt", DAM)
    full_desk.write("again.txt", DAM_AGAIN)
    full_desk.scan()
    return full_desk.open().check


def labels(checked):
    return [source.article.outlet for source in checked.sources]


def test_the_very_words_are_found_identical(check):
    found = check.quotation("I have never seen a winter like it,")
    assert found.verdict is CheckVerdict.IDENTICAL
    assert found.sources[0].quotation.speaker == "Pavel Horák"
    assert found.sources[0].paragraphs == (2,)


def test_a_comma_is_no_difference_in_wording(check):
    found = check.quotation("Nobody was hurt and the hull is sound.", speaker="Solheim")
    assert found.verdict is CheckVerdict.PUNCTUATION
    assert set(labels(found)) == {"The Tern", "Coast Gazette"}


def test_a_part_shows_the_whole_quotation(check):
    found = check.quotation("the valley needs the water")
    assert found.verdict is CheckVerdict.PART
    assert found.sources[0].quoted.startswith("“We will not open the gates")


def test_words_that_differ_are_told_word_by_word(check):
    found = check.quotation(
        "I'd trust nothing that comes out of this pumping station without a pinch of caution",
        speaker="tobias renn",
    )
    assert found.verdict is CheckVerdict.DIFFERS
    (source,) = found.sources
    changes = [
        (found.text[slice(*change.a)], source.text[slice(*change.b)])
        for change in source.match.changes
    ]
    assert ("pinch", "spoonful") in changes


def test_a_lost_negation_comes_before_everything_else(check):
    found = check.quotation("We will open the gates this year")
    assert found.verdict is CheckVerdict.DIFFERS
    assert found.cautions[0] is Caution.NEGATION
    assert len(found.sources) == 2


def test_a_part_that_leaves_its_negation_out_is_cautioned(check):
    found = check.quotation("open the gates this year")
    assert found.verdict is CheckVerdict.PART
    assert found.cautions == (Caution.NEGATION,)


def test_another_modal_verb_is_cautioned(check):
    found = check.quotation("we would lend the farmers forty pumps")
    assert found.verdict is CheckVerdict.DIFFERS
    assert Caution.MODAL in found.cautions


def test_a_part_that_leaves_out_what_follows_with_but_is_cautioned(full_desk):
    full_desk.write(
        "pier.txt",
        "“The council can repair the pier in spring, but only if the ferry company pays,”"
        " said Oda Lind, the mayor of Skerry.\n",
    )
    full_desk.scan()
    found = full_desk.open().check.quotation("The council can repair the pier in spring")
    assert found.verdict is CheckVerdict.PART
    assert found.cautions == (Caution.CONDITION,)


def test_another_number_is_cautioned(check):
    found = check.quotation("we will lend the farmers fifty pumps")
    assert found.verdict is CheckVerdict.DIFFERS
    assert found.cautions == (Caution.NUMBER,)


def test_words_of_another_speaker_are_told_as_such(check):
    found = check.quotation("a slow drought by decree", speaker="Marta Ekdahl")
    assert found.verdict is CheckVerdict.OTHER_SPEAKER
    assert found.sources[0].quotation.speaker == "Tobias Renn"


def test_a_speaker_is_known_in_another_transliteration(check):
    assert check.quotation("never seen a winter", speaker="Pavel Khorak").verdict in (
        CheckVerdict.PART,
        CheckVerdict.IDENTICAL,
    )


def test_what_is_nowhere_is_not_found_in_this_collection(check):
    found = check.quotation("The dam was built by the giants of the north")
    assert (found.verdict, found.sources) == (CheckVerdict.NOT_FOUND, ())
    assert (found.articles, found.outlets) == (5, 2)


@pytest.mark.parametrize("words", ["we will", "this year", "The valley", "the farmers said no"])
def test_a_few_words_that_anyone_may_say_are_no_quotation(check, words):
    assert check.quotation(words).verdict is CheckVerdict.NOT_FOUND


@pytest.mark.parametrize("nothing", ["", "  ", "“”", "…", "\x1b"])
def test_a_text_without_words_is_refused(check, nothing):
    with pytest.raises(UsageError):
        check.quotation(nothing)
    with pytest.raises(UsageError):
        check.pasted(nothing)


def test_each_quotation_of_a_pasted_text_is_checked_with_its_speaker(check):
    pasted = (
        "The row over the dam goes on.\n\n"
        "“We will not open the gates this year,” said Tobias Renn.\n\n"
        "“I have never seen a winter like it,” said Pavel Horák.\n\n"
        "“The moon is made of salt and paper,” said Ada Crane.\n"
    )
    assert [found.verdict for found in check.pasted(pasted)] == [
        CheckVerdict.OTHER_SPEAKER,
        CheckVerdict.IDENTICAL,
        CheckVerdict.NOT_FOUND,
    ]


def test_a_pasted_text_without_marks_is_one_quotation(check):
    (found,) = check.pasted("The valley needs the water, and it will get it")
    assert found.verdict is CheckVerdict.PART


def test_a_damaged_index_is_built_anew_and_asked_again(full_desk):
    room = full_desk.open()
    (index,) = full_desk.opened[-1].workspace.index.glob("v*")
    for path in [*index.glob("*.trm"), *index.glob("*.pst")]:
        path.write_bytes(b"spoilt")
    assert room.check.quotation("the hull is sound").verdict is CheckVerdict.PART
