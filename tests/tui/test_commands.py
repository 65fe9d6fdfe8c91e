"""The registry of commands, and everything that is written from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.tui.commands.page import keys_page
from reader.tui.commands.registry import (
    BY_ID,
    COMMANDS,
    FOOTERS,
    completions,
    footer,
    keys_for,
    matching,
    named,
)
from reader.tui.keys.contexts import TITLES, Where

DOCS = Path(__file__).parents[2] / "docs" / "keys.md"


def test_every_id_is_there_once_and_reads_area_dot_verb():
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", id) for id in ids)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_called_by_key_and_tells_what_it_does(command):
    assert command.keys and command.where
    assert command.name[0].isupper() and not command.help.endswith(".")
    assert command.help not in [c.help for c in COMMANDS if c is not command]


def test_the_documentation_of_the_keys_is_the_registrys_own():
    """To write it anew: python -m reader.tui.commands.page > docs/keys.md."""
    assert DOCS.read_text(encoding="utf-8") == keys_page()


def test_every_context_with_keys_has_a_heading():
    assert {where for command in COMMANDS for where in command.where} <= set(TITLES)


def test_footers_name_commands_that_exist():
    ids = {id for groups in FOOTERS.values() for group in groups for id in group}
    assert ids <= set(BY_ID)


def test_the_first_screen_shows_five_keys():
    shown = footer((Where.LIST, Where.MOVEMENT, Where.EVERYWHERE), keys_for())
    assert shown == [
        ("enter", "open"),
        ("s", "search"),
        ("j/k", "move"),
        ("?", "help"),
        ("q", "quit"),
    ]


def test_the_footer_shows_a_persons_own_keys():
    shown = footer((Where.LIST, Where.MOVEMENT, Where.EVERYWHERE), keys_for({"x": "list.open"}))
    assert shown[0] == ("x", "open")


def test_a_command_is_found_by_id_by_verb_and_by_a_beginning_that_is_its_own():
    assert named("quote.next").id == "quote.next"
    assert named("toggle_read").id == "article.toggle_read"
    assert named("quote.next_").id == "quote.next_same_speaker"


def test_a_beginning_of_several_commands_lists_them():
    with pytest.raises(UsageError, match=r"quote\.next, quote\.previous"):
        named("quote.")


def test_a_misspelt_command_is_answered_with_the_nearest():
    with pytest.raises(UsageError) as caught:
        named("quote.nxet")
    assert caught.value.hint == "the nearest is quote.next"


def test_completion_offers_ids_that_begin_so():
    assert completions("copy.") == ["copy.citation", "copy.plain"]


def test_help_finds_words_in_any_order_and_case():
    found = [command.id for command in matching("SPEAKER next")]
    assert found[0] == "quote.next_same_speaker"


def test_help_without_words_shows_everything():
    assert len(matching("")) == len(COMMANDS)
