"""Speakers on the command line: listed, merged, split, and taken back."""

import json

import pytest

from reader.__main__ import session
from reader.cli.main import run

HARBOUR = """The pier of Varn was closed on Monday.

“The planks are rotten,” said Tobias Renk, the harbour engineer.

“We will pay for it,” the Port Authority said in a statement.
"""
AGAIN = """The pier of Varn stays closed.

“New planks come in May,” said Tobias Renck, the harbour engineer.
"""


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pier.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "again.txt").write_text(AGAIN, encoding="utf-8")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", folder)
    call.folder = folder
    return call


def counts(reader):
    speakers = json.loads(reader("speakers", "--json")[1])["speakers"]
    return {each["name"]: each["quotations"] for each in speakers}


def test_merging_is_a_command_and_so_is_taking_it_back(reader):
    before = counts(reader)
    code, out, _ = reader("speakers", "merge", "Tobias Renk", "Tobias Renck", "--as", "T. Renk")
    assert code == 0
    assert "T. Renk · person · 2 quotations in 2 articles" in out
    assert "merged with Tobias Renck, Tobias Renk" in " ".join(out.split())
    assert counts(reader)["T. Renk"] == 2
    assert "merging" in reader("undo")[1]
    assert counts(reader) == before
    reader("undo", "--redo")
    assert counts(reader)["T. Renk"] == 2


def test_the_first_name_is_shown_where_none_is_chosen(reader):
    reader("speakers", "merge", "Tobias Renck", "Tobias Renk")
    assert counts(reader)["Tobias Renck"] == 2


def test_a_merged_name_is_split_off(reader):
    reader("speakers", "merge", "Tobias Renk", "Tobias Renck")
    code, out, _ = reader("speakers", "split", "Tobias Renck")
    assert code == 0
    assert "Tobias Renk · person · 1 quotation" in out
    assert "Tobias Renck · person · 1 quotation" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", "Tobias Renk", "Nobody Here"), "nobody called “Nobody Here”"),
        (("merge", "Tobias Renk"), "two names"),
        (("merge", "Tobias Renk", "Port Authority"), "different things"),
        (("split", "Tobias Renk"), "not merged"),
        (("merge",), "NAME"),
    ],
)
def test_what_cannot_be_merged_or_split_is_said(reader, arguments, told):
    before = counts(reader)
    code, _, err = reader("speakers", *arguments)
    assert code == 2
    assert told in err
    assert counts(reader) == before


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_name_alone_lists_what_they_said_under_any_name(reader, place):
    reader("speakers", "merge", "Tobias Renk", "Tobias Renck")
    name = ("Tobias Renck",)
    arguments = ("--json", *name) if place == "before" else (*name, "--json")
    listed = json.loads(reader("speakers", *arguments)[1])["quotations"]
    assert [each["text"] for each in listed] == [
        "“New planks come in May,”",
        "“The planks are rotten,”",
    ]
    code, out, _ = reader("speakers", "Tobias Renk", "--in", reader.folder)
    assert (code, out.count(",”")) == (0, 2)


def test_every_form_as_printed_is_in_the_record(reader):
    reader("speakers", "merge", "Tobias Renk", "Tobias Renck")
    merged = json.loads(reader("speakers", "--json")[1])["speakers"][0]
    assert merged["aliases"] == ["Tobias Renck"]
    assert sorted(form["name"] for form in merged["forms"]) == ["Tobias Renck", "Tobias Renk"]


def test_the_configuration_merges_too(reader, tmp_path):
    config = tmp_path / "config.yaml"
    config.write_text("speakers:\n  - {name: Tobias Renk, aliases: [Renck]}\n")
    _, out, _ = reader("--config", config, "speakers", "--in", reader.folder)
    assert "Tobias Renk · person · 2 quotations" in out


def test_a_speaker_without_quotations_is_said_to_be_none(reader):
    code, _, err = reader("speakers", "Nobody Here")
    assert code == 1
    assert "nobody called Nobody Here" in err
