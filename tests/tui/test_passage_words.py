"""What is said of a whole passage: who has it, what of it is lacking, what two statements share."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.tui.passage_words import found_words, lacking_words, not_found_words, shared_names
from tests.fakes import fake_newsroom

BRIDGE = fake_newsroom().matches.others("a:1000000001")[0]
GULL = replace(BRIDGE, id="a:9", outlet="The Gull")
NAMELESS = replace(BRIDGE, id="a:8", outlet=None)


def test_outlets_are_counted_once_each():
    assert found_words([BRIDGE, GULL, replace(GULL, id="a:7")]) == "in 2 other outlets"


def test_where_an_outlet_is_unknown_articles_are_counted():
    assert found_words([NAMELESS]) == "in 1 other article"


def test_nobody_else_is_not_counted():
    assert found_words([]) == ""


def test_what_is_not_found_is_only_here_unless_the_speaker_said_something_else():
    assert (
        not_found_words(2, said_otherwise=False) == "only here: not found in the 2 other articles"
    )
    assert not_found_words(1, said_otherwise=True) == "no same statement in the other article"


def test_a_quotation_that_is_lacking_in_part_says_how_much():
    sentences = [Span(0, 5), Span(6, 9), Span(10, 20)]
    assert lacking_words(sentences, {Span(6, 9)}, here="000") == "1 of its 3 sentences only in 000"
    assert lacking_words(sentences, set(), here="000") == ""
    assert lacking_words(sentences, set(sentences), here="000") == ""


def test_two_statements_share_the_names_in_both():
    a, b = "“Certainly, all of it is decided in Velmar.”", "“It matters that Velmar knows it,”"
    assert shared_names(a, b) == "both name Velmar"


def test_a_word_that_only_begins_sentences_is_no_name():
    assert shared_names("“Nothing came. It rained,”", "“It burned. Nothing is left.”") == ""
    assert shared_names("so I went", "and I stayed") == ""


def test_few_of_many_shared_names_are_told():
    text = "in Velmar, Harn, Ostby, Tolm and Krag"
    assert shared_names(text, text) == "both name Velmar, Harn, Ostby"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_asked(a, b):
    told = shared_names(a, b)
    assert not told or told.startswith("both name ")
    assert bool(told) == bool(shared_names(b, a))
