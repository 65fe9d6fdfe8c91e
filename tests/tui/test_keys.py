"""Keys: how they are written, sequences that wait, and a person's own keymap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.commands.registry import COMMANDS, keys_for
from reader.tui.keys.contexts import Where
from reader.tui.keys.keymap import keymap
from reader.tui.keys.sequences import KeyReader
from reader.tui.keys.spelling import sequence, shown, spelled

ARTICLE = (Where.ARTICLE, Where.MOVEMENT, Where.EVERYWHERE)
FIELD = (Where.FIELD,)


def reader() -> KeyReader:
    return KeyReader(keys_for())


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("]q", ("]", "q")),
        ("] q", ("]", "q")),
        ("gg", ("g", "g")),
        ("ctrl+d", ("ctrl+d",)),
        ("g ctrl+d", ("g", "ctrl+d")),
        ("space", ("space",)),
        ("''", ("'", "'")),
        ("m{letter}", ("m", "{letter}")),
        ("+", ("+",)),
    ],
)
def test_a_written_sequence_is_divided_into_single_keys(written: str, keys: tuple[str, ...]):
    assert sequence(written) == keys


def test_a_sequence_without_keys_is_refused():
    with pytest.raises(ValueError, match="no key"):
        sequence("  ")


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("right_square_bracket", "]", "]"),
        ("upper_g", "G", "G"),
        ("space", " ", "space"),
        ("tab", "\t", "tab"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("alt+left", None, "alt+left"),
        ("plus", "+", "+"),
    ],
)
def test_a_pressed_key_is_spelled_by_what_it_types(key: str, character: str | None, name: str):
    assert spelled(key, character) == name


def test_the_second_key_of_a_sequence_runs_the_command():
    keys = reader()
    assert keys.feed("]", ARTICLE).command is None
    assert keys.feed("q", ARTICLE).command == "quote.next"


def test_a_prefix_waits_and_says_what_may_follow():
    keys = reader()
    waiting = keys.feed("]", ARTICLE).waiting
    assert keys.pending == "]"
    assert {"quote.next", "match.next", "marks.next"} <= {bound.command for bound in waiting}


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "@"])
def test_escape_ctrl_c_and_unknown_keys_drop_a_sequence_and_do_nothing_else(key: str):
    keys = reader()
    keys.feed("g", ARTICLE)
    outcome = keys.feed(key, ARTICLE)
    assert (outcome.command, outcome.taken, keys.pending) == (None, True, "")


def test_a_key_that_means_something_alone_is_not_executed_after_a_wrong_prefix():
    keys = reader()
    keys.feed("m", ARTICLE)
    assert keys.feed("?", ARTICLE).command is None
    assert keys.feed("?", ARTICLE).command == "app.help"


def test_a_letter_after_m_becomes_the_marks_name_but_mm_bookmarks():
    keys = reader()
    keys.feed("m", ARTICLE)
    named = keys.feed("x", ARTICLE)
    keys.feed("m", ARTICLE)
    assert (named.command, named.argument) == ("marks.set", "x")
    assert keys.feed("m", ARTICLE).command == "marks.toggle"


def test_the_nearest_context_decides():
    assert reader().feed("j", (Where.VISUAL, *ARTICLE)).command == "select.line"
    assert reader().feed("j", ARTICLE).command == "move.down"


def test_letters_are_typed_in_a_field_but_swallowed_elsewhere():
    assert not reader().feed("q", FIELD).taken
    assert reader().feed("@", ARTICLE).taken


def test_the_palette_opens_from_a_field_too():
    assert reader().feed("ctrl+p", FIELD).command == "app.palette"


def test_own_keys_are_added_and_taken_from_what_had_them():
    own = keys_for({"x": "quote.next", "j": "move.up"})
    assert own.find(("x",), ARTICLE).command == "quote.next"
    assert own.find(("]", "q"), ARTICLE).command == "quote.next"
    assert own.find(("j",), ARTICLE).command == "move.up"


def test_an_empty_id_takes_a_key_away():
    assert keys_for({"Q": ""}).find(("Q",), ARTICLE).command is None


def test_an_unknown_id_is_warned_about_with_the_nearest():
    assert keys_for({"x": "quote.nxt"}).warnings == (
        "keys.bind: there is no command “quote.nxt”; the nearest is quote.next",
    )


def test_a_key_that_terminals_confuse_is_warned_about():
    (warning,) = keys_for({"ctrl+i": "quote.next"}).warnings
    assert "same as tab" in warning


def test_no_default_key_means_two_things_in_one_context():
    for where, bounds in keys_for().bindings.items():
        keys = [bound.keys for bound in bounds]
        assert len(keys) == len(set(keys)), where


def test_no_default_sequence_begins_with_a_whole_other_one():
    every = {keys for bounds in keys_for().bindings.values() for keys, _ in bounds}
    beginnings = {keys[:end] for keys in every for end in range(1, len(keys))}
    assert not every & beginnings


def test_no_default_key_is_one_that_terminals_cannot_send_or_multiplexers_take():
    never = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+b", "ctrl+a", "ctrl+s", "shift+space"}
    keys = {key for command in COMMANDS for written in command.keys for key in sequence(written)}
    assert not never & keys


@given(st.lists(st.sampled_from(["g", "]", "m", "'", "q", "m", "x", "escape", "?", "ctrl+d"])))
def test_any_row_of_keys_leaves_at_most_a_prefix_waiting(pressed: list[str]):
    keys = reader()
    for key in pressed:
        keys.feed(key, ARTICLE)
    assert keys.pending in ("", "g", "]", "m", "'")


@given(st.text(alphabet="gq]['mz", min_size=1, max_size=4))
def test_plain_keys_are_shown_as_they_are_written(written: str):
    assert shown(sequence(written)) == written


def test_a_keymap_of_ones_own_table_needs_no_registry():
    own = keymap([("a.b", ("x",), (Where.LIST,))])
    assert own.keys_of("a.b") == ["x"]
