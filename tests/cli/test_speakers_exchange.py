"""Merged speakers and corrections on their way from one library to another."""

import pytest
import yaml

from reader.__main__ import session
from reader.cli.main import run

PIER = """The pier of Varn was closed on Monday.

“The planks are rotten,” said Tobias Renk, the harbour engineer.

“We will pay for it,” the Port Authority said in a statement.

“Nobody asked the fishermen,” said Olga Brandt.
"""
AGAIN = """The pier of Varn stays closed.

“New planks come in May,” said Tobias Renck, the harbour engineer.

“May is far too late,” said O. Brandt.
"""


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of two articles, or in another over the same folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pier.txt").write_text(PIER, encoding="utf-8")
    (folder / "again.txt").write_text(AGAIN, encoding="utf-8")

    def call(*arguments: object, library: str = "mine") -> tuple[int, str, str]:
        code = run(session(), ["--workspace", library, *(str(each) for each in arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    for library in ("mine", "yours"):
        call("scan", folder, library=library)
    call.file = tmp_path / "c.yaml"
    return call


def merge_tobias(reader, *, library="mine", name="Tobias Renk"):
    reader("speakers", "merge", "Tobias Renk", "Tobias Renck", "--as", name, library=library)


def send(reader, change=None):
    """Exports from one library, changes the file, and imports it into the other."""
    document = yaml.safe_load(reader("export", "corrections")[1])
    if change is not None:
        change(document)
    reader.file.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    code, out, _ = reader("import", "corrections", reader.file, library="yours")
    return code, " ".join(out.split())


def without_times(text):
    document = yaml.safe_load(text)
    for entry in document["corrections"]:
        del entry["made"]
    return document


def test_what_is_exported_imported_and_exported_again_is_the_same_but_for_the_times(reader):
    merge_tobias(reader, name="T. Renk")
    reader("speakers", "merge", "Olga Brandt", "O. Brandt")
    reader("correct", "pier", 1, "--confirm")
    reader("correct", "pier", 3, "--speaker", "Tobias Renk", "--note", "heard: ‘so’ – “yes”")
    reader("correct", "again", 2, "--not-a-quotation")
    assert send(reader) == (0, "applied 5 · already here 0 · refused 0")
    first, second = (reader("export", "corrections", library=name)[1] for name in ("mine", "yours"))
    assert without_times(first) == without_times(second)
    assert [each["name"] for each in without_times(first)["speakers"]] == ["Olga Brandt", "T. Renk"]
    assert send(reader) == (0, "applied 0 · already here 5 · refused 0")


@pytest.mark.parametrize("shown", ["T. Renk", "Tobias Renck"])
def test_an_alias_decided_otherwise_here_is_refused_and_listed(reader, shown):
    merge_tobias(reader)
    merge_tobias(reader, library="yours", name=shown)
    code, out = send(reader)
    assert code == 3
    assert f"shown as “{shown}” here: kept as it is" in out
    assert f"{shown} · person · 2 quotations" in reader("speakers", library="yours")[1]


def test_an_alias_that_would_merge_two_people_set_apart_here_is_refused(reader):
    merge_tobias(reader)
    merge_tobias(reader, library="yours")
    reader("speakers", "split", "Tobias Renck", library="yours")
    code, out = send(reader)
    assert (code, "set apart here" in out) == (3, True)


def test_names_set_apart_are_sent_and_stand_alone_there(reader):
    merge_tobias(reader)
    reader("speakers", "split", "Tobias Renck")
    assert send(reader) == (0, "applied 2 · already here 0 · refused 0")
    assert send(reader) == (0, "applied 0 · already here 2 · refused 0")
    assert "perhaps the same" not in reader("speakers", library="yours")[1].split("O. Brandt")[0]
    first, second = (reader("export", "corrections", library=name)[1] for name in ("mine", "yours"))
    assert without_times(first) == without_times(second)


def test_a_name_set_apart_there_and_merged_here_is_refused(reader):
    merge_tobias(reader)
    reader("speakers", "split", "Tobias Renck")
    merge_tobias(reader, library="yours")
    code, out = send(reader)
    assert code == 3
    assert "speaker Tobias Renck: “Tobias Renck” is shown as “Tobias Renk” here" in out
    assert "Tobias Renk · person · 2 quotations" in reader("speakers", library="yours")[1]


@pytest.mark.parametrize("entry", ["Olga", {}, {"name": ""}, {"name": ["x"]}, {"name": "x" * 500}])
def test_a_name_set_apart_that_makes_no_sense_is_listed(reader, entry):
    code, out = send(reader, lambda document: document["apart"].append(entry))
    assert (code, "refused 1" in out) == (3, True)


def test_an_alias_that_would_merge_two_merged_people_is_refused(reader):
    merge_tobias(reader, library="yours")
    reader("speakers", "merge", "Olga Brandt", "O. Brandt", library="yours")

    def everyone_is_olga(document):
        document["speakers"] = [{"name": "Olga Brandt", "aliases": ["O. Brandt", "Tobias Renk"]}]

    code, out = send(reader, everyone_is_olga)
    assert code == 3
    assert "“Tobias Renk” is shown as “Tobias Renk” here" in out


def test_an_alias_of_two_speakers_in_one_file_goes_to_the_first(reader):
    def twice(document):
        document["speakers"] = [
            {"name": "Tobias Renk", "aliases": ["Tobias Renck"]},
            {"name": "Olga Brandt", "aliases": ["Tobias Renck"]},
        ]

    code, out = send(reader, twice)
    assert code == 3
    assert "applied 1" in out and "speaker Olga Brandt" in out


def test_a_person_is_not_merged_with_an_institution_by_a_file(reader):
    def wrong(document):
        document["speakers"] = [{"name": "Olga Brandt", "aliases": ["Port Authority"]}]

    code, out = send(reader, wrong)
    assert (code, "different things" in out) == (3, True)


@pytest.mark.parametrize(
    "entry",
    [
        "Olga",
        {},
        {"name": "Olga"},
        {"name": "", "aliases": ["x"]},
        {"name": "x", "aliases": []},
        {"name": "x", "aliases": [["y"]]},
        {"name": 5, "aliases": ["y"]},
        {"name": "x", "aliases": "y"},
        {"name": "x" * 500, "aliases": ["y"]},
    ],
)
def test_an_entry_that_makes_no_sense_is_listed_and_the_others_are_applied(reader, entry):
    merge_tobias(reader)
    code, out = send(reader, lambda document: document["speakers"].insert(0, entry))
    assert code == 3
    assert "applied 1" in out
    assert "speaker" in out


def test_a_file_without_speakers_is_one_of_corrections_alone(reader):
    reader("correct", "pier", 1, "--confirm")
    code, out = send(reader, lambda document: document.pop("speakers"))
    assert (code, "applied 1" in out) == (0, True)


def test_a_list_of_speakers_that_is_none_changes_nothing(reader):
    reader("correct", "pier", 1, "--confirm")
    assert send(reader, lambda document: document.update(speakers="all"))[0] == 4
    assert reader("quotes", "--reviewed", library="yours")[0] == 1
