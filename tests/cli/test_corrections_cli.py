"""Decisions about quotations on the command line, over a real library."""

import shutil
from pathlib import Path

import pytest
import yaml

from reader.__main__ import session
from reader.cli.main import run

ARTICLES = Path(__file__).parent.parent / "articles" / "cycling"


@pytest.fixture
def reader(capsys, tmp_path):
    """Runs a command in the library of a folder that the test may change."""
    folder = tmp_path / "cycling"
    shutil.copytree(ARTICLES, folder)

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call("scan", folder)
    call.folder = folder
    return call


def test_a_speaker_is_corrected_taken_back_and_done_again(reader):
    code, out, _ = reader("correct", "wire", 5, "--speaker", "Lars Aune")
    assert code == 0
    assert "Lars Aune" in out and "by you" in out
    assert "Lars Aune" in reader("quotes", "--reviewed")[1]
    assert "took back" in reader("undo")[1]
    assert reader("quotes", "--reviewed")[0] == 1
    reader("undo", "--redo")
    assert "Lars Aune" in reader("quotes", "--reviewed")[1]


def test_one_thing_at_a_time_is_decided(reader):
    code, _, err = reader("correct", "wire", 5)
    assert code == 2
    assert "--confirm" in err
    assert reader("correct", "wire", 5, "--confirm", "--not-a-quotation")[0] == 2


def test_a_number_that_no_quotation_has_is_refused(reader):
    code, _, err = reader("correct", "wire", 99, "--confirm")
    assert code == 2
    assert "quotations" in err


def test_what_is_no_quotation_is_gone_from_the_list(reader):
    words = "A second sample will be opened within fourteen days"
    assert words in reader("quotes", "--article", "wire")[1]
    reader("correct", "wire", 1, "--not-a-quotation")
    assert words not in reader("quotes", "--article", "wire")[1]


def test_corrections_go_to_another_library_and_twice_change_nothing(reader, tmp_path):
    reader("correct", "wire", 5, "--speaker", "Lars Aune", "--note", "heard it myself")
    reader("correct", "wire", 1, "--confirm")
    _, text, _ = reader("export", "corrections")
    (tmp_path / "c.yaml").write_text(text)
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert (code, out) == (0, "applied 0 · already here 2 · refused 0\n")
    for expected in ("applied 2", "applied 0 · already here 2"):
        _, out, _ = reader("--workspace", "other", "scan", reader.folder)
        code, out, _ = reader("--workspace", "other", "import", "corrections", tmp_path / "c.yaml")
        assert code == 0
        assert expected in out
    assert "Lars Aune" in reader("--workspace", "other", "quotes", "--reviewed")[1]


def test_what_was_decided_otherwise_is_listed_and_kept(reader, tmp_path):
    reader("correct", "wire", 5, "--speaker", "Lars Aune")
    (tmp_path / "c.yaml").write_text(reader("export", "corrections")[1])
    reader("correct", "wire", 5, "--speaker", "Mia Holt")
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert code == 3
    assert "decided otherwise here" in out
    assert "Mia Holt" in reader("quotes", "--reviewed")[1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"article": "a:0000000000", "file": "gone.txt"}, "gone.txt"),
        ({"verdict": "perhaps"}, "perhaps"),
        (
            {"quotation": [{"exact": "words that are not there at all", "start": 3, "end": 34}]},
            "not found",
        ),
        ({"quotation": [{"exact": "x", "start": -4, "end": 2}]}, "no passage"),
        ({"quotation": []}, "no list of passages"),
        ({"speaker": ["a", "b"]}, "speaker"),
    ],
)
def test_a_bad_entry_is_listed_and_the_others_are_applied(reader, tmp_path, change, reason):
    reader("correct", "wire", 5, "--speaker", "Lars Aune")
    reader("correct", "wire", 1, "--confirm")
    document = yaml.safe_load(reader("export", "corrections")[1])
    document["corrections"][0] |= change
    (tmp_path / "c.yaml").write_text(yaml.safe_dump(document))
    reader("undo")
    reader("undo")
    code, out, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert code == 3
    assert "applied 1" in out
    assert reason in out


@pytest.mark.parametrize(
    "text", ["schema: other/thing@1\ncorrections: []\n", "- a\n", "a: [", "a: &x [1]\nb: *x\n"]
)
def test_a_foreign_file_changes_nothing_and_exits_with_four(reader, tmp_path, text):
    (tmp_path / "c.yaml").write_text(text)
    code, _, _ = reader("import", "corrections", tmp_path / "c.yaml")
    assert code == 4
    assert reader("quotes", "--reviewed")[0] == 1
