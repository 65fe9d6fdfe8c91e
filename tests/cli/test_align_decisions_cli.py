"""Decisions about matches on the command line, over a real library and from one to another."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from reader.__main__ import session
from reader.cli.main import run

ARTICLES = Path(__file__).parent.parent / "articles" / "harbour"
PAIR = ("courier", "ledger")
NUMBERED = re.compile(r"^ +(\d+)  \S.* ↔ ", re.MULTILINE)


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of a folder, or in another over the same folder."""
    folder = tmp_path / "harbour"
    shutil.copytree(ARTICLES, folder)

    def call(*arguments: object, library: str = "mine") -> tuple[int, str, str]:
        code = run(session(), ["--workspace", library, *(str(each) for each in arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    for library in ("mine", "yours"):
        call("scan", folder, library=library)
    call.file = tmp_path / "c.yaml"
    return call


def matches(reader, library="mine"):
    """The listing of the pair, and how many matches it numbers above those set aside."""
    code, out, _ = reader("align", *PAIR, library=library)
    assert code == 0
    return out, len(NUMBERED.findall(out.partition("Set aside by you")[0]))


def test_matches_are_numbered_in_the_order_of_the_first_article(reader):
    out, count = matches(reader)
    assert count > 2
    assert [int(number) for number in NUMBERED.findall(out)] == list(range(1, count + 1))


def test_a_rejected_match_is_set_aside_and_undo_brings_it_back(reader):
    _, before = matches(reader)
    code, out, _ = reader("align", *PAIR, "--reject", 2)
    assert code == 0
    assert "Set aside by you" in out
    assert matches(reader)[1] == before - 1
    reader("undo")
    assert matches(reader)[1] == before
    reader("undo", "--redo")
    assert matches(reader)[1] == before - 1


def test_a_confirmed_match_says_so(reader):
    assert "confirmed by you" not in matches(reader)[0]
    assert "confirmed by you" in reader("align", *PAIR, "--confirm", 1)[1]
    assert "confirmed by you" in reader("align", *reversed(PAIR))[1]


def test_what_was_set_aside_is_confirmed_by_the_number_it_has_there(reader):
    _, before = matches(reader)
    reader("align", *PAIR, "--reject", 1)
    out = reader("align", *PAIR, "--confirm", before)[1]
    assert "Set aside" not in out
    assert "confirmed by you" in out


def test_a_decision_is_forgotten(reader):
    before, count = matches(reader)
    reader("align", *PAIR, "--reject", 1)
    assert reader("align", *PAIR, "--forget", count)[1] == before
    reader("align", *PAIR, "--confirm", 1)
    assert reader("align", *PAIR, "--forget", 1)[1] == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((*PAIR, "--reject", 99), "not 99"),
        ((*PAIR, "--forget", 1), "nothing was decided about match 1"),
        ((*PAIR, "--reject", 1, "--confirm", 1), "decide one thing"),
        (("courier", "--reject", 1), "name two articles"),
        ((*PAIR, "--reject", 0), "0"),
    ],
)
def test_what_makes_no_sense_is_refused(reader, arguments, told):
    code, _, err = reader("align", *arguments)
    assert (code, told in err) == (2, True)


# From one library to another


def send(reader, change=None):
    """Exports from one library, changes the file, and imports it into the other."""
    document = yaml.safe_load(reader("export", "corrections")[1])
    if change is not None:
        change(document["matches"][0])
    reader.file.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    code, out, _ = reader("import", "corrections", reader.file, library="yours")
    return code, " ".join(out.split())


def without_times(text):
    document = yaml.safe_load(text)
    for entry in (*document["corrections"], *document["matches"]):
        del entry["made"]
    return document


def test_decisions_about_matches_go_to_another_library_and_twice_change_nothing(reader):
    reader("align", *PAIR, "--reject", 2)
    reader("align", *PAIR, "--confirm", 1)
    assert send(reader) == (0, "applied 2 · already here 0 · refused 0")
    assert matches(reader, "yours") == matches(reader)
    first, second = (reader("export", "corrections", library=name)[1] for name in ("mine", "yours"))
    assert without_times(first) == without_times(second)
    assert send(reader) == (0, "applied 0 · already here 2 · refused 0")


def test_a_match_decided_otherwise_is_listed_and_kept(reader):
    reader("align", *PAIR, "--reject", 2)
    reader("align", *PAIR, "--confirm", 2, library="yours")
    code, out = send(reader)
    assert code == 3
    assert "match of" in out and "decided otherwise here: kept as it is" in out
    assert "confirmed by you" in matches(reader, "yours")[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"other": "a:0000000000", "other_file": "gone.txt"}, "gone.txt"),
        ({"verdict": "perhaps"}, "'perhaps' is no verdict on a match"),
        ({"verdict": ["right"]}, "no verdict on a match"),
        ({"kind": "twin"}, "twin"),
        ({"likeness": 7}, "likeness"),
        ({"warnings": "negation"}, "warnings"),
        ({"warnings": ["colour"]}, "colour"),
        (
            {"here": {"exact": "words that are not there", "start": 3, "end": 27}},
            "not found",
        ),
        ({"there": {"exact": "x", "start": 9, "end": 2}}, "no passage"),
        ({"there": "x"}, "a passage is no set of keys"),
    ],
)
def test_a_bad_match_is_listed_and_changes_nothing(reader, change, reason):
    reader("align", *PAIR, "--reject", 2)
    before = matches(reader, "yours")
    code, out = send(reader, lambda entry: entry.update(change))
    assert code == 3
    assert reason in out and "applied 0" in out
    assert matches(reader, "yours") == before


def test_a_match_of_an_article_with_itself_is_refused(reader):
    reader("align", *PAIR, "--reject", 2)

    def with_itself(entry):
        entry.update(other=entry["article"], other_file=entry["file"], there=dict(entry["here"]))

    assert send(reader, with_itself)[0] == 3


def test_a_missing_passage_is_named(reader):
    reader("align", *PAIR, "--reject", 2)
    _, out = send(reader, lambda entry: entry.pop("there"))
    assert "match 1: “there” is missing" in out


def test_matches_that_are_no_list_change_nothing(reader):
    reader.file.write_text("schema: reader/corrections@1\ncorrections: []\nmatches: 5\n")
    assert reader("import", "corrections", reader.file)[0] == 4
